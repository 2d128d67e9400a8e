"""Frozen identifications: their list, decisions on one, annulling it, listing its schools."""
