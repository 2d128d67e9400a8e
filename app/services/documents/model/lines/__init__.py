"""Where the lines of a text end: of paragraphs and cells, and of titles by their sense."""
