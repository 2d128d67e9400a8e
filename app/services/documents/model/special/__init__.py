"""What is more than letters in a text, made ready to be printed: references, footnotes."""
