"""The agenda of the plans: what is due when, marked from there, and as a file of a calendar."""
