"""What every page stands on: its context, events, background work, messages, undo.

`links` lead from things to the spots of the window, `undoing` is the one order of actions.
"""
