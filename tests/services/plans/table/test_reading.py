"""Tables of measures in all the shapes that people give them."""

from collections.abc import Sequence

from app.services.plans.table.headers import find_header
from app.services.plans.table.lines import PlanLines
from app.services.plans.table.reading import read_rows
from app.services.plans.table.rows import Merge, table_rows

HEADER = ("№ п/п", "Мероприятия", "Сроки", "Ответственные", "Ожидаемый результат")


def read(*rows: Sequence[str], merges: Sequence[Merge] = ()) -> PlanLines:
    return read_rows(table_rows(rows, merges))


def lines(plan: PlanLines) -> list[tuple[str, ...]]:
    """Number, title, deadline, parties, result of every measure."""
    names = ("number", "title", "deadline", "responsible", "expected")
    return [tuple(line.says(name) for name in names) for line in plan.lines]


def test_headers_of_two_levels_give_one_deadline() -> None:
    upper = ("N п/п", "Номер и наименование основного мероприятия", "Срок", "", "Исполнитель")
    lower = ("", "", "начала", "окончания", "")
    months = read(
        upper,
        lower,
        ("1", "2", "3", "4", "5"),
        ("1", "1.1. Опрос семей", "сентябрь 2026", "май 2027", "Центр"),
        ("2", "1.2. Курсы", "01.10.2026", "", "Центр"),
        ("3", "1.3. Отчёт", "-", "31.05.2027", "Отдел"),
        ("4", "1.4. Сверка", "2027", "2027", "Отдел"),
    )
    assert [(line.says("title"), line.says("deadline")) for line in months.lines] == [
        ("1.1. Опрос семей", "с сентябрь 2026 по май 2027"),
        ("1.2. Курсы", "с 01.10.2026"),
        ("1.3. Отчёт", "до 31.05.2027"),
        ("1.4. Сверка", "2027"),
    ]


def test_ticked_quarters_and_months_are_a_deadline() -> None:
    quarters = read(
        ("Наименование мероприятия", "Срок", "", "", "", "Орган"),
        ("", "I квартал", "II", "III", "IV", ""),
        ("Опрос", "х", "-", "Х", "", "Отдел"),
        ("Курсы", "", "", "", "+", "Центр"),
        merges=[Merge(0, 1, 0, 4), Merge(0, 0, 1, 0), Merge(0, 5, 1, 5)],
    )
    assert [line.says("deadline") for line in quarters.lines] == [
        "I квартал, III квартал",
        "IV квартал",
    ]
    assert quarters.lines[0].says("responsible") == "Отдел"
    years = read(
        ("Мероприятия", "1 кв. 2026", "2 кв. 2026", "1 кв. 2027", "Ответственный"),
        ("Опрос", "x", "", "x", "Отдел"),
    )
    assert years.lines[0].says("deadline") == "I квартал 2026 года, I квартал 2027 года"
    months = read(
        ("Мероприятие", "Сентябрь", "Октябрь", "Ответственный"), ("Опрос", "", "v", "Отдел")
    )
    assert months.lines[0].says("deadline") == "октябрь"


def test_a_row_cut_by_a_page_goes_on_below_the_repeated_header() -> None:
    plan = read(
        HEADER,
        ("1.", "Анализ по блокам:\nКадры", "Октябрь-ноябрь", "Отдел, МБОУ «СОШ", "Справка"),
        HEADER,
        ("", "Оборудование\nКурсы", "2026 года", "№ 3»", ""),
        ("2.", "Договоры со школами с", "декабрь", "МБОУ «СОШ № 3»", ""),
        HEADER,
        ("", "высокими результатами", "", "", ""),
        ("3.", "Посещение уроков", "январь", "Центр", "Рекомендации даны"),
        HEADER,
        ("", "", "", "МБОУ «СОШ № 4»", "учителям"),
        ("", "Сетевое взаимодействие", "", "", ""),
        ("4.", "Круглый стол", "май", "Центр", ""),
    )
    assert lines(plan) == [
        (
            "1.",
            "Анализ по блокам:\nКадры\nОборудование\nКурсы",
            "Октябрь-ноябрь 2026 года",
            "Отдел, МБОУ «СОШ № 3»",
            "Справка",
        ),
        ("2.", "Договоры со школами с высокими результатами", "декабрь", "МБОУ «СОШ № 3»", ""),
        (
            "3.",
            "Посещение уроков",
            "январь",
            "Центр\nМБОУ «СОШ № 4»",
            "Рекомендации даны учителям",
        ),
        ("4.", "Круглый стол", "май", "Центр", ""),
    ]
    assert [line.rows for line in plan.lines] == [(4,), (7,), (10,), ()]
    assert [section.title for section in plan.sections] == ["", "Сетевое взаимодействие"]


