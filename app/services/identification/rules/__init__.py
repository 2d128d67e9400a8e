"""The rules of a profile, the profile in use, and when a result is low."""
