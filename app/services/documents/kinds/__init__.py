"""One small module a kind of document: facts -> blocks. What it says stands in its wording file."""