def test_small_letters_below_a_numbered_measure_end_its_title() -> None:
    plan = read(
        HEADER,
        ("1", "Семинар для заместителей", "ноябрь", "Центр", ""),
        ("", "директоров школ", "", "", ""),
        ("2", "Выезд.", "декабрь", "Центр", ""),
        ("", "работа с родителями", "", "", ""),
        ("3", "Собрание", "декабрь", "Центр", ""),
    )
    assert [line[1] for line in lines(plan)] == [
        "Семинар для заместителей директоров школ",
        "Выезд.",
        "Собрание",
    ]
    assert [line.rows for line in plan.lines] == [(3,), (), ()]
    assert [section.title for section in plan.sections] == ["", "работа с родителями"]


def test_cells_that_reach_down_are_shared_and_a_shared_result_is_told() -> None:
    plan = read(
        ("Наименование этапа", "№", "Мероприятия", "Сроки", "Ответственный", "Результат"),
        ("Подготовка", "1.1", "Опрос", "Ежегодно", "Отдел", "Справка"),
        ("", "1.2", "Анкеты", "", "", ""),
        ("Итоги", "2.1", "Отчёт", "май", "Центр", ""),
        ("", "2.2", "Сверка", "июнь", "Центр", ""),
        merges=[Merge(1, 0, 2, 0), Merge(1, 3, 2, 3), Merge(1, 4, 2, 4), Merge(1, 5, 2, 5)],
    )
    assert lines(plan)[:2] == [
        ("1.1", "Опрос", "Ежегодно", "Отдел", "Справка"),
        ("1.2", "Анкеты", "Ежегодно", "Отдел", ""),
    ]
    assert [line.expected_joined for line in plan.lines] == [False, True, False, False]
    assert [(one.title, len(one.lines)) for one in plan.sections] == [
        ("Подготовка", 2),
        ("Итоги", 2),
    ]


def test_a_measure_that_reaches_down_is_one() -> None:
    plan = read(
        HEADER[1:4],
        ("Мониторинг", "до 30 января", "Школы"),
        ("", "до 20 июля", "Отдел"),
        merges=[Merge(1, 0, 2, 0)],
    )
    assert lines(plan) == [("", "Мониторинг", "до 30 января\nдо 20 июля", "Школы\nОтдел", "")]


def test_sections_in_rows_of_any_kind() -> None:
    plan = read(
        HEADER,
        ("1. Управление", "", "", "", ""),
        ("1.1", "Анализ", "май", "Отдел", ""),
        ("2.", "Кадры", "", "", ""),
        ("2.1", "Курсы", "май", "Отдел", ""),
        ("III", "Итоги", "", "", ""),
        ("1", "Отчёт", "май", "Отдел", ""),
        ("2", "Без срока", "", "", ""),
        ("Раздел 4", "Раздел 4", "Раздел 4", "Раздел 4", "Раздел 4"),
        ("1", "Сверка", "июнь", "Отдел", ""),
        merges=[Merge(1, 0, 1, 4)],
    )
    assert [(one.title, [line.says("number") for line in one.lines]) for one in plan.sections] == [
        ("1. Управление", ["1.1"]),
        ("2. Кадры", ["2.1"]),
        ("III Итоги", ["1", "2"]),
        ("Раздел 4", ["1"]),
    ]


