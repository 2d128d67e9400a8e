"""Use-cases of the identification: run, freeze, list, read back, decide, what-if.

A frozen run holds its own copy of the profile, of the results it was made from and of every verdict
with its evidence: an order refers to it for years. Nothing changes it afterwards (the tables refuse
it); a decision of the working group is added beside a verdict, never written over it.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from app.enums import VerdictStatus
from app.errors import UserError
from app.services.identification.engine import identify
from app.services.identification.evidence.facts import Inputs
from app.services.identification.evidence.verdict import (
    Decision,
    Outcome,
    RunRow,
    SchoolVerdict,
)
from app.services.identification.inputs import load
from app.services.identification.maths import wanted_codes
from app.services.identification.profile import chosen_profile
from app.services.identification.profile_settings import procedures_named
from app.services.identification.rules.rules import Profile, from_document, to_document
from app.services.identification.runs.annulment import annul
from app.services.identification.runs.comparison import compare
from app.services.identification.runs.decisions import (
    SupportCandidate,
    decide,
    support_candidates,
    waiting_for_support,
)
from app.services.identification.runs.frozen import (
    VerdictDetails,
    inputs_to_json,
    lists_from_json,
    verdict_from_json,
    verdict_to_json,
)
from app.services.identification.runs.kept_inputs import read_inputs
from app.services.language.dates import FIRST_YEAR, LAST_YEAR, year_name
from app.services.language.sentences import quoted
from app.services.storage.files.sqlite import moment_if_known
from app.services.storage.files.sqlite_queries import json_members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from app.services.log.changes import Changes
    from app.services.storage.files.sqlite import Reader, Row
    from app.services.storage.workspace import Workspace

__all__ = [
    "SupportCandidate",
    "annul",
    "compare",
    "decide",
    "freeze",
    "get_lists",
    "get_run",
    "list_runs",
    "run",
    "standing_runs",
    "support_candidates",
    "waiting_for_support",
]


def run(
    workspace: "Workspace",
    *,
    year: int,
    previous_year: int | None = None,
    profile_id: str | None = None,
    settings: Mapping[str, str] | None = None,
    inputs: Inputs | None = None,
) -> Outcome:
    """Identify all active schools; nothing is stored.

    Args:
        workspace: the open workspace.
        year: year of results (its later calendar year).
        previous_year: the other year of criterion 2; the year before when None.
        profile_id: the profile in use when None.
        settings: changed parameters, see `profile_settings.SETTABLE`.
        inputs: the data of these years when they were read before; None reads them.

    Raises:
        UserError: the years do not fit, the profile or a parameter is wrong, or the reporting year
            has no results of the profile's procedures at all.
    """
    profile = chosen_profile(workspace, profile_id, settings)
    previous = _previous(year, previous_year)
    data = load(workspace, year, previous) if inputs is None else inputs
    _require_results(profile, data, year)
    return identify(profile, data, year, previous)


def _previous(year: int, previous_year: int | None) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError(
            f"Учебный год {year} не подходит.",
            "Укажите год окончания учебного года, например 2025.",
        )
    previous = year - 1 if previous_year is None else previous_year
    if previous >= year:
        raise UserError(
            f"Предыдущий год {previous} не подходит для года результатов {year}.",
            "Предыдущий год должен быть раньше года результатов.",
        )
    return previous


def _require_results(profile: Profile, inputs: Inputs, year: int) -> None:
    codes = wanted_codes(profile)
    with_results = [
        fact.procedure for school in inputs.schools for fact in school.results if fact.year == year
    ]
    if not with_results:
        raise UserError(
            f"За {year_name(year)} учебный год нет ни одного результата оценочных процедур.",
            "Загрузите результаты ВПР, ОГЭ и ЕГЭ этого года или выберите другой год результатов.",
        )
    if codes.isdisjoint(with_results):
        named = procedures_named(profile.procedures, inputs.short_titles())
        raise UserError(
            f"За {year_name(year)} учебный год нет результатов по процедурам профиля "
            f"{quoted(profile.title)}.",
            f"Загрузите результаты по процедурам: {named}.",
        )


def freeze(
    workspace: "Workspace", outcome: Outcome, title: str = "", *, work_year: int | None = None
) -> "tuple[int, Changes]":
    """Store an outcome for good: profile, inputs, verdicts with evidence.

    Args:
        workspace: the open workspace.
        outcome: as `run` gave it.
        title: `run_title` when empty.
        work_year: for which year of work it identifies; the one after the results when None.

    Returns:
        The number of the run, and what was changed.

    Raises:
        UserError: the outcome was read from a run that is frozen already, or the year of work does
            not lie after the year of results.
    """
    from app.services.log.changes import changing
    from app.services.reference import ensure_school_year

    if outcome.run is not None:
        raise UserError("Это выявление уже зафиксировано.", "Выполните выявление заново.")
    year_of_work = checked_work_year(outcome.year, work_year)
    used_title = title.strip() or run_title(outcome.year, year_of_work)
    with changing(workspace, "freeze", f"Фиксация: {used_title}") as work:
        for year in (outcome.year, year_of_work):
            ensure_school_year(work.session, year)
        run_id = _insert_run(workspace, work.session, outcome, used_title, year_of_work)
        work.summary = {
            "run": run_id,
            "schools": len(outcome.verdicts),
            "identified": len(outcome.having(VerdictStatus.SHNOR)),
        }
        for table in ("identification_run", "verdict"):
            work.log_rows(table, ())
    return run_id, work.changes


def run_title(year: int, work_year: int) -> str:
    """What a run is called when nobody names it: by whose results, for which year of work."""
    return f"Выявление по результатам {year_name(year)} для работы {year_name(work_year)}"


def checked_work_year(year: int, work_year: int | None) -> int:
    """For which year of work the results of a year identify; the one after them when None.

    Raises:
        UserError: it does not lie after the year of results.
    """
    wanted = year + 1 if work_year is None else work_year
    if not year < wanted <= LAST_YEAR:
        raise UserError(
            f"Год работы {wanted} не подходит к результатам {year_name(year)} учебного года.",
            "Год работы должен быть позже года результатов.",
        )
    return wanted


def _insert_run(
    workspace: "Workspace", session: "Session", outcome: Outcome, title: str, work_year: int
) -> int:
    """Plain inserts: the snapshots are too big to be kept a second time in the change log."""
    from sqlalchemy import insert

    from app.models import IdentificationRun, Verdict

    connection = session.connection()
    kept = outcome.inputs.restricted(wanted_codes(outcome.profile))
    inserted = connection.execute(
        insert(IdentificationRun).values(
            created_at=workspace.clock.now(),
            author=workspace.actor,
            title=title,
            year=outcome.year,
            previous_year=outcome.previous_year,
            work_year=work_year,
            profile_id=outcome.profile.id,
            profile=to_document(outcome.profile),
            inputs=inputs_to_json(kept),
        )
    )
    key = inserted.inserted_primary_key
    assert key is not None
    run_id = int(key[0])
    rows = [
        {
            "run_id": run_id,
            "school_id": verdict.school_id,
            "school_name": verdict.school,
            "login_digits": verdict.login,
            "status": verdict.status.value,
            "c1": verdict.c1,
            "c2": verdict.c2,
            "margin": verdict.margin,
            "evidence": verdict_to_json(verdict),
        }
        for verdict in outcome.verdicts
    ]
    connection.execute(insert(Verdict), rows)
    return run_id


_RUNS = """
    SELECT r.id, r.created_at, r.author, r.title, r.year, r.previous_year, r.work_year,
           r.profile_id, r.profile, a.created_at AS annulled_at, a.reason AS annulled_because,
           count(v.id) AS schools,
           sum(CASE WHEN v.standing = 'shnor' THEN 1 ELSE 0 END) AS identified,
           sum(CASE WHEN v.standing = 'needs_decision' THEN 1 ELSE 0 END) AS undecided
    FROM identification_run r
    LEFT JOIN run_annulment a ON a.run_id = r.id
    LEFT JOIN (
        SELECT verdict.id, verdict.run_id, COALESCE(d.status, verdict.status) AS standing
        FROM verdict
        LEFT JOIN manual_decision d ON d.id = (
            SELECT max(later.id) FROM manual_decision later WHERE later.verdict_id = verdict.id
        )
    ) v ON v.run_id = r.id
