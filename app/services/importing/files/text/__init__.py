"""Tables in files of text: CSV, web pages, web archives and the XML of Excel 2003."""
