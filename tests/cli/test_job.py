"""The main job from the command line, with the JSON that other programs may rely on."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app import paths
from app.bootstrap import main
from app.cli.parser import build_parser
from app.services.documents.made.history import list_outputs
from app.services.documents.making.catalogue import describe_settings
from app.services.documents.settings import save_setting
from app.services.identification.rules.in_use import use_profile
from app.services.importing.kinds.registry import blank_kinds
from app.services.progress import run_steps
from app.services.storage.backup import make_backup
from app.services.storage.workspace import open_workspace
from tests.cli.opora import Opora
from tests.services.program.releases.packages import write_msi

Answers = dict[tuple[str, ...], dict[str, Any]]
IDENTIFY_KEYS = {"profile", "year", "previous_year", "work_year", "run", "schools"}
SCHOOL_KEYS = {"school", "login", "status", "c1", "c2", "margin", "low", "remarks", "findings"}
LOW_KEYS = {"procedure", "year", "participants", "failed", "percent", "source"}
RESULT_KEYS = {
    "school",
    "login",
    "procedure",
    "year",
    "participants",
    "failed",
    "percent",
    "percents_only",
    "source",
}
MEASURE_KEYS = {
    *("number", "title", "deadline", "responsible", "expected", "status", "mark"),
    *("overdue", "occurrences", "responsible_text"),
}
STATUSES = {"shnor", "not_identified", "insufficient_data", "needs_decision"}


def test_results_name_school_procedure_and_source(opora: Opora) -> None:
    rows = opora("results", "--year", "2019")["results"]
    assert rows
    assert all(set(row) == RESULT_KEYS for row in rows)
    typed = [row for row in rows if row["percents_only"]]
    assert {row["procedure"] for row in typed} >= {"vpr:ma:5", "oge:ma", "ege:ru"}
    assert all(row["participants"] is None and row["failed"] is None for row in typed)
    counted = [row for row in rows if not row["percents_only"] and row["participants"]]
    assert all(0 <= row["failed"] <= row["participants"] for row in counted)
    assert all(row["source"] for row in rows)


def test_school_30_is_identified_by_the_first_criterion_without_margin(opora: Opora) -> None:
    answer = opora("identify", "--year", "2019", "--previous-year", "2018")
    assert set(answer) == IDENTIFY_KEYS
    assert (answer["year"], answer["previous_year"], answer["run"]) == (2019, 2018, None)
    assert answer["work_year"] == 2020
    assert all(set(row) == SCHOOL_KEYS for row in answer["schools"])
    assert {row["status"] for row in answer["schools"]} <= STATUSES
    school = next(
        row for row in answer["schools"] if "№ 30" in row["school"].replace("\u00a0", " ")
    )
    assert (school["status"], school["c1"], school["c2"], school["margin"]) == (
        "shnor",
        True,
        False,
        0,
    )
    assert all(set(low) == LOW_KEYS for low in school["low"])
    assert {(low["procedure"], low["percent"]) for low in school["low"]} == {
        ("vpr:ma:5", 33),
        ("vpr:ru:6", 31),
    }
    assert any("численность участников не указана" in text for text in school["remarks"])


def test_a_parameter_changes_the_verdicts_and_is_checked(opora: Opora) -> None:
    base = opora("identify", "--year", "2019")["schools"]
    strict = opora(
        "identify", "--year", "2019", "--set", "c1_min_procedures=3", "--set", "combine=and"
    )["schools"]
    found = [sum(row["status"] == "shnor" for row in rows) for rows in (base, strict)]
    assert found[1] < found[0]
    refused = opora("identify", "--year", "2019", "--set", "treshold=5", code=2)
    assert "threshold_percent" in refused["error"]["message"] + refused["error"]["hint"]
    refused = opora("identify", "--year", "2019", "--set", "combine", code=2)
    assert "ИМЯ=ЗНАЧЕНИЕ" in refused["error"]["hint"]


def test_freezing_returns_the_number_of_the_run(opora: Opora) -> None:
    first = opora("identify", "--year", "2019", "--freeze")["run"]
    second = opora("identify", "--year", "2019", "--freeze")["run"]
    assert isinstance(first, int)
    assert second > first


def test_a_year_without_results_is_a_wrong_request(opora: Opora) -> None:
    refused = opora("identify", "--year", "2003", code=2)
    assert "2002/2003" in refused["error"]["message"]


def test_plans_have_sections_and_measures_with_marks(opora: Opora) -> None:
    plans = opora("plan")["plans"]
    assert plans
    measures = [m for p in plans for s in p["sections"] for m in s["measures"]]
    assert all(set(measure) == MEASURE_KEYS for measure in measures)
    assert any(measure["mark"].startswith("Выполнено") for measure in measures)
    assert all(isinstance(measure["responsible"], list) for measure in measures)


def test_documents_are_listed_and_made(opora: Opora, tmp_path: Path) -> None:
    kinds = {row["kind"]: row for row in opora("documents")["documents"]}
    assert set(kinds) >= {"list-order", "execution-report"}
    for kind, year in (("list-order", "2020"), ("execution-report", "2019")):
        out = tmp_path / kind
        both = opora("documents", "build", kind, "--year", year, "--out", str(out))["files"]
        assert {Path(name).suffix for name in both} == {".docx", ".pdf"}
        assert all(Path(name).stat().st_size > 5000 for name in both)
    one = opora(
        "documents",
        "build",
        "list-order",
        "--year",
        "2020",
        "--format",
        "pdf",
        "--out",
        str(tmp_path / "one"),
    )["files"]
    assert [Path(name).suffix for name in one] == [".pdf"]
    refused = opora("documents", "build", "nothing", code=2)
    assert "list-order" in refused["error"]["message"] + refused["error"]["hint"]


def test_a_setting_that_names_a_deleted_plan_is_told_and_passed_by(
    opora: Opora, tmp_path: Path
) -> None:
    with open_workspace(opora.root) as workspace:
        specs = describe_settings("execution-report")
        save_setting(workspace, "execution-report", specs, "plan", "999")
    kinds = {row["kind"]: row for row in opora("documents", "--year", "2019")["documents"]}
    words = ["План №\u00a0999 удалён, взят муниципальный план года."]
    assert kinds["execution-report"]["remarks"] == words
    (note,) = kinds["execution-report"]["findings"]
    assert (note["code"], note["weight"]) == ("setting.gone", "note")
    assert (note["document"], note["text"]) == ("execution-report", *words)
    assert kinds["list-order"]["remarks"] == []
    assert [row["problem"] for row in kinds.values()] == [None] * len(kinds)
    made = opora("documents", "build", "execution-report", "--year", "2019", "--out", str(tmp_path))
    assert made["remarks"] == words
    assert len(made["files"]) == 2


def test_an_import_that_fails_stores_nothing(opora: Opora, tmp_path: Path) -> None:
    before = opora("results", "--year", "2019")
    broken = tmp_path / "битый.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    answer = opora("import", str(broken), code=2)
    problems = answer["files"][0]["problems"]
    assert problems
    assert "битый.xlsx" in problems[0]["message"] or "файл" in problems[0]["message"].lower()
    assert opora("results", "--year", "2019") == before


def test_every_blank_is_written_and_none_holds_rows(opora: Opora, tmp_path: Path) -> None:
    for kind in blank_kinds():
        file = tmp_path / f"{kind}.xlsx"
        assert opora("template", kind, "--out", str(file)) == {"file": str(file)}
        (seen,) = opora("import", "--dry-run", file)["files"]
        assert [problem["code"] for problem in seen["problems"]] == ["no_rows"], kind


def test_every_command_answers_with_a_document(opora: Opora, tmp_path: Path) -> None:
    calls = {
        ("init",): Opora(tmp_path / "новое", opora.capsys)("init"),
        **_of_plans(opora, tmp_path),
        **_of_results(opora),
        **_of_documents(opora, tmp_path),
        **_of_programmes(opora),
        **_of_office(opora),
        **_of_files(opora, tmp_path),
    }
    assert all(calls.values())
    assert calls.keys() == set(commands(build_parser())) - {("self-check",)}  # below


def _of_plans(opora: Opora, folder: Path) -> Answers:
    of_plan = ("--plan", "программы повышения")
    new_period = ("--period", "2026-11-01..2027-10-31")
    return {
        ("plan",): opora("plan"),
        ("plan", "explain"): opora(
            "plan", "explain", "Ежегодно", "--period", "2018-01-01..2020-12-31"
        ),
        ("plan", "due"): opora("plan", "due"),
        ("plan", "mark"): opora("plan", "mark", "17", *of_plan, "--status", "done"),
        ("plan", "library"): opora("plan", "library"),
        ("plan", "new"): opora("plan", "new", "--from", "project", *new_period),
        ("plan", "schools"): opora("plan", "schools", "--year", "2019"),
        ("plan", "party"): opora("plan", "party", "Управление образования"),
        ("plan", "calendar"): opora("plan", "calendar", folder / "сроки.ics"),
        ("plan", "review", "take"): opora("plan", "review", "take", *of_plan),
        ("plan", "review", "list"): opora("plan", "review", "list", *of_plan),
        ("plan", "review", "diff"): opora("plan", "review", "diff", *of_plan),
        ("plan", "review", "delete"): opora("plan", "review", "delete", "1"),
    }


def _of_results(opora: Opora) -> Answers:
    return {
        ("results",): opora("results", "--year", "2019"),
        ("identify",): opora("identify", "--year", "2019", "--freeze"),
        ("runs",): opora("runs"),
        ("history",): opora("history"),
        ("runs", "annul"): opora("runs", "annul", "1", "--reason", "проба"),
    }


def _of_documents(opora: Opora, folder: Path) -> Answers:
    text = folder / "приказ.txt"
    return {
        ("documents",): opora("documents", "--year", "2019"),
        ("documents", "build"): opora(
            "documents", "build", "execution-report", "--year", "2019", "--format", "docx"
        ),
        ("documents", "set"): opora("documents", "set", "--year", "2019", "--occasion", "Регион"),
        ("documents", "sign"): opora(
            *("documents", "sign", "group-order=9", "--date", "2018-10-20", "--year", "2019"),
            "--dry-run",
        ),
        ("documents", "text"): opora("documents", "text", "list-order", "--out", text),
        ("documents", "check-text"): opora("documents", "check-text", text),
        ("documents", "set-text"): opora("documents", "set-text", "list-order", text),
        ("documents", "reset-text"): opora("documents", "reset-text", "list-order"),
        ("documents", "copy"): opora("documents", "copy", "list-order", "Приказ района"),
        ("documents", "remove"): opora("documents", "remove", "list-order~2"),
        ("check",): opora("check", "--year", "2019"),
    }


def _of_programmes(opora: Opora) -> Answers:
    return {
        ("programme", "list"): opora("programme", "list"),
        ("programme", "show"): opora("programme", "show", "1"),
        ("programme", "value"): opora("programme", "value", "3", "2027", "--value", "80"),
        ("register", "list"): opora("register", "list", "--year", "2019"),
        ("register", "add"): opora("register", "add", "support_model", "--set", "direction=Общее"),
        ("register", "delete"): opora("register", "delete", "support_model", "1"),
    }


def _of_office(opora: Opora) -> Answers:
    return {
        ("department",): opora("department"),
        ("department", "set"): opora("department", "set", "place=г. Заречье"),
        ("orders", "list"): opora("orders", "list"),
        ("orders", "add"): opora("orders", "add", "О пробе"),
        ("orders", "number"): opora("orders", "number", "8", "9", "--date", "2026-11-20"),
        ("support", "list"): opora("support", "list"),
        ("support", "enter"): opora("support", "enter", "Гимназия № 1", "--date", "2026-11-20"),
        ("support", "leave"): opora(
            *("support", "leave", "Гимназия № 1", "--date", "2026-11-21", "--basis", "проба")
        ),
        ("people", "list"): opora("people", "list"),
        ("people", "add"): opora("people", "add", "Новикова", "--name", "Анна"),
    }


def _of_files(opora: Opora, folder: Path) -> Answers:
    district, blank, packed = folder / "район.json", folder / "школы.xlsx", folder / "всё.opora"
    release = write_msi(folder / "Опора.msi")
    unpacked = Opora(folder / "другое", opora.capsys)
    return {
        ("export",): opora("export", "--out", district),
        ("load",): opora("load", district, "--dry-run"),
        ("template",): opora("template", "schools", "--out", blank),
        ("import",): opora("import", paths.resource("demo", "schools.xlsx")),
        ("workspace", "pack"): opora("workspace", "pack", "--out", packed),
        ("workspace", "unpack"): unpacked("workspace", "unpack", packed),
        ("workspace", "restore"): unpacked("workspace", "restore", _copied(unpacked.root)),
        ("space", "list"): opora("space", "list", "--all"),
        ("space", "free"): opora("space", "free", "crash-reports", "--all"),
        ("news",): opora("news"),
        ("update",): opora("update", release, code=2),
    }


def _copied(root: Path) -> Path:
    with open_workspace(root) as workspace:
        return run_steps(
            make_backup(workspace.database.path, workspace.backups, workspace.clock, "manual")
        )


def commands(
    parser: argparse.ArgumentParser, before: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """Every command of a parser, and every part of one."""
    below = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if before and not any(one.required for one in below):
        yield before
    for name, inner in (choice for one in below for choice in one.choices.items()):
        yield from commands(inner, (*before, name))


def test_self_check_writes_its_outcome(opora: Opora, tmp_path: Path) -> None:
    out = tmp_path / "итог.json"
    answer = opora("self-check", "--out", str(out))
    assert answer["ok"], answer
    assert {check["name"] for check in answer["checks"]} >= {
        "installed",
        "resources",
        "fonts",
        "upgrade",
        "documents",
    }
    assert json.loads(out.read_text(encoding="utf-8")) == answer
    files = opora("self-check", "--files")
    assert [check["name"] for check in files["checks"]] == ["installed"]


def test_frozen_runs_are_listed_and_annulled(opora: Opora) -> None:
    number = opora("identify", "--year", "2019", "--freeze")["run"]
    newest = opora("runs")["runs"][0]
    assert (newest["run"], newest["year"], newest["annulled"]) == (number, 2019, False)
    refused = opora("runs", "annul", str(number), "--reason", " ", code=2)
    assert "Не указана причина" in refused["error"]["message"]
    told = opora("runs", "annul", str(number), "--reason", "не тот файл")["run"]
    assert (told["annulled"], told["reason"]) == (True, "не тот файл")
    assert opora("runs")["runs"][0] == told
    again = opora("runs", "annul", str(number), "--reason", "ещё раз", code=2)
    assert "уже аннулировано" in again["error"]["message"]


def test_without_a_profile_the_one_in_use_is_taken(opora: Opora, root: Path) -> None:
    with open_workspace(root) as workspace:
        use_profile(workspace, "omsk-2025-or")
    assert opora("identify", "--year", "2019")["profile"] == "omsk-2025-or"
    told = opora("identify", "--year", "2019", "--profile", "fioko-2020")
    assert told["profile"] == "fioko-2020"


def test_the_order_of_november_is_made_in_its_year_of_work(opora: Opora, tmp_path: Path) -> None:
    """By results of 2025/2026, for the work of 2026/2027; the real case lies two years apart."""
    frozen = opora("identify", "--year", "2026", "--freeze")
    older = opora("identify", "--year", "2019", "--work-year", "2021", "--freeze")
    assert [row["work_year"] for row in (frozen, older)] == [2027, 2021]
    listed = {row["run"]: row for row in opora("runs")["runs"]}
    assert (listed[older["run"]]["year"], listed[older["run"]]["work_year"]) == (2019, 2021)
    assert [row["run"] for row in opora("runs", "--year", "2027")["runs"]] == [frozen["run"]]
    for year, run, title in ((2027, frozen["run"], "2025/2026"), (2021, older["run"], "2018/2019")):
        kinds = {row["kind"]: row for row in opora("documents", "--year", str(year))["documents"]}
        assert kinds["list-order"]["problem"] is None, year
        out = tmp_path / str(year)
        opora("documents", "build", "list-order", "--year", str(year), "--out", str(out))
        with open_workspace(opora.root, read_only=True) as workspace:
            newest = list_outputs(workspace)[0].inputs
            assert (newest["year"], newest["run_id"]) == (year, run)
        assert f"по итогам {title} учебного года" in opora_text(out)
    refused = opora("identify", "--year", "2026", "--work-year", "2026", code=2)
    assert "Год работы 2026 не подходит" in refused["error"]["message"]


def opora_text(folder: Path) -> str:
    """The words of the order in a folder."""
    from docx import Document

    (path,) = folder.glob("*.docx")
    return "\n".join(part.text.replace("\u00a0", " ") for part in Document(str(path)).paragraphs)


def test_help_names_the_year_by_one_of_two_words(opora: Opora) -> None:
    words = {
        "год результатов по второму году": (("results",), ("identify",), ("import",)),
        "год работы по второму году": (
            ("identify",),
            ("plan",),
            ("runs",),
            ("documents",),
            ("documents", "build"),
        ),
    }
    for word, commands in words.items():
        for command in commands:
            assert main([*command, "--help"]) == 0
            told = " ".join(opora.capsys.readouterr().out.split())
            assert word in told, command
            assert "учебный год по второму году" not in told, command
