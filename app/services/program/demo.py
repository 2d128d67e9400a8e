"""The demo district: a whole workspace with something worth looking at on every page.

The workbooks in `resources/demo/` go through the ordinary import; copies of them stay in the
workspace, so that the import can be tried again by hand. What other papers are made of (the
programme of the year, the registers) is an open file beside them. People, places of the department
and most figures are invented. The year 2026/2027 is left where a coordinator stands in November:
results are in, the identification is not frozen yet.
"""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.enums import GrammarCase, MeasureStatus, SupportKind, VerdictStatus
from app.services import plans
from app.services.clock import Clock
from app.services.department import department, people
from app.services.language.names import NamePost
from app.services.language.numbers import NBSP
from app.services.orders import orders
from app.services.plans import MarkDraft, PlanDraft
from app.services.program_files import program_file, program_json
from app.services.progress import run_steps
from app.services.schools import schools, support
from app.services.schools.support import SupportDraft
from app.services.storage.workspace import create_workspace

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

SOURCES = "Исходные файлы"
_PAPERS = "papers.json"  # an open file: people, schools and the plan in it are those stored before
# Everything is entered on this day, whatever the computer's clock says.
_ENTERED = Clock(datetime(2026, 11, 20, 8, 0, tzinfo=UTC))


def create_demo(root: Path, clock: Clock | None = None) -> "Workspace":
    """Make the demo workspace in a folder and open it.

    Raises:
        UserError: the folder already holds a workspace.
        EnvironmentProblem: the folder cannot be written.
    """
    there = set(root.iterdir()) if root.is_dir() else None
    workspace = create_workspace(root, _ENTERED)
    try:
        _fill(workspace, program_json("demo", "department.json"))
    except BaseException:
        workspace.close()
        _take_back(root, there)
        raise
    workspace.clock = clock or Clock()
    return workspace


def _take_back(root: Path, there: set[Path] | None) -> None:
    """Remove what was made in the folder; all of it when there was no folder."""
    if there is None:
        shutil.rmtree(root, ignore_errors=True)
        return
    for path in set(root.iterdir()) - there:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _fill(workspace: "Workspace", facts: dict[str, Any]) -> None:
    _store_department(workspace, facts)
    order_ids = _store_orders(workspace, facts["orders"])
    _import(workspace, facts["files"])
    school_ids = {row.short_name: row.id for row in schools.list_schools(workspace)}
    _name_orders_of_plans(workspace, facts["plan_orders"], order_ids)
    for entry in facts["support"]:
        _enter(workspace, entry, school_ids, order_ids)
    for run in facts["runs"]:
        _freeze(workspace, run, order_ids)
    _attach_evidence(workspace, facts["evidence"])
    _load_papers(workspace)


def _store_department(workspace: "Workspace", facts: dict[str, Any]) -> None:
    ids: dict[str, int] = {}
    for key, person in facts["people"].items():
        forms = {
            GrammarCase(case): NamePost(name.replace(" ", NBSP), post)
            for case, (name, post) in person.get("forms", {}).items()
        }
        draft = people.PersonDraft(**(person | {"forms": forms}))
        ids[key] = people.save_person(workspace, draft)[0]
    draft = department.DepartmentDraft(
        **facts["department"],
        head_id=ids[facts["head"]],
        coordinator_id=ids[facts["coordinator"]],
    )
    department.save_department(workspace, draft)


def _store_orders(workspace: "Workspace", facts: list[dict[str, Any]]) -> dict[str, int]:
    """Keys of the registered orders by their numbers."""
    head = department.get_department(workspace)
    found: dict[str, int] = {}
    for row in facts:
        draft = orders.OrderDraft(
            title=row["title"],
            kind=row.get("kind", ""),
            number=row.get("number"),
            issued_on=_day(row.get("issued_on")),
            year=row["year"],
            signer_id=head.head_id if head else None,
        )
        order_id, _ = orders.save_order(workspace, draft)
        if draft.number is not None:
            found[draft.number] = order_id
    return found


def _import(workspace: "Workspace", files: list[dict[str, str]]) -> None:
    """Schools first: the other files name them."""
    from app.services.importing.service import import_files

    copies = [_copy(workspace, row["file"], row["title"]) for row in files]
    for batch in (copies[:1], copies[1:]):
        outcomes = run_steps(import_files(workspace, batch, dry_run=False, create_schools=True))
        errors = [
            problem.sentence
            for outcome in outcomes
            for problem in outcome.problems
            if problem.is_error
        ]
        if errors:
            raise RuntimeError(f"demo workbooks are refused: {errors}")


