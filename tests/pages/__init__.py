"""Pages of documents full of long names, ours and those LibreOffice makes (`make pages`)."""
