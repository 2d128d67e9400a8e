"""A table of measures is read from its cells alone, wherever it was copied from."""

from app.services import plans
from app.services.plans import MeasureDraft
from app.services.plans.plan_table import plan_table_rows, read_plan_table
from tests.services.plans.conftest import SmallPlan


def outline(rows: list[list[str]]) -> list[tuple[str, list[str]]]:
    """Titles of the sections with those of their measures."""
    return [
        (section.title, [measure.title for measure in section.measures])
        for section in read_plan_table(rows)
    ]


def test_the_header_says_which_column_is_which() -> None:
    (section,) = read_plan_table(
        [
            ["№ п/п", "Мероприятия", "Ответственный исполнитель", "Сроки", "Ожидаемый результат"],
            ["1.", "Анализ  причин", "Школа\nМЦ; Школа", "декабрь\n2026", "Анкеты\nСправка"],
        ]
    )
    assert section.title == ""
    assert section.measures == (
        MeasureDraft(
            section_id=0,
            title="Анализ причин",
            deadline_text="декабрь 2026",
            responsible=("Школа", "МЦ"),
            expected="Анкеты\nСправка",
        ),
    )


def test_without_a_header_the_order_is_the_usual_one_behind_a_number() -> None:
    numbered, plain = (
        read_plan_table(rows)[0].measures[0]
        for rows in (
            [["1.2.", "Круглый стол", "март 2027", "МЦ", "Справка"]],
            [["Круглый стол", "март 2027", "МЦ", "Справка"]],
        )
    )
    assert (
        numbered
        == plain
        == MeasureDraft(
            section_id=0,
            title="Круглый стол",
            deadline_text="март 2027",
            responsible=("МЦ",),
            expected="Справка",
        )
    )


def test_a_row_with_one_filled_cell_is_a_section_and_a_header_may_stand_again() -> None:
    header = ["№", "Мероприятие", "Срок"]
    assert outline(
        [
            header,
            ["", "До разделов", "май"],
            ["1. Управление", "", ""],
            ["1", "Анализ", ""],
            ["1", "Анализ", "май"],
            header,
            ["", "", "июнь и июль"],
            ["2", "Опрос", "июнь"],
            ["", "Итоги", ""],
        ]
    ) == [
        ("", ["До разделов"]),
        ("Управление", ["Анализ", "Анализ"]),
        ("июнь и июль", ["Опрос"]),
        ("Итоги", []),
    ]


def test_a_narrow_list_has_no_sections_and_a_line_without_a_title_is_no_measure() -> None:
    assert outline([["Мероприятия"], ["Анализ"], ["Опрос"]]) == [("", ["Анализ", "Опрос"])]
    assert outline([["Мероприятие", "Срок", "Результат"], ["", "май", "Справка"]]) == []


def test_what_is_no_table_of_measures_gives_nothing() -> None:
    assert read_plan_table([]) == ()
    assert read_plan_table([["", ""], []]) == ()
    assert outline([["Раздел", "", ""]]) == []


def test_words_about_measures_in_a_long_cell_are_no_header() -> None:
    title = "Провести мероприятия по результатам диагностики в пятых классах школ"
    assert outline([["1", title, "срок – май"]]) == [("", [title])]


def test_what_is_written_is_read_back(small_plan: SmallPlan) -> None:
    rows = plan_table_rows(small_plan.rows())
    assert rows[1] == (
        "2",
        "Провести совещание",
        "ноябрь, февраль",
        "Отдел; МБОУ «СОШ № 30»",
        "",
        "не начато",
        "",
    )
    (section,) = plans.read_plan_table(rows)
    assert [(one.title, one.deadline_text, one.responsible) for one in section.measures] == [
        (row.title, row.deadline_text, row.responsible) for row in small_plan.rows()
    ]