def _copy(workspace: "Workspace", file: str, title: str) -> Path:
    folder = workspace.root / SOURCES
    folder.mkdir(exist_ok=True)
    return Path(shutil.copyfile(program_file("demo", file), folder / title))


def _name_orders_of_plans(
    workspace: "Workspace", beginnings: dict[str, str], order_ids: dict[str, int]
) -> None:
    for plan in plans.list_plan_heads(workspace):
        for beginning, number in beginnings.items():
            if plan.title.startswith(beginning):
                draft = PlanDraft(
                    title=plan.title,
                    period=plan.period,
                    school_id=plan.school_id,
                    order_id=order_ids[number],
                )
                plans.save_plan(workspace, draft, plan.id)


def _enter(
    workspace: "Workspace",
    entry: dict[str, Any],
    school_ids: dict[str, int],
    order_ids: dict[str, int],
) -> None:
    """Put schools on a list, and take them off again when the entry says so."""
    left_on = _day(entry.get("left_on"))
    for name in entry["schools"]:
        draft = SupportDraft(
            school_id=school_ids[name],
            kind=SupportKind(entry["kind"]),
            year=entry["year"],
            entered_on=date.fromisoformat(entry["entered_on"]),
            entry_basis=entry["basis"],
            entry_order_id=order_ids[entry["order"]],
        )
        support_id, _ = support.enter_support(workspace, draft)
        if left_on is not None:
            exit_order = order_ids.get(entry.get("exit_order", ""))
            support.leave_support(workspace, support_id, left_on, entry["exit_basis"], exit_order)


def _freeze(workspace: "Workspace", facts: dict[str, Any], order_ids: dict[str, int]) -> None:
    """Freeze a run, decide what the working group decided, and put the schools on the list."""
    from app.services.identification.runs import decisions, runs

    outcome = runs.run(workspace, year=facts["year"])
    run_id, _ = runs.freeze(workspace, outcome, facts["title"], work_year=facts["work_year"])
    verdicts = {verdict.school: verdict for verdict in runs.get_run(workspace, run_id).verdicts}
    for decision in facts["decisions"]:
        verdict_id = verdicts[decision["school"]].verdict_id
        assert verdict_id is not None
        decisions.decide(
            workspace,
            verdict_id,
            VerdictStatus(decision["status"]),
            decision["reason"],
            date.fromisoformat(decision["decided_on"]),
            decision["document"],
        )
    left_on = _day(facts.get("left_on"))
    for candidate in decisions.support_candidates(runs.get_run(workspace, run_id)):
        draft = SupportDraft(
            school_id=candidate.school_id,
            kind=SupportKind.SHNOR,
            year=candidate.year,
            entered_on=date.fromisoformat(facts["entered_on"]),
            entry_basis=candidate.basis,
            entry_order_id=order_ids[facts["order"]],
            run_id=run_id,
        )
        support_id, _ = support.enter_support(workspace, draft)
        if left_on is not None:
            support.leave_support(workspace, support_id, left_on, facts["exit_basis"])


def _attach_evidence(workspace: "Workspace", facts: dict[str, str | int]) -> None:
    copy = _copy(workspace, str(facts["file"]), str(facts["title"]))
    attachment_id = plans.attach_file(workspace, copy)
    copy.unlink()
    year = int(facts["plan_year"])
    for plan in plans.list_plans(workspace, year=year):
        for measure in plan.measures:
            if plan.school_id is None and measure.title.startswith(str(facts["measure"])):
                draft = MarkDraft(
                    status=MeasureStatus(str(facts["status"])),
                    marked_on=_day(str(facts["marked_on"])),
                    text=str(facts["text"]),
                    attachment_id=attachment_id,
                )
                plans.mark_measures(workspace, [measure.id], draft)


def _load_papers(workspace: "Workspace") -> None:
    """The programme of the year with its order, and the rows of all registers."""
    from app.services.open_file.loading.load import load_district
    from app.services.open_file.loading.reading import read_file

    loaded = load_district(workspace, read_file(program_file("demo", _PAPERS)))
    if loaded.findings:
        raise RuntimeError(f"demo papers contradict themselves: {loaded.findings}")


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
