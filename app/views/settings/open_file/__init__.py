"""A district as an open file: written, and looked at before it is loaded."""
