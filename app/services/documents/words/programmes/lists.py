"""What a programme consists of as rows: tasks, directions, risks, acts, schools, people."""

from collections.abc import Callable, Sequence
from functools import partial

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.facts import post_and_place
from app.services.documents.text.tree import ROW_NUMBER
from app.services.documents.text.vocabulary import Choosable, ChosenColumn, RowValues, Vocabulary
from app.services.documents.words.programmes.programme import empty_parts, ended
from app.services.language.sentences import capital
from app.services.programmes.parts import Programme

_TASKS = "задачи направления"
_OPTIONAL = "stages"  # printed only where there are any


def _rows(
    row: Callable[[DocumentFacts, Programme], Sequence[RowValues]],
) -> Callable[[DocumentFacts], Sequence[RowValues]]:
    """The rows of the programme at hand; none while there is no programme."""
    return lambda facts: () if facts.programme is None else row(facts, facts.programme)


def _lines(name: str, field: str, part: str) -> None:
    """Add a list of lines."""
    LISTS.rows(
        name,
        (field,),
        _rows(lambda _facts, programme: [{field: _item(one)} for one in getattr(programme, part)]),
    )
    if part != _OPTIONAL:
        LISTS.check(partial(empty_parts, words=name, part=part), name)


def _item(text: str) -> str:
    """A line of a numbered list, which the document ends."""
    return capital(ended(text))


def _directions(_facts: DocumentFacts, programme: Programme) -> list[RowValues]:
    return [
        {
            "направление": one.title,
            "цель направления": ended(one.aim),
            _TASKS: [{"задача": _item(task)} for task in one.tasks],
        }
        for one in programme.directions
    ]


def _risks(_facts: DocumentFacts, programme: Programme) -> list[RowValues]:
    return [{"риск": ended(one.title), "меры": ended(one.measures)} for one in programme.risks]


def _acts(facts: DocumentFacts, programme: Programme) -> list[RowValues]:
    acts = (facts.dossier.acts.get(key) for key in programme.acts)
    return [{"акт": act.words, "уровень": act.level.label} for act in acts if act is not None]


def _members(facts: DocumentFacts, programme: Programme) -> list[RowValues]:
    people = facts.dossier.people
    return [
        {
            "разработчик": people[one.person_id].surname_first,
            "должность": post_and_place(people[one.person_id], facts.office),
            "роль": one.role,
        }
        for one in programme.members
        if one.person_id in people
    ]


def _schools(facts: DocumentFacts, programme: Programme) -> list[RowValues]:
    schools = (facts.dossier.schools.get(key) for key in programme.schools)
    return [
        {
            "школа": school.short_name,
            "населённый пункт": school.settlement,
            "руководитель школы": school.head,
        }
        for school in schools
        if school is not None
    ]


def _told_columns(
    name: str, rows: Callable[[DocumentFacts], Sequence[RowValues]], first: str, *others: str
) -> None:
    """Add a table whose other columns are printed where any row says something in them."""

    def told(facts: DocumentFacts) -> Sequence[ChosenColumn]:
        values = rows(facts)
        said = (field for field in others if any(row[field] for row in values))
        return [ChosenColumn(key) for key in (ROW_NUMBER, first, *said)]

    columns = Choosable((ROW_NUMBER, first, *others), told)
    LISTS.rows(name, (first, *others), rows, columns=columns)


LISTS = Vocabulary[DocumentFacts]()
_lines("разработчики программы", "разработчик", "developers")
_lines("задачи программы", "задача", "tasks")
_lines("ожидаемые результаты программы", "результат", "expected")
_lines("этапы программы", "этап", "stages")
LISTS.rows(
    "направления программы",
    ("направление", "цель направления"),
    _rows(_directions),
    inner={_TASKS: ("задача",)},
)
LISTS.rows("риски программы", ("риск", "меры"), _rows(_risks))
LISTS.rows("основания программы", ("акт", "уровень"), _rows(_acts))
_told_columns("авторы программы", _rows(_members), "разработчик", "должность", "роль")
_told_columns("школы программы", _rows(_schools), "школа", "населённый пункт", "руководитель школы")
LISTS.number(
    "число школ программы",
    lambda facts: len(facts.programme.schools) or None if facts.programme else None,
)
