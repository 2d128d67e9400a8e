"""`documents set`: what is ready in a set, and the set itself as files or one PDF."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from app.services.programmes.reading import get_programme, list_programmes
from app.services.programmes.writing import save_programme
from app.services.storage.workspace import open_workspace
from tests.cli.opora import Opora


def test_a_set_tells_each_document_with_what_it_lacks_and_the_check_says(opora: Opora) -> None:
    told = opora("documents", "set", "--year", "2020", "--occasion", "выявление")
    assert told["occasion"] == "Выявление"
    rows = {row["id"]: row for row in told["documents"]}
    assert list(rows) == ["list-order", "procedure-order", "amending-order", "exclusion-order"]
    assert rows["list-order"]["possible"]
    lacking = rows["amending-order"]
    assert not lacking["possible"]
    assert any(one["weight"] == "stop" for one in lacking["findings"])
    assert all(
        set(one) >= {"code", "text", "where"} for row in rows.values() for one in row["check"]
    )


def test_a_set_is_made_as_files_and_what_could_not_be_is_told(opora: Opora, tmp_path: Path) -> None:
    out = tmp_path / "set"
    asked = ("documents", "set", "--year", "2020", "--occasion", "Выявление", "--out", str(out))
    made = opora(*asked, "--format", "pdf")
    assert sorted(made["files"]) == sorted(map(str, out.iterdir()))
    assert {row["id"] for row in made["documents"]} & {"list-order", "procedure-order"}
    assert "amending-order" in made["left_out"]
    assert "Приказ о внесении изменений" in opora.err
    one = opora(*asked, "--one-pdf", "--kind", "list-order", "--kind", "procedure-order")
    (path,) = one["files"]
    with pypdfium2.PdfDocument(path) as file:
        heads = [entry.get_title() for entry in file.get_toc() if entry.level == 0]
    assert heads == [row["title"] for row in one["documents"]]


def test_passports_are_made_by_school_where_it_is_asked(opora: Opora, tmp_path: Path) -> None:
    asked = ("documents", "set", "--year", "2026", "--kind", "school-passport")
    together = opora(*asked)["documents"]
    apart = opora(*asked, "--each", "school-passport")["documents"]
    assert len(together) == 1 < len(apart)
    school = apart[0]["title"].partition(": ")[2]
    made = opora(*asked, "--each", "school-passport", "--school", school, "--out", str(tmp_path))
    assert [row["title"] for row in made["documents"]] == [apart[0]["title"]]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--occasion", "праздник"), "Нет повода «праздник»"),
        (("--kind", "nothing"), "нет документа «nothing»"),
        (("--each", "list-order"), "«list-order» в этом комплекте не делается"),
    ],
)
def test_what_is_not_there_is_refused(opora: Opora, options: tuple[str, ...], words: str) -> None:
    refused = opora("documents", "set", "--year", "2020", *options, code=2)
    assert words in refused["error"]["message"]


def test_orders_of_a_set_get_their_numbers_at_once(opora: Opora) -> None:
    asked = (
        "documents",
        "sign",
        "procedure-order=77",
        "tutors-order=78@21.11.2026",
        "--year",
        "2027",
    )
    tried = opora(*asked, "--date", "20.11.2026", "--dry-run")
    assert [(row["kind"], row["number"], row["date"]) for row in tried["orders"]] == [
        ("procedure-order", "77", "2026-11-20"),
        ("tutors-order", "78", "2026-11-21"),
    ]
    before = opora("orders", "list")["orders"]
    opora(*asked, "--date", "20.11.2026")
    numbers = {row["number"] for row in opora("orders", "list")["orders"]}
    assert numbers - {row["number"] for row in before} == {"77", "78"}
    refused = opora(*asked, code=2)
    assert "«procedure-order» без номера в комплекте нет" in refused["error"]["message"]
    undated = opora("documents", "sign", "yearly-order=79", "--year", "2027", code=2)
    assert "не указана дата" in undated["error"]["message"]


def test_the_programme_learns_the_order_that_is_signed(opora: Opora) -> None:
    with open_workspace(opora.root) as workspace:
        (approved,) = list_programmes(workspace)
        drafts = [replace(approved, id=None, title=title, order_id=None) for title in ("А", "Б")]
        first = save_programme(workspace, drafts[0])[0]
    opora("documents", "sign", "programme-order=828", "--year", "2027", "--date", "23.11.2026")
    with open_workspace(opora.root) as workspace:
        second = save_programme(workspace, drafts[1])[0]
    draft = ("О второй программе", "--kind", "programme-order", "--year", "2027")
    added = opora("orders", "add", *draft)["order"]
    opora("orders", "number", str(added["order"]), "829", "--date", "2026-11-24")
    numbers = {row["order"]: row["number"] for row in opora("orders", "list")["orders"]}
    with open_workspace(opora.root) as workspace:
        orders = [get_programme(workspace, key).order_id or 0 for key in (first, second)]
        assert get_programme(workspace, approved.id or 0).order_id == approved.order_id
    assert [numbers[order] for order in orders] == ["828", "829"]
