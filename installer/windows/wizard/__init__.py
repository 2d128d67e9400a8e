"""The Russian pages of the two installers.

wixl knows no dialogs, so the tables of Windows Installer are written here row by row. `controls` is
what a page is made of, `pages` those that both have, `full` and `update` what each shows, `tables`
writes it into the MSI.
"""
