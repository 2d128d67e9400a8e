"""A file into a workspace: as one action that can be undone, or only tried."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.services.findings.finding import Finding
from app.services.log.changes import Changes, changing
from app.services.log.details import RowChange, describe_edits
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
from app.services.open_file.loading.settings import load_settings
from app.services.open_file.loading.store import Status
from app.services.open_file.loading.target import Target
from app.services.open_file.shapes.titles import section_title
from app.services.progress import Progress, Steps, run_steps
from app.services.storage.backup import behind_copy
from app.services.storage.files.files import sha256_of

if TYPE_CHECKING:
    from app.services.open_file.format.district import District
    from app.services.storage.workspace import Workspace

_Load = Callable[[Target, "District"], object]
MOST_EDITS = 200
_ABOVE_PLANS = ("support", "support_work", "support_steps", "support_events")
_BELOW_PLANS = (
    *("library", "interviews", "interview_steps", "expert_documents"),
    *("expert_papers", "school_programmes", "pairs", "tutors", "recommendations", "models"),
    *("group", "letters", "evidence", "risk_factors", "risk_profile"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a loading did, or would do.

    Attributes:
        counts: by section of the file and status («new», «changed», «same») how many things.
        findings: what looks wrong and was taken all the same; `where` is the path in the file.
        edits: the first `MOST_EDITS` stored rows that differ, as the file has them.
        changes: what was touched; empty when it was only tried.
    """

    counts: Mapping[str, Mapping[Status, int]]
    findings: tuple[Finding, ...] = ()
    edits: tuple[RowChange, ...] = ()
    changes: Changes = field(default_factory=Changes)

    def total(self, status: Status) -> int:
        """How many things of all sections have a status."""
        return sum(of.get(status, 0) for of in self.counts.values())


class _OnlyTriedError(Exception):
    """Ends a transaction that was only a try."""


def load_file(workspace: "Workspace", path: Path, *, dry_run: bool = False) -> Loaded:
    """The steps of `load_steps` to their end."""
    return run_steps(load_steps(workspace, path, dry_run=dry_run))


def load_steps(workspace: "Workspace", path: Path, *, dry_run: bool = False) -> Steps[Loaded]:
    """Load a file into an empty or an existing workspace, all of it or nothing, behind a copy.

    What is stored already stays, what differs changes, nothing is deleted. What the window would
    refuse for contradicting itself is taken and told as a finding. What is refused or given up
    leaves nothing behind, the copy neither.

    Args:
        workspace: the open workspace.
        path: the file.
        dry_run: only tell what would be done; nothing is stored.

    Raises:
        EnvironmentProblem: the file cannot be read.
        FileProblemsError: it is none of this format, or what it says cannot be stored at all; all
            errors are told, each with the path of its value.
        UserError: there is no such file.
    """
    yield Progress(0, 0, "Чтение файла")
    district = read_file(path)
    name, sha256 = path.name, sha256_of(path)

    def load() -> Steps[Loaded]:
        return _steps(workspace, district, (name, sha256), dry_run=dry_run)

    return (yield from load() if dry_run else behind_copy(workspace, "import", load))


def load_district(
    workspace: "Workspace",
    district: "District",
    *,
    name: str = "",
    sha256: str = "",
    dry_run: bool = False,
) -> Loaded:
    """The same of an object of the format, without a copy; the other two are those of its file."""
    return run_steps(_steps(workspace, district, (name, sha256), dry_run=dry_run))


def _steps(
    workspace: "Workspace", district: "District", source: tuple[str, str], *, dry_run: bool
) -> Steps[Loaded]:
    """One transaction; closed before its end, or refused, it stores nothing."""
    loaded = Loaded(counts={})
    with (
        suppress(_OnlyTriedError),
        changing(
            workspace,
            "import",
            "Загрузка открытого файла",
            source_file=source[0],
            source_sha256=source[1],
        ) as work,
    ):
        target = Target(work, SECTIONS, workspace.clock.now())
        yield from _load(target, district)
        if target.store.problems:
            raise FileProblemsError(target.store.problems)
        tell_findings(target, target.placed)
        work.session.flush()
        counts = {section: dict(of) for section, of in target.store.counts.items() if of}
        edits = describe_edits(target.store.reader, work.change_set_id, limit=MOST_EDITS)
        loaded = Loaded(counts=counts, findings=tuple(target.findings), edits=edits)
        if dry_run:
            raise _OnlyTriedError
    return loaded if dry_run else replace(loaded, changes=work.changes)


def _load(target: Target, district: "District") -> Steps[None]:
    """All sections, each behind those that it names; progress is counted in their objects."""
    done, total = 0, sum(_size(district, name) for name, _load_one in _ORDER)
    for name, load in _ORDER:
        yield Progress(done, total, section_title(name))
        load(target, district)
        done += _size(district, name)
    if district.notes:
        target.store.put_remark("open_file", "", district.notes)
    target.store.store_remarks()


def _size(district: "District", name: str) -> int:
    """How many objects a section has; one that is a single object counts for none."""
    told = getattr(district, name)
    return len(told) if isinstance(told, list) else 0


def _load_list(name: str) -> "tuple[str, _Load]":
    def load(target: Target, district: "District") -> None:
        load_list(target, name, getattr(district, name))
        if name == "expert_documents":
            name_documents(target, district)

    return name, load


def _load_people(target: Target, district: "District") -> None:
    load_people(target, district.people)
    load_offices(target, district.people)


def _whole(name: str, load: "Callable[[Target, Any], object]") -> "tuple[str, _Load]":
    return name, lambda target, district: load(target, getattr(district, name))


_ORDER: "tuple[tuple[str, _Load], ...]" = (
    _whole("department", load_department),
    _whole("settings", load_settings),
    ("people", _load_people),
    _whole("schools", load_schools),
    _whole("passports", load_passports),
    _whole("procedures", load_procedures),
    _whole("results", load_results),
    _whole("orders", load_orders),
    *map(_load_list, _ABOVE_PLANS),
    _whole("acts", load_acts),
    _whole("programmes", load_programmes),
    _whole("plans", load_plans),
    *map(_load_list, _BELOW_PLANS),
    ("meetings", load_meetings),
    _whole("criteria_titles", load_titles),
    _whole("criteria", load_values),
)
_INSIDE = {"plans": ("measures", "marks")}  # counted apart from those that they stand in
SECTIONS = tuple(one for name, _load_one in _ORDER for one in (name, *_INSIDE.get(name, ())))
