"""The place «Школы»: the register and the card of a school."""
