"""Workbooks .xlsx and .xlsm, strict ones too."""
