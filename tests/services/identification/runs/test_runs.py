"""Running, freezing, reading back; a frozen run stays as it was."""

from collections.abc import Callable

import pytest
from sqlalchemy import delete, update
from sqlmodel import Session, SQLModel

from app.enums import VerdictStatus
from app.errors import UserError
from app.models import IdentificationRun, Verdict
from app.models.identification import FrozenRowError
from app.services.identification import profile as profiles
from app.services.identification.runs import runs
from app.services.log.changes import changing, undo
from app.services.log.listing import list_changes
from app.services.storage.workspace import Workspace
from tests.services.identification.stored import add_results, add_school, change_result


@pytest.fixture
def district(workspace: Workspace) -> Workspace:
    """Three schools: identified by К1, not identified, without results."""
    low = add_school(workspace, "СОШ № 1", login_digits="200001")
    fine = add_school(workspace, "СОШ № 2", login_digits="200002")
    add_school(workspace, "СОШ № 3", kind="oosh")
    for year in (2024, 2025):
        add_results(workspace, fine, year, vpr_ma_5=(20, 5), vpr_ru_5=(20, 3), oge_ma=(30, 1))
    add_results(workspace, low, 2024, vpr_ma_5=(20, 1), vpr_ru_5=(20, 1), oge_bi=(9, 1))
    add_results(workspace, low, 2025, vpr_ma_5=(33, 11), vpr_ru_5=(20, 6), oge_ma=(30, 1))
    return workspace


def statuses(outcome: runs.Outcome) -> list[str]:
    return [verdict.status.value for verdict in outcome.verdicts]


def test_all_active_schools_get_a_verdict(district: Workspace) -> None:
    outcome = runs.run(district, year=2025)
    assert (outcome.year, outcome.previous_year, outcome.profile.id) == (2025, 2024, "fioko-2020")
    assert statuses(outcome) == ["shnor", "not_identified", "insufficient_data"]
    assert [found.school for found in outcome.having(VerdictStatus.SHNOR)] == ["СОШ № 1"]
    assert outcome.verdicts[0].login == "200001"
    assert outcome.verdicts[0].low[0].source == "итоги.xlsx, лист «Лист1», строка 2"


def test_parameters_profile_and_previous_year_can_be_chosen(district: Workspace) -> None:
    changed = runs.run(district, year=2025, settings={"c1_min_procedures": "3"})
    assert statuses(changed)[0] == "not_identified"
    other = runs.run(district, year=2025, previous_year=2023, profile_id="ru-ma-4-8")
    assert (other.previous_year, other.profile.id) == (2023, "ru-ma-4-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"year": 2020}, "За 2019/2020 учебный год нет ни одного результата"),
        ({"year": 2025, "settings": {"procedures": "oge:hi"}}, "нет результатов по процедурам"),
        ({"year": 2025, "previous_year": 2025}, "Предыдущий год 2025 не подходит"),
        ({"year": 25}, "Учебный год 25 не подходит"),
        ({"year": 2025, "profile_id": "новый"}, "Профиль «новый» не найден"),
        ({"year": 2025, "settings": {"порог": "30"}}, "Параметра «порог» нет"),
    ],
)
def test_a_wrong_request_is_refused(
    district: Workspace, arguments: dict[str, object], message: str
) -> None:
    with pytest.raises(UserError, match=message) as caught:
        runs.run(district, **arguments)  # type: ignore[arg-type]
    assert caught.value.hint


def test_a_refusal_names_procedures_by_their_titles(district: Workspace) -> None:
    with pytest.raises(UserError) as caught:
        runs.run(district, year=2025, settings={"procedures": "oge:hi,vpr:bi:6"})
    assert caught.value.hint == "Загрузите результаты по процедурам: ОГЭ ХИ, ВПР БИ 6."


def test_a_frozen_run_reads_back_as_it_was(district: Workspace) -> None:
    outcome = runs.run(district, year=2025, settings={"threshold_percent": "29,5"})
    run_id, changes = runs.freeze(district, outcome)
    assert changes.touches("identification_run")
    assert changes.touches("verdict")
    change_result(district, 1, 2025, "vpr:ma:5", 0)
    frozen = runs.get_run(district, run_id)
    assert frozen.profile == outcome.profile
    assert frozen.inputs == outcome.inputs.restricted(runs.wanted_codes(outcome.profile))
    for before, after in zip(outcome.verdicts, frozen.verdicts, strict=True):
        assert after.evidence == before.evidence
        assert after.low == before.low
        assert after.remarks == before.remarks
        assert (after.status, after.c1, after.c2, after.margin) == (
            before.status,
            before.c1,
            before.c2,
            before.margin,
        )
    assert statuses(runs.run(district, year=2025))[0] == "not_identified"


