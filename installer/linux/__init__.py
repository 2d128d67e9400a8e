"""Builds the packages of «Опора» for Linux. Entry: `python -m installer.linux` (make linux)."""
