"""A file into a workspace: as one action that can be undone, or only tried."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.findings.finding import Finding
from app.services.log.changes import Changes, changing
from app.services.open_file.loading.criteria import load_titles, load_values
from app.services.open_file.loading.findings import tell_findings
from app.services.open_file.loading.lists import load_list, load_meetings, name_documents
from app.services.open_file.loading.people import (
    load_department,
    load_offices,
    load_orders,
    load_people,
)
from app.services.open_file.loading.plans import load_plans
from app.services.open_file.loading.problems import FileProblemsError
from app.services.open_file.loading.programmes import load_acts, load_programmes
from app.services.open_file.loading.reading import read_file
from app.services.open_file.loading.schools import (
    load_passports,
    load_procedures,
    load_results,
    load_schools,
)
from app.services.open_file.loading.store import Status
from app.services.open_file.loading.target import Target
from app.services.progress import run_steps
from app.services.storage.backup import make_backup
from app.services.storage.files.files import sha256_of

if TYPE_CHECKING:
    from app.services.open_file.format.district import District
    from app.services.storage.workspace import Workspace

_ABOVE_PLANS = ("support", "support_work", "support_steps", "support_events")
_BELOW_PLANS = (
    *("library", "interviews", "expert_documents"),
    *("expert_papers", "school_programmes", "pairs", "tutors", "recommendations", "models"),
    *("group", "letters", "evidence", "risk_factors", "risk_profile"),
)
SECTIONS = (
    *("department", "people", "schools", "passports", "procedures", "results", "orders"),
    *_ABOVE_PLANS,
    *("acts", "programmes", "plans", "measures", "marks"),
    *_BELOW_PLANS,
    *("meetings", "criteria_titles", "criteria"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a loading did, or would do.

    Attributes:
        counts: by section of the file and status («new», «changed», «same») how many things.
        findings: what looks wrong and was taken all the same; `where` is the path in the file.
        changes: what was touched; empty when it was only tried.
    """

    counts: Mapping[str, Mapping[Status, int]]
    findings: tuple[Finding, ...] = ()
    changes: Changes = field(default_factory=Changes)


class _OnlyTriedError(Exception):
    """Ends a transaction that was only a try."""


def load_file(workspace: "Workspace", path: Path, *, dry_run: bool = False) -> Loaded:
    """Load a file into an empty or an existing workspace, all of it or nothing, behind a copy.

    What is stored already stays, what differs changes, nothing is deleted. What the window would
    refuse for contradicting itself is taken and told as a finding.

    Raises:
        EnvironmentProblem: the file cannot be read.
        FileProblemsError: it is none of this format, or what it says cannot be stored at all; all
            errors are told, each with the path of its value.
        UserError: there is no such file.
    """
    district = read_file(path)
    if not dry_run:
        workspace.database.require_writable()
        database, copies = workspace.database.path, workspace.backups
        run_steps(make_backup(database, copies, workspace.clock, "import"))
    return load_district(
        workspace, district, name=path.name, sha256=sha256_of(path), dry_run=dry_run
    )


def load_district(
    workspace: "Workspace",
    district: "District",
    *,
    name: str = "",
    sha256: str = "",
    dry_run: bool = False,
) -> Loaded:
    """The same of an object of the format; `name` and `sha256` are those of its file."""
    loaded = Loaded(counts={})
    with (
        suppress(_OnlyTriedError),
        changing(
            workspace,
            "import",
            "Загрузка открытого файла",
            source_file=name,
            source_sha256=sha256,
        ) as work,
    ):
        target = Target(work, SECTIONS, workspace.clock.now())
        _load(target, district)
        if target.store.problems:
            raise FileProblemsError(target.store.problems)
        tell_findings(target, target.placed)
        counts = {section: dict(of) for section, of in target.store.counts.items() if of}
        loaded = Loaded(counts=counts, findings=tuple(target.findings))
        if dry_run:
            raise _OnlyTriedError
    return (
        loaded
        if dry_run
        else Loaded(counts=loaded.counts, findings=loaded.findings, changes=work.changes)
    )


def _load(target: Target, district: "District") -> None:
    """All sections, each behind those that it names."""
    load_department(target, district.department)
    load_people(target, district.people)
    load_offices(target, district.people)
    load_schools(target, district.schools)
    load_procedures(target, district.procedures)
    load_passports(target, district.passports)
    load_results(target, district.results)
    load_orders(target, district.orders)
    for name in _ABOVE_PLANS:
        load_list(target, name, getattr(district, name))
    load_acts(target, district.acts)
    load_programmes(target, district.programmes)
    load_plans(target, district.plans)
    for name in _BELOW_PLANS:
        load_list(target, name, getattr(district, name))
        if name == "expert_documents":
            name_documents(target, district)
    load_meetings(target, district)
    load_titles(target, district.criteria_titles)
    load_values(target, district.criteria)
    if district.notes:
        target.store.put_remark("open_file", "", district.notes)
    target.store.store_remarks()
