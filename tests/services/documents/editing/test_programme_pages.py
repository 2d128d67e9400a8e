"""The pages beside the form of a programme: of what is typed, and where its parts stand."""

from dataclasses import replace
from datetime import date

import pytest

from app.services.documents.editing.programme_pages import (
    KIND,
    NAMES,
    ProgrammeLines,
    programme_pages,
)
from app.services.documents.making.preview import Preview
from app.services.documents.making.texts import set_text, text_of
from app.services.language.deadlines.periods import period_between
from app.services.programmes.parts import Programme, ProgrammeRisk
from app.services.programmes.reading import get_programme
from app.services.programmes.writing import save_programme
from app.services.progress import run_steps
from app.services.schools.schools import SchoolDraft, save_school
from app.services.storage.workspace import Workspace

PERIOD = period_between(date(2018, 1, 1), date(2020, 12, 31))


@pytest.fixture
def programme(workspace: Workspace) -> Programme:
    """A stored one with an aim and a risk."""
    save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    whole = Programme(
        title="Поддержка школ",
        period=PERIOD,
        aim="Вырастить результаты",
        schools=(1,),
        risks=(ProgrammeRisk("Отток кадров", "Жильё"),),
    )
    return get_programme(workspace, save_programme(workspace, whole)[0])


def pages(workspace: Workspace, programme: Programme, known: str = "") -> Preview | None:
    return run_steps(programme_pages(workspace, programme, known))


def words_of(shown: Preview) -> str:
    import pypdfium2

    file = pypdfium2.PdfDocument(shown.pages._content)  # pyright: ignore[reportPrivateUsage]
    texts = [page.get_textpage().get_text_range() for page in file]
    file.close()
    return " ".join(" ".join(texts).split())


def test_what_is_typed_is_seen_and_nothing_is_stored(
    workspace: Workspace, programme: Programme
) -> None:
    stored = pages(workspace, programme)
    assert stored is not None
    assert pages(workspace, programme, stored.fingerprint) is None
    problem = "Помощь нужна {число школ программы: школе, школам, школам}."
    later = replace(programme, aim="Поднять результаты", problem=problem)
    typed = pages(workspace, later, stored.fingerprint)
    assert typed is not None
    assert "Поднять результаты" in words_of(typed)
    assert "Помощь нужна 1 школе." in words_of(typed)
    assert get_programme(workspace, programme.id or 0) == programme


def test_every_part_has_its_line_in_the_text_of_the_program(workspace: Workspace) -> None:
    lines = text_of(KIND).split("\n")
    found = ProgrammeLines.read(workspace)
    for part, name in NAMES.items():
        line = found.of_part(part)
        assert line, part
        assert not lines[line - 1].startswith(("%", "//")), part
        assert any(name in one for one in lines[:line]), part
    assert found.of_part("luna") == 0


def test_a_part_is_marked_where_it_is_printed_and_found_again_by_a_click(
    workspace: Workspace, programme: Programme
) -> None:
    shown, lines = pages(workspace, programme), ProgrammeLines.read(workspace)
    assert shown is not None
    aim, risks = (shown.places.of_line(lines.of_part(part)) for part in ("aim", "risks"))
    assert aim
    assert risks
    assert (aim[0].page, aim[0].top) < (risks[0].page, risks[0].top)
    for part, places in (("aim", aim), ("risks", risks)):
        line = shown.places.line_at(places[0].page, (places[0].top + places[0].bottom) / 2)
        assert line is not None
        assert lines.part_at(line) == part


def test_a_text_of_the_department_has_its_own_lines(workspace: Workspace) -> None:
    text = text_of(KIND)
    place = text.index("# {название программы}")
    set_text(workspace, KIND, f"{text[:place]}Слова управления.\n\n{text[place:]}")
    ours = ProgrammeLines(text.split("\n"))
    assert ProgrammeLines.read(workspace).of_part("risks") == ours.of_part("risks") + 2
