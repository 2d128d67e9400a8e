"""Files into the workspace: read, recognise, check, preview, store; and the empty workbooks.

`files/` is the one reading of any file, cells as a spreadsheet shows them (`cells/`), never a
library's values alone; .xlsx in the usual shape are scanned, all others read as XML. `tables/`
finds tables by their headers and cuts totals. `kinds/<kind>/` is one kind of file: an `Intake` that
scores a table and reads its rows, with the layout of its columns as data in `resources/workbooks/`;
one whose tables are not told by known headings alone finds them itself (`Intake.finder`).

`recognition/` takes the best score, asks when two are as good, and guards against pupils as the
winning kind says. `binding/` finds the schools, `findings/` says what is wrong or asked, `batches/`
hands the rows to the writer of the aggregate; one call is one transaction. `blanks/` writes the
empty workbooks, `pasting/` reads a block from the clipboard. `make differential` holds the reading
against LibreOffice, `make fuzz` feeds it spoilt files.
"""
