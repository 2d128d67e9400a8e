import hashlib
import os
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from app.errors import CancelledByUserError, EnvironmentProblem, ReadOnlyWorkspaceError, UserError
from app.services.documents.dossier.parts import Dossier
from app.services.documents.kind import DocumentKind
from app.services.documents.made import history, placing, versions
from app.services.documents.making import catalogue, export
from app.services.documents.making.catalogue import document_year, get_kind, list_kinds
from app.services.documents.settings import checked_settings
from app.services.findings.finding import Weight, having
from app.services.identification.runs import runs
from app.services.progress import Progress, run_steps, stopping_when
from app.services.storage.files.files import FileBusyError
from app.services.storage.workspace import Workspace, open_workspace
from tests.services.documents import samples
from tests.services.documents.test_parity import assert_same_text

YEAR = 2020
NAME = "Приказ о перечне школ 2019-2020, от 21.10.2019 № 531"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder that is not there yet."""
    return tmp_path / "out"


def build(workspace: Workspace, kind: str = "list-order", **given: object) -> list[Path]:
    return run_steps(export.build(workspace, kind, **{"year": YEAR, **given}))  # type: ignore[arg-type]


def test_word_divides_no_words_of_an_order_but_those_of_a_report(
    demo: Workspace, out: Path
) -> None:
    asked = {
        kind: bool(
            list(
                samples.docx_part(
                    build(demo, kind, out=out / kind, year=year)[0], "word/settings.xml"
                ).iter(f"{samples.W}autoHyphenation")
            )
        )
        for kind, year in (
            ("list-order", YEAR),
            ("execution-report", document_year(demo, "execution-report")),
        )
    }
    assert asked == {"list-order": False, "execution-report": True}


def test_both_formats_are_written_under_a_readable_name(demo: Workspace, out: Path) -> None:
    files = build(demo, out=out / "новая папка")
    assert [path.name for path in files] == [f"{NAME}.docx", f"{NAME}.pdf"]
    assert files[0].read_bytes()[:2] == b"PK"
    assert files[1].read_bytes()[:5] == b"%PDF-"
    assert sorted(path.name for path in files[0].parent.iterdir()) == [f.name for f in files]


def test_a_document_is_stopped_in_the_midst_of_a_format_and_leaves_nothing_half_written(
    demo: Workspace, out: Path
) -> None:
    asked = count(1)
    with stopping_when(lambda: next(asked) < 0):
        build(demo, out=out / "все")
    every = next(asked) - 1
    assert every > 20, "rows and pages"
    left: list[list[str]] = []
    for last in (1, 5, every):
        asked, folder = count(1), out / str(last)
        with (
            stopping_when(lambda asked=asked, last=last: next(asked) == last),
            pytest.raises(CancelledByUserError),
        ):
            build(demo, out=folder)
        assert next(asked) == last + 1, "it stops at once"
        left.append(sorted(path.name for path in folder.iterdir()) if folder.exists() else [])
    assert left == [[], [], [f"{NAME}.docx"]]


def test_without_a_folder_they_go_where_the_workspace_keeps_documents(demo: Workspace) -> None:
    (path,) = build(demo, formats=("pdf",))
    assert path.parent == demo.documents


def test_both_formats_of_every_kind_say_the_same(demo: Workspace, out: Path) -> None:
    for name in catalogue.KINDS:
        kind, folder = get_kind(name), out / name
        values = checked_settings(kind.settings, {}, {})
        folder.mkdir(parents=True)
        assert_same_text(kind.compose(kind.gather(Dossier(demo), YEAR, values)), folder)


def test_progress_is_told_in_words(demo: Workspace, out: Path) -> None:
    told: list[Progress] = []
    run_steps(export.build(demo, "list-order", year=YEAR, out=out), told.append)
    assert [step.text for step in told] == ["Сбор сведений", "Файл DOCX", "Файл PDF", "Записано"]
    assert told[-1].done == told[-1].total


def test_the_history_knows_what_was_made_from_what(demo: Workspace, out: Path) -> None:
    files = build(demo, out=out, settings={"font_size": "12"})
    pdf, docx = history.list_outputs(demo)
    assert [docx.path, pdf.path] == files
    assert (docx.kind, docx.file_format, docx.exists) == ("list-order", "docx", True)
    assert docx.order_label == "приказ от\u00a021.10.2019 №\u00a0531"
    run = docx.inputs["run_id"]
    assert docx.source_text.startswith(f"2019/2020, выявление №\u00a0{run}, {docx.order_label}")
    assert docx.created_at == demo.clock.now()
    assert docx.inputs["year"] == YEAR
    assert docx.inputs["run_id"] is not None
    assert docx.inputs["settings"]["font_size"] == "12"
    assert docx.inputs["content_sha256"] == pdf.inputs["content_sha256"]
    docx.path.unlink()
    assert not history.list_outputs(demo)[1].exists
    assert [row.file_format for row in history.list_outputs(demo, limit=1)] == ["pdf"]


def test_pages_and_characters_that_could_not_be_printed_are_remembered(
    demo: Workspace, out: Path
) -> None:
    build(demo, out=out, settings={"grounds": "приказом № 5 語"})
    row = history.list_outputs(demo, limit=1)[0]
    assert row.inputs["pages"] == 3
    assert row.inputs["missing_glyphs"] == ["語"]


def test_the_report_remembers_its_plan(demo: Workspace, out: Path) -> None:
    build(demo, "execution-report", year=2019, out=out, formats=("docx",))
    (row,) = history.list_outputs(demo)
    assert row.inputs["plan_id"] is not None
    assert row.order_label.endswith("458")


def test_an_own_file_is_replaced_and_the_history_keeps_both(demo: Workspace, out: Path) -> None:
    first = build(demo, out=out)
    second = build(demo, out=out, settings={"font_size": "12"})
    assert first == second
    assert len(history.list_outputs(demo)) == 4
    assert sorted(path.name for path in out.iterdir() if path.is_file()) == [
        f"{NAME}.docx",
        f"{NAME}.pdf",
    ]


def test_a_file_edited_by_hand_or_of_another_origin_is_left_alone(
    demo: Workspace, out: Path
) -> None:
    docx, _pdf = build(demo, out=out)
    docx.write_bytes(docx.read_bytes() + b"edited in Word")
    edited = docx.read_bytes()
    files = build(demo, out=out)
    assert [path.name for path in files] == [f"{NAME} (2).docx", f"{NAME} (2).pdf"]
    assert docx.read_bytes() == edited
    assert build(demo, out=out) == files  # our own second one is replaced


def test_the_history_names_what_was_left_alone(demo: Workspace, out: Path) -> None:
    docx, _pdf = build(demo, out=out)
    docx.write_bytes(b"edited")
    build(demo, out=out)
    assert history.list_outputs(demo)[0].inputs["left_alone"] == [docx.name]
    build(demo, out=out, formats=("pdf",))
    assert "left_alone" not in history.list_outputs(demo)[0].inputs


def test_beside_takes_no_name_that_is_in_use(demo: Workspace, out: Path) -> None:
    (first,) = build(demo, out=out, formats=("docx",))
    before = first.read_bytes()
    (second,) = build(demo, out=out, formats=("docx",), beside=True)
    assert second.name == f"{NAME} (2).docx"
    assert first.read_bytes() == before


@pytest.mark.parametrize("inside", [True, False])
def test_an_older_version_is_kept_wherever_it_lies(
    demo: Workspace, out: Path, inside: bool
) -> None:
    folder = None if inside else out
    (path,) = build(demo, out=folder, formats=("pdf",))
    first = path.read_bytes()
    build(demo, out=folder, formats=("pdf",), settings={"font_size": "12"})
    newer, older = history.list_outputs(demo)
    assert newer.path == path
    assert older.path.parent == path.parent / "Прежние версии"
    assert older.path.read_bytes() == first
    assert older.exists
    assert not older.superseded
    build(demo, out=folder, formats=("pdf",))
    assert len(list(older.path.parent.iterdir())) == 2


def test_the_same_content_takes_the_place_of_the_old_file(demo: Workspace, out: Path) -> None:
    build(demo, out=out, formats=("pdf",))
    build(demo, out=out, formats=("pdf",))
    newer, older = history.list_outputs(demo)
    assert (newer.superseded, older.superseded) == (False, True)
    kept = history.kept_file(demo, older)
    assert kept is not None
    assert history.pages_of(demo, older) == kept != newer.path
    assert [path.name for path in out.iterdir()] == [f"{NAME}.pdf"]


def test_a_document_that_was_deleted_or_moved_is_made_again(demo: Workspace, out: Path) -> None:
    (path,) = build(demo, out=out, formats=("pdf",))
    path.unlink()
    assert build(demo, out=out, formats=("pdf",)) == [path]
    path.rename(out / "Отправлено.pdf")
    assert build(demo, out=out, formats=("pdf",), settings={"font_size": "12"}) == [path]
    assert sorted(found.name for found in out.iterdir()) == ["Отправлено.pdf", path.name]
    path.unlink()
    path.mkdir()  # a folder of that name is no file of ours
    assert build(demo, out=out, formats=("pdf",)) != [path]


def test_a_file_about_something_else_is_never_replaced(
    demo: Workspace, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if two documents should ever come to one name."""
    monkeypatch.setattr(DocumentKind, "file_title", lambda _kind, _facts: "Одно имя")
    made = [
        build(demo, year=2020, out=out, formats=("docx",)),
        build(demo, year=2026, out=out, formats=("docx",)),
        build(demo, "execution-report", year=2019, out=out, formats=("docx",)),
        build(demo, year=2020, out=out, formats=("docx",), settings={"basis": "support"}),
    ]
    assert [path.name for (path,) in made] == [
        "Одно имя.docx",
        "Одно имя (2).docx",
        "Одно имя (3).docx",
        "Одно имя (4).docx",
    ]
    assert build(demo, year=2026, out=out, formats=("docx",)) == made[1]


