"""Profiles of identification: their list and the form of one."""
