"""A kind made of its text: the words that it names say its settings, its checks, its origin."""
