"""Several documents bound into one file."""
