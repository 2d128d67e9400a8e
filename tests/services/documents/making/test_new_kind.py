"""A new kind is a text, with a folder for words of its own: nothing else is edited for it."""

import json
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app import paths
from app.cli.main import run
from app.enums import SupportKind
from app.errors import UserError
from app.services.department.people import list_people
from app.services.documents import kinds
from app.services.documents.facts import get_office
from app.services.documents.making import catalogue, texts
from app.services.documents.making.catalogue import document_year
from app.services.documents.making.composing import compose
from app.services.documents.model.blocks import AnnexMark, Executor, dump
from app.services.documents.model.form_blocks import CornerHead, Figure, Signers
from app.services.documents.model.paragraphs import ListItem
from app.services.documents.model.tables import Table
from app.services.documents.settings import save_setting
from app.services.documents.text.whole import kind_text
from app.services.findings.links import ToDepartment, ToDocument
from app.services.orders.orders import list_orders
from app.services.program.self_check import _check_resources
from app.services.schools.support import list_support
from app.services.storage.workspace import Workspace
from tests.services.documents.samples import blocks

TEXT = """вид: council-order
название: Приказ о рабочей группе
описание: Состав рабочей группы по поддержке школ.
имя файла: Приказ о рабочей группе; {приказ для имени файла}
тема: {о чём}
приказ: да
о скрытом: Данные малых групп скрыты.
---
[бланк]
[вид документа] ПРИКАЗ
[дата, место, номер]
[о чём] О рабочей группе {район, род.}
[слово] ПРИКАЗЫВАЮ:
1. Назначить руководителем рабочей группы {координатор, вин.}, {должность координатора, вин.}.
2. Рабочей группе собираться {собрания группы}.
3. Контроль исполнения приказа оставляю за собой.
[подпись: руководитель]
[исполнитель]
"""
OCCASION = 'POSITION = 9\nTITLE = "Начало года"\n'
INIT = 'POSITION = 9\nTITLE = "Приказ о рабочей группе"\n'
KIND = """
from app.services.documents.common.kind import kind_of_text
from app.services.documents.common.words import WORDS
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.settings import SettingSpec
from app.services.documents.text.vocabulary import Vocabulary
from app.services.findings.finding import Finding
from app.services.findings.links import ToDocument

MEETS = SettingSpec(name="meets", title="Когда собирается группа")
OWN = Vocabulary[DocumentFacts]()
OWN.see(WORDS, lambda facts: facts)
OWN.fact(
    "собрания группы",
    lambda facts: facts.chosen(MEETS),
    lacking=lambda facts: Finding(
        code="group.no-meetings",
        text="Не указано, когда собирается группа",
        link=ToDocument(facts.kind, MEETS.name),
    ),
)
RECORD = kind_of_text("council-order", OWN, (MEETS,))
"""


LETTER = """вид: list-letter
название: Письмо школам списка поддержки
описание: Письмо о включении школ в список поддержки.
имя файла: Письмо школам; {годы для имени файла}
повод: Начало года
о скрытом: Данные малых групп скрыты.
---
# Информационное письмо
[по центру] {управление}

% если есть школы списка поддержки
[перед таблицей] Список на {дата списка}, {годы} учебный год, план – {план, род.}.
[таблица: школы списка поддержки]
№ п/п | 10 | по центру | {№}
Школа | 90 | {школа}
% конец
[подпись: руководитель]

=== Новый документ ===
[угловой бланк]
номер | ________ № ________
кому | Руководителям школ

[рисунок: эмблема] Герб
[ознакомлены: школы списка поддержки]
| {школа}
"""


def add_text(resources: Path, kind: str, text: str) -> None:
    (resources / "documents" / f"{kind}.txt").write_text(text, encoding="utf-8")


