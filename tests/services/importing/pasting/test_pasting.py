"""Blocks with headings and names find their cells, or are asked about; nothing is shifted."""

import pytest

from app.errors import UserError
from app.services import results
from app.services.importing.pasting.pasting import PastedBlock, read_block
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace

YEAR = 2026
NAMES = ("МБОУ «СОШ № 1»", "МБОУ «СОШ № 2»", "МКОУ «Покровская ООШ»")
LOGINS = ("203381", "203382", "203383")


@pytest.fixture
def keys(workspace: Workspace) -> dict[str, int]:
    """Schools by name and login, procedures by code."""
    found: dict[str, int] = {}
    for name, login in zip(NAMES, LOGINS, strict=True):
        key, _ = schools.save_school(workspace, SchoolDraft(short_name=name, login_digits=login))
        found |= {name: key, login: key}
    return found | {row.code: row.id for row in results.list_procedures(workspace)}


def read(workspace: Workspace, text: str) -> PastedBlock | None:
    """A block of cells divided by «|»."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    offered = [row.id for row in schools.list_schools(workspace)]
    return read_block(workspace, lines, YEAR, offered)


def certain(workspace: Workspace, text: str) -> PastedBlock:
    found = read(workspace, text)
    assert found is not None
    assert found.is_certain, found
    return found


@pytest.mark.parametrize(
    "text",
    [
        """
Школа | ВПР МА 5 | ВПР РУ 5
МБОУ «СОШ № 2» | 1 из 20 | 2 из 20
МБОУ «СОШ № 1» | 3 из 20 | 4 из 20
""",
        """
 | vpr:ma:5 | ВПР по русскому языку, 5 класс
сош 2 | 1 из 20 | 2 из 20
СОШ №1 | 3 из 20 | 4 из 20
""",
        """
Результаты ВПР района |  |
№ п/п | Логин | Наименование ОО | ВПР МА 5, % | ВПР РУ 5 (%) | Итого
1 | edu203382 | МБОУ «СОШ № 2» | 1 из 20 | 2 из 20 | 3 из 40
2 | edu203381 | МБОУ «СОШ № 1» | 3 из 20 | 4 из 20 | 7 из 40
3 | | Школа без результатов | | |
Итого по району | | | 4 из 40 | 6 из 40 | 10 из 80
""".replace("района |  |", "района | | | | | "),
        """
Логин | ВПР МА 5 | ВПР РУ 5
203382 | 1 из 20 | 2 из 20
203381 | 3 из 20 | 4 из 20
""",
        """
Школа | ВПР |
 | МА 5 | РУ 5
МБОУ «СОШ № 2»(edu203382) | 1 из 20 | 2 из 20
МБОУ «СОШ № 1»(edu203381) | 3 из 20 | 4 из 20
""",
        """
Процедура | СОШ № 2 | СОШ № 1
ВПР МА 5 | 1 из 20 | 3 из 20
ВПР РУ 5 | 2 из 20 | 4 из 20
""",
    ],
    ids=["names", "codes", "everything", "logins", "two rows", "turned"],
)
def test_rows_and_columns_are_found_by_their_labels(
    workspace: Workspace, keys: dict[str, int], text: str
) -> None:
    found = certain(workspace, text)
    assert found.schools == (keys[NAMES[1]], keys[NAMES[0]])
    assert found.procedures == (keys["vpr:ma:5"], keys["vpr:ru:5"])
    assert found.values == (("1 из 20", "2 из 20"), ("3 из 20", "4 из 20"))


def test_sums_are_passed_by_and_named(workspace: Workspace, keys: dict[str, int]) -> None:
    found = certain(
        workspace,
        """
Школа | ВПР МА 5 | Всего
СОШ № 1 | 1 из 20 | 1 из 20
В среднем по району | 1 из 20 | 1 из 20
Примечание: данные школ | |
""",
    )
    assert found.totals == ("Всего", "В среднем по району")
    assert found.values == (("1 из 20",),)


def test_names_alone_leave_the_columns_to_the_cursor(
    workspace: Workspace, keys: dict[str, int]
) -> None:
    found = certain(workspace, "СОШ № 2 | 1 из 20 | 12,5 %\nПокровская ООШ | нет | –")
    assert (found.schools, found.procedures) == ((keys[NAMES[1]], keys[NAMES[2]]), None)
    assert found.values == (("1 из 20", "12,5 %"), ("нет", "–"))


def test_headings_alone_leave_the_rows_to_the_cursor(
    workspace: Workspace, keys: dict[str, int]
) -> None:
    found = certain(workspace, "ВПР РУ 5 | ВПР МА 5\n1 из 20 | 2 из 20\n3 из 20 |")
    assert (found.schools, found.procedures) == (None, (keys["vpr:ru:5"], keys["vpr:ma:5"]))
    assert found.values == (("1 из 20", "2 из 20"), ("3 из 20", ""))


@pytest.mark.parametrize(
    "text",
    [
        "1 из 20 | 2 из 20\n3 из 20 | 4 из 20",
        "много",
        "1/50 | много",
        "33 | 17\n8 | 0",
        "нет участников | н/п\n– | 12,4 %",
        "11.май | 5 из 20",
        "| 1 из 20\n2 из 20 |",
        "1 из 20 | см. приказ\n3 из 20 | 2 из 30\n4 из 20 | 6 из 20",
    ],
)
def test_a_block_of_values_is_left_to_the_cursor(
    workspace: Workspace, keys: dict[str, int], text: str
) -> None:
    assert read(workspace, text) is None


def test_what_finds_no_place_is_named_and_left_out(
    workspace: Workspace, keys: dict[str, int]
) -> None:
    found = read(
        workspace,
        """
