"""The place «Документы»: what can be made, what was made, and the register of orders."""
