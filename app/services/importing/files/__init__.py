"""Files with tables: their cells as a spreadsheet shows them, whatever program wrote them."""
