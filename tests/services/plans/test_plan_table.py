"""A table of measures is read from its cells alone, wherever it was copied from."""

from dataclasses import replace
from itertools import permutations

from app.services import plans
from app.services.importing.tables.layouts import layout
from app.services.importing.tables.table import header_places
from app.services.language.headers import header_key
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
            deadline_text="декабрь\n2026",
            responsible=("Школа\nМЦ; Школа",),
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
    assert numbered.number == "1.2."
    assert (
        replace(numbered, number="")
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
            ["2", "Опрос", "июнь"],
            ["", "Итоги", ""],
        ]
    ) == [
        ("", ["До разделов"]),
        ("1. Управление", ["Анализ", "Анализ", "Опрос"]),
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
        "Отдел\nМБОУ «СОШ № 30»",
        "",
        "не начато",
        "",
    )
    (section,) = plans.read_plan_table(rows)
    assert [(one.title, one.deadline_text, *one.responsible) for one in section.measures] == [
        (row.title, row.deadline_text, *filter(None, [row.parties_text]))
        for row in small_plan.rows()
    ]


CELLS = {
    "section": "Управление",
    "title": "Круглый стол",
    "deadline": "март 2027",
    "responsible": "МЦ",
    "expected": "Справка",
}
ROUND_TABLE = MeasureDraft(
    section_id=0,
    title="Круглый стол",
    deadline_text="март 2027",
    responsible=("МЦ",),
    expected="Справка",
)


def pasted(headings: dict[str, str]) -> tuple[str, tuple[MeasureDraft, ...]]:
    """The one section of a table with these headings (field -> text) and a line of `CELLS`."""
    (section,) = read_plan_table(
        [list(headings.values()), [CELLS.get(key, "") for key in headings]]
    )
    return section.title, section.measures


def test_every_heading_that_a_file_may_have_is_read_alike_when_pasted() -> None:
    one = layout("plan")
    usual = {column.key: column.title for column in one.columns}
    wrong: list[str] = []
    for column in one.columns:
        for text in (column.title, *column.synonyms, *column.loose):
            headings = usual | {column.key: text}
            places = header_places(list(map(header_key, headings.values())), one)
            in_file = places == {key: place for place, key in enumerate(headings)}
            if not in_file or pasted(headings) != ("Управление", (ROUND_TABLE,)):
                wrong.append(text)
    assert wrong == []


def test_the_order_of_the_columns_does_not_matter() -> None:
    headings = {
        "section": "Направление",
        "title": "Мероприятия",
        "deadline": "Срок проведения мероприятия",
        "responsible": "Ответственные за мероприятие",
        "expected": "Результат мероприятия",
    }
    for keys in permutations(headings):
        assert pasted({key: headings[key] for key in keys}) == ("Управление", (ROUND_TABLE,)), keys


def test_a_heading_is_what_it_names_first_and_a_known_one_goes_before() -> None:
    for deadline in ("Период проведения мероприятий", "Дата мероприятия", "Сроки мероприятий"):
        for title in ("Содержание мероприятия", "Мероприятия по результатам года, сроки"):
            headings = {"deadline": deadline, "title": title}
            (measure,) = pasted(headings)[1]
            assert (measure.title, measure.deadline_text) == ("Круглый стол", "март 2027"), headings
    other = {"": "Дата отметки", "title": "Мероприятие", "deadline": "Срок"}
    assert pasted(other)[1][0].deadline_text == "март 2027"
    twice = {"": "Период", "title": "Мероприятие", "deadline": "Срок"}
    assert pasted(twice)[1][0].deadline_text == "март 2027"


def test_a_line_with_a_number_is_no_header() -> None:
    header = ["№", "Мероприятие", "Срок"]
    line = ["2", "Мероприятия недели", "сроки по плану"]
    assert outline([header, ["1", "Анализ", "май"], line]) == [
        ("", ["Анализ", "Мероприятия недели"])
    ]


def test_a_column_of_sections_makes_sections() -> None:
    assert outline(
        [
            ["Раздел", "№", "Мероприятие", "Срок"],
            ["1. Управление", "1", "Анализ", "май"],
            ["", "2", "Опрос", "июнь"],
            ["Кадры", "", "", ""],
            ["", "3", "Курсы", "июль"],
            ["", "", "Семинар", ""],
            ["1. Управление", "4", "Отчёт", "август"],
            ["", "5", "Итоги", "август"],
        ]
    ) == [
        ("1. Управление", ["Анализ", "Опрос", "Отчёт", "Итоги"]),
        ("Кадры", ["Курсы", "Семинар"]),
    ]


def test_a_table_is_held_against_the_plan_before_it_is_stored(small_plan: SmallPlan) -> None:
    plan = plans.get_plan(small_plan.workspace, small_plan.plan_id)
    there = MeasureDraft.of(plan.measures[0])
    drafts = (
        there,
        MeasureDraft(section_id=0, title=there.title.upper(), expected="Другое"),
        MeasureDraft(section_id=0, title="Новое мероприятие"),
        MeasureDraft(section_id=0, title="Срок", deadline_text="31.02.2026"),
    )
    sections = (plans.TableSection("", drafts[:2]), plans.TableSection("Итоги", drafts[2:]))
    lines = plans.look_at_table(plan, sections)
    assert [line.change for line in lines] == ["there", "other", "new", "refused"]
    assert [line.section for line in lines] == ["Мероприятия", "Мероприятия", "Итоги", "Итоги"]
    assert lines[0].reason.startswith("В плане есть мероприятие 1")
    assert "31.02.2026" in lines[3].reason
    assert plans.table_words(lines).replace("\u00a0", " ") == (
        "В таблице 4 мероприятия – новых: 1; уже есть в плане: 1;"
        " есть с другими данными: 1; не подходит: 1."
    )
    rest = plans.without((*sections, plans.TableSection("Пустой", ())), [*drafts[:2], drafts[3]])
    assert rest == (plans.TableSection("Итоги", drafts[2:3]), plans.TableSection("Пустой", ()))


def test_numbers_that_only_count_are_left_to_the_plan() -> None:
    header = ["№", "Мероприятие", "Срок"]
    counted = [header, ["1.", "Анализ", "май"], ["2.", "Опрос", "июнь"]]
    typed = [header, ["1.1", "Анализ", "май"], ["2", "Опрос", "июнь"]]
    numbers = [
        [one.number for one in read_plan_table(rows)[0].measures] for rows in (counted, typed)
    ]
    assert numbers == [["", ""], ["1.1", "2"]]


def test_columns_that_are_left_out_are_named() -> None:
    rows = [
        ["Мероприятие", "Срок", "Источник средств", "Место"],
        ["1", "2", "3", "4"],
        ["Анализ", "май", "", "школа"],
    ]
    assert plans.unknown_columns(rows) == ("Место",)
    assert plans.unknown_columns([["1", "Анализ", "май"]]) == ()
