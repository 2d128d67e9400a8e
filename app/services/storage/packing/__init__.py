"""A workspace as one file, packed and unpacked."""
