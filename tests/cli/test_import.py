"""Files go in from the command line as people fill them, or are refused and leave no trace."""

import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app import paths
from app.bootstrap import main
from app.services.clock import Clock
from tests.cli.opora import RESULTS, Opora, book, fill

FILE_KEYS = {
    "file",
    "kind",
    "year",
    "rows",
    "accepted",
    "rejected",
    "unchanged",
    "problems",
    "findings",
}
FINDING_KEYS = {"code", "weight", "where", "text", "why", "hint"}
PROBLEM_KEYS = {"sheet", "row", "column", "code", "message"}
ROW = ("2018/2019", "МБОУ «СОШ № 30»", "edu200030", "ВПР МА 5", 30, 9)
PUPIL = "Безымянов Аристарх Поликарпович"


@pytest.fixture
def district(district_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Opora:
    """A register of two schools, given through the template."""
    return Opora(Path(shutil.copytree(district_folder, tmp_path / "район")), capsys)


@pytest.fixture(scope="module")
def district_folder(empty_workspace_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same register, made once."""
    folder = tmp_path_factory.mktemp("register")
    file = folder / "школы.xlsx"
    root = Path(shutil.copytree(empty_workspace_folder, folder / "район"))

    def opora(*arguments: str | Path) -> None:
        assert main(["--workspace", str(root), *map(str, arguments)]) == 0

    opora("template", "schools", "--out", file)
    schools: list[dict[str, object]] = [
        {"Краткое наименование": "МБОУ «СОШ № 30» ", "Вид": "СОШ", "Логин": "edu200030"},
        {"Краткое наименование": "Лицей", "Логин": 200031.0, "До центра, км": "12,5"},
    ]
    opora("import", fill(file, "Школы", schools))
    return root


def test_results_are_taken_as_people_write_them(district: Opora, tmp_path: Path) -> None:
    file = tmp_path / "итоги.xlsx"
    district("template", "results", "--out", file)
    school = {"Учебный год": "2018/2019", "Школа": "СОШ №30\u00a0", "Логин": "sch200030"}
    rows: list[dict[str, object]] = [
        {**school, "Процедура": "ВПР МА 5", "Участников": 30.0, "Не преодолели (кол-во)": "9 "},
        {**school, "Учебный год": 2019, "Процедура": "vpr:ru:6", "% не преодолевших": "33,3"},
        {**school, "Учебный год": "2019", "Процедура": "ОГЭ МА", "% не преодолевших": 0.35},
    ]
    fill(file, "Результаты", rows)
    made = load_workbook(file)
    made["Результаты"]["I5"].number_format = "0%"
    made.save(file)
    checked = district("import", "--dry-run", file)["files"][0]
    assert set(checked) == FILE_KEYS
    assert district("results", "--year", "2019") == {"results": []}
    stored = district("import", file)["files"][0]
    assert stored == checked
    assert (stored["kind"], stored["year"], stored["accepted"]) == ("results", 2019, 3)
    found = {row["procedure"]: row for row in district("results", "--year", "2019")["results"]}
    shares = {code: (row["failed"], row["percent"]) for code, row in found.items()}
    assert shares == {"vpr:ma:5": (9, 30), "vpr:ru:6": (None, 33.3), "oge:ma": (None, 35)}
    again = district("import", file)["files"][0]
    assert (again["accepted"], again["unchanged"]) == (0, 3)


def test_a_person_sees_what_a_file_is_and_what_it_changes(district: Opora, tmp_path: Path) -> None:
    district("import", book(tmp_path / "а.xlsx", [RESULTS, ROW]))
    text = district.text("import", book(tmp_path / "б.xlsx", [RESULTS, (*ROW[:5], 12)]))
    assert "б.xlsx – книга «Результаты»: ВПР по математике, 5\u00a0класс, 2018/2019" in text
    assert "строка 2: МБОУ «СОШ № 30»" in text
    assert "9 из 30" in text
    assert "12 из 30" in text
    assert "Сохранено." in text
    text = district.text("import", "--dry-run", tmp_path / "а.xlsx")
    assert "ничего не сохранено" in text


def test_nothing_new_is_no_error_and_leaves_no_copy(district: Opora, tmp_path: Path) -> None:
    file = book(tmp_path / "а.xlsx", [RESULTS, ROW])
    assert "Сохранено." in district.text("import", file)
    before, copies = district.dump(), sorted((district.root / "backups").iterdir())
    assert "Нечего сохранять" in district.text("import", file)
    assert "Сохранено." not in district.text("import", file)
    assert district.dump() == before
    assert sorted((district.root / "backups").iterdir()) == copies


FLAT = ("Класс", "Предмет", "Логин", "ОО", "Кол-во участников", 2, 3, 4, 5)


def test_open_questions_store_nothing_until_they_are_answered(
    district: Opora, tmp_path: Path
) -> None:
    row = (5, "Математика", "edu200030", "СОШ № 30", 40, 20, None, None, None)
    file = book(tmp_path / "итоги.xlsx", [FLAT, row])
    problems = district.refused(file)
    assert {one["code"] for one in problems} == {"file.year", "value.counts-or-percents"}
    year = "--answer", "file.year=2025/2026"
    (problem,) = district.refused(file, options=year)
    assert "--answer value.counts-or-percents=percents" in problem["message"]
    district("import", *year, "--answer", "value.counts-or-percents=percents", file)
    (stored,) = district("results", "--year", "2026")["results"]
    assert (stored["participants"], stored["failed"]) == (40, 8)


def test_the_year_of_results_may_be_named_with_the_command(district: Opora, tmp_path: Path) -> None:
    row = (5, "Математика", "edu200030", "СОШ № 30", 40, 20, None, None, None)
    file = book(tmp_path / "итоги.xlsx", [FLAT, row])
    district("import", "--year", "2026", "--answer", "value.counts-or-percents=percents", file)
    (stored,) = district("results", "--year", "2026")["results"]
    assert (stored["participants"], stored["failed"]) == (40, 8)


def test_a_year_whose_spring_has_not_come_asks_first(
    district: Opora, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ("2026/2027", "СОШ № 30", "edu200030", "ВПР МА 5", 30, 9)
    file = book(tmp_path / "результаты.xlsx", [RESULTS, row])
    for day, asks in ((date(2026, 11, 29), True), (date(2027, 3, 1), False)):
        moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        monkeypatch.setattr(Clock, "now", lambda _self, moment=moment: moment)
        if asks:
            (problem,) = district.refused(file)
            assert problem["code"] == "file.year-ahead"
            assert "за 2026/2027, но весна" in problem["message"]
            assert district("results", "--year", "2027")["results"] == []
            answer = ("--answer", "file.year-ahead=as-written")
            (told,) = district("import", "--dry-run", *answer, file)["files"]
        else:
            (told,) = district("import", file)["files"]
        assert (told["accepted"], told["problems"]) == (1, []), day


def test_a_file_of_two_possible_kinds_is_told_apart_by_an_answer(
    district: Opora, tmp_path: Path
) -> None:
    header = ("Учебный год", "Школа", "Процедура", "% не преодолевших", "Критерий", "Текущее")
    row = ("2025/2026", "СОШ № 30", "ВПР МА 5", 33, 1, "33 %")
    file = book(tmp_path / "свод.xlsx", [header, row])
    (problem,) = district.refused(file)
    assert problem["code"] == "file.kind"
    assert "--answer file.kind=results – книга «Результаты»" in problem["message"]
    district("import", "--answer", "file.kind=results", file)
    (stored,) = district("results", "--year", "2026")["results"]
    assert stored["procedure"] == "vpr:ma:5"


@pytest.mark.parametrize("answer", ["file.year", "=1", "file.yaer=2026"])
def test_an_answer_that_is_none_is_refused(answer: str, district: Opora, tmp_path: Path) -> None:
    file = book(tmp_path / "а.xlsx", [RESULTS, ROW])
    district("import", "--answer", answer, file, code=2)
    assert district("results", "--year", "2019") == {"results": []}


@pytest.mark.expects_log
def test_a_fault_while_one_file_is_read_names_it_and_is_none_of_the_input(
    district: Opora, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.services.importing.reading.intake import Intake

    def faulty(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Intake, "read", faulty)
    answer = district("import", book(tmp_path / "а.xlsx", [RESULTS, ROW]), code=1)
    assert [one["code"] for one in answer["files"][0]["problems"]] == ["internal"]
    assert "а.xlsx" in district.err


def report(path: Path, *schools: tuple[object, ...]) -> Path:
    """«Статистика по отметкам» in the exact layout of ФИС ОКО."""
    head = [
        ("Статистика по отметкам",),
        (),
        ("ВПР 2026 Русский язык 5 класс",),
        ("Предмет:", "Русский язык"),
        ("Максимальный первичный балл:", 24),
        ("Дата:", "20.04.2026"),
        (),
        ("Группы участников", "Кол-во ОО", "Кол-во участников", 2, 3, 4, 5, None),
        ("Вся выборка", 35589, 1722202, 5.06, 32.92, 44.33, 17.69),
        ("Спасский муниципальный район(reg20_m012)", 47, 3162, 13.57, 46.9, 33.65, 5.88),
    ]
    return book(path, [*head, *schools], "РУ 5 Статистика по отметкам")


def test_a_report_of_fis_oko_names_its_year_and_recovers_counts(
    district: Opora, tmp_path: Path
) -> None:
    known = ("МБОУ СОШ №30(edu200030)", None, 89, 12.36, 52.81, 26.97, 7.87)
    unknown = ("МБОУ «СОШ №7»(edu200007)", None, 10, 30, 30, 30, 10)
    file = report(tmp_path / "2849657.xlsx", known, unknown)
    answer = district("import", file, code=2)["files"][0]
    assert (answer["kind"], answer["year"]) == ("fis-oko-marks", 2026)
    (problem,) = answer["problems"]
    assert (problem["code"], problem["row"]) == ("unknown_school", 12)
    assert (problem["sheet"], problem["column"]) == (
        "РУ 5 Статистика по отметкам",
        "Группы участников",
    )
    assert "СОШ №7" in problem["message"]
    assert district("results", "--year", "2026") == {"results": []}
    assert district("import", "--create-schools", file)["files"][0]["accepted"] == 2
    found = {row["login"]: row for row in district("results", "--year", "2026")["results"]}
    assert (found["200030"]["participants"], found["200030"]["failed"]) == (89, 11)
    assert found["200007"]["percent"] == 30


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ((*ROW[:4], "много", 2), "Участников", "not_a_number"),
        ((*ROW[:4], 5, 7), "Не преодолели (кол-во)", "more_than_participants"),
        ((*ROW[:4], None, None, 130), "% не преодолевших", "percent_range"),
        (("абв", *ROW[1:]), "Учебный год", "year"),
        ((*ROW[:3], "ВПР ХЗ 5", 5, 1), "Процедура", "unknown_procedure"),
        ((ROW[0], "Школа без номера", None, *ROW[3:]), "Школа", "unknown_school"),
        ((ROW[0], PUPIL, None, *ROW[3:]), "Школа", "pupils"),
        ((ROW[0], "Безымянов А. П.", None, *ROW[3:]), "Школа", "pupils"),
    ],
)
def test_a_wrong_cell_names_its_place_and_keeps_all_from_storing(
    row: tuple[object, ...], column: str, code: str, district: Opora, tmp_path: Path
) -> None:
    good = book(tmp_path / "верный.xlsx", [RESULTS, (*ROW[:3], "ОГЭ РУ", 9, 1)])
    bad = book(tmp_path / "неверный.xlsx", [RESULTS, (*ROW[:3], "ОГЭ МА", 9, 1), row], "Итоги")
    (problem,) = district.refused(good, bad)
    assert set(problem) == PROBLEM_KEYS
    assert problem == {**problem, "sheet": "Итоги", "row": 3, "column": column, "code": code}
    assert "неверный.xlsx" in district.err
    assert "Ничего не сохранено" in district.err
    if code == "pupils":
        assert "Безымянов" not in district.err
        district.refused(bad, options=["--create-schools"])


def test_a_school_that_stands_twice_is_refused(district: Opora, tmp_path: Path) -> None:
    rows = [RESULTS, ROW, ("2019", "СОШ 30", "edu200030", "vpr:ma:5", 30, 8)]
    (problem,) = district.refused(book(tmp_path / "дважды.xlsx", rows))
    assert problem["code"] == "school_twice"
    assert "строки 2 и 3" in problem["message"]


def content(name: str) -> bytes:
    """Bytes of a file that is no workbook, or no longer one."""
    if name == "обрезан.xlsx":
        return paths.resource("demo", "schools.xlsx").read_bytes()[:3000]
    return {
        "пустой.xlsx": b"",
        "картинка.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
        "записка.csv": "Просто текст, без таблицы".encode(),
    }[name]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("пустой.xlsx", "empty"),
        ("обрезан.xlsx", "file.damaged"),
        ("картинка.xlsx", "not_a_workbook"),
        ("записка.csv", "wrong_sheet"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused(
    name: str, code: str, empty: Opora, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(content(name))
    (problem,) = empty.refused(file)
    assert problem["code"] == code
    assert f"«{name}»" in problem["message"]


def test_a_file_of_200_megabytes_is_not_even_read(empty: Opora, tmp_path: Path) -> None:
    file = tmp_path / "большой.xlsx"
    with file.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    (problem,) = empty.refused(file)
    assert problem["code"] == "too_large"


@pytest.mark.parametrize(
    "header", [("№", "ФИО", "Класс", "Оценка"), ("№", "Ф.И.О. учащегося", "Школа", "Балл")]
)
def test_a_sheet_with_pupils_leaves_no_name_anywhere(
    header: tuple[str, ...], empty: Opora, tmp_path: Path
) -> None:
    file = book(tmp_path / "список.xlsx", [header, (1, PUPIL, "5А", 2)])
    (problem,) = empty.refused(file, options=["--create-schools"])
    assert problem["code"] == "pupils"
    left = b"".join(path.read_bytes() for path in empty.root.rglob("*") if path.is_file())
    assert PUPIL.encode() not in left
    assert PUPIL not in empty.err


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_an_import_killed_in_the_middle_leaves_the_workspace_whole(
    district: Opora, tmp_path: Path
) -> None:
    rows = [("2019", f"Школа {n}", f"edu{400000 + n}", "ОГЭ МА", 20, n % 20) for n in range(600)]
    file = book(tmp_path / "много.xlsx", [RESULTS, *rows])
    script = (
        "import os, sys\n"
        "from app.services.results.writing import ResultTarget\n"
        "stored = ResultTarget.store\n"
        "def store(self, work, entries, ids):\n"
        "    stored(self, work, entries, ids)\n"
        "    work.session.flush()\n"
        f"    os.kill(os.getpid(), {int(signal.SIGKILL)})\n"
        "ResultTarget.store = store\n"
        "from app.bootstrap import main\n"
        "main(sys.argv[1:])\n"
    )
    command = ["--workspace", str(district.root), "import", "--create-schools", str(file)]
    done = subprocess.run(
        [sys.executable, "-c", script, *command], check=False, env={**os.environ}, timeout=60
    )
    assert done.returncode == -signal.SIGKILL
    assert district("results", "--year", "2019") == {"results": []}
    assert district("import", "--create-schools", file)["files"][0]["accepted"] == 600


def test_an_unclosed_quotation_mark_is_told_with_its_line_and_nothing_is_stored(
    district: Opora, tmp_path: Path
) -> None:
    file = tmp_path / "свод.csv"
    names = ("МБОУ «СОШ № 30»", '"Лицей', "МБОУ «СОШ № 30»", 'Лицей "второй"')
    rows = [
        f"201{place};5;Математика;{name};edu20003{place % 2};4{place};{place + 5};20"
        for place, name in enumerate(names, start=5)
    ]
    header = "Год;Класс;Предмет;ОО;Логин;Кол-во участников;2;3"
    file.write_bytes("\r\n".join((header, *rows)).encode("cp1251"))
    document = district("import", file, code=2)["files"][0]
    (problem,) = document["problems"]
    assert (problem["code"], problem["row"]) == ("csv.quote", 3)
    assert district("results", "--year", "2015") == {"results": []}
    district.text("import", file, code=2)
    assert "строка 3" in district.err


@pytest.mark.parametrize("option", [(), ("--create-schools",)])
def test_a_row_that_may_be_about_two_schools_is_never_stored(
    district: Opora, tmp_path: Path, option: tuple[str, ...]
) -> None:
    row = ("2024/2025", "Лицей", "edu200030", "ОГЭ МА", 40, 20)
    document = district("import", book(tmp_path / "а.xlsx", [RESULTS, row]), *option, code=2)
    (problem,) = document["files"][0]["problems"]
    assert (problem["code"], problem["row"]) == ("school.login-name", 2)
    assert "«МБОУ „СОШ № 30“»" in problem["message"]
    assert district("results", "--year", "2025") == {"results": []}


@pytest.mark.parametrize("option", [(), ("--create-schools",)])
def test_a_name_that_four_schools_bear_needs_a_login(
    district: Opora, tmp_path: Path, option: tuple[str, ...]
) -> None:
    register = tmp_path / "одноимённые.csv"
    lines = [f"Начальная школа-детский сад;edu16310{number}" for number in range(4)]
    register.write_text("\n".join(["Краткое наименование;Логин", *lines]), encoding="utf-8")
    assert district("import", register)["files"][0]["accepted"] == 4
    row = ("2024/2025", "Начальная школа-детский сад", "", "ОГЭ МА", 10, 3)
    document = district("import", book(tmp_path / "а.xlsx", [RESULTS, row]), *option, code=2)
    (problem,) = document["files"][0]["problems"]
    assert problem["code"] == "school.ambiguous"
    assert "Таких школ в реестре 4: укажите логин." in problem["message"]
    assert "логин 163103" in problem["message"]
    assert district("results", "--year", "2025") == {"results": []}


def test_problems_of_a_file_are_told_as_findings_too(district: Opora, tmp_path: Path) -> None:
    row = (*ROW[:4], "много", 2)
    file = book(tmp_path / "а.xlsx", [RESULTS, row], "Итоги")
    document = district("import", file, code=2)["files"][0]
    (problem,) = document["problems"]
    (finding,) = document["findings"]
    assert set(finding) == FINDING_KEYS
    assert (finding["code"], finding["weight"]) == ("not_a_number", "error")
    assert finding["text"] == problem["message"]
    assert finding["where"] == "лист «Итоги», строка 2, столбец «Участников»"


def test_signs_in_place_of_a_name_make_no_school(empty: Opora, tmp_path: Path) -> None:
    row = ("2024/2025", "???", "", "ОГЭ МА", 10, 3)
    file = book(tmp_path / "а.xlsx", [RESULTS, row])
    (problem,) = empty.refused(file, options=["--create-schools"])
    assert (problem["code"], problem["row"]) == ("no_school", 2)


def test_a_login_typed_as_a_number_is_bound_and_a_cadet_school_is_its_own(
    empty: Opora, tmp_path: Path
) -> None:
    register = tmp_path / "реестр.csv"
    register.write_text("Краткое наименование;Логин\nМБОУ СОШ №1;edu052345\n", encoding="utf-8")
    empty("import", register)
    rows = [
        ("2024/2025", "МБОУ СОШ №1", 52345, "ОГЭ МА", 40, 20),
        ("2024/2025", "Кадетская школа", "ksh052345", "ОГЭ РУ", 10, 3),
    ]
    empty("import", book(tmp_path / "а.xlsx", [RESULTS, *rows]), "--create-schools")
    stored = empty("results", "--year", "2025")["results"]
    assert {(row["login"], row["failed"]) for row in stored} == {
        ("052345", 20),
        ("ksh052345", 3),
    }
