"""What review points say in documents."""
