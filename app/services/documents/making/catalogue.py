"""The kinds of documents that can be made, whether each is ready, and its settings."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn

from app.errors import KnownProblem, UserError
from app.services.documents.making.references import standing_settings
from app.services.documents.model.blocks import Document
from app.services.documents.settings import SettingSpec
from app.services.findings.finding import Finding, Weight, having
from app.services.findings.links import ToDocument
from app.services.orders.orders import OrderRow
from app.services.program_files import ProgramFileError
from app.services.year.years import working_year

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

__all__ = [
    "KINDS",
    "DocumentKind",
    "KindRow",
    "SettingSpec",
    "describe_settings",
    "document_year",
    "get_kind",
    "list_kinds",
    "missing_facts",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A kind: how its facts are gathered, checked and composed.

    Attributes:
        kind: stable name («list-order»).
        title: Russian.
        description: one Russian sentence.
        settings: in the order of the form.
        years: (workspace, checked settings) -> school years that it may be made for, likeliest
            first.
        gather: (workspace, year, checked settings) -> facts.
        missing: facts -> what they lack, or hold that cannot be right.
        inputs: facts -> what the history keeps.
        file_title: facts -> name of the file without suffix.
        compose: facts -> the block tree.
        is_order: it gets a number and a date in the register of orders.
        usual_parts: settings of its optional parts for the choice of the year: to want a part more
            or less is not to want another year.
    """

    kind: str
    title: str
    description: str
    settings: tuple[SettingSpec, ...]
    years: "Callable[[Workspace, Mapping[str, str]], list[int]]"
    gather: "Callable[[Workspace, int, Mapping[str, str]], Any]"
    missing: Callable[[Any], tuple[Finding, ...]]
    inputs: Callable[[Any], dict[str, object]]
    file_title: Callable[[Any], str]
    compose: Callable[[Any], Document]
    is_order: bool = False
    usual_parts: Mapping[str, str] = field(default_factory=dict[str, str])


def _list_order() -> DocumentKind:
    from app.services.documents.kinds.list_order import document as list_order
    from app.services.documents.kinds.list_order import facts as list_order_facts

    return DocumentKind(
        kind=list_order.KIND,
        title=list_order.TITLE,
        description=list_order.DESCRIPTION,
        settings=list_order.SETTINGS,
        years=list_order_facts.years,
        gather=list_order_facts.gather,
        missing=list_order_facts.missing,
        inputs=list_order_facts.inputs,
        file_title=list_order.file_title,
        compose=list_order.compose,
        is_order=True,
    )


def _execution_report() -> DocumentKind:
    from app.services.documents.kinds.execution_report import document as execution_report
    from app.services.documents.kinds.execution_report import facts as execution_report_facts

    return DocumentKind(
        kind=execution_report.KIND,
        title=execution_report.TITLE,
        description=execution_report.DESCRIPTION,
        settings=execution_report.SETTINGS,
        years=execution_report_facts.years,
        gather=execution_report_facts.gather,
        missing=execution_report_facts.missing,
        inputs=execution_report_facts.inputs,
        file_title=execution_report.file_title,
        compose=execution_report.compose,
        usual_parts={"criteria": "1", "model": "0"},
    )


def _without_words(kind: str, title: str, problem: ProgramFileError) -> DocumentKind:
    """A kind whose sentences are missing: it says so, and the others go on."""

    def refused(*_arguments: object) -> NoReturn:
        raise problem

    def no_years(*_arguments: object) -> list[int]:
        return []

    return DocumentKind(
        kind=kind,
        title=title,
        description="",
        settings=(),
        years=no_years,
        gather=refused,
        missing=refused,
        inputs=refused,
        file_title=refused,
        compose=refused,
    )


def _loaded() -> Iterator[DocumentKind]:
    for kind, title, make in (
        ("list-order", "Приказ об утверждении перечня школ", _list_order),
        ("execution-report", "Отчёт об исполнении плана мероприятий", _execution_report),
    ):
        try:
            yield make()
        except ProgramFileError as problem:
            yield _without_words(kind, title, problem)


