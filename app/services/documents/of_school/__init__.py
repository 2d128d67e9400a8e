"""Documents about one school, as its card offers them."""
