"""What the card of a school tells: history, papers, measures."""
