"""A set as files: the same documents as one by one, all or none of them, and one PDF."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest

from app.errors import CancelledByUserError, UserError
from app.services.documents.made.history import list_outputs
from app.services.documents.making.composing import compose
from app.services.documents.making.export import build
from app.services.documents.sets.listing import PaperSet, SetChoice, SetPaper, read_set
from app.services.documents.sets.making import (
    SET,
    MadeSet,
    make_files,
    make_one_pdf,
    set_title,
)
from app.services.progress import run_steps, stopping_when
from app.services.storage.workspace import Workspace
from tests.services.documents.sets.district import YEAR

SUPPORT = SetChoice(year=YEAR, occasion="Сопровождение")


def possible(papers: PaperSet) -> list[SetPaper]:
    return [paper for paper in papers.papers if paper.row.possible]


@pytest.fixture
def papers(district: Workspace) -> list[SetPaper]:
    """What can be made of the set of the support."""
    return possible(run_steps(read_set(district, SUPPORT)))


def made(workspace: Workspace, papers: Sequence[SetPaper], out: Path, *formats: str) -> MadeSet:
    return run_steps(make_files(workspace, SUPPORT, papers, formats=formats, out=out))


def words(path: Path) -> bytes:
    """The text part of a file of Word: the rest of it says when it was made."""
    with zipfile.ZipFile(path) as file:
        return file.read("word/document.xml")


def test_the_files_of_a_set_are_those_of_its_documents_made_one_by_one(
    district: Workspace, papers: list[SetPaper], tmp_path: Path
) -> None:
    whole = made(district, papers, tmp_path / "set", "docx")
    assert len(whole.made) == len(papers) >= 15
    for one in whole.made:
        (alone,) = run_steps(
            build(
                district,
                one.paper.row.kind,
                year=YEAR,
                formats=("docx",),
                out=tmp_path / one.paper.id.replace(":", "-"),
                settings=one.paper.chosen,
            )
        )
        assert words(one.files[0]) == words(alone), one.paper.title
    assert len({path.name for path in whole.files}) == len(papers)
    assert {path.parent for path in whole.files} == {tmp_path / "set"}


def test_a_set_made_again_takes_the_place_of_its_own_files_alone(
    district: Workspace, papers: list[SetPaper], tmp_path: Path
) -> None:
    visits = [paper for paper in papers if paper.row.kind in ("visit-note", "minutes", "pairs")]
    first = made(district, visits, tmp_path, "docx")
    first.files[0].write_bytes(b"edited")
    again = made(district, visits, tmp_path, "docx")
    assert [one.left_alone for one in again.made] == [
        (first.files[0].name,),
        *([()] * (len(visits) - 1)),
    ]
    assert again.files[1:] == first.files[1:]
    assert first.files[0].read_bytes() == b"edited"


def test_each_format_is_made_where_there_is_something_for_it(
    district: Workspace, papers: list[SetPaper], tmp_path: Path
) -> None:
    kinds = {paper.row.kind: paper for paper in papers}
    chosen = [kinds["pairs"], kinds["visit-note"], kinds["recommendations"]]
    whole = made(district, chosen, tmp_path, "pdf", "xlsx")
    suffixes = [[path.suffix for path in one.files] for one in whole.made]
    assert suffixes == [[".pdf", ".xlsx"]] * 3
    letters = possible(run_steps(read_set(district, SetChoice(year=YEAR, occasion="Регион"))))
    letter = next(paper for paper in letters if paper.row.kind == "letter")
    told = made(district, [chosen[0], letter], tmp_path / "other", "xlsx")
    assert [one.paper.id for one in told.refused] == [letter.id]
    assert "нет таблиц" in told.refused[0].problem.message


def test_a_stopped_set_leaves_nothing(
    district: Workspace, papers: list[SetPaper], tmp_path: Path
) -> None:
    out = tmp_path / "new" / "set"
    steps = make_files(district, SUPPORT, papers, formats=("docx",), out=out)
    for _number in range(6):
        next(steps)
    assert out.is_dir()
    steps.close()
    assert not out.exists()
    with stopping_when(lambda: True), pytest.raises(CancelledByUserError):
        run_steps(make_one_pdf(district, SUPPORT, papers, out=out))
    assert not out.exists()
    assert list_outputs(district) == []
    made(district, papers[:1], out, "docx")
    steps = make_files(district, SUPPORT, papers, formats=("docx",), out=out)
    next(steps)
    next(steps)
    steps.close()
    assert len(list(out.iterdir())) == 1  # what lay there before


def test_what_cannot_be_made_is_told_and_the_others_are_made(
    district: Workspace, papers: list[SetPaper], tmp_path: Path
) -> None:
    out_of_support = run_steps(read_set(district, SetChoice(year=YEAR)))
    refused = next(paper for paper in out_of_support.papers if not paper.row.possible)
    whole = made(district, [refused, papers[0]], tmp_path, "docx")
    assert [one.paper.id for one in whole.refused] == [refused.id]
    assert [one.paper.id for one in whole.made] == [papers[0].id]
    with pytest.raises(UserError, match="Ни один документ"):
        made(district, [refused], tmp_path, "docx")
    with pytest.raises(UserError, match="ничего не отмечено"):
        made(district, [], tmp_path, "docx")


def test_one_pdf_has_all_documents_below_their_titles(
    district: Workspace, papers: list[SetPaper], tmp_path: Path
) -> None:
    whole = run_steps(make_one_pdf(district, SUPPORT, papers, out=tmp_path))
    (path,) = whole.files
    assert path == tmp_path / f"{set_title(SUPPORT)}.pdf"
    with pypdfium2.PdfDocument(path) as file:
        heads = [entry.get_title() for entry in file.get_toc() if entry.level == 0]
        pages = len(file)
    assert heads == [paper.title for paper in papers]
    (row,) = list_outputs(district)
    assert (row.kind, row.inputs["pages"]) == (SET, pages)
    assert [one["title"] for one in row.inputs["papers"]] == heads
    assert row.inputs["begins"][0] == 1
    composed = compose(district, papers[0].row.kind, YEAR, papers[0].chosen)
    assert row.inputs["papers"][0]["content_sha256"] == composed.origin["content_sha256"]


def test_one_pdf_made_again_takes_the_place_of_its_own(
    district: Workspace, papers: list[SetPaper], tmp_path: Path
) -> None:
    for _time in range(2):
        run_steps(make_one_pdf(district, SUPPORT, papers[:3], out=tmp_path))
    assert [path.name for path in tmp_path.glob("*.pdf")] == [f"{set_title(SUPPORT)}.pdf"]
    rows = list_outputs(district)
    assert [row.superseded for row in rows] == [False, True]
