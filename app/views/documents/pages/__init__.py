"""Pages of a document: pictures, preview, printing."""
