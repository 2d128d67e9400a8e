"""The order with the list of schools (приказ о перечне)."""
