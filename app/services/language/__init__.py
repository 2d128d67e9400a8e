"""Russian words, numbers and dates: pure functions, shared by screens, documents and messages."""
