"""Number formats: what they say about a cell, and how Russian Excel shows a number in them."""
