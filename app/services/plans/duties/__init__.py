"""What each responsible party of the plans is, and what it has to do."""
