"""A report for publication tells nothing of one or two pupils."""

from dataclasses import replace
from typing import Any

from app.enums import ValueUnit
from app.services.criteria import CriterionRow, Current, Previous
from app.services.documents.making.catalogue import KINDS
from app.services.documents.model.blocks import dump
from app.services.documents.model.tables import Row, Table
from app.services.storage.workspace import Workspace
from tests.services.documents import facts_samples as given
from tests.services.documents.samples import blocks
from tests.services.documents.words.reports import gathered

EXECUTION_REPORT = KINDS["execution-report"]

FEW = given.criteria_of(
    "МБОУ «Полянская СОШ»",
    given.criterion(1, "Без аттестата", "1 (9 %) (в 2017/2018 г. – 2 (25 %))", "0 (0 %)", ""),
    given.criterion(2, "С 80 и более баллами", "12 (40 %)", "не менее 45 %", ""),
)


def test_a_report_for_publication_hides_one_or_two_pupils_behind_a_share() -> None:
    text = dump(EXECUTION_REPORT.compose(given.report(schools=(FEW,))))
    assert "менее\\xa05 (в 2017/2018 г. – менее\\xa05)" in text
    assert "1 (9 %)" not in text
    assert "12 (40 %)" in text
    assert text.count("не публикуются") == 1
    other = dump(EXECUTION_REPORT.compose(given.report()))
    assert "не публикуются" not in other


def test_the_internal_report_tells_everything() -> None:
    text = dump(EXECUTION_REPORT.compose(given.report(schools=(FEW,), version="internal")))
    assert "1 (9 %) (в 2017/2018 г. – 2 (25 %))" in text
    assert "не публикуются" not in text


def test_words_of_marks_are_public_too() -> None:
    told = given.measure(1, "Пересдача", mark="Выполнено. Не сдали 2 из 14 (14,3 %)")
    section = replace(given.PLAN.sections[0], measures=(told,))
    facts = given.report(plan=replace(given.PLAN, sections=(section,)), schools=())
    text = dump(EXECUTION_REPORT.compose(facts))
    assert "2 из 14" not in text
    assert text.count("не публикуются") == 1


def test_no_text_of_a_public_report_tells_of_a_few_pupils() -> None:
    """Title of the plan, section, measure, expected result, mark, names and words of criteria."""
    told = replace(
        given.measure(1, "Работа с 1 выпускником", mark="Не сдал 1 из 11 обучающихся (9,1 %)"),
        expected="1 (9 %) вместо 2 (18 %)",
        responsible=("Наставник 1 обучающегося",),
    )
    section = replace(given.PLAN.sections[0], title="Помощь двоим ученикам", measures=(told,))
    plan = replace(given.PLAN, title="План работы с 2 обучающимися", sections=(section,))
    row = given.criterion(1, "Без аттестата (1 чел.)", "1 чел. (9 %)", "0 (не 1 ребёнок)", "")
    row = replace(row, code="certificate-9")
    schools = (given.criteria_of("МБОУ «Полянская СОШ»", row),)
    chosen: dict[str, Any] = {"columns": "number,title,deadline,responsible,expected,mark"}
    facts = given.report(plan=plan, schools=schools, **chosen)
    text = dump(EXECUTION_REPORT.compose(facts)).replace("\\xa0", " ")
    told_of = [
        "1 выпускник",
        "1 из 11",
        "9,1",
        "1 (9",
        "2 (18",
        "1 обуч",
        "двоим",
        "2 обуч",
        "1 чел",
        "1 реб",
    ]
    assert [few for few in told_of if few in text] == []
    assert text.count("не публикуются") == 2  # under each of the two tables
    document = EXECUTION_REPORT.compose(facts)
    assert "2 обучающимися" not in document.subject
    full = EXECUTION_REPORT.compose(given.report(plan=plan, schools=schools, version="internal"))
    assert "2 обучающимися" in full.subject


def test_a_share_of_a_small_group_known_from_results_is_not_published() -> None:
    def row(code: str, now: int, before: int, text: str) -> CriterionRow:
        made = given.criterion(1, code, text, "0 %", "не достигнуто")
        return replace(
            made,
            code=code,
            unit=ValueUnit.PERCENT,
            current=Current(number_h=now, previous=Previous(before, 2018)),
            current_text=text.split(" (", maxsplit=1)[0],
            previous_text=text.split("– ")[1].rstrip(")"),
            previous_year=2018,
        )

    school = given.criteria_of(
        "МБОУ «Полянская СОШ»",
        row("certificate-9", 1660, 830, "16,6 % (в 2017/2018 г. – 8,3 %)"),
        row("certificate-11", 1250, 4000, "12,5 % (в 2017/2018 г. – 40 %)"),
        row("training", 2500, 800, "25 % (в 2017/2018 г. – 8 %)"),
        row("high-scores", 0, 1000, "0 % (в 2017/2018 г. – 10 %)"),
        groups={
            ("certificate-9", 2019): 6,
            ("certificate-9", 2018): 12,
            ("certificate-11", 2018): 10,
            ("high-scores", 2018): 10,
        },
    )
    facts = given.report(schools=(school,), show_reached="да")
    table = blocks(EXECUTION_REPORT.compose(facts), Table)[-1]
    cells = [(row.cells[2], row.cells[4]) for row in table.rows if isinstance(row, Row)]
    assert cells == [
        ("–", "–"),
        ("12,5 % (в 2017/2018 г. – 40 %)", "не достигнуто"),  # nobody knows of how many
        ("25 % (в 2017/2018 г. – 8 %)", "не достигнуто"),  # of teachers
        ("0 % (в 2017/2018 г. –)", "не достигнуто"),  # no dash beside the dash
    ]
    text = dump(EXECUTION_REPORT.compose(given.report(schools=(school,), version="internal")))
    assert "16,6 % (в 2017/2018 г. – 8,3 %)" in text


def test_the_demo_publishes_no_share_of_a_class_of_five(demo: Workspace) -> None:
    facts = gathered(demo, 2019)
    text = dump(EXECUTION_REPORT.compose(facts))
    assert "16,6" not in text
    assert "8,3" not in text
    assert "12,5" not in text  # 1 of 8, while 4 took ЕГЭ
    groups = {school.school: school.groups() for school in facts.criteria}
    assert groups["МБОУ «Полянская СОШ»"]["certificate-9", 2019] == 7
