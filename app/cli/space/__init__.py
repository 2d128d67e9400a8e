"""What takes room and may go."""
