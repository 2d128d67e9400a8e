"""Words that the texts of several kinds share, each by the record that it tells of.

Each stands with what is told while it lacks. A kind sees them through its own facts
(`Vocabulary.see`) and adds a few words of its own; `Vocabulary.ask` gives a
setting to every kind whose text names its words.
"""