def test_rows_that_are_only_sections_are_told() -> None:
    header = ("", "МЕРОПРИЯТИЯ", "Даты", "Ответственные")
    rows = [(str(number), f"Часть {number}", "", "Центр, школа") for number in range(1, 12)]
    plan = read(header, *rows)
    assert plan.names_sections_only
    assert [one.title for one in plan.as_sections().sections] == [row[1] for row in rows]
    assert plan.as_sections().lines == ()
    assert not read(header, *rows[:-1], ("11", "Итоги", "май", "Центр, школа")).names_sections_only


def test_numbers_are_kept_as_typed() -> None:
    typed = ("1.", "1.2.", "7", "7", "9", "№ 10")
    plan = read(HEADER, *((number, f"Мера {number}", "май", "Отдел", "") for number in typed))
    assert tuple(line.says("number") for line in plan.lines) == typed


def test_a_list_in_a_cell_and_the_line_ends_of_a_deadline_are_kept() -> None:
    plan = read(
        HEADER, ("1", "Участие:\n  команд \n\nпедагогов", "Август 2018\nАвгуст 2019", "", "")
    )
    assert lines(plan)[0][1:3] == ("Участие:\nкоманд\nпедагогов", "Август 2018\nАвгуст 2019")


HEADERS = {
    ("№", "Мероприятия", "Сроки исполнения", "Результат"): ("", "title", "deadline", "expected"),
    ("N", "Направления деятельности", "Сроки", "Ответственные лица"): (
        "number",
        "title",
        "deadline",
        "responsible",
    ),
    ("Этап", "Срок", "Ответственные"): ("title", "deadline", "responsible"),
    ("№ п/п", "Наименование мероприятий", "Срок реализации", "Результат. Вид документа"): (
        "number",
        "title",
        "deadline",
        "expected",
    ),
    ("№", "Наименование этапа", "Мероприятия", "Содержание деятельности", "Сроки"): (
        "number",
        "section",
        "title",
        "",
        "deadline",
    ),
    ("Содержание работы", "Дата проведения", "Кто проводит", "Отметка об исполнении"): (
        "title",
        "deadline",
        "responsible",
        "mark_text",
    ),
    ("Позиции оценивания", "Ссылка на документ", "Комментарии"): ("title", "mark_text", "note"),
    ("Период", "Мероприятие", "Последствия нереализации"): ("deadline", "title", ""),
    ("Информация об исполнении", "Даты", "Мероприятия плана"): ("mark_text", "deadline", "title"),
}


def test_a_table_is_known_by_its_header_in_any_order_of_columns() -> None:
    wrong: list[tuple[str, ...]] = []
    for headings, fields in HEADERS.items():
        header = find_header(table_rows([("План",), headings, ("а",) * len(headings)]))
        if header is None or header.first != 1:
            wrong.append(headings)
            continue
        known = tuple(one.field for one in header.columns)
        if known[1:] != fields[1:] or known[0] not in (fields[0], "number"):
            wrong.append(known)
    assert wrong == []


def test_a_table_of_something_else_is_no_plan() -> None:
    others = (
        ("№", "Цели программы", "Показатели"),
        ("№ п/п", "Наименование критерия", "Текущий результат", "Ожидаемый результат"),
        ("Наименование ОО", "ДАТА", "ВРЕМЯ"),
        ("Школа", "Логин", "Участников", "Не преодолели порог"),
        ("Мероприятие", "Класс", "Участников"),
    )
    assert [one for one in others if find_header(table_rows([one, ("1",) * len(one)]))] == []


def test_columns_that_nobody_knows_are_named() -> None:
    header = find_header(
        table_rows([("Мероприятие", "Срок", "Последствия", "", "Связь с показателями")])
    )
    assert header is not None
    assert [one.heading for one in header.unknown] == ["Последствия", "Связь с показателями"]
    mapped = header.with_fields({2: "note"})
    assert mapped.fields["note"] == 2
