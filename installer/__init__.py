"""Builds the Windows installer of «Опора» on Linux. Entry: `python -m installer` (make msi)."""
