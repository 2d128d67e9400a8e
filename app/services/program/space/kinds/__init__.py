"""What may go: a file a kind, its `SpaceKind` in `KIND`; one more is found where it lies."""
