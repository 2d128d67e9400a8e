"""What the identification is given and what it answers: facts, verdicts, shares as text."""
