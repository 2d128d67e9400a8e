"""The flat table of ВПР marks."""
