"""Verdicts of an identification: the list, the evidence of one, and two runs compared."""