def test_older_versions_have_names_that_windows_takes(demo: Workspace, out: Path) -> None:
    out.mkdir()
    path = out / ("Отчёт " * 20 + ".pdf")
    for number in range(3):
        path.write_bytes(b"%PDF" + bytes([number]))
        with versions.keeping_version(demo, path, {}):
            path.write_bytes(b"newer")
    kept = list((out / "Прежние версии").iterdir())
    assert len(kept) == 3
    assert max(len(found.name) for found in kept) <= 120


def test_a_refused_version_leaves_the_older_file_and_no_copy(
    demo: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = build(demo, formats=("pdf",))
    before = path.read_bytes()

    def locked(source: Path, target: Path) -> None:
        raise PermissionError(13, "locked", str(target))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", locked)
        with pytest.raises(FileBusyError, match="занят"):
            build(demo, formats=("pdf",), settings={"font_size": "12"})
    assert path.read_bytes() == before
    assert list((demo.documents / "Прежние версии").iterdir()) == []
    assert [row.path for row in history.list_outputs(demo)] == [path]


def test_pages_of_a_docx_are_those_of_the_pdf_made_with_it(demo: Workspace, out: Path) -> None:
    build(demo, out=out)
    pdf, docx = history.list_outputs(demo)
    kept = history.kept_file(demo, pdf)
    assert kept is not None
    assert history.pages_of(demo, docx) == kept
    assert history.pages_of(demo, pdf) == kept
    build(demo, out=out, formats=("docx",), settings={"font_size": "12"})
    alone = history.list_outputs(demo, limit=1)[0]
    assert history.pages_of(demo, alone) is None, "no PDF looks like it"
    pdf.path.unlink()
    kept.unlink()
    assert history.pages_of(demo, history.list_outputs(demo)[2]) is None


def test_an_entry_leaves_the_history_and_its_file_stays(demo: Workspace, out: Path) -> None:
    (path,) = build(demo, out=out, formats=("docx",))
    (row,) = history.list_outputs(demo)
    changes = history.delete_output(demo, row.id)
    assert changes.touches("output_record")
    assert history.list_outputs(demo) == []
    assert path.is_file()
    with pytest.raises(UserError, match="уже нет"):
        history.delete_output(demo, row.id)


def test_a_file_open_in_word_gives_a_calm_message_and_stays(
    demo: Workspace, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = build(demo, out=out, formats=("docx",))
    before = path.read_bytes()

    def locked(source: str, target: str) -> None:
        raise PermissionError(13, "locked", target)

    monkeypatch.setattr(os, "replace", locked)
    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(EnvironmentProblem, match=f"Файл «{NAME}.docx» занят") as refused:
        build(demo, out=out, formats=("docx",))
    assert "Закройте его там" in refused.value.hint
    assert path.read_bytes() == before
    assert [found.name for found in out.iterdir()] == [path.name]
    assert len(history.list_outputs(demo)) == 1


def test_a_file_that_cannot_even_be_read_is_told_the_same_way(
    demo: Workspace, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = build(demo, out=out, formats=("docx",))

    def locked(_path: Path) -> str:
        raise PermissionError(13, "locked")

    inputs = history.list_outputs(demo)[0].inputs
    monkeypatch.setattr(versions, "sha256_of", locked)
    assert versions.is_about_the_same(demo, path, "list-order", inputs)


def test_a_first_file_that_was_written_is_in_the_history_when_the_second_fails(
    demo: Workspace, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordinary = placing.write_atomic

    def second_fails(path: Path, write: object) -> None:
        if path.suffix == ".pdf":
            raise EnvironmentProblem("Файл занят.")
        ordinary(path, write)  # type: ignore[arg-type]

    monkeypatch.setattr(placing, "write_atomic", second_fails)
    with pytest.raises(EnvironmentProblem):
        build(demo, out=out)
    assert [row.file_format for row in history.list_outputs(demo)] == ["docx"]


def test_nothing_is_made_out_of_nothing(workspace: Workspace, out: Path) -> None:
    for kind in catalogue.KINDS:
        with pytest.raises(UserError, match="составить нельзя"):
            build(workspace, kind, out=out)
    assert list(out.glob("*.docx")) == []
    assert history.list_outputs(workspace) == []


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"kind": "decree"}, "Есть: list-order, "),
        ({"formats": ("odt",)}, "docx, pdf"),
        ({"formats": ()}, "docx, pdf"),
        ({"settings": {"font_size": "40"}}, "число от 12 до 14"),
        ({"settings": {"colour": "red"}}, "preset"),
    ],
)
def test_a_wrong_request_names_what_there_is(
    given: dict[str, Any], words: str, demo: Workspace, out: Path
) -> None:
    with pytest.raises(UserError) as refused:
        build(demo, out=out, **given)
    assert words in refused.value.hint
    assert history.list_outputs(demo) == []