def load_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the start of the program finds in the folders."""
    kinds_of_program = {kind.kind: kind for kind in catalogue._loaded()}
    for module in (catalogue, texts):
        monkeypatch.setattr(module, "KINDS", kinds_of_program)


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "resources"
    shutil.copytree(paths.RESOURCES, folder)
    monkeypatch.setattr(paths, "RESOURCES", folder)
    kind_text.forget_program_texts()
    yield folder
    kind_text.forget_program_texts()


@pytest.fixture
def planted(resources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    add_text(resources, "council-order", TEXT)
    add_text(resources, "list-letter", LETTER)
    folder = tmp_path / "kinds" / "beginning" / "council_order"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").write_text(OCCASION, encoding="utf-8")
    (folder / "__init__.py").write_text(INIT, encoding="utf-8")
    (folder / "kind.py").write_text(KIND, encoding="utf-8")
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(folder.parent.parent)])
    load_again(monkeypatch)
    yield
    for name in [name for name in sys.modules if name.startswith(f"{kinds.__name__}.beginning")]:
        del sys.modules[name]


@pytest.mark.usefixtures("planted")
def test_a_new_kind_is_listed_checked_and_made(demo: Workspace) -> None:
    rows = catalogue.list_kinds(demo, 2027)
    assert [row.kind for row in rows][-2:] == ["council-order", "list-letter"]
    assert {row.occasion for row in rows[-2:]} == {"Начало года"}
    row = catalogue.get_row(demo, "council-order", 2027)
    assert (row.title, row.is_order) == ("Приказ о рабочей группе", True)
    assert [(one.code, one.link) for one in row.missing] == [
        ("group.no-meetings", ToDocument("council-order", "meets"))
    ]
    specs = catalogue.describe_settings("council-order")
    assert [spec.name for spec in specs if spec.group == "content"] == ["version", "order", "meets"]
    save_setting(demo, "council-order", specs, "meets", "по вторникам")
    assert catalogue.get_row(demo, "council-order", 2027).ready
    assert texts.check_text(TEXT) == ()
    (slip,) = texts.check_text(TEXT.replace("{координатор, вин.}", "{координатр, вин.}"))
    assert slip.hint == "Похоже: «координатор»."
    made = compose(demo, "council-order", 2027)
    assert made.file_title == "Приказ о рабочей группе, проект"
    assert [item.label for item in blocks(made.document, ListItem)] == ["1.", "2.", "3."]
    texts.set_text(demo, "council-order", TEXT.replace("3. Контроль", "3. Сам.\n\n4. Контроль"))
    made = compose(demo, "council-order", 2027)
    assert [item.label for item in blocks(made.document, ListItem)] == ["1.", "2.", "3.", "4."]


@pytest.mark.usefixtures("planted")
def test_a_kind_of_shared_words_is_a_text_alone(demo: Workspace) -> None:
    kind = catalogue.get_kind("list-letter")
    names = [spec.name for spec in kind.settings if spec.group == "content"]
    assert names == ["version", "plan", "school_order"]  # the settings that its words ask for
    row = catalogue.get_row(demo, "list-letter", 2020)
    assert (row.title, row.is_order, row.version) == (
        "Письмо школам списка поддержки",
        False,
        "internal",
    )
    made = compose(demo, "list-letter", 2020)
    (table,) = blocks(made.document, Table)
    listed = list_support(demo, kind=SupportKind.SHNOR, on=date(2020, 8, 31))
    assert len(table.rows) == len({entry.school for entry in listed}) > 0
    assert made.file_title == "Письмо школам, 2019-2020"
    (head,), (readers,) = blocks(made.document, CornerHead), blocks(made.document, Signers)
    office = get_office(demo)
    assert head.name.replace("\u00a0", " ") == f"{office.parent_body}\n{office.full_name}"
    assert head.addressee == ("Руководителям школ",)
    assert len(readers.signers) == len(table.rows)
    told = [one for one in row.missing if one.code == "department.no-emblem"]
    assert [one.link for one in told] == [ToDepartment("emblem")]
    assert blocks(made.document, Figure) == []
    assert made.origin["year"] == 2020


@pytest.mark.usefixtures("planted")
def test_what_a_kind_of_shared_words_lacks_is_told_with_its_place(workspace: Workspace) -> None:
    (row,) = [one for one in catalogue.list_kinds(workspace, 2020) if one.kind == "list-letter"]
    assert (row.problem, row.ready, row.possible) == (None, False, True)
    assert {finding.code for finding in row.missing} >= {"department.no-name"}
    assert all(finding.link or finding.where for finding in row.missing)


def test_a_damaged_text_is_a_line_that_says_so(
    resources: Path, demo: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_text(resources, "list-letter", LETTER.replace("{годы}", "{год}"))
    load_again(monkeypatch)
    *others, row = catalogue.list_kinds(demo, 2020)
    assert row.problem is not None
    assert "list-letter.txt» повреждён: Строка 12: нет сведения «год»" in str(row.problem)
    assert (row.kind, row.possible) == ("list-letter", False)
    assert {one.problem for one in others} == {None}


@pytest.mark.usefixtures("planted")
def test_the_command_line_and_the_self_check_find_the_new_kinds(
    demo: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    root = demo.root
    demo.close()
    assert run(["documents", "--workspace", str(root), "--json", "--year", "2020"]) == 0
    rows = {row["kind"]: row for row in json.loads(capsys.readouterr().out)["documents"]}
    assert rows["list-letter"]["occasion"] == "Начало года"
    assert rows["list-letter"]["version"] == "internal"
    assert rows["list-order"]["occasion"] == "Выявление"
    assert run(["documents", "--workspace", str(root), "text", "list-letter"]) == 0
    assert "Информационное письмо" in capsys.readouterr().out
    assert _check_resources() == f"проверено текстов документов: {len(rows)}"


@pytest.fixture
def order_of_text(resources: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An order that is a text alone: a list, optional points, terms, an annex."""
    text = Path(__file__).with_name("support_order.txt").read_text("utf-8")
    add_text(resources, "support-order", text)
    load_again(monkeypatch)
    return "support-order"


