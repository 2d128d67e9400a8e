"""A plan of the library as it is written: its head, its sections, its measures.

A text in `resources/plans/` that anybody may edit. Above «---» stand the lines of the head, below
them the plan:

| line | is |
| --- | --- |
| `// …` | a remark, not read |
| `название:` | the title of the plan |
| `кратко:`, `описание:` | what the library calls it, a sentence about it |
| `для:` | «управления» or «школы»: whose plan it is |
| `период:` | the period that is proposed, as `usual_periods` reads it |
| `== …` | a section |
| `* …` | a measure, under it `срок:`, `отвечают:` (between semicolons) and `результат:` |

Words in {brackets} are filled when the plan is made (`filling`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from app.errors import EnvironmentProblem
from app.services.plans.library.usual_periods import UsualPeriod, read_usual_period
from app.services.plans.parties.typed.splitting import split_cell

_END_OF_HEAD, _REMARK, _SECTION, _MEASURE = "---", "//", "== ", "* "
_HEAD = ("название", "кратко", "описание", "для", "период")
_OWNERS = {"управления": False, "школы": True}
_FIELDS = ("срок", "отвечают", "результат")


class LibraryFileError(EnvironmentProblem):
    """A plan of the library is not written as one."""

    def __init__(self, name: str, line: int, what: str) -> None:
        super().__init__(
            f"Файл библиотеки планов «resources/plans/{name}», строка {line}: {what}.",
            "Исправьте строку или установите программу заново, данные это не затронет.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryMeasure:
    """A measure of the library; its texts may hold words to be filled.

    Attributes:
        key: «municipal-year:12», or «own:7» for one of one's own.
        section: title of its section.
        title: what is done.
        deadline: the wording of its deadline.
        responsible: positions and groups, in order.
        expected: the expected result.
    """

    key: str
    section: str
    title: str
    deadline: str = ""
    responsible: tuple[str, ...] = ()
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryPlan:
    """A whole plan of the library.

    Attributes:
        id: the name of its file without the ending.
        title: its title, with words to be filled.
        short: what the library calls it.
        about: a sentence about it.
        is_school: a plan of one school, not of the district.
        usual_period: the period that is proposed.
        measures: in order; those of a section stand together.
    """

    id: str
    title: str
    short: str
    about: str
    is_school: bool
    usual_period: UsualPeriod
    measures: tuple[LibraryMeasure, ...]

    @property
    def sections(self) -> tuple[str, ...]:
        """Titles of the sections, in order."""
        return tuple(dict.fromkeys(measure.section for measure in self.measures))


class _Line(NamedTuple):
    number: int
    text: str


def read_library_plan(name: str, text: str) -> LibraryPlan:
    """The plan that a file holds.

    Args:
        name: of the file, «school.txt».
        text: what is written in it.

    Raises:
        LibraryFileError: a line is not understood, or something is missing; it names the line.
    """
    return _Reader(name, text).read()


class _Reader:
    """Reads one file."""

    def __init__(self, name: str, text: str) -> None:
        self._name, self._id = name, name.rpartition(".")[0]
        self._lines = [
            _Line(number, line.strip())
            for number, line in enumerate(text.splitlines(), start=1)
            if line.strip() and not line.strip().startswith(_REMARK)
        ]
        self._last = len(text.splitlines())

    def read(self) -> LibraryPlan:
        ends = [place for place, line in enumerate(self._lines) if line.text == _END_OF_HEAD]
        if not ends:
            raise self._slip(self._last, f"нет черты «{_END_OF_HEAD}» под заголовком плана")
        head = self._head(self._lines[: ends[0]])
        owner, period = head["для"], head["период"]
        usual = read_usual_period(period.text)
        if owner.text not in _OWNERS:
            raise self._slip(owner.number, "для: управления или школы")
        if usual is None:
            raise self._slip(period.number, f"период «{period.text}» не понят")
        return LibraryPlan(
            id=self._id,
            title=head["название"].text,
            short=head["кратко"].text,
            about=head["описание"].text,
            is_school=_OWNERS[owner.text],
            usual_period=usual,
            measures=tuple(self._measures(self._lines[ends[0] + 1 :])),
        )

    def _head(self, lines: list[_Line]) -> Mapping[str, _Line]:
        head: dict[str, _Line] = {}
        for line in lines:
            key, value = self._pair(line, _HEAD)
            head[key] = _Line(line.number, value)
        for key in _HEAD:
            if key not in head:
                raise self._slip(1, f"нет строки «{key}:»")
        return head

    def _measures(self, lines: list[_Line]) -> Iterator[LibraryMeasure]:
        section, titles = "", set[str]()
        blocks: list[tuple[str, _Line, dict[str, str]]] = []
        for line in lines:
            if line.text.startswith(_SECTION):
                section = line.text.removeprefix(_SECTION).strip()
            elif line.text.startswith(_MEASURE):
                if not section:
                    raise self._slip(line.number, "мероприятие стоит до первого раздела")
                title = line.text.removeprefix(_MEASURE).strip()
                if title in titles:
                    raise self._slip(line.number, "такое мероприятие уже есть")
                titles.add(title)
                blocks.append((section, _Line(line.number, title), {}))
            elif not blocks:
                raise self._slip(line.number, "ожидается раздел «== …»")
            else:
                key, value = self._pair(line, _FIELDS)
                blocks[-1][2][key] = value
        if not blocks:
            raise self._slip(self._last, "в плане нет мероприятий")
        for number, (of, title, fields) in enumerate(blocks, start=1):
            if lacking := [key for key in _FIELDS if not fields.get(key)]:
                raise self._slip(title.number, f"у мероприятия нет строки «{lacking[0]}:»")
            yield LibraryMeasure(
                key=f"{self._id}:{number}",
                section=of,
                title=title.text,
                deadline=fields["срок"],
                responsible=tuple(party.text for party in split_cell(fields["отвечают"])),
                expected=fields["результат"],
            )

    def _pair(self, line: _Line, keys: tuple[str, ...]) -> tuple[str, str]:
        key, colon, value = line.text.partition(":")
        if not colon or key.strip() not in keys or not value.strip():
            allowed = ", ".join(f"«{key}: …»" for key in keys)
            raise self._slip(line.number, f"строка не понята, допустимо: {allowed}")
        return key.strip(), value.strip()

    def _slip(self, line: int, what: str) -> LibraryFileError:
        return LibraryFileError(self._name, line, what)
