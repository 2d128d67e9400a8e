"""Facts that every kind of document needs, and what is told when they are missing or wrong."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.enums import GrammarCase
from app.services.criteria import impossible
from app.services.department import letterhead, people
from app.services.department.department import DepartmentRow, read_department
from app.services.department.emblem import Emblem
from app.services.department.region_terms import read_terms
from app.services.documents.model.blocks import BLANK
from app.services.documents.model.images import Image
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import Link, ToCriterion, ToDepartment, ToPerson, ToVerdict
from app.services.language.dates import date_digits, year_name
from app.services.language.numbers import NBSP
from app.services.language.school_names import name_key
from app.services.language.sentences import capital
from app.services.orders.orders import OrderRow
from app.terms import DEFAULT, Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.services.criteria import CriterionRow
    from app.services.department.people import PersonRow
    from app.services.identification.evidence.verdict import SchoolVerdict
    from app.services.storage.workspace import Workspace

_WHOLE = 100  # per cent
_WIDEST_EMBLEM = 120  # millimetres
_EMBLEM = "Эмблема в бланке"
NO_NUMBER = f"№{NBSP}{BLANK}"
NO_DATE = f"от{NBSP}{BLANK * 2}"


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who approves or signs a document, as printed; an unknown fact is an empty text."""

    post: str = ""
    name: str = ""
    person_id: int | None = None

    @classmethod
    def of(cls, person: "PersonRow | None") -> "Signatory":
        """A person with the post that stands on their card."""
        if person is None:
            return cls()
        return cls(capital(person.post), person.signature_name, person.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The department as documents print it; an unknown fact is an empty text.

    Attributes:
        coordinator: surname first, accusative («Лунцову Е.В.»).
        coordinator_post: accusative.
        executor: full name of the coordinator, nominative.
        executor_phone: the coordinator's phone, or the department's.
        coordinator_suggested: the accusative is the program's own, in part at least.
        terms: the region's words for the lists of support.
        name_lines: the name as the office divides it in its letterhead.
        requisites: lines of the letterhead below the name; none where the office prints none.
        letter_requisites: the same on a letter, which always has them.
        emblem: the picture of the letterhead.
    """

    full_name: str = ""
    full_name_genitive: str = ""
    short_name: str = ""
    parent_body: str = ""
    territory_genitive: str = ""
    place: str = ""
    head_post: str = ""
    head_name: str = ""
    coordinator: str = ""
    coordinator_post: str = ""
    executor: str = ""
    executor_phone: str = ""
    head_id: int | None = None
    coordinator_id: int | None = None
    coordinator_suggested: bool = False
    terms: Terms = DEFAULT
    name_lines: str = ""
    requisites: tuple[str, ...] = ()
    letter_requisites: tuple[str, ...] = ()
    emblem: Image | None = None


def get_office(workspace: "Workspace", signer_id: int | None = None) -> Office:
    """The department of the workspace, all empty when it is not entered yet.

    Args:
        workspace: the open workspace.
        signer_id: who signs instead of the head, as the order says.
    """
    with workspace.database.reading() as reader:
        row, terms = read_department(reader), read_terms(reader)
        over = letterhead.read_letterhead(reader)
        emblem = letterhead.read_emblem(reader)
    if row is None:
        return Office(terms=terms)
    head = row.head if signer_id is None else people.get_person(workspace, signer_id)
    coordinator, post = _coordinator(row)
    return Office(
        full_name=row.full_name,
        full_name_genitive=row.full_name_genitive,
        short_name=row.short_name or row.full_name,
        parent_body=row.parent_body,
        territory_genitive=row.territory_genitive,
        place=row.place,
        head_post="" if head is None else capital(head.post),
        head_name="" if head is None else head.signature_name,
        coordinator=coordinator,
        coordinator_post=post,
        executor="" if row.coordinator is None else row.coordinator.full_name,
        executor_phone="" if row.coordinator is None else row.coordinator.phone or row.phone,
        head_id=None if head is None else head.id,
        coordinator_id=row.coordinator_id,
        coordinator_suggested=row.coordinator is not None
        and people.is_suggested(row.coordinator, GrammarCase.ACCUSATIVE),
        terms=terms,
        name_lines=over.name_lines,
        requisites=letterhead.printed_requisites(row, over),
        letter_requisites=letterhead.letter_requisites(row, over),
        emblem=None if emblem is None else _printed(emblem, over.emblem_height),
    )


def post_and_place(person: "PersonRow", office: Office) -> str:
    """«директор, МБОУ «СОШ № 30»»: the organisation is told unless it is the department itself."""
    own = {name_key(name) for name in (office.full_name, office.short_name)}
    place = "" if name_key(person.organisation) in own else person.organisation
    return ", ".join(filter(None, (person.post, place)))


def _printed(emblem: Emblem, height: float) -> Image:
    """A picture as high as wanted, unless it would be too wide."""
    height = min(height, _WIDEST_EMBLEM * emblem.height / emblem.width)
    width = height * emblem.width / emblem.height
    return Image(emblem.content, round(width, 2), round(height, 2), _EMBLEM)


def _coordinator(row: DepartmentRow) -> tuple[str, str]:
    if row.coordinator is None:
        return "", ""
    form = people.complete_form(row.coordinator, GrammarCase.ACCUSATIVE)
    return form.name, form.post


_LACKING = {  # facts of the department: code and words of the finding while one is empty
    "full_name": ("department.no-name", "полное наименование управления образования"),
    "full_name_genitive": (
        "department.no-genitive-name",
        "наименование управления в родительном падеже",
    ),
    "territory_genitive": (
        "department.no-genitive-territory",
        "название района в родительном падеже",
    ),
    "head_post": (
        "department.no-head-post",
        "должность руководителя, который подписывает документ",
    ),
    "head_name": ("department.no-head", "фамилия руководителя, который подписывает документ"),
    "coordinator": ("department.no-coordinator", "муниципальный координатор"),
}


def lacking_of_office(office: Office, name: str) -> Finding:
    """What is told while a fact of the department is empty, and where it is entered."""
    code, title = _LACKING[name]
    links: dict[str, Link] = {
        "head_post": _person_or_choice("head_id", office.head_id),
        "head_name": _person_or_choice("head_id", office.head_id),
        "coordinator": _person_or_choice("coordinator_id", office.coordinator_id),
    }
    return Finding(code=code, text=f"Не указано: {title}", link=links.get(name, ToDepartment(name)))


def missing_of_office(office: Office, *names: str) -> list[Finding]:
    """What is told of those facts of the department that are empty."""
    return [lacking_of_office(office, name) for name in names if not getattr(office, name)]


def suggested_form(person_id: int, name: str, post: str) -> Finding:
    """A note that the program made the case form that is printed, and where it is accepted."""
    words = ", ".join(filter(None, (name, post)))
    return Finding(
        code="person.form-suggested",
        text=f"Проверьте, форма предложена программой: «{words}»",
        weight=Weight.NOTE,
        link=ToPerson(person_id),
    )


def _person_or_choice(fact: str, person_id: int | None) -> Link:
    """Where a person is chosen, or the person whose name or post is not known."""
    return ToDepartment(fact) if person_id is None else ToPerson(person_id)


def impossible_values(school: str, school_id: int, rows: "Sequence[CriterionRow]") -> list[Finding]:
    """Values of a school's criteria that cannot be, each with the way to it."""
    return [
        Finding(
            code="criterion.impossible",
            text=f"Невозможное значение: {school}, критерий {row.number}. {problem.text}",
            weight=Weight.ERROR,
            link=ToCriterion(school_id, row.criterion_id),
        )
        for row in rows
        if row.doubt
        for problem in impossible(row.current, row.expected, row.unit)
    ]


def impossible_results(
    verdicts: "Iterable[SchoolVerdict]", run_id: int | None = None
) -> list[Finding]:
    """Results behind verdicts that cannot be: a share over 100 %, more failed than took part."""
    return [
        Finding(
            code="result.impossible",
            text=f"Невозможный результат: {verdict.school}, {low.procedure_title},"
            f" {year_name(low.year)}: {low.percent_text}",
            weight=Weight.ERROR,
            link=ToVerdict(verdict.school_id, run_id),
        )
        for verdict in verdicts
        for low in verdict.low
        if low.percent > _WHOLE
        or (low.participants is not None and (low.failed or 0) > low.participants)
    ]


def date_and_number(order: OrderRow | None) -> tuple[str, str]:
    """«от 23.11.2020» and «№ 828», or the lines to fill in of an order without them."""
    if order is None:
        return NO_DATE, NO_NUMBER
    date = NO_DATE if order.issued_on is None else f"от{NBSP}{date_digits(order.issued_on)}"
    number = NO_NUMBER if order.number is None else f"№{NBSP}{order.number}"
    return date, number


def approved_by(office: Office, order: OrderRow | None) -> tuple[str, str]:
    """The lines under «УТВЕРЖДЁН»: whose order, and its date and number."""
    return f"приказом {office.full_name_genitive or BLANK}", " ".join(date_and_number(order))


def annex_title(number: int, total: int) -> str:
    """«Приложение № 2»; a single annex has no number."""
    return "Приложение" if total == 1 else f"Приложение №{NBSP}{number}"
