"""Words that the texts of several kinds share, each by the record that it tells of.

A kind sees them through its own facts (`Vocabulary.see`) and adds a few words of its own.
"""
