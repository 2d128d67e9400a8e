"""Every text that was typed, with its place; and what a small grammar reads in a text."""
