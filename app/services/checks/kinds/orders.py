"""Orders and letters: an order earlier than what it rests on, a number given twice.

| code | weight | what it says |
| --- | --- | --- |
| `order.earlier-than-basis` | error | it was issued before the identification or a paper it names |
| `order.amends-later` | error | it was issued before the order that it changes |
| `order.later-than-entry` | note | schools stand on the list from a day before their order |
| `order.point-overdue` | note | what a point orders was due before the order was issued |
| `letter.earlier-than-question` | error | a letter answers one of a later day |

and the errors of `orders.numbering`.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from app.services.checks.data.facts import CheckFacts
from app.services.checks.ground.check_finding import CheckFinding
from app.services.checks.texts.mentions import days_until, mentions_in
from app.services.checks.texts.registers import link_to
from app.services.documents.dossier.named.chosen_run import too_early
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToOrder, ToSchool
from app.services.language.dates import date_digits
from app.services.language.sentences import capital, listed
from app.services.orders.numbering import newest_first, remarks
from app.services.orders.orders import OrderRow
from app.services.registers.catalogue import get_register

if TYPE_CHECKING:
    from datetime import date

    from app.enums import SupportKind
    from app.services.schools.support import SupportRow

_MOST_NAMED = 5


def order_finding(order: OrderRow, finding: Finding) -> CheckFinding:
    """What is told of an order elsewhere, as a finding of the check."""
    return CheckFinding.of(
        finding,
        link=ToOrder(order.id),
        where=capital(order.label),
        document=order.kind,
        about=(("order_record", order.id),),
    )


def number_twice(facts: CheckFacts) -> Iterator[CheckFinding]:
    """One number for two orders of a year, told once of both; the register tells."""
    told = remarks(facts.dossier.orders.values())
    said: dict[str, CheckFinding] = {}
    for order in sorted(facts.orders, key=newest_first):
        for finding in told.get(order.id, ()):
            if finding.weight is Weight.ERROR:
                one = order_finding(order, finding)
                first = said.get(one.text)
                if first is not None:
                    where = f"{first.where}; {order.label}"
                    one = replace(first, where=where, about=(*first.about, *one.about))
                said[one.text] = one
    yield from said.values()


def earlier_than_run(facts: CheckFacts) -> Iterator[CheckFinding]:
    """An order by which schools entered a list, and the identification behind their entry."""
    runs = {run.id: run for run in facts.dossier.runs}
    pairs = {
        (stay.entry_order.id, stay.run_id): stay.entry_order
        for stay in facts.support
        if stay.entry_order is not None and stay.run_id is not None
    }
    for (_order_id, run_id), order in pairs.items():
        for finding in too_early(order, runs.get(run_id)):
            yield order_finding(order, finding)


def earlier_than_named(facts: CheckFacts) -> Iterator[CheckFinding]:
    """An order that names a paper of a later day: in its title, in its grounds, in its points."""
    registered = {row.kind: row for row in facts.orders if row.kind and row.issued_on is not None}
    for place in facts.all_texts:
        order = registered.get(place.document) if place.sort == "words" else None
        issued = place.issued_on or (order.issued_on if order else None)
        if issued is None:
            continue
        for paper in mentions_in(place.text):
            if paper.issued_on > issued:
                yield place.finding(
                    "order.earlier-than-basis",
                    f"Приказ от {date_digits(issued)} раньше документа, который он называет:"
                    f" {paper.words}",
                    hint="Проверьте дату приказа и дату документа.",
                )


def due_before_issue(facts: CheckFacts) -> Iterator[CheckFinding]:
    """A point of an order as it would be made that was due before the order was issued.

    What its settings say themselves is told by the kind.
    """
    told = [
        (row.kind, finding.text)
        for row in facts.kinds
        for finding in row.findings
        if finding.code == "order.due-before-issue"
    ]
    for place in facts.all_texts:
        issued = place.issued_on
        if issued is None or place.sort != "document":
            continue
        for day, words in days_until(place.text):
            known = (date_digits(day) in text for kind, text in told if kind == place.document)
            if day < issued and not any(known):
                yield place.finding(
                    "order.point-overdue",
                    f"Срок в тексте приказа раньше самого приказа: {words}",
                    why=f"Приказ от {date_digits(issued)}.",
                    hint="Проверьте срок и дату приказа.",
                    weight=Weight.NOTE,
                )


def earlier_than_act(facts: CheckFacts) -> Iterator[CheckFinding]:
    """The order of a programme and the acts that the programme rests on."""
    for programme in facts.programmes.values():
        order = facts.dossier.orders.get(programme.order_id or 0)
        if order is None or order.issued_on is None:
            continue
        for key in programme.acts:
            act = facts.dossier.acts.get(key)
            if act is not None and act.issued_on is not None and act.issued_on > order.issued_on:
                text = (
                    f"Приказ от {date_digits(order.issued_on)} раньше основания программы:"
                    f" {act.words}"
                )
                yield order_finding(
                    order,
                    Finding(
                        code="order.earlier-than-basis",
                        text=text,
                        hint="Проверьте дату приказа и основания программы.",
                        weight=Weight.ERROR,
                    ),
                )


def earlier_than_changed(facts: CheckFacts) -> Iterator[CheckFinding]:
    """An order that changes one which was issued after it."""
    for order in facts.orders:
        changed = facts.dossier.orders.get(order.amends_id or 0)
        if changed is None or order.issued_on is None or changed.issued_on is None:
            continue
        if order.issued_on < changed.issued_on:
            days = date_digits(order.issued_on), date_digits(changed.issued_on)
            yield order_finding(
                order,
                Finding(
                    code="order.amends-later",
                    text="Приказ раньше того, в который вносит изменения",
                    why=f"Он от {days[0]}, а изменяемый – от {days[1]}.",
                    hint="Проверьте даты обоих приказов.",
                    weight=Weight.ERROR,
                ),
            )


def later_than_entry(facts: CheckFacts) -> Iterator[CheckFinding]:
    """Schools that stand on a list from a day before the order that put them there."""
    early: defaultdict[tuple[int, SupportKind, date], list[SupportRow]] = defaultdict(list)
    for stay in facts.support:
        order = stay.entry_order
        if order is not None and order.issued_on and stay.entered_on < order.issued_on:
            early[order.id, stay.kind, stay.entered_on].append(stay)
    for (order_id, kind, day), stays in early.items():
        names = listed([stay.school for stay in stays], _MOST_NAMED)
        order = facts.dossier.orders[order_id]
        yield CheckFinding(
            code="order.later-than-entry",
            text=f"В списке {kind.label} с {date_digits(day)}, а приказ позже: {names}",
            hint="Проверьте дату внесения и дату приказа.",
            weight=Weight.NOTE,
            link=ToSchool(stays[0].school_id, "support"),
            where=capital(order.label),
            document=facts.document_of_list(order),
            about=(("order_record", order_id), *(("school", stay.school_id) for stay in stays)),
        )


def answers_earlier(facts: CheckFacts) -> Iterator[CheckFinding]:
    """A letter that answers one which was written after it."""
    register = get_register("letter")
    for row in facts.rows("letter"):
        day, asked = row.day("issued_on"), row.day("reply_on")
        if day is not None and asked is not None and day < asked:
            yield CheckFinding(
                code="letter.earlier-than-question",
                text=f"Письмо от {date_digits(day)} отвечает на более позднее: от"
                f" {date_digits(asked)} № {row.text('reply_number')}",
                hint="Проверьте даты писем.",
                weight=Weight.ERROR,
                link=link_to(register, row),
                where=f"{register.title}, {row.text('title')}",
                document="letter",
                about=(("letter", row.id),),
            )


CHECKS = (
    number_twice,
    earlier_than_run,
    earlier_than_named,
    due_before_issue,
    earlier_than_act,
    earlier_than_changed,
    later_than_entry,
    answers_earlier,
)
