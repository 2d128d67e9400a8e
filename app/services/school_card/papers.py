"""The papers of one school: orders, files that the program made about it, evidence of measures."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from app.enums import EvidenceKind
from app.services.language.dates import local_day, year_name
from app.services.language.numbers import NBSP
from app.services.language.sentences import capital, quoted
from app.services.orders.orders import OrderRow, read_orders
from app.services.school_card.measures import SchoolMeasure, list_school_measures
from app.services.schools.papers import Paper
from app.services.schools.schools import name_key
from app.services.schools.support import list_support
from app.services.schools.support_work import read_years
from app.services.schools.work_papers import WorkPaper, read_work_papers
from app.services.storage.files.sqlite import moment_if_known

if TYPE_CHECKING:
    from app.services.schools.schools import SchoolRow
    from app.services.storage.files.sqlite import Row
    from app.services.storage.workspace import Workspace

PaperKind = Literal["order", "output", "evidence", "link", "agreement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolPaper:
    """A paper about a school.

    Attributes:
        kind: `order` of the register, `output` that the program made, `evidence` attached to a
            measure or to the work with the school, `link` given as evidence, `agreement` noted in
            the work with the school.
        key: of the order, the made file, the mark, or the school year of the agreement; of the work
            with the school a number below zero.
        day: its date; None for a draft, or when it is not known.
        title: what it is called.
        why: what it has to do with the school.
        path: the file, or None.
        exists: whether the file lies there now.
        address: of a link, else empty.
        created_at: when the program made the file, aware, UTC; None for other papers, or when it is
            not known.
    """

    kind: PaperKind
    key: int
    day: date | None
    title: str
    why: str
    path: Path | None = None
    exists: bool = False
    address: str = ""
    created_at: datetime | None = None


def list_school_papers(
    workspace: "Workspace", school: "SchoolRow", measures: list[SchoolMeasure] | None = None
) -> list[SchoolPaper]:
    """The papers of a school, drafts first, then newest first.

    Args: `measures` are those that concern the school, when the caller has read them already.
    """
    if measures is None:
        measures = list_school_measures(workspace, school)
    with workspace.database.reading() as reader:
        orders = read_orders(reader)
        outputs = reader.rows("SELECT * FROM output_record ORDER BY id DESC")
        works = read_years(reader, school.id)
        work_papers = read_work_papers(reader, school.id)
        files: dict[int | None, Row] = {
            row["id"]: row for row in reader.rows("SELECT * FROM attachment")
        }
    reasons = _orders(workspace, school, measures, orders)
    for row in work_papers:
        if row.paper.order_id is not None:
            reasons.setdefault(row.paper.order_id, _work_words(row))
    papers = [
        SchoolPaper(
            kind="order",
            key=number,
            day=orders[number].issued_on,
            title=_title(orders[number]),
            why=why,
        )
        for number, why in reasons.items()
        if number in orders
    ]
    plans = {row.plan.id for row in measures if row.concern == "own"}
    papers += _outputs(outputs, school, plans, set(reasons))
    papers += _proofs(workspace, [*_of_measures(measures), *_of_work(work_papers)], files)
    papers += [
        SchoolPaper(
            kind="agreement",
            key=year,
            day=work.agreement,
            title=f"Соглашение со школой, {year_name(year)}"
            + (f": {work.note}" if work.note else ""),
            why="отметка о работе со школой",
        )
        for year, work in works.items()
        if work.agreement is not None
    ]
    return sorted(papers, key=lambda row: (row.day or date.max, row.kind, row.key), reverse=True)


def _orders(
    workspace: "Workspace",
    school: "SchoolRow",
    measures: list[SchoolMeasure],
    orders: dict[int, OrderRow],
) -> dict[int, str]:
    """Orders that concern the school, with the reason."""
    reasons: dict[int, str] = {}
    for stay in list_support(workspace):
        if stay.school_id != school.id:
            continue
        for order, words in ((stay.entry_order, "внесена в список"), (stay.exit_order, "выведена")):
            if order is not None:
                reasons.setdefault(order.id, f"{words} {stay.kind.label}")
    for row in measures:
        if row.plan.order is not None and row.concern == "own":
            reasons.setdefault(row.plan.order.id, f"план школы на {row.plan.year_name}")
        for order_id in filter(None, (mark.order_id for mark in row.marks)):
            reasons.setdefault(order_id, _measure_words(row))
    names = _names(school)
    for order in orders.values():
        text = name_key(f"{order.title} {order.note}")
        if any(f" {name} " in f" {text} " for name in names):
            reasons.setdefault(order.id, "школа названа в приказе")
    return reasons


def _outputs(
    rows: list[Any], school: "SchoolRow", plans: set[int], orders: set[int]
) -> Iterator[SchoolPaper]:
    names = _names(school)
    taken: set[str] = set()  # a later document may have taken the place of an earlier file
    for row in rows:
        if row["path"] in taken:
            continue
        taken.add(row["path"])
        inputs = json.loads(row["inputs"]) or {}
        named = {name_key(str(name)) for name in inputs.get("schools", ())}
        why = ""
        if inputs.get("school_id") == school.id or row["plan_id"] in plans:
            why = "составлен для школы"
        elif named & names:
            why = "школа названа в документе"
        elif row["order_id"] in orders:
            why = "файл приказа"
        if why:
            path = Path(row["path"])
            year = f", {year_name(row['year'])}" if row["year"] else ""
            made = moment_if_known(row["created_at"])
            yield SchoolPaper(
                kind="output",
                key=row["id"],
                day=None if made is None else local_day(made),
                title=f"{row['title']}{year}",
                why=why,
                path=path,
                exists=path.is_file(),
                created_at=made,
            )


class _Proof(NamedTuple):
    """What proves something of the school; of its paper the file or the address is told."""

    key: int
    day: date | None
    why: str
    paper: Paper


def _of_measures(measures: list[SchoolMeasure]) -> Iterator[_Proof]:
    for row in measures:
        if row.concern == "all":
            continue
        # One file may prove each of the due dates.
        told = {(mark.attachment_id, mark.evidence_text): mark for mark in row.marks}
        for mark in told.values():
            link = mark.evidence_text if mark.evidence_kind is EvidenceKind.LINK else ""
            paper = Paper(mark.order_id, mark.attachment_id, link)
            yield _Proof(mark.id, mark.marked_on, _measure_words(row), paper)


def _of_work(papers: list[WorkPaper]) -> Iterator[_Proof]:
    for number, row in enumerate(papers, start=1):
        yield _Proof(-number, row.day, _work_words(row), row.paper)


def _proofs(
    workspace: "Workspace", proofs: Iterable[_Proof], files: "Mapping[int | None, Row]"
) -> Iterator[SchoolPaper]:
    """Files and addresses; orders stand among the orders."""
    for key, day, why, paper in proofs:
        file = files.get(paper.attachment_id)
        if file is not None:
            path = workspace.attachments / file["stored_name"]
            yield SchoolPaper(
                kind="evidence",
                key=key,
                day=day,
                title=file["original_name"],
                why=why,
                path=path,
                exists=path.is_file(),
            )
        elif paper.link:
            yield SchoolPaper(
                kind="link", key=key, day=day, title=paper.link, why=why, address=paper.link
            )


def _work_words(row: WorkPaper) -> str:
    return f"{row.what}, {year_name(row.year)}"


def _measure_words(row: SchoolMeasure) -> str:
    return f"исполнение мероприятия №{NBSP}{row.measure.number}, {row.plan.year_name}"


def _names(school: "SchoolRow") -> set[str]:
    keys = {name_key(name) for name in (school.short_name, school.full_name, *school.aliases)}
    keys.discard("")
    return keys


def _title(order: OrderRow) -> str:
    label = order.label if order.number is None else f"{order.label} {quoted(order.title)}"
    return capital(label)
