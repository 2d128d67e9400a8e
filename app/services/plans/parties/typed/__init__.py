"""The typed cell of the parties of a measure: where it is parted, and the words it is told by."""
