"""What every page stands on: its context, events, background work, messages, undo."""
