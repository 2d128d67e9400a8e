"""The check before signing: what contradicts itself in the data and in the documents made of them.

A check is a small function with codes of its own; those of one subject lie in one file of `kinds/`.
All of them read the data as they are stored (the dossier, every typed text with its place, the
documents as they would be made): what the forms refuse may have come from old papers. `running`
tells each finding once and says which document it concerns.
"""
