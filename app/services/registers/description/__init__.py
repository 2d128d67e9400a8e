"""What registers are described by."""
