"""Pages of documents and tables: pictures, preview, printing."""
