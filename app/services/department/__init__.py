"""The education department: what it is called, its people and who signs."""
