"""The texts of the program itself: all of them, and one that is damaged."""

from pathlib import Path

import pytest

from app import paths
from app.services.documents.common.words import WORDS
from app.services.documents.making.catalogue import KINDS
from app.services.documents.text.tree import Field, Grid, Part, walk
from app.services.documents.text.whole import reading
from app.services.documents.text.whole.checking import check
from app.services.documents.text.whole.filling import fill
from app.services.documents.text.whole.kind_text import (
    KindText,
    column_titles,
    forget_program_texts,
    program_parts,
    program_tree,
)
from app.services.program_files import ProgramFileError, program_text
from tests.services.documents import facts_samples as given

TEXTS = {name: kind.text for name, kind in KINDS.items() if kind.text is not None}


def test_every_text_has_its_kind_and_no_slips() -> None:
    files = {path.stem: path for path in paths.resource("documents").iterdir()}
    assert files.keys() == TEXTS.keys()
    slips = {
        name: check(files[name].read_text("utf-8"), text.words, program_parts())
        for name, text in TEXTS.items()
    }
    assert {name: told for name, told in slips.items() if told} == {}


def test_every_text_is_russian_and_typographic() -> None:
    offenders = [
        f"{name}:{number}: {line}"
        for name in TEXTS
        for number, line in enumerate(program_text("documents", f"{name}.txt").split("\n"), 1)
        if '"' in line or " - " in line or "худш" in line.casefold() or line != line.rstrip()
    ]
    assert offenders == []


def test_the_head_says_of_a_kind_what_the_catalogue_tells() -> None:
    for name, kind in KINDS.items():
        if kind.text is None:
            continue
        text = program_text("documents", f"{name}.txt")
        assert f"вид: {name}\nназвание: {kind.title}\nописание: {kind.description}\n" in text
        assert ("\nприказ: да\n" in text) is kind.is_order


def test_names_of_words_can_be_typed_in_a_field() -> None:
    """A comma begins a case, so no name of a fact has one."""
    names = {
        word
        for text in TEXTS.values()
        for word in (*text.words.facts, *text.words.numbers, *text.words.flags, *text.words.sets)
    }
    assert [name for name in names if "," in name or name != name.casefold()] == []


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "documents").mkdir()
    monkeypatch.setattr(paths, "RESOURCES", tmp_path)
    forget_program_texts()
    return tmp_path / "documents" / "list-order.txt"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "не найден"),
        ("название: А\n---\n{район, род.\n", "повреждён: Строка 3: фигурная скобка"),
        (
            "название: А\nо скрытом: –\n---\n{посёлок}",
            "повреждён: Строка 4: нет сведения «посёлок»",
        ),
        ("вид: list-order\n---\n", "повреждён: в нём нет названия документа"),
    ],
)
def test_a_damaged_text_is_a_matter_of_the_installation(
    resources: Path, text: str | None, told: str
) -> None:
    if text is not None:
        resources.write_text(text, encoding="utf-8")
    with pytest.raises(ProgramFileError, match=f"resources/documents/list-order.txt» {told}"):
        KindText("list-order", WORDS).compose(given.list_order())
    forget_program_texts()


def test_a_text_is_read_once() -> None:
    text = program_text("documents", "list-order.txt")
    assert reading.read(text) is reading.read(f"{text[:10]}{text[10:]}")
    assert program_tree("list-order") is reading.read(text)


def test_titles_of_columns_are_those_of_the_text() -> None:
    titles = column_titles("list-order", "школы перечня")
    assert list(titles.values())[:3] == ["№ п/п", "Общеобразовательная организация", "Критерий"]
    assert list(titles)[3:5] == ["процедура", "учебный год"]
    assert titles["доля"] == "Доля, %"
    grids = [node for node in walk(program_tree("list-order").nodes) if isinstance(node, Grid)]
    assert [grid.rows for grid in grids] == [
        "школы перечня",
        "школы списка поддержки",
        "школы в сложных условиях",
    ]


def test_a_text_of_fifteen_pages_is_read_checked_and_filled() -> None:
    """How long it takes is measured by `make bench`."""
    head, body = program_text("documents", "list-order.txt").split("---\n", 1)
    point = "4. Пункт {район, род.} за {годы} учебный год: {по списку поддержки: один / другой}"
    pages = "\n".join(f"{point} {'порядок работы ' * 8} № {at}." for at in range(150))
    text = f"{head}---\n" + body.replace("[подпись", f"{pages}\n[подпись")
    facts = given.list_order()
    tree = reading.read(text)
    assert check(text, WORDS) == ()
    document = fill(tree, WORDS, facts).document
    assert len(document.sections[0].blocks) > 150
    fields = [one for part in walk(tree.nodes) if isinstance(part, Part) for one in part.words]
    assert sum(isinstance(one, Field) for one in fields) > 300
