"""Documents: facts become a tree of blocks, and the tree becomes DOCX, PDF and XLSX.

A kind is a Russian text in reading order in `resources/documents/`; what it names says which
settings, facts and checks it has (`common/`). `kinds/<occasion>/` say the order of the list; a kind
may add words of its own there, and its states are reviewed in the tests of that folder.

`dossier/` reads each part of the data once for all kinds, `words/` are the names that texts share,
`text/` is the language, `model/` the frozen block tree and its look; `docx/` and `pdf/` write the
few elements of `model/core/` and know no block, `xlsx/` writes tables alone. `making/` is the
catalogue, `made/` what was made, `sets/` the papers of an occasion at once, `editing/` what the
editor of a text asks; `publication` hides small groups. `make pages` measures both formats.
"""