Школа | ВПР МА 5 | Качество
СОШ № 1 | 1 из 20 | 3 из 5
СОШ № 77 | 2 из 20 | 4 из 5
 | 3 из 20 | 4 из 5
""",
    )
    assert found is not None
    assert not found.is_certain
    assert found.values == (("1 из 20",),)
    assert found.left_rows == (
        "СОШ № 77 – нет в реестре школ",
        "Строка 4 – без названия школы",
    )
    assert found.left_columns == ("Качество",)


def test_labels_that_nothing_is_known_about_are_told(
    workspace: Workspace, keys: dict[str, int]
) -> None:
    found = read(workspace, "Школа | Тест | Проба\nАльфа | 1 из 20 | 2 из 20\nБета | 3 из 20 |")
    assert found is not None
    assert (found.schools, found.procedures) == (None, None)
    assert (found.unread_rows, found.unread_columns, found.is_certain) == (True, True, False)
    assert found.values == (("1 из 20", "2 из 20"), ("3 из 20", ""))


def test_a_subject_and_a_class_are_a_guess_that_is_told(
    workspace: Workspace, keys: dict[str, int]
) -> None:
    found = read(workspace, " | Математика, 5 класс | Русский язык 5\nСОШ № 1 | 1 из 20 | 2 из 20")
    assert found is not None
    assert found.procedures == (keys["vpr:ma:5"], keys["vpr:ru:5"])
    assert [title.replace("\u00a0", " ") for _head, title in found.guessed] == [
        "ВПР МА 5",
        "ВПР РУ 5",
    ]
    assert not found.is_certain


def test_another_school_year_in_the_headings_is_told(
    workspace: Workspace, keys: dict[str, int]
) -> None:
    found = read(workspace, "2024/2025 учебный год | \n | ВПР МА 5\nСОШ № 1 | 1 из 20")
    assert found is not None
    assert (found.years, found.is_certain) == ((2025,), False)
    assert certain(workspace, "2025/2026 | ВПР МА 5\nСОШ № 1 | 1 из 20").years == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (" | ВПР МА 5 | ВПР МА 5\nСОШ № 1 | 1 из 20 | 2 из 20", "«ВПР МА 5» стоит в двух столбцах"),
        ("СОШ № 1 | 1 из 20\nсош 1 | 2 из 20", "«сош 1» стоит в двух строках"),
        ("Школа | ВПР МА 5 | ВПР РУ 5", "нет результатов"),
        ("СОШ № 1\nСОШ № 2", "нет результатов"),
    ],
)
def test_a_block_that_contradicts_itself_is_refused(
    workspace: Workspace, keys: dict[str, int], text: str, why: str
) -> None:
    with pytest.raises(UserError, match=why) as refused:
        read(workspace, text)
    assert refused.value.hint


def test_a_login_beside_the_name_of_another_school_is_left_out(
    workspace: Workspace, keys: dict[str, int]
) -> None:
    found = read(
        workspace,
        "Школа | Логин | ВПР МА 5\nСОШ № 1 | 203382 | 1 из 20\nСОШ № 2 | 203382 | 2 из 20",
    )
    assert found is not None
    assert found.schools == (keys[NAMES[1]],)
    assert found.values == (("2 из 20",),)
    (left,) = found.left_rows
    assert left.startswith("СОШ № 1 203382 – ")


def test_a_school_in_the_archive_is_left_out(workspace: Workspace, keys: dict[str, int]) -> None:
    schools.archive_school(workspace, keys[NAMES[2]])
    found = read(workspace, "СОШ № 1 | 1 из 20\nПокровская ООШ | 2 из 20")
    assert found is not None
    assert found.left_rows == ("Покровская ООШ – школа в архиве",)