KINDS: Mapping[str, DocumentKind] = {
    document_kind.kind: document_kind for document_kind in _loaded()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """A kind in the list of what can be made.

    Attributes:
        kind: stable name.
        title: Russian.
        description: one Russian sentence.
        ready: nothing is missing; an unready document can be made too, with lines to fill in,
            unless something required is missing.
        missing: what is missing or wrong, and where it is entered.
        is_order: it is an order, which gets number and date in the register.
        order: its row in the register, or None.
        remarks: stored settings that do not hold any more, a Russian sentence by name.
        problem: why nothing can be said about it, or None; the other kinds are not touched by it.
    """

    kind: str
    title: str
    description: str
    ready: bool
    missing: tuple[Finding, ...]
    is_order: bool = False
    order: OrderRow | None = None
    remarks: Mapping[str, str] = field(default_factory=dict[str, str])
    problem: KnownProblem | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is to be told about it: why not at all, what fell back, what is missing.

        A remark weighs as a note.
        """
        return (*_refusal(self.problem), *_notes(self.kind, self.remarks), *self.missing)

    @property
    def wrong(self) -> int:
        """Number of facts that are there and cannot be right."""
        return len(having(self.missing, Weight.ERROR))

    @property
    def required(self) -> list[Finding]:
        """What it cannot be made without."""
        return having(self.missing, Weight.STOP)

    @property
    def possible(self) -> bool:
        """Whether it can be made: nothing required is missing."""
        return self.problem is None and not self.required


def get_kind(kind: str) -> DocumentKind:
    """A kind by its name.

    Raises:
        UserError: there is none; names the ones there are.
    """
    if kind not in KINDS:
        raise UserError(f"Нет вида документа «{kind}».", f"Есть: {', '.join(KINDS)}.")
    return KINDS[kind]


def list_kinds(workspace: "Workspace", year: int | None = None) -> list[KindRow]:
    """All kinds with what is missing for a school year; `document_year` of each when None.

    A kind that fails is a row with its `problem`.
    """
    return [_row_or_problem(workspace, document_kind, year) for document_kind in KINDS.values()]


def document_year(workspace: "Workspace", kind: str, given: Mapping[str, str] | None = None) -> int:
    """The year that a document is made for when none is named.

    The likeliest year of the kind for which nothing is missing, else the likeliest for which
    nothing required is missing, else the year that the work is about. Which
    optional parts are wanted does not count.

    Args:
        workspace: the open workspace.
        kind: name of the kind.
        given: settings for this document only.

    Raises:
        UserError: there is no such kind, or a given setting is not allowed.
    """
    document_kind = get_kind(kind)
    values = standing_settings(workspace, kind, document_kind.settings, given).values
    likely = document_kind.years(workspace, values)
    bare = {**(given or {}), **document_kind.usual_parts}
    rows = [(year, _row_or_problem(workspace, document_kind, year, bare)) for year in likely]
    ready = [year for year, row in rows if row.ready]
    possible = [year for year, row in rows if row.possible]
    return next(iter(ready + possible + likely), working_year(workspace))


def _row_or_problem(
    workspace: "Workspace",
    document_kind: DocumentKind,
    year: int | None,
    given: Mapping[str, str] | None = None,
) -> KindRow:
    try:
        wanted = document_year(workspace, document_kind.kind) if year is None else year
        return _row(workspace, document_kind, wanted, given)
    except KnownProblem as problem:
        return KindRow(
            kind=document_kind.kind,
            title=document_kind.title,
            description=document_kind.description,
            ready=False,
            missing=(),
            is_order=document_kind.is_order,
            problem=problem,
        )


def _row(
    workspace: "Workspace", document_kind: DocumentKind, year: int, given: Mapping[str, str] | None
) -> KindRow:
    standing = standing_settings(workspace, document_kind.kind, document_kind.settings, given)
    facts = document_kind.gather(workspace, year, standing.values)
    missing = document_kind.missing(facts)
    return KindRow(
        kind=document_kind.kind,
        title=document_kind.title,
        description=document_kind.description,
        ready=not missing,
        missing=missing,
        is_order=document_kind.is_order,
        order=facts.order if document_kind.is_order else None,
        remarks=standing.remarks,
    )


def missing_facts(
    workspace: "Workspace", kind: str, year: int | None, given: Mapping[str, str]
) -> tuple[Finding, ...]:
    """What a document with these settings lacks, or has that cannot be right.

    Raises:
        UserError: there is no such kind, or a given setting is not allowed.
    """
    document_kind = get_kind(kind)
    chosen = document_year(workspace, kind, given) if year is None else year
    values = standing_settings(workspace, kind, document_kind.settings, given).values
    return document_kind.missing(document_kind.gather(workspace, chosen, values))


def fallen_back(workspace: "Workspace", kind: str, given: Mapping[str, str]) -> tuple[Finding, ...]:
    """What was stored for a kind and does not hold any more, but for the given settings: notes.

    Raises:
        UserError: there is no such kind, or a given setting is not allowed.
    """
    standing = standing_settings(workspace, kind, get_kind(kind).settings, given)
    return _notes(kind, standing.remarks)


def _notes(kind: str, remarks: Mapping[str, str]) -> tuple[Finding, ...]:
    return tuple(
        Finding(code="setting.gone", text=text, weight=Weight.NOTE, link=ToDocument(kind, name))
        for name, text in remarks.items()
    )


def _refusal(problem: KnownProblem | None) -> tuple[Finding, ...]:
    if problem is None:
        return ()
    code, words = "document.impossible", problem.message
    return (Finding(code=code, text=words, hint=problem.hint, weight=Weight.STOP),)


def describe_settings(kind: str) -> tuple[SettingSpec, ...]:
    """The settings of a kind in the order of the form.

    Raises:
        UserError: there is no such kind.
    """
    return get_kind(kind).settings
