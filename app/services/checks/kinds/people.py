"""People: one with two posts, one who controls what he does himself.

| code | weight | what it says |
| --- | --- | --- |
| `person.two-posts` | note | one person is named with two posts |
| `person.controls-own-work` | note | who controls an order is who carries it out |
"""

from collections import defaultdict
from collections.abc import Iterator

from app.services.checks.data.facts import CheckFacts
from app.services.checks.ground.check_finding import CheckFinding
from app.services.checks.texts.programmes import programme_name
from app.services.checks.texts.registers import DOCUMENTS, link_to
from app.services.department.people import PersonRow
from app.services.documents.shared_settings import CONTROL
from app.services.findings.finding import Weight
from app.services.findings.links import ToDocument, ToPerson, ToProgramme
from app.services.language.matching import folded
from app.services.language.names import initials
from app.services.language.sentences import quoted
from app.services.registers.catalogue import get_register


def two_posts(facts: CheckFacts) -> Iterator[CheckFinding]:
    """One person entered twice, or typed in a register with another post than entered."""
    by_name: defaultdict[tuple[str, tuple[str, ...]], list[PersonRow]] = defaultdict(list)
    for person in facts.dossier.people.values():
        if person.active and person.given_name:
            letters = initials(person.given_name, person.patronymic)
            by_name[folded(person.surname), letters].append(person)
    for people in by_name.values():
        for at, other in enumerate(people[1:], start=1):
            first = next((one for one in people[:at] if _is_same(one, other)), None)
            if first is not None and _differ(first.post, other.post):
                yield CheckFinding(
                    code="person.two-posts",
                    text=f"{other.full_name}: две должности, {quoted(first.post)} и"
                    f" {quoted(other.post)}",
                    hint="Если это один человек, оставьте одну запись.",
                    weight=Weight.NOTE,
                    link=ToPerson(other.id),
                    where="Сотрудники",
                    about=(("person", first.id), ("person", other.id)),
                )
    yield from _in_registers(facts)


def _in_registers(facts: CheckFacts) -> Iterator[CheckFinding]:
    register = get_register("tutor")
    for row in facts.rows("tutor"):
        person = facts.dossier.people.get(row.number("person_id") or 0)
        if person is not None and _differ(person.post, row.text("post")):
            yield CheckFinding(
                code="person.two-posts",
                text=f"{person.full_name}: две должности, {quoted(person.post)} и"
                f" {quoted(row.text('post'))}",
                hint="Исправьте должность здесь или у сотрудника.",
                weight=Weight.NOTE,
                link=link_to(register, row),
                where=register.title,
                document=DOCUMENTS["tutor"],
                about=(("tutor", row.id), ("person", person.id)),
            )


def own_controller(facts: CheckFacts) -> Iterator[CheckFinding]:
    """The control of an order or of a programme is laid on who carries it out."""
    department = facts.dossier.department
    coordinator = None if department is None else department.coordinator_id
    for kind, composed in facts.made.items():
        if coordinator is not None and composed.values.get(CONTROL.name) == str(coordinator):
            person = facts.dossier.people[coordinator]
            yield CheckFinding(
                code="person.controls-own-work",
                text=f"{person.surname_first} исполняет приказ и контролирует его исполнение",
                hint="Возложите контроль на другого сотрудника.",
                weight=Weight.NOTE,
                link=ToDocument(kind, CONTROL.name),
                where=f"Документ {quoted(composed.kind.title)}",
                document=kind,
            )
    for programme in facts.programmes.values():
        control = folded(programme.control).strip(" .")
        if control and control == folded(programme.executors).strip(" ."):
            yield CheckFinding(
                code="person.controls-own-work",
                text="Исполнители программы контролируют её исполнение сами",
                hint="Укажите, кто контролирует.",
                weight=Weight.NOTE,
                link=ToProgramme(programme.id or 0, "control"),
                where=f"{programme_name(programme)}, контроль",
                document="programme",
                about=(("programme", programme.id or 0),),
            )


def _is_same(one: PersonRow, other: PersonRow) -> bool:
    """Whether two rows may be one person: whole names, where both have them, are the same."""
    pairs = (one.given_name, other.given_name), (one.patronymic, other.patronymic)
    return all(
        "." in first + second
        or min(len(first), len(second)) <= 1
        or folded(first) == folded(second)
        for first, second in pairs
    )


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and folded(one) != folded(other)


CHECKS = (two_posts, own_controller)
