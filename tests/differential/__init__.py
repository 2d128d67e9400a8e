"""Workbooks read by the program and by LibreOffice, compared cell by cell (`make differential`)."""
