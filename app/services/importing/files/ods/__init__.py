"""OpenDocument spreadsheets .ods."""
