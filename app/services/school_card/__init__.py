"""What the card of a school tells: history, papers, measures.

`final_check` sets its results beside those of the base year.
"""
