"""Installs «Опора» for one user of Linux, and removes it. Shipped; needs the standard library only.

Entry: `python -m installation install | remove`, called by install.sh and uninstall.sh.
"""
