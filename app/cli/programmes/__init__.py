"""Commands `programme …`: programmes with their parts, values of their indicators."""
