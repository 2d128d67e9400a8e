"""A new kind is a text and a folder: nothing else is edited for it."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import paths
from app.services.documents import kinds
from app.services.documents.making import catalogue, texts
from app.services.documents.making.composing import compose
from app.services.documents.model.blocks import ListItem
from app.services.storage.workspace import Workspace
from tests.services.documents.samples import blocks

TEXT = """вид: group-order
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
2. Контроль исполнения приказа оставляю за собой.
[подпись: руководитель]
[исполнитель]
"""
OCCASION = 'POSITION = 9\nTITLE = "Начало года"\n'
INIT = 'POSITION = 9\nTITLE = "Приказ о рабочей группе"\n'
KIND = """
from typing import NamedTuple
from app.services.documents.facts import missing_of_office
from app.services.documents.kind import DocumentKind
from app.services.documents.settings import LOOK_SETTINGS, ORIENTATION, VERSION
from app.services.documents.text.kind_text import KindText
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.words.department import DEPARTMENT
from app.services.documents.words.orders import ORDER, Issued
from app.services.documents.words.settings import SETTINGS

class Facts(NamedTuple):
    issued: Issued
    year: int
    settings: dict
    order = None
    meant = None

WORDS = Vocabulary()
WORDS.see(DEPARTMENT, lambda facts: facts.issued.office)
WORDS.see(ORDER, lambda facts: facts.issued)
WORDS.see(SETTINGS, lambda facts: facts.settings)
TEXT = KindText("group-order", WORDS)

RECORD = DocumentKind(
    kind="group-order",
    title=TEXT.title,
    description=TEXT.description,
    settings=(VERSION, ORIENTATION, *LOOK_SETTINGS),
    years=lambda dossier, settings: [2027],
    gather=lambda dossier, year, settings: Facts(Issued(dossier.office(), None), year, settings),
    missing=lambda facts: tuple(missing_of_office(facts.issued.office, coordinator=True)),
    inputs=lambda facts: {"year": facts.year},
    file_title=TEXT.file_title,
    compose=TEXT.compose,
    is_order=TEXT.is_order,
    text=TEXT,
)
"""


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    resources = tmp_path / "resources"
    shutil.copytree(paths.RESOURCES / "documents", resources / "documents")
    (resources / "documents" / "group-order.txt").write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "kinds" / "beginning" / "group_order"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").write_text(OCCASION, encoding="utf-8")
    (folder / "__init__.py").write_text(INIT, encoding="utf-8")
    (folder / "kind.py").write_text(KIND, encoding="utf-8")
    monkeypatch.setattr(paths, "RESOURCES", resources)
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(folder.parent.parent)])
    found = {kind.kind: kind for kind in catalogue._loaded()}
    for module in (catalogue, texts):
        monkeypatch.setattr(module, "KINDS", found)
    yield
    for name in [name for name in sys.modules if name.startswith(f"{kinds.__name__}.beginning")]:
        del sys.modules[name]


@pytest.mark.usefixtures("planted")
def test_a_new_kind_is_listed_checked_and_made(demo: Workspace) -> None:
    assert [row.kind for row in catalogue.list_kinds(demo, 2027)][-1] == "group-order"
    row = catalogue.get_row(demo, "group-order", 2027)
    assert (row.title, row.is_order, row.ready) == ("Приказ о рабочей группе", True, True)
    assert catalogue.get_kind("group-order").occasion == "Начало года"
    assert texts.check_text(TEXT) == ()
    (slip,) = texts.check_text(TEXT.replace("{координатор, вин.}", "{координатр, вин.}"))
    assert slip.hint == "Похоже: «координатор»."
    made = compose(demo, "group-order", 2027)
    assert made.file_title == "Приказ о рабочей группе, проект"
    assert [item.label for item in blocks(made.document, ListItem)] == ["1.", "2."]
    texts.set_text(demo, "group-order", TEXT.replace("2. Контроль", "2. Сам.\n\n3. Контроль"))
    made = compose(demo, "group-order", 2027)
    assert [item.label for item in blocks(made.document, ListItem)] == ["1.", "2.", "3."]
