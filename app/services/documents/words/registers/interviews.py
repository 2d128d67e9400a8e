"""The schedule of interviews in the words of texts: by day, with the days that its header names."""

from itertools import groupby

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.words.registers.rows import name_rows, without_rows
from app.services.language.dates import date_digits, days_words, time_digits
from app.services.registers.description.register import RegisterRow
from app.services.registers.kinds.interview_steps import STEPS
from app.services.registers.kinds.interviews import INTERVIEWS as REGISTER

_DAYS, _SLOTS = "дни собеседований", "собеседования"
_STEP_FIELDS = {"шаг": "title", "содержание": "content", "кто ведёт": "leader"}
_FIELDS = ("номер", "с кем", "дата", "время", "форма", "примечание")


def _slots(facts: DocumentFacts) -> list[RegisterRow]:
    return facts.register_rows(REGISTER.name)


def _by_day(facts: DocumentFacts) -> list[RowValues]:
    """The days with their interviews, which are counted through all of them."""
    numbered = enumerate(_slots(facts), start=1)
    days = groupby(numbered, key=lambda one: one[1].values["on_day"])
    return [
        {"день": days_words([day]), _SLOTS: [_slot(number, row) for number, row in rows]}
        for day, rows in days
    ]


def _slot(number: int, row: RegisterRow) -> RowValues:
    start, end = (time_digits(row.values[name]) for name in ("starts_at", "ends_at"))
    return {
        "номер": str(number),
        "с кем": ", ".join(filter(None, (row.text("place"), row.text("school_id")))),
        "дата": date_digits(row.values["on_day"]),
        "время": f"{start}–{end}",
        "форма": row.text("mode"),
        "примечание": row.text("note"),
    }


def _mode(facts: DocumentFacts) -> str:
    """The one that all interviews share, or nothing."""
    modes = {row.text("mode") for row in _slots(facts)}
    return modes.pop() if len(modes) == 1 else ""


INTERVIEWS = Vocabulary[DocumentFacts]()
INTERVIEWS.fact(
    "дни собеседований словами",
    lambda facts: days_words(row.values["on_day"] for row in _slots(facts)),
    entered="Документы – Сведения – График собеседований",
)
INTERVIEWS.fact("общая форма собеседований", _mode)
INTERVIEWS.flag(
    "форма собеседований разная", lambda facts: len({row.text("mode") for row in _slots(facts)}) > 1
)
INTERVIEWS.number("число собеседований", lambda facts: len(_slots(facts)))
INTERVIEWS.rows(_DAYS, ("день",), _by_day, inner={_SLOTS: _FIELDS})
name_rows(INTERVIEWS, "шаги собеседования", STEPS, _STEP_FIELDS)
INTERVIEWS.check(without_rows(REGISTER, "interview.none", "Нет графика собеседований"), _DAYS)
