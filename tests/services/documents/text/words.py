"""A small vocabulary of an invented kind, for trying the language itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.enums import GrammarCase
from app.services.documents.model.blocks import DocumentName, Executor
from app.services.documents.model.images import Image
from app.services.documents.text.vocabulary import Choosable, ChosenColumn, RowValues, Vocabulary
from app.services.documents.text.whole.checking import check_tree
from app.services.documents.text.whole.filling import Filled, fill
from app.services.documents.text.whole.reading import read
from app.services.findings.finding import Finding
from app.services.findings.links import ToDepartment

HEAD = "название: Проба\n---\n"


@dataclass(frozen=True, kw_only=True)
class Facts:
    place: str = "Заречного округа"
    day: str = "01.09.2026"
    phone: str = ""
    schools: Sequence[str] = ("МБОУ «СОШ № 1»", "МБОУ «СОШ № 2»")
    results: Mapping[str, Sequence[str]] = field(default_factory=dict)
    number: int | None = 21
    wanted: bool = True
    chosen: Sequence[ChosenColumn] = ()
    head: tuple[str, str] = ("Начальник", "И.В. Соболева")
    members: Sequence[tuple[str, str]] = (
        ("Заместитель начальника", "Т.П. Жукова"),
        ("Методист", "О.А. Ким"),
    )
    emblem: Image | None = None


def school_rows(facts: Facts) -> list[RowValues]:
    return [
        {
            "школа": name,
            "раздел": name[:4],
            "примечание": "",
            "пометка": "да" if name.endswith("+") else "",
            "результаты": [{"процедура": one} for one in facts.results.get(name, ())],
        }
        for name in facts.schools
    ]


def member_rows(facts: Facts) -> list[RowValues]:
    return [{"должность": post, "имя": name} for post, name in facts.members]


WORDS = Vocabulary[Facts]()
WORDS.fact(
    "район",
    forms={GrammarCase.GENITIVE: lambda facts: facts.place},
    entered="Настройки – Управление",
    lacking=lambda _facts: Finding(
        code="department.no-place", text="Не указано: район", link=ToDepartment("territory")
    ),
)
WORDS.fact("день", lambda facts: facts.day, entered="Настройки – День")
WORDS.fact("телефон", lambda facts: facts.phone)
WORDS.number("число школ", lambda facts: facts.number)
WORDS.flag("нужен список", lambda facts: facts.wanted)
WORDS.rows(
    "школы",
    ("школа", "раздел", "примечание", "пометка"),
    school_rows,
    inner={"результаты": ("процедура",)},
    columns=Choosable(("№", "школа", "процедура"), lambda facts: facts.chosen),
)
WORDS.rows("члены группы", ("должность", "имя"), member_rows)
WORDS.picture(
    "эмблема",
    lambda facts: facts.emblem,
    lambda _facts: (Finding(code="no-emblem", text="Не указано: эмблема"),),
)
WORDS.person("руководитель", lambda facts: facts.head)
WORDS.part("исполнитель", lambda facts: Executor((facts.phone,)) if facts.phone else None)
WORDS.part("пометка", lambda _facts: DocumentName("ПОМЕТКА"))
WORDS.approves(lambda _facts: ("приказом управления", "от 01.09.2026 № 1"))


def told(body: str, head: str = HEAD) -> list[str]:
    """The slips of a text as they are told."""
    return [str(slip) for slip in check_tree(read(head + body), WORDS)]


def filled(body: str, head: str = HEAD, **facts: object) -> Filled:
    """A text without slips, filled."""
    tree = read(head + body)
    assert check_tree(tree, WORDS) == ()
    return fill(tree, WORDS, Facts(**facts))  # type: ignore[arg-type]


def lines(body: str, head: str = HEAD, **facts: object) -> list[str]:
    """The blocks of a filled text in short: labels and words, cells divided by bars."""
    document = filled(body, head, **facts).document
    return [
        line for section in document.sections for block in section.blocks for line in _short(block)
    ]


def _short(block: object) -> list[str]:
    rows = getattr(block, "rows", None)
    if rows is not None:
        columns = [" | ".join(titles) for titles in block.header_rows[-1:]]
        return columns + [_row(row) for row in rows]
    if (runs := getattr(block, "runs", None)) is not None:
        words = "".join(f"**{run.text}**" if run.bold else run.text for run in runs)
        return [f"{getattr(block, 'label', '')} {words}".strip()]
    values = (
        getattr(block, name) for name in ("text", "lines", "post", "name") if hasattr(block, name)
    )
    return [" / ".join("/".join(one) if isinstance(one, tuple) else one for one in values)]


def _row(row: object) -> str:
    if hasattr(row, "text"):
        return f"== {row.text}"
    if hasattr(row, "lead"):
        return f"{' | '.join(row.lead)} ~ {'; '.join(' | '.join(inner) for inner in row.rows)}"
    return " | ".join(map(_cell, row.cells))


def _cell(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    form = getattr(cell, "form", None)
    return "\n".join(line for text in form.texts for line in _short(text)) if form else _bold(cell)


def _bold(cell: object) -> str:
    return f"**{getattr(cell, 'text', '')}**"
