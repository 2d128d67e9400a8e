"""One folder a kind of file: its reader and the rows that it stores."""
