"""A meeting in the words of texts: who was there, the agenda, what was heard and decided."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.enums import GrammarCase
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.facts import NO_DATE, NO_NUMBER
from app.services.documents.model.blocks import Registration
from app.services.documents.references import naming_row
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.words.office.chosen_row import cell_of, without_cell, without_row
from app.services.documents.words.registers.rows import row_values
from app.services.findings.finding import Finding
from app.services.findings.links import ToRegister
from app.services.language.dates import date_digits
from app.services.language.declension import decline_title
from app.services.language.numbers import NBSP
from app.services.registers.kinds.meetings import ALL_MEETINGS, ITEMS
from app.services.registers.kinds.meetings import PEOPLE as INVITED

if TYPE_CHECKING:
    from app.services.registers.description.register import RegisterRow

MEETING = naming_row("meeting", "Заседание")
_PERSON = ("участник", "должность участника", "организация участника")
_ITEM = {
    "вопрос": "question",
    "слушали": "heard",
    "выступили": "discussed",
    "решили": "decision",
    "ответственный по вопросу": "responsible",
    "срок по вопросу": "deadline",
}
_DECISIONS = "решения по вопросу"
_BLANK_ROWS = 12  # of a sheet of attendance that is filled in by hand
_CELLS = {
    "заседание": "title",
    "номер протокола": "number",
    "начало заседания": "starts_at",
    "место заседания": "place",
}


def _meeting(facts: DocumentFacts) -> "RegisterRow | None":
    return facts.register_row(MEETING)


def _cell(facts: DocumentFacts, column: str) -> str:
    return cell_of(ALL_MEETINGS, _meeting(facts), column)


def _day(facts: DocumentFacts) -> str:
    meeting = _meeting(facts)
    day = None if meeting is None else meeting.day("on_day")
    return "" if day is None else date_digits(day)


def _genitive(facts: DocumentFacts) -> str:
    """«заседания рабочей группы»: what the minutes are of."""
    title = _cell(facts, "title")
    return decline_title(title[:1].lower() + title[1:], GrammarCase.GENITIVE)


def _registration(facts: DocumentFacts) -> Registration:
    """The day without «от»: minutes are of the day of their meeting."""
    day, number = _day(facts), _cell(facts, "number")
    return Registration(
        day or NO_DATE.removeprefix(f"от{NBSP}"),
        facts.office.place,
        f"№{NBSP}{number}" if number else NO_NUMBER,
    )


def _signed(facts: DocumentFacts, column: str) -> str:
    """A name as signed; empty where nobody is chosen."""
    meeting = _meeting(facts)
    person = facts.dossier.people.get(meeting.number(column) or 0) if meeting else None
    return "" if person is None else person.signature_name


def _people(facts: DocumentFacts, *, present: bool | None = None) -> list[RowValues]:
    meeting = _meeting(facts)
    rows: Sequence[RegisterRow] = meeting.children[INVITED.name] if meeting else ()
    return [_person(facts, row) for row in rows if present in (None, row.values["present"])]


def _person(facts: DocumentFacts, row: "RegisterRow") -> RowValues:
    """Somebody of the register of people or as typed; a post that is typed beside goes first."""
    name, post, organisation = map(row.text, ("name", "post", "organisation"))
    person = facts.dossier.people.get(row.number("person_id") or 0)
    if person is not None:
        name, post = person.full_name, post or person.post
        organisation = organisation or person.organisation
    return dict(zip(_PERSON, (name, post, organisation), strict=True))


def _sheet(facts: DocumentFacts) -> list[RowValues]:
    return _people(facts) or [dict.fromkeys(_PERSON, "")] * _BLANK_ROWS


def _items(facts: DocumentFacts) -> list[RowValues]:
    meeting = _meeting(facts)
    rows: Sequence[RegisterRow] = meeting.children[ITEMS.name] if meeting else ()
    return [{**row_values(ITEMS, row, _ITEM), _DECISIONS: _decisions(row)} for row in rows]


def _decisions(row: "RegisterRow") -> list[RowValues]:
    """One a line, as they are typed; the list puts its own stops."""
    lines = (line.strip().rstrip(".;") for line in row.text("decision").splitlines())
    return [{"решение": line} for line in lines if line]


def _unanswered(facts: DocumentFacts) -> Iterator[Finding]:
    """Questions of the agenda without those heard or without a decision."""
    meeting = _meeting(facts)
    rows: Sequence[RegisterRow] = meeting.children[ITEMS.name] if meeting else ()
    titles = [row.text("question") for row in rows if not (row.text("heard") and _decisions(row))]
    if meeting is not None and titles:
        text = f"Не указано, кого слушали или что решили: {'; '.join(titles)}"
        link = ToRegister(ALL_MEETINGS.name, meeting.id, meeting.year)
        yield Finding(code="meeting.unanswered", text=text, link=link)


MEETINGS = Vocabulary[DocumentFacts]()
for _name, _column in _CELLS.items():
    _forms = {GrammarCase.GENITIVE: _genitive} if _column == "title" else None
    MEETINGS.fact(_name, partial(_cell, column=_column), forms=_forms, entered=ALL_MEETINGS.title)
MEETINGS.fact("день заседания", _day, entered=ALL_MEETINGS.title)
MEETINGS.part("дата, место, номер протокола", _registration)
MEETINGS.fact("председатель", partial(_signed, column="chair_id"), entered=ALL_MEETINGS.title)
MEETINGS.fact("секретарь", partial(_signed, column="secretary_id"), entered=ALL_MEETINGS.title)
MEETINGS.rows("присутствовали", _PERSON, partial(_people, present=True))
MEETINGS.rows("отсутствовали", _PERSON, partial(_people, present=False))
MEETINGS.rows("явочный лист", _PERSON, _sheet)
MEETINGS.number("число присутствовавших", lambda facts: len(_people(facts, present=True)))
MEETINGS.rows("повестка", tuple(_ITEM), _items, inner={_DECISIONS: ("решение",)})
MEETINGS.ask(MEETING, *MEETINGS.names())
MEETINGS.check(without_row(ALL_MEETINGS, MEETING, "Нет заседаний"), *MEETINGS.names())
for _column, _words in (
    ("number", ("номер протокола", "дата, место, номер протокола")),
    ("starts_at", ("начало заседания",)),
    ("place", ("место заседания",)),
    ("chair_id", ("председатель",)),
    ("secretary_id", ("секретарь",)),
    (INVITED.name, ("присутствовали", "явочный лист")),
    (ITEMS.name, ("повестка",)),
):
    MEETINGS.check(without_cell(ALL_MEETINGS, MEETING, _column), *_words)
MEETINGS.check(_unanswered, "повестка")
