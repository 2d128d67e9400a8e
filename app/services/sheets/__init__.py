"""Tables that leave the program: a sheet of typed cells as a workbook, or for the clipboard."""
