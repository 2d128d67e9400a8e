"""Forms of a plan and a measure."""
