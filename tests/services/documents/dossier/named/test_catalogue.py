"""What settings may name: rows of any table that is described, and of every register."""

from datetime import date

import pytest

from app.errors import UserError
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.likely_years import likely_years
from app.services.documents.dossier.named.catalogue import named_rows
from app.services.documents.dossier.named.programmes import programme_of, programme_years
from app.services.documents.dossier.parts import Dossier
from app.services.documents.making.catalogue import KINDS
from app.services.documents.making.reference_choices import with_choices
from app.services.documents.making.references import standing_settings
from app.services.documents.references import Reference, naming, naming_row
from app.services.documents.shared_settings import PROGRAMME, SCHOOL
from app.services.language.deadlines.periods import period_between
from app.services.log.settings import set_setting
from app.services.programmes.parts import Programme
from app.services.programmes.writing import save_programme, set_archived
from app.services.registers.catalogue import registers
from app.services.registers.writing import RowDraft, delete_rows, save_rows
from app.services.schools.schools import SchoolDraft, archive_school, save_school
from app.services.storage.workspace import Workspace

MEETING = naming_row("meeting", "Заседание")


def programme(workspace: Workspace, title: str, first: int, last: int) -> int:
    period = period_between(date(first, 1, 1), date(last, 12, 31))
    return save_programme(workspace, Programme(title=title, period=period))[0]


def facts(workspace: Workspace, year: int, **chosen: str) -> DocumentFacts:
    return DocumentFacts(Dossier(workspace), "programme", year, {"programme": "", **chosen})


def test_whatever_a_kind_or_a_register_names_is_described(workspace: Workspace) -> None:
    named = {spec.refers.table for kind in KINDS.values() for spec in kind.settings if spec.refers}
    tables = {*named, *registers(), "programme", "school"}
    with workspace.database.reading() as reader:
        stored = {
            table: {row["name"] for row in reader.rows(f"PRAGMA table_info({table})")}
            for table in tables
        }
    for table, columns in stored.items():
        rows = named_rows(table)
        assert rows.table == table
        assert rows.named_by in columns | {""}, table
        assert rows.gone.format("«А»") != rows.gone, table
        assert rows.choices(Dossier(workspace), None, {}) == (), table


def test_the_programme_is_the_latest_that_meets_the_year(workspace: Workspace) -> None:
    old = programme(workspace, "Прежняя", 2018, 2020)
    new = programme(workspace, "Новая", 2020, 2022)
    away = programme(workspace, "Отложенная", 2020, 2030)
    set_archived(workspace, away, archived=True)
    dossier = Dossier(workspace)
    found = {year: programme_of(dossier, year, "") for year in (2017, 2018, 2021, 2023, 2024)}
    assert {year: one and one.id for year, one in found.items()} == {
        2017: None,
        2018: old,
        2021: new,
        2023: new,
        2024: None,
    }
    chosen = programme_of(dossier, 2024, str(away))
    assert chosen is not None
    assert chosen.id == away
    with pytest.raises(UserError, match="Программы № 99 нет"):
        programme_of(dossier, 2024, "99")
    assert programme_years(dossier, str(old)) == [2021, 2020, 2019, 2018]
    assert likely_years(dossier, {PROGRAMME.name: ""})[0] == 2023

    (spec,) = with_choices(workspace, 2021, (PROGRAMME,), {"programme": str(away)})
    assert [key for _words, key in spec.choices] == ["", str(new), str(old), str(away)]
    assert spec.choices[1][0].startswith("Новая, 2020")
    assert facts(workspace, 2019).programme == programme_of(dossier, 2019, "")


def test_a_school_is_named_archived_or_not(workspace: Workspace) -> None:
    first, _ = save_school(workspace, SchoolDraft(short_name="Школа № 1"))
    second, _ = save_school(workspace, SchoolDraft(short_name="Школа № 2"))
    archive_school(workspace, second)
    assert facts(workspace, 2027).of_school is None
    school = facts(workspace, 2027, school=str(second)).of_school
    assert school is not None
    assert school.short_name == "Школа № 2"
    with pytest.raises(UserError, match="Школы № 77 нет"):
        _ = facts(workspace, 2027, school="77").of_school
    (spec,) = with_choices(workspace, 2027, (SCHOOL,))
    assert spec.choices == (("Не выбрана", ""), ("Школа № 1", str(first)))


def test_a_row_of_a_register_is_the_last_of_its_year_and_is_told_when_gone(
    workspace: Workspace,
) -> None:
    drafts = [
        RowDraft(values={"title": title, "on_day": day})
        for title, day in (
            ("Заседание второе", date(2026, 10, 5)),
            ("Заседание первое", date(2026, 9, 1)),
        )
    ]
    (later, earlier), _ = save_rows(workspace, "meeting", 2027, drafts)
    found = facts(workspace, 2027)
    row = found.register_row(MEETING)
    assert row is not None
    assert (row.id, row.text("title")) == (later, "Заседание второе")
    assert [one.id for one in found.register_rows("meeting")] == [earlier, later]
    assert facts(workspace, 2026).register_row(MEETING) is None
    named = facts(workspace, 2026, meeting=str(earlier)).register_row(MEETING)
    assert named is not None
    (spec,) = with_choices(workspace, 2027, (MEETING,))
    assert spec.choices[1:] == (
        ("Заседание второе, 05.10.2026", str(later)),
        ("Заседание первое, 01.09.2026", str(earlier)),
    )
    set_setting(workspace, "document.minutes", {"meeting": {"2027": earlier}})
    delete_rows(workspace, "meeting", [earlier])
    standing = standing_settings(workspace, "minutes", (MEETING,), 2027)
    assert standing.values == {"meeting": ""}
    assert standing.remarks == {
        "meeting": "Записи «Заседание первое» больше нет в разделе «Заседания и совещания»,"
        " взята последняя запись года."
    }


def test_each_register_is_named_without_a_line_of_its_own(workspace: Workspace) -> None:
    for name in registers():
        spec = naming("row", "Запись", Reference(name, "Нет", "нет"))
        assert with_choices(workspace, 2027, (spec,))[0].choices == (("Нет", ""),)
