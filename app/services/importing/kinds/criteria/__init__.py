"""The workbook of criteria of effectiveness."""
