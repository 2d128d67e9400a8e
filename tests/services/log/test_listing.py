"""The history of actions: the whole of it is found, and what is read is what was found."""

from datetime import UTC, datetime

from sqlalchemy import update
from sqlmodel import col

from app.models import ChangeSet
from app.services.language.dates import moment_digits
from app.services.language.matching import folded
from app.services.language.sought import Sought
from app.services.log.changes import undo
from app.services.log.listing import (
    UNDONE,
    ChangeSetRow,
    count_changes,
    find_changes,
    list_changes,
    read_changes,
)
from app.services.schools.schools import SchoolDraft, save_school
from app.services.storage.workspace import Workspace
from tests.actions import keep_actions

TITLES = (
    "Добавление школы: СОШ № 5 «Берёзка»",
    "Загрузка: ВПР [5 класс]*.xlsx",
    "Удаление результатов: 2\u00a0строки",
    "Оценка ЁЛКА, strasse?",
)
WORDS = (
    *("берЕзка", "ёлка", "елка", "ЗАГРУЗКА впр", "[5", "*.x", "s?", "STRASSE?", "2 строки"),
    *("впр школы", "класс]", "^", "-", "отменено", "нет такого", "", " ", "№\u00a05", "иванов"),
    *("март 2020", "в марте 2020 впр", "18 марта 2020 г.", "3.2020", "март 2019", "апрель 2020"),
    *("\udcff", "a\0b", "18.03.2020", "03.2020 1", "a" * 2000, " ".join(map(str, range(200)))),
)


def test_every_word_is_found_as_the_tables_of_the_window_find_it(workspace: Workspace) -> None:
    keep_actions(workspace, TITLES)
    rows = list_changes(workspace, limit=None)

    def shown(row: ChangeSetRow) -> str:
        parts = (row.title, row.actor, row.source_file, UNDONE if row.undone else "")
        return folded("\n".join((*parts, moment_digits(row.created_at))))

    words = (*WORDS, moment_digits(rows[0].created_at))
    wrong = {}
    for text in words:
        wanted = [row.id for row in rows if Sought.of(text).stands_in(shown(row))]
        found = list(find_changes(workspace, text=text))
        if found != wanted:
            wrong[text] = found, wanted
    assert not wrong
    assert find_changes(workspace, text=words[-1])
    assert len(find_changes(workspace, text="берЕзка")) == 1


def test_the_number_of_a_school_is_not_found_in_days_and_other_numbers(
    workspace: Workspace,
) -> None:
    """The clock of the tests stands on 22.11.2026, 11:5…: «2», «11» and «5» are everywhere."""
    titles = [
        *(
            "Правка: СОШ № 9",
            "Правка: СОШ №\u00a09 «Луч»",
            "Правка: СОШ №9",
            "Правка: СОШ №  9 «Заря»",
        ),
        *("Правка: СОШ № 19", "Правка: СОШ №\u00a090", "Правка: СОШ № 12, 9.xlsx", "Правка: 2019"),
    ]
    keep_actions(workspace, titles)
    for text, count in (("СОШ № 9", 4), ("№9", 4), ("№\u00a09 сош", 4), ("сош № 90", 1), ("9", 5)):
        rows = read_changes(workspace, find_changes(workspace, text=text))
        shown = {row.id: f"{row.title}\n{moment_digits(row.created_at)}" for row in rows}
        assert len(rows) == count, (text, shown)
        assert all(Sought.of(text).stands_in(folded(one)) for one in shown.values())


def test_a_month_finds_its_actions_and_those_that_name_it(workspace: Workspace) -> None:
    keep_actions(workspace, ["Правка", "Отчёт за сентябрь 2026", "Правка", "Правка"])
    with workspace.database.writing() as session:
        numbers = [*reversed(find_changes(workspace))]
        days = ("2026-09-01 10:00", "2026-10-05 10:00", "2026-09-30 10:00", "2025-09-30 10:00")
        for number, day in zip(numbers, days, strict=True):
            moment = datetime.fromisoformat(day).astimezone(UTC)
            session.connection().execute(
                update(ChangeSet).where(col(ChangeSet.id) == number).values(created_at=moment)
            )
    wanted = {
        "сентябрь 2026": numbers[:3],
        "Сентября 2026 правка": [numbers[0], numbers[2]],
        "09.2026": [numbers[0], numbers[2]],
        "9.2026": [numbers[0], numbers[2]],
        "30 сентября 2026": [numbers[2]],
        "октябрь 2026": [numbers[1]],
        "сентябрь 2025": [numbers[3]],
        "ноябрь 2026": [],
    }
    wrong = {}
    for text, there in wanted.items():
        found = list(reversed(find_changes(workspace, text=text)))
        if found != there:
            wrong[text] = found
    assert wrong == {}
    assert list(find_changes(workspace, action="import", text="сентябрь 2026")) == [numbers[1]]


def test_a_history_of_thousands_is_found_and_read_whole(workspace: Workspace) -> None:
    keep_actions(workspace, TITLES, copies=500)
    numbers = find_changes(workspace)
    assert len(numbers) == count_changes(workspace) == 2000
    assert list(numbers) == sorted(numbers, reverse=True)
    assert [row.id for row in read_changes(workspace, numbers)] == list(numbers)
    assert len(list_changes(workspace)) == 200
    assert len(list_changes(workspace, limit=None)) == 2000
    imports = find_changes(workspace, action="import", text="впр")
    assert len(imports) == 1000
    assert count_changes(workspace, action="import") == 1000


def test_an_action_that_is_gone_is_left_out_and_the_order_is_as_asked(workspace: Workspace) -> None:
    keep_actions(workspace, TITLES)
    first, *_others, last = reversed(find_changes(workspace))
    assert [row.id for row in read_changes(workspace, [first, 10_000, last])] == [first, last]
    assert read_changes(workspace, []) == []


def test_what_is_taken_back_with_an_undo_and_with_a_return(workspace: Workspace) -> None:
    _school, saved = save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    assert saved.change_set_id is not None
    numbers = [saved.change_set_id]
    for _round in range(4):
        done = undo(workspace, numbers[-1])
        assert done.change_set_id is not None
        numbers.append(done.change_set_id)
    rows = {row.id: row for row in list_changes(workspace)}
    action, taken, returned, again, back = (rows[number] for number in numbers)
    assert [row.brings_back for row in (action, taken, returned, again, back)] == [
        *(False, True, False, True, False)
    ]
    assert returned.meant == back.meant == action.id
    assert (taken.meant, again.meant) == (taken.id, again.id)
    assert action.rows == 1
    assert isinstance(action.created_at, datetime)


def test_the_text_that_is_searched_for_is_no_sql(workspace: Workspace) -> None:
    keep_actions(workspace, TITLES)
    for text in ("'", "';--", "\\", "%", "_", '"', "?", "*", "["):
        found = read_changes(workspace, find_changes(workspace, text=text))
        assert all(text in row.title for row in found), text
