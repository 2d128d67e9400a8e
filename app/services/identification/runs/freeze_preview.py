"""What is new in an identification before it is frozen: parameters and schools, in sentences."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.enums import VerdictStatus
from app.services.identification.evidence.verdict import Outcome, RunRow
from app.services.identification.profile import list_profiles
from app.services.identification.profile_settings import told_differences
from app.services.identification.rules.rules import Profile, from_document
from app.services.identification.runs.comparison_words import WOULD
from app.services.identification.runs.runs import standing_runs
from app.services.identification.runs.standing import shnor_names
from app.services.language.dates import on_day, year_name
from app.services.language.numbers import NBSP
from app.services.language.plural import SCHOOL, counted, plural
from app.services.language.sentences import listed, quoted

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_SHOWN = 8  # names in one sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class FreezePreview:
    """What freezing an outcome would change.

    Attributes:
        own: parameters that differ from the profile's own values.
        before: the run to compare with: the newest standing one of the year, else of the latest
            earlier year; None when there is none.
        since: parameters that differ from that run.
        entered: names of the schools that are ШНОР now and were not in that run; all that are
            when there is none.
        left: the other way round.
    """

    own: tuple[str, ...]
    before: RunRow | None
    since: tuple[str, ...]
    entered: tuple[str, ...]
    left: tuple[str, ...]


def preview(workspace: "Workspace", outcome: Outcome) -> FreezePreview:
    """Compare an outcome with its own profile and with the run before; nothing is stored."""
    known = {profile.id: profile for profile in list_profiles(workspace)}
    stored = known.get(outcome.profile.id, outcome.profile)
    own = _worded(stored, outcome)
    before = _run_before(workspace, outcome)
    if before is None:
        identified = tuple(verdict.school for verdict in outcome.verdicts if verdict.identified)
        return FreezePreview(own=own, before=None, since=(), entered=identified, left=())
    with workspace.database.reading() as reader:
        profile = from_document(
            json.loads(
                reader.scalar("SELECT profile FROM identification_run WHERE id = ?", (before.id,))
            ),
            origin=before.title,
        )
        then = shnor_names(reader, before.id)
    now = {verdict.school_id: verdict.school for verdict in outcome.verdicts if verdict.identified}
    return FreezePreview(
        own=own,
        before=before,
        since=_worded(profile, outcome),
        entered=tuple(name for school, name in now.items() if school not in then),
        left=tuple(name for school, name in then.items() if school not in now),
    )


def preview_lines(preview: FreezePreview, profile_title: str) -> list[str]:
    """The preview in sentences, for the question before freezing."""
    lines = [f"Профиль {quoted(profile_title)}, его параметры не изменены."]
    if preview.own:
        lines = [f"Профиль {quoted(profile_title)}, изменены параметры: {'; '.join(preview.own)}."]
    if preview.before is None:
        return [*lines, f"{_first_list(preview.entered)} Прежних выявлений для сравнения нет."]
    row = preview.before
    what = (
        f"По сравнению с выявлением №{NBSP}{row.id}{on_day(row.created_at, 'от')} "
        f"по результатам {year_name(row.year)}"
    )
    parts = [
        f"{plural(len(names), verb)} {counted(len(names), SCHOOL)}: {listed(names, _SHOWN)}"
        for names, verb in (
            (preview.entered, WOULD.enter),
            (preview.left, WOULD.leave),
        )
        if names
    ]
    lines.append(f"{what} {'; '.join(parts)}." if parts else f"{what} список школ тот же.")
    if preview.since:
        lines.append(f"Отличия параметров от того выявления: {'; '.join(preview.since)}.")
    return lines


def _run_before(workspace: "Workspace", outcome: Outcome) -> RunRow | None:
    rows = [row for row in standing_runs(workspace) if row.year <= outcome.year]
    return max(rows, key=lambda row: (row.year, row.id), default=None)


def _worded(before: Profile, outcome: Outcome) -> tuple[str, ...]:
    rows = told_differences(before, outcome.profile, outcome.inputs.short_titles())
    return tuple(row.text for row in rows)


def _first_list(names: Sequence[str]) -> str:
    if not names:
        return f"В перечень {VerdictStatus.SHNOR.label} не войдёт ни одна школа."
    verb = plural(len(names), WOULD.enter)
    schools = f"{counted(len(names), SCHOOL)}: {listed(names, _SHOWN)}"
    return f"В перечень {VerdictStatus.SHNOR.label} {verb} {schools}."
