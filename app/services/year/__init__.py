"""A school year at a glance: steps, numbers, deadlines."""
