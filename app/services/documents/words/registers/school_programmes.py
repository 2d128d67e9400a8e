"""The register of programmes of schools in the words of texts, with its totals."""

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.words.name_lists import name_schools
from app.services.documents.words.registers.rows import name_rows, without_rows
from app.services.documents.words.registers.supported import schools_of
from app.services.registers.description.register import RegisterRow
from app.services.registers.kinds.school_programmes import SCHOOL_PROGRAMME as REGISTER

_ROWS = "программы школ"


def _rows(facts: DocumentFacts) -> list[RegisterRow]:
    return facts.register_rows(REGISTER.name)


def _is_returned(row: RegisterRow) -> bool:
    """Whether it is with the school again: it was returned and is not approved since."""
    return row.day("returned_on") is not None and row.day("approved_on") is None


def _not_handed_in(facts: DocumentFacts) -> list[str]:
    """Supported schools whose programme has not come."""
    came = {row.number("school_id") for row in _rows(facts) if row.day("handed_on") is not None}
    return [name for key, name in schools_of(facts, _rows(facts)).items() if key not in came]


SCHOOL_PROGRAMMES = Vocabulary[DocumentFacts]()
name_rows(
    SCHOOL_PROGRAMMES,
    _ROWS,
    REGISTER,
    {
        "школа": "school_id",
        "программа школы": "title",
        "сдана": "handed_on",
        "возвращена": "returned_on",
        "замечания": "remark",
        "утверждена": "approved_on",
        "реквизиты": "requisites",
    },
)
SCHOOL_PROGRAMMES.number(
    "сдано программ", lambda facts: sum(bool(row.day("handed_on")) for row in _rows(facts))
)
SCHOOL_PROGRAMMES.number("на доработке", lambda facts: sum(map(_is_returned, _rows(facts))))
SCHOOL_PROGRAMMES.number(
    "утверждено программ", lambda facts: sum(bool(row.day("approved_on")) for row in _rows(facts))
)
name_schools(SCHOOL_PROGRAMMES, "школы без программ", _not_handed_in)
SCHOOL_PROGRAMMES.check(
    without_rows(REGISTER, "school-programme.none", "Реестр программ школ пуст"), _ROWS
)
