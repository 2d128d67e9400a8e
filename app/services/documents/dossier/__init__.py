"""What documents are made from, read once for all kinds, and the choices that several of them make.

`parts` reads; beside it stands which run and which order a document rests on, who is on a list on
its day, who controls and who answers.
"""
