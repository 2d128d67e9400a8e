"""The command about the history of actions."""
