"""Ten years of use: what grows, and what it costs (`make growth`)."""
