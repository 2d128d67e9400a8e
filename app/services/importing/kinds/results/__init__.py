"""Tables of results: reports of the federal system, flat tables, our own workbook."""
