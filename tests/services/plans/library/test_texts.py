"""A plan of the library as it is written."""

import pytest

from app.services.language.deadlines.periods import YearsKind
from app.services.plans.library.texts import LibraryFileError, read_library_plan

GOOD = """// как пишется
название: План школы: {на период}
кратко: План школы
описание: Один раздел.
для: школы
период: учебный год
---

== Мониторинг
// замечание
* Анализ работ
срок: до 20 ноября {год}
отвечают: директор; учителя
результат: Справка: по классам
"""


def test_a_plan_is_read_with_its_sections_and_measures() -> None:
    plan = read_library_plan("school-short.txt", GOOD)
    assert (plan.id, plan.title, plan.short, plan.about) == (
        "school-short",
        "План школы: {на период}",
        "План школы",
        "Один раздел.",
    )
    assert plan.is_school
    assert plan.usual_period.kind is YearsKind.SCHOOL
    assert plan.sections == ("Мониторинг",)
    (measure,) = plan.measures
    assert measure.key == "school-short:1"
    assert measure.deadline == "до 20 ноября {год}"
    assert measure.responsible == ("директор", "учителя")
    assert measure.expected == "Справка: по классам"


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("описание: Один раздел.\n", "", 1, "нет строки «описание:»"),
        ("для: школы", "для: всех", 5, "управления или школы"),
        ("период: учебный год", "период: всегда", 6, "период «всегда» не понят"),
        ("== Мониторинг\n", "", 10, "до первого раздела"),
        ("* Анализ работ\n", "", 11, "ожидается раздел"),
        ("срок: до 20 ноября {год}\n", "", 11, "нет строки «срок:»"),
        ("результат: Справка: по классам", "итог: Справка", 14, "строка не понята"),
        ("результат: Справка: по классам\n", "результат: да\n* Анализ работ\n", 15, "уже есть"),
        (GOOD[GOOD.index("* Анализ") :], "", 10, "нет мероприятий"),
    ],
)
def test_a_slip_names_the_file_and_the_line(old: str, new: str, line: int, said: str) -> None:
    with pytest.raises(LibraryFileError) as told:
        read_library_plan("мой план.txt", GOOD.replace(old, new, 1))
    assert f"«resources/plans/мой план.txt», строка {line}: " in str(told.value)
    assert said in str(told.value)


def test_a_text_without_its_line_under_the_head_is_told() -> None:
    with pytest.raises(LibraryFileError, match="нет черты «---»"):
        read_library_plan("план.txt", "название: План")
