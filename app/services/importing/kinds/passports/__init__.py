"""The workbook of school passports."""
