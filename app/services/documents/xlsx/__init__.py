"""Tables of a document as a workbook of Excel."""
