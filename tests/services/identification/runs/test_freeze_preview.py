"""What the question before freezing names: changed parameters, schools in and out."""

from app.services.identification.runs import runs
from app.services.identification.runs.freeze_preview import FreezePreview, preview, preview_lines
from app.services.storage.workspace import Workspace
from tests.services.identification.examples import plain
from tests.services.identification.stored import add_results, add_school, change_result

PROFILE = "Общероссийская методика (двойной критерий)"


def district(workspace: Workspace) -> None:
    for number, failed in ((1, 6), (2, 5), (3, 1)):
        school = add_school(workspace, f"СОШ № {number}")
        for year in (2024, 2025):
            add_results(workspace, school, year, vpr_ma_5=(20, failed), vpr_ru_5=(20, failed))


def told(workspace: Workspace, **settings: str) -> tuple[FreezePreview, list[str]]:
    outcome = runs.run(workspace, year=2025, settings=settings)
    found = preview(workspace, outcome)
    return found, [plain(line) for line in preview_lines(found, outcome.profile.title)]


def test_the_first_run_names_every_school_that_enters(workspace: Workspace) -> None:
    district(workspace)
    _, lines = told(workspace, threshold_percent="99")
    assert lines[1:] == [
        "В перечень ШНОР не войдёт ни одна школа. Прежних выявлений для сравнения нет."
    ]
    found, lines = told(workspace)
    assert lines == [
        f"Профиль «{PROFILE}», его параметры не изменены.",
        "В перечень ШНОР войдёт 1 школа: СОШ № 1. Прежних выявлений для сравнения нет.",
    ]
    assert len(found.entered) == sum(
        verdict.identified for verdict in runs.run(workspace, year=2025).verdicts
    )


def test_changed_parameters_and_schools_are_named(workspace: Workspace) -> None:
    district(workspace)
    runs.freeze(workspace, runs.run(workspace, year=2025))
    change_result(workspace, 1, 2025, "vpr:ma:5", 0)
    change_result(workspace, 1, 2025, "vpr:ru:5", 0)

    found, lines = told(workspace, threshold_percent="25", procedures="vpr:ma:5,vpr:ru:5")

    assert (found.entered, found.left) == (("СОШ № 2",), ("СОШ № 1",))
    changed = (
        "порог низкого результата: 30 % → 25 %; процедуры: исключены ВПР МА 6, ВПР РУ 6, ОГЭ МА, "
        "ОГЭ РУ, ЕГЭ МА база, ЕГЭ МА профиль, ЕГЭ РУ"
    )
    assert lines == [
        f"Профиль «{PROFILE}», изменены параметры: {changed}.",
        (
            "По сравнению с выявлением № 1 от 22.11.2026 по результатам 2024/2025 "
            "войдёт 1 школа: СОШ № 2; выйдет 1 школа: СОШ № 1."
        ),
        f"Отличия параметров от того выявления: {changed}.",
    ]


def test_the_same_list_is_told_and_an_annulled_run_is_passed_by(workspace: Workspace) -> None:
    district(workspace)
    runs.freeze(workspace, runs.run(workspace, year=2024))
    mistaken, _ = runs.freeze(
        workspace, runs.run(workspace, year=2025, settings={"threshold_percent": "90"})
    )
    found, _ = told(workspace)
    assert found.before is not None
    assert (found.before.id, found.entered, found.since) == (
        mistaken,
        ("СОШ № 1",),
        ("порог низкого результата: 90\u00a0% → 30\u00a0%",),
    )
    runs.annul(workspace, mistaken, "не тот порог")
    _, lines = told(workspace)
    assert lines[1] == (
        "По сравнению с выявлением № 1 от 22.11.2026 по результатам 2023/2024 список школ тот же."
    )


def test_many_schools_are_counted_after_the_first_names(workspace: Workspace) -> None:
    for number in range(1, 11):
        school = add_school(workspace, f"СОШ № {number}")
        add_results(workspace, school, 2025, vpr_ma_5=(20, 4), vpr_ru_5=(20, 4))
    runs.freeze(workspace, runs.run(workspace, year=2025))
    _, lines = told(workspace, threshold_percent="20")
    names = ", ".join(f"СОШ № {number}" for number in range(1, 9))
    assert lines[1].endswith(f" войдут 10 школ: {names} и ещё 2.")
