"""The files of reports: their names, and the page with the signature."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.services.documents.making import export
from app.services.documents.making.catalogue import KINDS
from app.services.documents.model.styles import make_style
from app.services.documents.pdf import render as render_pdf
from app.services.plans import PlanRow
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.documents import facts_samples as given
from tests.services.documents import samples
from tests.services.documents.words.reports import school_plan

EXECUTION_REPORT = KINDS["execution-report"]


def test_reports_about_different_things_have_different_names() -> None:
    school = replace(given.PLAN, school_id=3, school_name="МБОУ «Полянская СОШ»")
    names = [
        EXECUTION_REPORT.file_title(facts)
        for facts in (
            given.report(),
            given.report(as_of=date(2019, 1, 30)),
            given.report(plan=school),
            given.report(plan=school, version="internal"),
        )
    ]
    assert names == [
        "Отчёт об исполнении плана 2018-2019, Управление образования, на 30.08.2019",
        "Отчёт об исполнении плана 2018-2019, Управление образования, на 30.01.2019",
        "Отчёт об исполнении плана 2018-2019, МБОУ «Полянская СОШ», на 30.08.2019",
        "Отчёт об исполнении плана 2018-2019, МБОУ «Полянская СОШ», на 30.08.2019, внутренний",
    ]


def test_the_report_of_a_school_never_replaces_that_of_the_district(
    demo: Workspace, tmp_path: Path
) -> None:
    plan = str(school_plan(demo).id)

    def build(chosen: dict[str, str]) -> list[Path]:
        kind, formats = "execution-report", ("docx",)
        return run_steps(
            export.build(demo, kind, year=2019, formats=formats, out=tmp_path, settings=chosen)
        )

    made = [build(chosen) for chosen in ({}, {"plan": plan}, {})]
    assert made[0] == made[2] != made[1]
    assert len(list(tmp_path.glob("*.docx"))) == 2


def test_a_report_of_any_length_is_signed_under_text_of_its_own(tmp_path: Path) -> None:
    """From 1 to 60 measures: two lines over the signature, and no page of notes alone."""
    path = tmp_path / "отчёт.pdf"
    told = "Не сдали 2 из 14 (14,3 %)"
    few = [
        (number, over)
        for number in range(1, 61)
        for totals in (("да", "нет")[number % 2],)
        if len(over := lines_over_signature(path, plan_of(number, told), totals=totals)) < 2
    ]
    assert few == []


def plan_of(measures: int, told: str) -> PlanRow:
    """A plan whose last mark is not published, so that a note stands under the table."""
    rows = tuple(
        given.measure(number, f"Мероприятие № {number}", mark="Выполнено. Приказ № 458")
        for number in range(1, measures)
    )
    last = given.measure(measures, "Пересдача", mark=told)
    return replace(given.PLAN, sections=(replace(given.PLAN.sections[0], measures=(*rows, last)),))


def lines_over_signature(path: Path, plan: PlanRow, **chosen: str) -> list[str]:
    """The lines of the signed page over the signature; without rows of the table none."""
    document = EXECUTION_REPORT.compose(given.report(plan=plan, schools=(), **chosen))
    render_pdf.render(document, make_style(), path)
    (page,) = (page for page in samples.pdf_pages(path) if "Т.П. Жукова" in page)
    lines = re.split(r"[\r\n\x02]+", page.strip())
    over = lines[: next(at for at, line in enumerate(lines) if "Заведующая" in line)]
    noted = any("не публикуются" in page for page in over)
    return [] if noted and "Пересдача" not in page else over
