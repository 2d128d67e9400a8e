"""What the editor of a text asks: its pages while it is typed, its signs, columns, differences."""
