"""Orders: their register, signed scans and files of evidence."""
