"""What stands in a set: kinds of an occasion, one document or one for each, and what they lack."""

from datetime import date

import pytest

from app.errors import UserError
from app.services.documents.making.catalogue import KINDS, describe_settings
from app.services.documents.sets.listing import (
    PaperSet,
    SetChoice,
    occasion_of,
    occasions,
    read_set,
)
from app.services.documents.settings import save_for_year
from app.services.findings.finding import Weight, having
from app.services.language.deadlines.periods import period_between
from app.services.programmes.parts import Programme
from app.services.programmes.reading import list_programmes
from app.services.programmes.writing import save_programme
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.documents.sets.district import YEAR


def papers_of(workspace: Workspace, **choice: object) -> PaperSet:
    return run_steps(read_set(workspace, SetChoice(**{"year": YEAR, **choice})))  # type: ignore[arg-type]


def test_a_set_has_the_kinds_of_its_occasion_in_the_order_of_the_catalogue(
    district: Workspace,
) -> None:
    parts = [papers_of(district, occasion=name) for name in occasions()]
    assert [kind.kind for part in parts for kind in part.kinds] == list(KINDS)
    assert [kind.kind for kind in papers_of(district).kinds] == list(KINDS)
    assert {kind.occasion for kind in parts[0].kinds} == {occasions()[0]}


def test_an_occasion_is_told_by_its_name() -> None:
    assert occasion_of(" выявление ") == "Выявление"
    with pytest.raises(UserError, match="Нет повода «праздник»") as refused:
        occasion_of("праздник")
    assert all(name in refused.value.hint for name in occasions())


def test_rows_of_a_year_have_a_document_each_and_schools_one_for_all(district: Workspace) -> None:
    count = {kind.kind: len(kind.papers) for kind in papers_of(district).kinds}
    assert {kind: number for kind, number in count.items() if number > 1} == {
        "agreement": 3,
        "visit-note": 4,
        "minutes": 2,
        "attendance": 2,
        "letter": 2,
    }
    apart = papers_of(district, apart={"school-passport": True, "agreement": False})
    count = {kind.kind: len(kind.papers) for kind in apart.kinds}
    assert (count["school-passport"], count["agreement"]) == (4, 1)


def test_only_papers_about_the_chosen_schools_are_made(district: Workspace) -> None:
    first = min(papers_of(district).schools)
    chosen = papers_of(
        district,
        schools=frozenset({first}),
        apart={"school-passport": True, "execution-report": True},
    )
    papers = {kind.kind: kind.papers for kind in chosen.kinds}
    assert [paper.rows for paper in papers["school-passport"]] == [(("school", first),)]
    about = {
        paper.subject.school_id
        for kind in ("visit-note", "agreement", "minutes", "execution-report")
        for paper in papers[kind]
        if paper.subject is not None
    }
    assert about == {first, None}  # the meetings and the plan of the district are about no school
    assert len(papers["execution-report"]) == 2


def test_a_kind_for_nobody_cannot_be_made_and_says_why(district: Workspace) -> None:
    chosen = papers_of(district, schools=frozenset(), apart={"school-passport": True})
    (paper,) = next(kind.papers for kind in chosen.kinds if kind.kind == "school-passport")
    assert not paper.row.possible
    assert [one.code for one in having(paper.row.missing, Weight.STOP)] == ["set.no-subjects"]


def test_a_kind_that_is_one_document_is_not_made_for_each(district: Workspace) -> None:
    with pytest.raises(UserError, match="«list-order»"):
        papers_of(district, apart={"list-order": True})


def test_what_a_document_lacks_is_told_of_each(district: Workspace) -> None:
    kinds = {kind.kind: kind for kind in papers_of(district).kinds}
    assert [kind.kind for kind in kinds.values() if kind.is_ready] == [
        kind.kind for kind in kinds.values() if len(kind.ready) == len(kind.papers)
    ]
    assert kinds["minutes"].is_ready
    lacking = kinds["exclusion-order"].papers[0].row
    assert lacking.required
    assert not lacking.possible
    assert all(paper.row.is_order for paper in kinds["exclusion-order"].papers)


def test_one_document_says_which_of_several_rows_it_is_about(district: Workspace) -> None:
    """The programme, the plan, the row of a register: nobody has to guess which one was taken."""

    def about() -> dict[str, str]:
        return {paper.id: paper.about for paper in papers_of(district).papers if paper.about}

    before = about()
    assert before["plan"].startswith("Муниципальный: ")
    assert "programme" not in before  # there is one only
    (first,) = list_programmes(district)
    period = period_between(date(2026, 9, 1), date(2027, 8, 31))
    newest = Programme(title="Путь к успеху", period=period)
    key, _changes = save_programme(district, newest)
    papers = {paper.id: paper for paper in papers_of(district).papers}
    shown = f"Путь к успеху, {newest.period_text}"
    assert papers["programme"].title == f"{papers['programme'].row.title}: {shown}"
    assert {papers[kind].about for kind in ("programme-order", "indicators")} == {shown}
    specs = describe_settings("programme")
    for chosen, title in ((first.id, first.title), (key, newest.title)):
        save_for_year(district, "programme", specs, ("programme", str(chosen)), YEAR)
        assert about()["programme"].startswith(title)
