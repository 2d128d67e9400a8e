"""The workbook of a plan of measures."""