def test_a_read_only_workspace_makes_nothing(demo: Workspace, out: Path) -> None:
    with (
        open_workspace(demo.root, read_only=True, clock=demo.clock) as reading,
        pytest.raises(ReadOnlyWorkspaceError),
    ):
        build(reading, out=out)
    assert not out.exists()


def test_the_same_facts_give_the_same_hash(demo: Workspace, out: Path) -> None:
    build(demo, out=out, formats=("docx",))
    build(demo, out=out, formats=("docx",))
    first, second = (row.inputs["content_sha256"] for row in history.list_outputs(demo))
    assert first == second
    assert len(first) == len(hashlib.sha256().hexdigest())


def test_spaces_are_glued_in_what_is_written(demo: Workspace, out: Path) -> None:
    (path,) = build(demo, out=out, formats=("docx",))
    text = "".join(
        node.text or ""
        for node in samples.docx_part(path, "word/document.xml").iter(f"{samples.W}t")
    )
    assert "СОШ №\u00a030" in text
    assert "СОШ № 30" not in text


# What the demonstration has all the data for; it has no programme and no registers.
OF_DEMO = ("list-order", "plan", "execution-report", "plan-changes", "party-tasks")


def test_without_a_year_the_newest_complete_one_is_meant(demo: Workspace) -> None:
    for kind in OF_DEMO:
        year = document_year(demo, kind)
        row = next(row for row in list_kinds(demo, year) if row.kind == kind)
        assert row.ready
        later = [row for row in list_kinds(demo, year + 1) if row.kind == kind]
        assert not later[0].ready
    assert {row.kind for row in list_kinds(demo) if row.ready} >= set(OF_DEMO)