"""


def list_runs(workspace: "Workspace", *, work_year: int | None = None) -> list[RunRow]:
    """The frozen runs, newest first, annulled ones among them; for one year of work or all."""
    where, values = ("", ()) if work_year is None else ("WHERE r.work_year = ?", (work_year,))
    with workspace.database.reading() as reader:
        rows = reader.rows(f"{_RUNS} {where} GROUP BY r.id ORDER BY r.id DESC", values)
    return [_run_row(row) for row in rows]


def standing_runs(workspace: "Workspace", *, work_year: int | None = None) -> list[RunRow]:
    """The frozen runs from which something may be made: all but the annulled, newest first."""
    return [row for row in list_runs(workspace, work_year=work_year) if not row.annulled]


def _run_row(row: "Row") -> RunRow:
    return RunRow(
        id=row["id"],
        created_at=moment_if_known(row["created_at"]),
        author=row["author"],
        title=row["title"],
        year=row["year"],
        previous_year=row["previous_year"],
        work_year=row["work_year"],
        profile_id=row["profile_id"],
        profile_title=json.loads(row["profile"])["title"],
        schools=row["schools"],
        identified=row["identified"] or 0,
        undecided=row["undecided"] or 0,
        annulled=row["annulled_at"] is not None,
        annulled_at=moment_if_known(row["annulled_at"]),
        annulled_because=row["annulled_because"] or "",
    )


def get_run(workspace: "Workspace", run_id: int) -> Outcome:
    """A frozen run as it was, from its own snapshots only, with the decisions made since.

    Raises:
        UserError: there is no such run.
    """
    with workspace.database.reading() as reader:
        row = _run(reader, run_id)
        inputs = read_inputs(reader, run_id)
        decisions = _decisions(reader, run_id)
        rows = reader.rows(
            "SELECT id, school_id, school_name, login_digits, status, c1, c2, margin, evidence"
            " FROM verdict WHERE run_id = ? ORDER BY id",
            (run_id,),
        )
    verdicts = [
        _verdict(verdict, verdict_from_json(json.loads(verdict["evidence"])), decisions)
        for verdict in rows
    ]
    return _outcome(row, inputs, verdicts)


def _run(reader: "Reader", run_id: int) -> "Row":
    row = reader.row(f"{_RUNS} WHERE r.id = ? GROUP BY r.id", (run_id,))
    if row is None:
        raise UserError(f"Зафиксированного выявления № {run_id} нет.")
    return row


def _outcome(row: "Row", inputs: Inputs, verdicts: "Sequence[SchoolVerdict]") -> Outcome:
    return Outcome(
        profile=from_document(json.loads(row["profile"]), origin=row["title"]),
        year=row["year"],
        previous_year=row["previous_year"],
        inputs=inputs,
        verdicts=tuple(verdicts),
        run=_run_row(row),
    )


def get_lists(workspace: "Workspace", run_id: int) -> Outcome:
    """The same without the inputs and the trees of evidence: what lists and orders are made of.

    They are nine tenths of a run and only explain it; here `inputs` are empty, and every tree is
    `UNREAD`.

    Raises:
        UserError: there is no such run.
    """
    details = json_members("evidence", "version", "low", "remarks")
    with workspace.database.reading() as reader:
        row = _run(reader, run_id)
        decisions = _decisions(reader, run_id)
        rows = reader.rows(
            "SELECT id, school_id, school_name, login_digits, status, c1, c2, margin,"
            f" {details} AS details FROM verdict WHERE run_id = ? ORDER BY id",
            (run_id,),
        )
    lists = [
        _verdict(verdict, lists_from_json(json.loads(verdict["details"])), decisions)
        for verdict in rows
    ]
    return _outcome(row, Inputs({}, (), {}), lists)


def _verdict(
    row: "Row", details: VerdictDetails, decisions: Mapping[int, Decision]
) -> SchoolVerdict:
    return SchoolVerdict(
        school_id=row["school_id"],
        school=row["school_name"],
        login=row["login_digits"],
        status=VerdictStatus(row["status"]),
        c1=bool(row["c1"]),
        c2=bool(row["c2"]),
        margin=row["margin"],
        low=details.low,
        remarks=details.remarks,
        evidence=details.evidence,
        decision=decisions.get(row["id"]),
        verdict_id=row["id"],
    )


def _decisions(reader: "Reader", run_id: int) -> dict[int, Decision]:
    """The latest decision of each verdict."""
    rows = reader.rows(
        "SELECT d.verdict_id, d.status, d.reason, d.decided_on, d.document, d.author"
        " FROM manual_decision d JOIN verdict v ON v.id = d.verdict_id"
        " WHERE v.run_id = ? ORDER BY d.id",
        (run_id,),
    )
    by_verdict: dict[int, list[Decision]] = defaultdict(list)
    for row in rows:
        decided_on = date.fromisoformat(row["decided_on"])
        by_verdict[row["verdict_id"]].append(
            Decision(
                status=VerdictStatus(row["status"]),
                reason=row["reason"],
                decided_on=decided_on,
                document=row["document"],
                author=row["author"],
            )
        )
    return {verdict_id: decisions[-1] for verdict_id, decisions in by_verdict.items()}
