"""Blocks to DOCX.

`package` registers parts and relations, `numbering` lets Word count the labels that the PDF prints.
"""