def test_a_frozen_run_knows_for_which_year_of_work_it_identifies(district: Workspace) -> None:
    outcome = runs.run(district, year=2025)
    by_default, _ = runs.freeze(district, outcome)
    later, _ = runs.freeze(district, outcome, work_year=2027)
    assert [runs.get_run(district, run_id).run.work_year for run_id in (by_default, later)] == [  # type: ignore[union-attr]
        2026,
        2027,
    ]
    for wrong in (2024, 2025, 2101):
        with pytest.raises(UserError, match=f"Год работы {wrong} не подходит") as caught:
            runs.freeze(district, outcome, work_year=wrong)
        assert caught.value.hint
    assert len(runs.list_runs(district)) == 2


def test_a_frozen_run_does_not_depend_on_later_profiles_and_schools(district: Workspace) -> None:
    copy, _ = profiles.copy_profile(district, "fioko-2020", "Письмо региона")
    run_id, _ = runs.freeze(district, runs.run(district, year=2025, profile_id=copy.id))
    profiles.delete_profile(district, copy.id)
    with changing(district, "edit", "Переименование") as work:
        from app.models import School

        school = work.session.get(School, 1)
        assert school is not None
        school.short_name = "Лицей № 1"
    frozen = runs.get_run(district, run_id)
    assert frozen.profile.title == "Письмо региона"
    assert frozen.verdicts[0].school == "СОШ № 1"


def test_the_list_of_runs(district: Workspace) -> None:
    first, _ = runs.freeze(district, runs.run(district, year=2025))
    second, _ = runs.freeze(
        district, runs.run(district, year=2024, previous_year=2023), "Для сверки"
    )
    newest, oldest = runs.list_runs(district)
    assert (newest.id, newest.title, newest.year) == (second, "Для сверки", 2024)
    assert (oldest.id, oldest.title) == (
        first,
        "Выявление по результатам 2024/2025 для работы 2025/2026",
    )
    assert (oldest.schools, oldest.identified, oldest.undecided) == (3, 1, 0)
    assert oldest.profile_title == "Общероссийская методика (двойной критерий)"
    assert oldest.created_at == district.clock.now()
    assert [row.id for row in runs.list_runs(district, work_year=2026)] == [first]
    assert runs.get_run(district, first).run == oldest


def test_an_unknown_run_is_refused(workspace: Workspace) -> None:
    assert runs.list_runs(workspace) == []
    with pytest.raises(UserError, match="№ 7 нет"):
        runs.get_run(workspace, 7)


def test_a_run_is_frozen_once(district: Workspace) -> None:
    run_id, _ = runs.freeze(district, runs.run(district, year=2025))
    with pytest.raises(UserError, match="уже зафиксирован"):
        runs.freeze(district, runs.get_run(district, run_id))


def edit(session: Session, table: type[SQLModel]) -> None:
    row = session.get(table, 1)
    assert row is not None
    column = "title" if table is IdentificationRun else "school_name"
    setattr(row, column, "другое")
    session.flush()


def remove(session: Session, table: type[SQLModel]) -> None:
    session.delete(session.get(table, 1))
    session.flush()


def edit_many(session: Session, table: type[SQLModel]) -> None:
    column = "title" if table is IdentificationRun else "school_name"
    session.execute(update(table).values({column: "другое"}))


def remove_many(session: Session, table: type[SQLModel]) -> None:
    session.execute(delete(table))


@pytest.mark.parametrize("table", [IdentificationRun, Verdict])
@pytest.mark.parametrize("change", [edit, remove, edit_many, remove_many])
def test_a_frozen_row_is_neither_changed_nor_removed(
    district: Workspace,
    table: type[SQLModel],
    change: Callable[[Session, type[SQLModel]], None],
) -> None:
    run_id, _ = runs.freeze(district, runs.run(district, year=2025))
    before = runs.get_run(district, run_id)
    with (
        district.database.session() as session,
        pytest.raises(FrozenRowError, match=table.__name__),
    ):
        change(session, table)
    with pytest.raises(FrozenRowError), changing(district, "edit", "Проба") as work:
        change(work.session, table)
    assert runs.get_run(district, run_id) == before


def test_freezing_stands_in_the_history_and_is_not_undone(district: Workspace) -> None:
    run_id, changes = runs.freeze(district, runs.run(district, year=2025))
    [entry] = [found for found in list_changes(district) if found.action == "freeze"]
    assert entry.id == changes.change_set_id
    assert entry.summary == {"run": run_id, "schools": 3, "identified": 1}
    with pytest.raises(UserError, match="не отменяется"):
        undo(district, entry.id)
    assert len(runs.list_runs(district)) == 1
