"""The kinds that a sheet may be of: the one whose header fits best, and those nearly as good.

Where the title or the name of the sheet says which of them it is, nothing is doubtful.
"""

from app.services.importing.files.reader import Sheet
from app.services.importing.kinds.registry import intakes
from app.services.importing.reading.intake import Intake
from app.services.importing.tables.scores import Score
from app.services.importing.tables.table import Table

Candidates = dict[str, list[Table]]


def candidates(sheet: Sheet, *, in_document: bool = False) -> Candidates:
    """Key of a kind -> its tables of the sheet, the best kind first; empty for none.

    Tables of a document of Word are only of kinds that say so.
    """
    fitting: list[tuple[Score, Intake, list[Table]]] = []
    for score, kind in _ranked(sheet, in_document=in_document):
        if fitting and not fitting[0][0].is_rivalled_by(score):
            continue
        tables = kind.tables(sheet)
        if tables:
            fitting.append((score, kind, tables))
    named = [one for one in fitting if one[0].is_named]
    chosen = named if len(named) == 1 else fitting
    return {kind.key: tables for _score, kind, tables in chosen}


def _ranked(sheet: Sheet, *, in_document: bool) -> list[tuple[Score, Intake]]:
    """The kinds that have a header in the sheet, the best first; as listed where they agree."""
    kinds = [kind for kind in intakes() if kind.reads_documents or not in_document]
    scores = [(score, kind) for kind in kinds if (score := kind.score(sheet))]
    return sorted(scores, key=lambda one: one[0].rank, reverse=True)
