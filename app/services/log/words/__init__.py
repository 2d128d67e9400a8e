"""What a description of a table is made of: columns with their units, names, sentences, places."""