def test_an_order_is_a_text_alone(demo: Workspace, order_of_text: str) -> None:
    """Its words bring settings, findings, notes, years, origin; no line of code is its own."""
    specs = catalogue.describe_settings(order_of_text)
    names = ["order", "grounds", "control", "plans_due", "acquaint", "publish", "repeals"]
    content = [spec.name for spec in specs if spec.group == "content"]
    assert content == ["version", *names, "executor", "school_order"]
    assert catalogue.get_row(demo, order_of_text, 2027).findings == ()
    plain = compose(demo, order_of_text, 2027)
    assert [item.label for item in blocks(plain.document, ListItem)] == ["1.", "2.", "3."]
    old = next(row for row in list_orders(demo) if row.number is not None)
    person = list_people(demo)[0]
    chosen = {
        "grounds": "приказом министерства",
        "plans_due": "2027-05-20",
        "acquaint": "1",
        "publish": "1",
        "repeals": str(old.id),
        "control": str(person.id),
        "executor": "0",
    }
    whole = compose(demo, order_of_text, 2027, chosen)
    said = dump(whole.document).replace("\\xa0", " ")
    labels = [item.label for item in blocks(whole.document, ListItem)]
    assert labels == ["1.", "2.", "3.", "4.", "5.", "6."]
    for words in ("В соответствии с приказом", "в срок до 20.05.2027", "на официальном сайте"):
        assert words in said
    assert f"утратившим силу приказ {old.requisites} «".replace("\u00a0", " ") in said
    assert len(blocks(plain.document, Executor)) == 1
    assert blocks(whole.document, Executor) == []
    (table,) = blocks(whole.document, Table)
    assert len(table.rows) == len(whole.origin["schools"]) > 0
    (mark,) = blocks(whole.document, AnnexMark)
    assert mark.lines[:2] == ("Приложение", "УТВЕРЖДЁН")
    assert document_year(demo, order_of_text) == 2027


def test_what_an_order_of_text_alone_contradicts_or_lacks_is_told(
    demo: Workspace, workspace: Workspace, order_of_text: str
) -> None:
    draft = next(row for row in list_orders(demo) if row.number is None)
    wrong = {"plans_due": "2026-11-21", "publish": "1", "version": "internal"}
    row = catalogue.get_row(demo, order_of_text, 2027, {**wrong, "repeals": str(draft.id)})
    told = {one.code: one.link for one in row.missing}
    assert told == {
        "order.repeals-draft": ToDocument(order_of_text, "repeals"),
        "order.publishes-internal": ToDocument(order_of_text, "version"),
        "order.due-before-issue": ToDocument(order_of_text, "plans_due"),
    }
    with pytest.raises(UserError, match="Приказа № 77 нет в реестре"):
        compose(demo, order_of_text, 2027, {"repeals": "77"})
    bare = catalogue.get_row(workspace, order_of_text, 2027)
    assert [one.code for one in bare.missing] == [
        "department.no-name",
        "department.no-genitive-name",
        "department.no-genitive-territory",
        "department.no-head-post",
        "department.no-head",
        "list.empty",
    ]
    assert bare.required[0].text == "В списке поддержки на 22.11.2026 нет школ"
