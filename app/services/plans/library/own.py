"""Measures of one's own in the library, typed or kept from a plan; a workspace carries them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.services.language.matching import folded
from app.services.language.sentences import titled
from app.services.log.changes import Changes, changing
from app.services.plans.deadlines.terms import terms_of
from app.services.plans.entries import wrong_deadline, wrong_measure
from app.services.plans.library.keeping import kept_deadline, kept_text
from app.services.plans.library.texts import LibraryMeasure
from app.services.plans.moving import find, measures_named, of_measures
from app.services.plans.parties.typed.cells import typed_cell
from app.services.plans.parties.typed.splitting import split_cell
from app.services.plans.parts import load_cell
from app.services.writing.error_texts import wrong_error
from app.services.writing.target import Wrong, refuse_first

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.models import LibraryMeasure as StoredMeasure
    from app.models import Measure
    from app.services.storage.workspace import Workspace

OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDraft:
    """A measure of one's own as typed; the deadline may hold `{год}` and the like."""

    title: str
    section: str = ""
    deadline: str = ""
    responsible: tuple[str, ...] = ()
    expected: str = ""


class Kept(NamedTuple):
    """What came of keeping measures of a plan.

    Attributes:
        new: how many are new in the library.
        known: how many were there already.
        changes: what was touched.
    """

    new: int
    known: int
    changes: Changes


def own_key(number: int) -> str:
    """The key of a measure of one's own among all of the library."""
    return f"{OWN}:{number}"


def own_number(key: str) -> int | None:
    """The number behind a key; None for a measure of a plan of the program."""
    kind, _colon, number = key.partition(":")
    return int(number) if kind == OWN and number.isdecimal() else None


def list_own(workspace: "Workspace") -> tuple[LibraryMeasure, ...]:
    """The measures of one's own, by their sections as these were first used."""
    with workspace.database.reading() as reader:
        rows = reader.rows("SELECT * FROM library_measure ORDER BY id")
    sections = {row["section"]: place for place, row in reversed(list(enumerate(rows)))}
    return tuple(
        LibraryMeasure(
            key=own_key(row["id"]),
            section=row["section"],
            title=row["title"],
            deadline=row["deadline_text"],
            responsible=tuple(row["responsible"].splitlines()),
            expected=row["expected"],
        )
        for row in sorted(rows, key=lambda row: sections[row["section"]])
    )


def save_own(
    workspace: "Workspace", draft: OwnDraft, number: int | None = None
) -> tuple[int, Changes]:
    """Add a measure to the library, or change the one with this number.

    Raises:
        UserError: the title is missing, the deadline is a day that no calendar has, or the measure
            is not there.
    """
    from app.models import LibraryMeasure as StoredMeasure

    refuse_first(_wrong(draft))
    deed = "Добавление" if number is None else "Изменение"
    with changing(workspace, "edit", f"{deed} мероприятия библиотеки") as work:
        session = work.session
        stored = None if number is None else find(session, StoredMeasure, number)
        stored = _written(draft, stored, workspace)
        session.add(stored)
        session.flush()
        work.about(titled(stored.title))
        assert stored.id is not None
    return stored.id, work.changes


def delete_own(workspace: "Workspace", numbers: Sequence[int]) -> Changes:
    """Take measures of one's own out of the library, all or none.

    Raises:
        UserError: one of them is not there.
    """
    from app.models import LibraryMeasure as StoredMeasure

    action = f"{of_measures('Удаление', len(numbers))} библиотеки"
    with changing(workspace, "edit" if len(numbers) == 1 else "bulk", action) as work:
        rows = [find(work.session, StoredMeasure, number) for number in numbers]
        work.about(measures_named([row.title for row in rows]))
        for row in rows:
            work.session.delete(row)
    return work.changes


def keep_measures(workspace: "Workspace", measure_ids: Sequence[int]) -> Kept:
    """Put measures of a plan into the library, without its years.

    One that is there already, of the same title and deadline, is not put there again.

    Raises:
        UserError: a measure is not there.
    """
    from app.models import LibraryMeasure as StoredMeasure
    from app.models import Measure

    wanted = list(dict.fromkeys(measure_ids))
    with changing(workspace, "edit" if len(wanted) == 1 else "bulk", "Добавление в библиотеку") as (
        work
    ):
        session = work.session
        drafts = [_draft_of(session, find(session, Measure, number)) for number in wanted]
        known = {_said(row.title, row.deadline_text) for row in _stored(session)}
        new: list[StoredMeasure] = []
        for draft in drafts:
            if (said := _said(draft.title, draft.deadline)) not in known:
                known.add(said)
                new.append(_written(draft, None, workspace))
        session.add_all(new)
        session.flush()
        if new:
            work.about(measures_named([row.title for row in new]))
    return Kept(len(new), len(wanted) - len(new), work.changes)


def _stored(session: "Session") -> "Iterator[StoredMeasure]":
    from sqlmodel import select

    from app.models import LibraryMeasure as StoredMeasure

    return iter(session.exec(select(StoredMeasure)))


def _said(title: str, deadline: str) -> tuple[str, str]:
    return folded(title), folded(deadline)


def _written(
    draft: OwnDraft, stored: "StoredMeasure | None", workspace: "Workspace"
) -> "StoredMeasure":
    from app.models import LibraryMeasure as StoredMeasure

    row = stored or StoredMeasure(
        section="",
        title="",
        deadline_text="",
        responsible="",
        expected="",
        created_at=workspace.clock.now(),
    )
    row.section = " ".join(draft.section.split())
    row.title = " ".join(draft.title.split())
    row.deadline_text = " ".join(draft.deadline.split())
    row.responsible = typed_cell(dict.fromkeys(" ".join(one.split()) for one in draft.responsible))
    row.expected = draft.expected.strip()
    return row


def _draft_of(session: "Session", measure: "Measure") -> OwnDraft:
    from app.models import Plan, PlanSection

    section = find(session, PlanSection, measure.section_id)
    terms = terms_of(session, find(session, Plan, section.plan_id))
    return OwnDraft(
        title=kept_text(measure.title, terms.period),
        section=kept_text(section.title, terms.period),
        deadline=kept_deadline(measure.deadline_text, terms.period),
        responsible=tuple(
            f"{party.text} (по согласованию)" if party.agreed else party.text
            for party in split_cell(load_cell(session, measure))
        ),
        expected=kept_text(measure.expected, terms.period),
    )


def _wrong(draft: OwnDraft) -> list[Wrong]:
    problems = [
        wrong_measure(draft.title),
        wrong_error(draft.section, "section"),
        wrong_deadline(draft.deadline),
        *(wrong_error(name, "responsible") for name in draft.responsible),
        wrong_error(draft.expected, "expected"),
    ]
    return [wrong for wrong in problems if wrong is not None]
