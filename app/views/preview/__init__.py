"""Pages of documents and tables: pictures, preview, printing.

They are the real PDF pages, drawn by pypdfium2 in the worker.
"""
