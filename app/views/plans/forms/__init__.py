"""Forms of a plan, a measure and a mark."""