def test_the_year_of_a_report_is_that_of_its_day_and_not_of_its_parts(demo: Workspace) -> None:
    kind = "execution-report"
    usual = document_year(demo, kind)
    for chosen in ({"model": "да"}, {"criteria": "нет"}, {"model": "да", "criteria": "нет"}):
        assert document_year(demo, kind, chosen) == usual
    days = {
        "20.05.2019": 2019,
        "20.08.2019": 2019,  # the plan of 2018/2019 ends with August
        "20.08.2018": 2019,  # and began with it
        "30.09.2020": 2021,
        "20.10.2026": 2027,
        "20.05.2024": 2024,  # no plan then, and no other one is taken
    }
    assert {day: document_year(demo, kind, {"as_of": day}) for day in days} == days
    assert document_year(demo, kind, {"as_of": "20.05.2019", "model": "да"}) == 2019
    lacking = catalogue.get_row(demo, kind, 2024, {"as_of": "20.05.2024"}).missing
    assert any("2023/2024" in found.text for found in having(lacking, Weight.STOP))


def test_an_empty_workspace_lists_what_is_missing(workspace: Workspace) -> None:
    for row in list_kinds(workspace):
        assert not row.ready
        assert not row.possible
        assert all(found.text and found.link for found in row.missing)
        assert row.title
        assert row.description


# What the demonstration has all the data for; it has no programme and no registers.
OF_DEMO = ("list-order", "plan", "execution-report", "plan-changes", "party-tasks")


def test_without_a_year_the_order_is_about_the_run_frozen_last(demo: Workspace) -> None:
    assert document_year(demo, "list-order") > 2020
    runs.freeze(demo, runs.run(demo, year=2019, previous_year=2018))
    assert document_year(demo, "list-order") == 2020
