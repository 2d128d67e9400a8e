"""The history of a school: changes in words, imports, verdicts, stays, marks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.enums import MeasureStatus, PassportBlockKind, SupportEventKind, SupportStage
from app.services import plans, results
from app.services.documents.made.history import Made, record_outputs
from app.services.identification.runs import runs
from app.services.log.changes import undo
from app.services.log.entries import moments_of
from app.services.plans import MarkDraft
from app.services.plans.rows import PlanRow
from app.services.results import ResultDraft
from app.services.school_card import history, measures
from app.services.school_card.history import (
    EventKey,
    SchoolChangeRow,
    find_school_history,
    history_weight,
    key_of,
    list_school_changes,
)
from app.services.schools import passports, schools, support, support_events, support_steps
from app.services.schools.papers import Paper
from app.services.schools.schools import SchoolDraft
from app.services.schools.support_events import EventDraft
from app.services.schools.support_steps import StepDraft
from app.services.storage.files.sqlite import Reader
from app.services.storage.workspace import Workspace
from tests.views.samples import YEAR, make_district

DRAFT = SchoolDraft(short_name="МБОУ «СОШ № 5»", phone="2-11")


def plain(row: SchoolChangeRow) -> str:
    return row.details.replace("\u00a0", " ")


def test_the_history_tells_old_and_new_values_of_this_school_only(workspace: Workspace) -> None:
    school_id, _ = schools.save_school(workspace, DRAFT)
    other_id, _ = schools.save_school(workspace, SchoolDraft(short_name="МБОУ «СОШ № 6»"))
    schools.save_school(workspace, replace(DRAFT, phone="2-12"), school_id)

    found = list_school_changes(workspace, school_id)

    assert [row.details for row in found] == ["телефон: 2-11 → 2-12", ""]
    assert found[1].title == "Добавление школы"
    assert len(list_school_changes(workspace, other_id)) == 1


def test_rows_of_other_tables_count_when_they_belong_to_the_school(workspace: Workspace) -> None:
    school_id, _ = schools.save_school(workspace, DRAFT)
    schools.save_school(workspace, replace(DRAFT, aliases=("Пятая школа",)), school_id)

    found = list_school_changes(workspace, school_id)
    assert [row.details for row in found] == ["другое название: Пятая школа", ""]


def test_an_undone_action_is_marked(workspace: Workspace) -> None:
    school_id, _ = schools.save_school(workspace, DRAFT)
    changes = schools.archive_school(workspace, school_id)
    assert changes.change_set_id is not None
    undo(workspace, changes.change_set_id)

    found = list_school_changes(workspace, school_id)
    assert [row.undone for row in found] == [False, True, False]


def test_stays_passport_results_and_marks_are_told_in_words(workspace: Workspace) -> None:
    district = make_district(workspace)
    school_id = district.school_id
    kind, day = PassportBlockKind.STAFF, date(2025, 9, 20)
    passports.save_block(workspace, school_id, kind, day, {"teachers": 43})
    [stay] = support.list_support(workspace)
    support.leave_support(workspace, stay.id, date(2026, 9, 1), "низких результатов нет")
    code = next(row.id for row in results.list_procedures(workspace) if row.code == "vpr:ma:5")
    results.save_result(
        workspace,
        ResultDraft(school_id=school_id, procedure_id=code, year=YEAR, participants=38, failed=10),
    )
    plans.mark_measures(workspace, [district.measure_ids[1]], MarkDraft(status=MeasureStatus.DONE))

    newest = [(row.kind, plain(row)) for row in list_school_changes(workspace, school_id)[:4]]
    assert newest == [
        ("plan", "«Создание рабочей группы» – выполнено"),
        ("results", "ВПР МА 5, 2025/2026: 14 из 38 (36,8 %) → 10 из 38 (26,3 %)"),
        ("support", "дата вывода: 01.09.2026; основание вывода: низких результатов нет"),
        (
            "passport",
            (
                "кадры на 20.09.2025; Педагогических работников всего: 42 → 43;"
                " Педагогов до 30 лет: 3 → –"
            ),
        ),
    ]
    entered = [row for row in list_school_changes(workspace, school_id) if row.kind == "support"]
    assert plain(entered[-1]).startswith("ШНОР с 17.11.2025, приказ от 17.11.2025 № 458")


def test_frozen_runs_and_made_papers_are_events(workspace: Workspace, tmp_path: Path) -> None:
    district = make_district(workspace)
    runs.freeze(workspace, runs.run(workspace, year=YEAR), "Осень")
    path = tmp_path / "приказ.docx"
    path.write_bytes(b"x")
    record_outputs(
        workspace, [Made("list-order", "Приказ", [path], {"schools": ["Покровская ООШ"]})]
    )

    found = list_school_changes(workspace, district.school_id)
    verdict = next(row for row in found if row.kind == "verdict")
    assert plain(verdict) == "вывод: ШНОР (критерии: 1, 2)"
    other = list_school_changes(workspace, district.other_id)
    assert [row.title for row in other if row.kind == "paper"] == ["Составлен документ: Приказ"]


def test_schools_whose_numbers_begin_alike_keep_their_own_histories(workspace: Workspace) -> None:
    """Keys 1, 11 and 21, and names with the digits of other schools."""
    ids = [
        schools.save_school(workspace, SchoolDraft(short_name=f"Школа № {number}"))[0]
        for number in range(21, 0, -1)
    ]
    assert {1, 11, 21} <= set(ids)
    [first] = [row.id for row in results.list_procedures(workspace) if row.code == "vpr:ma:5"]
    for school_id in (1, 11, 21):
        results.save_result(
            workspace,
            ResultDraft(
                school_id=school_id,
                procedure_id=first,
                year=YEAR,
                participants=50,
                failed=school_id,
            ),
        )
        note = f'"school_id":{32 - school_id},'
        row = schools.get_school(workspace, school_id)
        schools.save_school(workspace, SchoolDraft(short_name=row.short_name, note=note), school_id)
    for school_id in (1, 11, 21):
        told = [plain(row) for row in list_school_changes(workspace, school_id)]
        assert told[1].startswith(f"ВПР МА 5, 2025/2026: {school_id} из 50")
        assert told[0] == f'примечание: – → "school_id":{32 - school_id},'
        assert len(told) == 3
        [cell] = results.cell_history(workspace, school_id, first, YEAR)
        assert cell.new.startswith(f"{school_id} из 50")


def test_a_block_number_that_is_used_again_tells_each_school_its_own(workspace: Workspace) -> None:
    """SQLite gives the number of the block deleted last to the next one."""
    wrong, right = (
        schools.save_school(workspace, SchoolDraft(short_name=f"Школа № {number}"))[0]
        for number in (1, 2)
    )
    kind, day = PassportBlockKind.STAFF, date(2025, 9, 20)
    passports.save_block(workspace, wrong, kind, day, {"teachers": 41})
    [block] = passports.get_passport(workspace, wrong).blocks[kind]
    passports.delete_block(workspace, block.id)
    passports.save_block(workspace, right, kind, day, {"teachers": 17})
    assert "17" not in "".join(row.details for row in list_school_changes(workspace, wrong))
    assert "41" not in "".join(row.details for row in list_school_changes(workspace, right))
    assert "17" in list_school_changes(workspace, right)[0].details


def test_the_plans_are_read_once(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    school_id, _ = schools.save_school(workspace, DRAFT)
    read: list[int | None] = []

    def counted(_workspace: Workspace, *, concerning: int | None = None) -> list[PlanRow]:
        read.append(concerning)
        return []

    monkeypatch.setattr(measures, "list_plans", counted)
    list_school_changes(workspace, school_id)
    assert read == [school_id], "those of other schools are not asked for"


def test_steps_and_events_are_told_in_words(workspace: Workspace) -> None:
    school, _ = schools.save_school(workspace, DRAFT)
    link = Paper(link="https://e.ru/1")
    for draft in (
        StepDraft(planned_on=date(2026, 11, 20)),
        StepDraft(planned_on=date(2026, 12, 1), done_on=date(2026, 11, 18), note="акт", paper=link),
        StepDraft(),
    ):
        support_steps.save_step(workspace, school, 2027, SupportStage.DIAGNOSIS, draft)
    visit = EventDraft(SupportEventKind.VISIT, date(2026, 11, 10), with_whom="методисты")
    key, _ = support_events.save_event(workspace, school, 2027, visit)
    support_events.save_event(workspace, school, 2027, visit._replace(outcome="справка"), key)
    support_events.delete_event(workspace, key)
    found = list_school_changes(workspace, school)
    told = [set(plain(row).split("; ")) for row in found[:-1]]
    assert told == [
        {"выезд в школу 10.11.2026: запись удалена"},
        {"выезд в школу 10.11.2026, итог: справка"},
        {"выезд в школу 10.11.2026", "выезд в школу 10.11.2026, с кем: методисты"},
        {
            "диагностика дефицитов: 18.11.2026 → –",
            "диагностика дефицитов, срок: 01.12.2026 → –",
            "диагностика дефицитов, примечание: акт → –",
            "диагностика дефицитов, ссылка: https://e.ru/1 → –",
        },
        {
            "диагностика дефицитов: 18.11.2026",
            "диагностика дефицитов, срок: 20.11.2026 → 01.12.2026",
            "диагностика дефицитов, примечание: акт",
            "диагностика дефицитов, ссылка: https://e.ru/1",
        },
        {"диагностика дефицитов, срок: 20.11.2026"},
    ]
    assert {row.kind for row in found[:-1]} == {"support"}


def test_a_long_history_is_found_whole_and_told_a_few_at_a_time(workspace: Workspace) -> None:
    school_id, _ = schools.save_school(workspace, DRAFT)
    for number in range(250):
        draft = replace(DRAFT, phone=f"2-{number}")
        schools.save_school(workspace, draft, school_id)
    found = find_school_history(workspace, school_id)
    assert len(found.keys) == 251
    assert len(list_school_changes(workspace, school_id)) == 200
    whole = list_school_changes(workspace, school_id, limit=None)
    assert [key_of(row) for row in whole] == list(found.keys)
    assert plain(whole[0]) == "телефон: 2-248 → 2-249"
    parts = [found.tell(found.keys[start : start + 7]) for start in range(0, 251, 7)]
    assert [row for part in parts for row in part] == whole
    unknown = EventKey("action", 10**6)
    assert found.tell([unknown, found.keys[-1]]) == whole[-1:]
    assert history_weight(workspace) == 500, "the length of the log does not count"


def test_the_last_events_are_found_without_the_others(workspace: Workspace) -> None:
    """Of a school with results, measures, verdicts and papers, whatever its last events are."""
    district = make_district(workspace)
    code = next(row.id for row in results.list_procedures(workspace) if row.code == "vpr:ma:5")
    block = {"teachers": 43}
    for number in range(12):
        draft = ResultDraft(
            school_id=district.school_id,
            procedure_id=code,
            year=YEAR,
            participants=38,
            failed=number,
        )
        results.save_result(workspace, draft)
        day = date(2025, 9, 1 + number)
        passports.save_block(workspace, district.school_id, PassportBlockKind.STAFF, day, block)
        status = (MeasureStatus.DONE, MeasureStatus.IN_PROGRESS)[number % 2]
        plans.mark_measures(workspace, district.measure_ids, MarkDraft(status=status))
    for school_id in (district.school_id, district.other_id):
        whole = find_school_history(workspace, school_id)
        every = len(whole.keys)
        told = whole.tell(whole.keys)
        for number in (1, 2, 7, every - 1, every, every + 1):
            first = find_school_history(workspace, school_id, number)
            assert first.keys == whole.keys[: None if first.is_whole else number]
            assert first.tell(first.keys) == told[: len(first.keys)]
            assert first.whole().keys == whole.keys
    assert not find_school_history(workspace, district.school_id, 7).is_whole
    assert find_school_history(workspace, district.school_id, 500).is_whole


def test_few_entries_are_looked_at_for_the_last_events(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    school_id, _ = schools.save_school(workspace, DRAFT)
    for number in range(60):
        schools.save_school(workspace, replace(DRAFT, phone=f"2-{number}"), school_id)
    asked: list[int] = []

    def counted(reader: Reader, numbers: Sequence[int]) -> dict[int, str]:
        asked.extend(numbers)
        return moments_of(reader, numbers)

    monkeypatch.setattr(history, "moments_of", counted)
    assert len(find_school_history(workspace, school_id, 5).keys) == 5
    assert len(asked) == 5


def test_all_lines_of_an_event_are_told(workspace: Workspace) -> None:
    school_id, _ = schools.save_school(workspace, DRAFT)
    aliases = tuple(f"Школа {number}" for number in range(80))
    schools.save_school(workspace, replace(DRAFT, aliases=aliases), school_id)
    newest = list_school_changes(workspace, school_id)[0]
    assert len(newest.lines) == 80
    assert newest.details.endswith("; и ещё 76")
