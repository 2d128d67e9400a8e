"""The log of changes: written, reverted, told in words; and the settings kept by it."""
