"""Values that the program works out, each with its numbers; nothing known is no value, never 0."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from app.enums import MeasureStatus, SupportKind
from app.models import PassportBlock, PassportValue
from app.services import plans, results
from app.services.identification.runs import runs
from app.services.language.deadlines.periods import period_between
from app.services.log.changes import changing
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.programmes.parts import Indicator, Programme, YearValue
from app.services.programmes.reading import get_programme
from app.services.programmes.source import SourceValue
from app.services.programmes.sources.catalogue import WorkedOut, sources, year_values
from app.services.programmes.writing import save_programme
from app.services.results import ResultDraft
from app.services.schools.passports import save_block
from app.services.schools.schools import SchoolDraft, save_school
from app.services.schools.support import SupportDraft, enter_support, leave_support
from app.services.storage.workspace import Workspace

PERIOD = period_between(date(2018, 1, 1), date(2020, 12, 31))
PROGRAMME = Programme(title="Программа", period=PERIOD, schools=(1, 2))


@pytest.fixture
def district(workspace: Workspace) -> Workspace:
    for name in ("СОШ № 1", "СОШ № 2", "СОШ № 3"):
        save_school(workspace, SchoolDraft(short_name=name))
    return workspace


def worked_out(
    workspace: Workspace, code: str, year: int, programme: Programme = PROGRAMME
) -> SourceValue | None:
    key = programme.id or save_programme(workspace, programme)[0]
    return WorkedOut(workspace, get_programme(workspace, key)).of(code, year)


def words(value: SourceValue | None) -> str:
    assert value is not None
    return value.words.replace("\u00a0", " ")


def test_nothing_known_is_no_value(district: Workspace) -> None:
    key, _changes = save_programme(district, PROGRAMME)
    values = WorkedOut(district, get_programme(district, key))
    for code in sources():
        assert [values.of(code, year) for year in (2017, 2019, 2020)] == [None] * 3, code
    assert values.of("luna", 2019) is None


def test_the_newest_passport_of_the_year_counts(district: Workspace) -> None:
    for school, day, counts in (
        (1, date(2018, 9, 20), {"teachers": 10, "category": 1}),
        (1, date(2019, 9, 20), {"teachers": 10, "category": 4, "training_valid": 9}),
        (1, date(2019, 12, 1), {"teachers": 12}),  # the category was not counted on that day
        (2, date(2019, 10, 1), {"teachers": 30, "category": 11}),
        (3, date(2019, 9, 20), {"teachers": 60, "category": 60}),
    ):
        save_block(district, school, "staff", day, counts)
    value = worked_out(district, "staff.category", 2019)
    assert words(value) == "15 из 40 (37,5 %): паспорта школ с 20.09.2019 по 01.10.2019"
    assert value is not None
    assert [(row.school_id, row.part, row.whole) for row in value.rows] == [(1, 4, 10), (2, 11, 30)]
    assert value.value == YearValue(
        value_h=3750, value_part=15, value_whole=40, value_source=value.source
    )
    assert words(worked_out(district, "staff.training_valid", 2019)) == (
        "9 из 10 (90 %): паспорта школ на 20.09.2019; нет данных: 1 школа (СОШ № 2)"
    )
    assert "75 из 100" in words(worked_out(district, "district.category", 2019))
    every = replace(PROGRAMME, schools=())
    assert "75 из 100" in words(worked_out(district, "staff.category", 2019, every))
    assert worked_out(district, "staff.category", 2020) is None
    assert worked_out(district, "staff.diagnosed", 2019) is None


def test_shares_without_counts_are_used_where_only_they_are_known(district: Workspace) -> None:
    day = date(2019, 9, 20)

    def store(school: int, **values: int) -> None:
        """What papers of others tell: shares are those that end in `_h`, in hundredths."""
        with changing(district, "edit", "Паспорт школы") as work:
            query = select(PassportBlock).where(PassportBlock.school_id == school)
            block = work.session.exec(query).first() or PassportBlock(
                school_id=school, block="staff", on_date=day, source=""
            )
            work.session.add(block)
            work.session.flush()
            assert block.id is not None
            for code, value in values.items():
                column = "percent_h" if code.endswith("_h") else "count"
                row = PassportValue(block_id=block.id, indicator=code.removesuffix("_h"))
                row.sqlmodel_update({column: value})
                work.session.add(row)

    store(2, category_h=1250)
    alone = worked_out(district, "staff.category", 2019)
    assert words(alone) == (
        "12,5 %: паспорта школ на 20.09.2019; нет данных: 1 школа (СОШ № 1);"
        " известна только доля: 1 школа (СОШ № 2)"
    )
    assert alone is not None
    assert (alone.value.value_h, alone.value.value_part, alone.value.value_whole) == (
        *(1250, None, None),
    )
    store(1, teachers=100, category_h=1500)
    assert words(worked_out(district, "staff.category", 2019)) == (
        "15 %: паспорта школ на 20.09.2019; известна только доля: 1 школа (СОШ № 1);"
        " не учтено, известна только доля без общего числа: 1 школа (СОШ № 2)"
    )
    store(2, teachers=50)
    assert words(worked_out(district, "staff.category", 2019)) == (
        "14,17 %: паспорта школ на 20.09.2019; известна только доля: 2 школы (СОШ № 1, СОШ № 2)"
    )
    store(3, teachers=10, category=10)
    assert words(worked_out(district, "district.category", 2019)) == (
        "19,53 %: паспорта школ на 20.09.2019; известна только доля: 2 школы (СОШ № 1, СОШ № 2)"
    )


def test_the_plan_of_the_programme_is_counted_as_it_stood_at_the_end_of_a_year(
    district: Workspace,
) -> None:
    key, _changes = save_programme(district, PROGRAMME)
    for programme_id, count in ((key, 3), (None, 2)):
        named = PlanDraft(title="План", period=PERIOD, programme_id=programme_id)
        plan, _changes = plans.save_plan(district, named)
        section, _changes = plans.save_section(district, SectionDraft(plan, "Раздел"))
        for number in range(count):
            measure = MeasureDraft(section_id=section, title=f"Дело {number}")
            plans.save_measure(district, measure)
    for measure, day in ((1, date(2018, 5, 1)), (2, date(2019, 5, 1)), (4, date(2018, 5, 1))):
        plans.mark_measures(
            district, [measure], MarkDraft(status=MeasureStatus.DONE, marked_on=day)
        )
    programme = get_programme(district, key)
    told = [words(worked_out(district, "plan.done", year, programme)) for year in (2018, 2019)]
    assert told == [
        "1 из 3 (33,3 %): отметки об исполнении плана на 31.12.2018",
        "2 из 3 (66,7 %): отметки об исполнении плана на 31.12.2019",
    ]


def test_schools_that_left_the_lists(district: Workspace) -> None:
    for school, kind in ((1, SupportKind.SHNOR), (2, SupportKind.SHNOR), (2, SupportKind.SHSSU)):
        draft = SupportDraft(school_id=school, kind=kind, year=2018, entered_on=date(2018, 3, 5))
        enter_support(district, draft)
    leave_support(district, 1, date(2019, 6, 1), "Рост результатов")
    leave_support(district, 2, date(2019, 6, 1), "Рост результатов")  # it stays on the other list
    value = worked_out(district, "schools.left", 2019)
    assert words(value) == "1: списки поддержки на 01.06.2019"
    assert value is not None
    assert [(row.name, row.note) for row in value.rows] == [("СОШ № 1", "Рост результатов")]
    assert value.value.value_h == 100
    assert "1 из 2 (50 %)" in words(worked_out(district, "schools.left_share", 2019))
    assert words(worked_out(district, "schools.left_share", 2018)).startswith("0 из 2 (0 %)")


def add_result(workspace: Workspace, school: int, year: int, failed: int, of: int = 10) -> None:
    codes = {row.code: row.id for row in results.list_procedures(workspace)}
    for code in ("vpr:ma:5", "vpr:ru:5"):
        draft = ResultDraft(
            school_id=school,
            procedure_id=codes[code],
            year=year,
            participants=of,
            failed=failed,
        )
        results.save_result(workspace, draft)


def test_schools_identified_and_schools_that_became_better(district: Workspace) -> None:
    for school, before, now in ((1, 5, 4), (2, 3, 4)):
        add_result(district, school, 2018, before)
        add_result(district, school, 2019, now)
    runs.freeze(district, runs.run(district, year=2019))
    found = worked_out(district, "schools.identified", 2019)
    assert found is not None
    assert (found.part, found.whole) == (2, None)
    assert {row.name for row in found.rows} == {"СОШ № 1", "СОШ № 2"}
    assert "зафиксированное выявление от" in found.words
    better = worked_out(district, "results.better", 2019, replace(PROGRAMME, schools=(1, 2, 3)))
    assert words(better) == (
        "1 из 2 (50 %): итоговая проверка, результаты 2019 года к результатам 2018 года;"
        " нет данных: 1 школа (СОШ № 3)"
    )
    assert better is not None
    assert "лучше" in better.rows[0].note


def test_a_worked_out_value_stands_beside_its_target_and_typed_ones_stay(
    district: Workspace,
) -> None:
    save_block(district, 1, "staff", date(2019, 9, 20), {"teachers": 10, "category": 4})
    target = YearValue(target_h=5000, value_h=100, value_source="отчёт")
    programme = replace(
        PROGRAMME,
        indicators=(
            Indicator(title="А", unit="%", source="staff.category", years={2019: target}),
            Indicator(title="Б", unit="%", years={2019: target}),
        ),
    )
    key, _changes = save_programme(district, programme)
    first, second = year_values(district, get_programme(district, key))
    assert list(first) == [2018, 2019, 2020]
    assert (first[2019].target_h, first[2019].value_h, first[2019].value_part) == (5000, 4000, 4)
    assert first[2018].is_empty
    assert second[2019] == target
