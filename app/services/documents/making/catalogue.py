"""The kinds of documents that can be made, whether each is ready, and its settings.

A kind is a text in `resources/documents/`, and nothing else lists it: what it names says all the
rest. Folders under `kinds/<occasion>/` say places in the list and titles, which are told even where
the text of a kind is damaged; tests review every kind that has one. One with words or settings of
its own has a module `kind` in it that holds the record.
"""

import pkgutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any, NoReturn

from app.errors import KnownProblem, UserError
from app.services.documents import kinds
from app.services.documents.common.kind import kind_of_text
from app.services.documents.dossier.parts import Dossier
from app.services.documents.kind import DocumentKind
from app.services.documents.making import own_kinds
from app.services.documents.making.own_texts import OwnText, in_force, own_text, untold
from app.services.documents.making.references import Standing, standing_settings
from app.services.documents.settings import PUBLIC, VERSION, SettingSpec, checked_settings
from app.services.documents.stored import StoredSettings, base_of
from app.services.documents.text.whole.kind_text import texts_of_program
from app.services.findings.finding import Finding, Weight, having
from app.services.findings.links import ToDocument
from app.services.orders.orders import OrderRow
from app.services.program_files import ProgramFileError
from app.services.year.years import work_year

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

TEXT_UNFIT, TEXT_BEHIND = "text.unfit", "text.behind"  # what is to be known of a department's text
_LAST = 99  # place of an occasion or a kind that has no folder
__all__ = [
    "KINDS",
    "TEXT_BEHIND",
    "TEXT_UNFIT",
    "DocumentKind",
    "KindRow",
    "SettingSpec",
    "all_kinds",
    "describe_settings",
    "document_year",
    "get_kind",
    "get_row",
    "list_kinds",
    "order_kinds",
    "row_or_problem",
    "running_year",
    "standing_kind",
]


def _loaded() -> Iterator[DocumentKind]:
    """Kinds with a folder by occasion and place, each occasion with those of texts alone.

    A text that cannot be read stands with its name, and the others go on.
    """
    own = [(occasion, package) for occasion in _inside(kinds) for package in _inside(occasion)]
    places = {occasion.TITLE: occasion.POSITION for occasion, _package in own}
    found = [(occasion.TITLE, package.POSITION, _own(package)) for occasion, package in own]
    named = {kind.kind for *_place, kind in found}
    found += [
        (kind.occasion, _LAST, kind)
        for kind in map(_of_text, texts_of_program())
        if kind.kind not in named
    ]
    found.sort(key=lambda one: (places.get(one[0], _LAST), one[0], one[1], one[2].kind))
    for occasion, _position, kind in found:
        yield replace(kind, occasion=occasion)


def _inside(package: ModuleType) -> list[ModuleType]:
    """The packages in a package by their places."""
    names = [one.name for one in pkgutil.iter_modules(package.__path__) if one.ispkg]
    packages = [import_module(f"{package.__name__}.{name}") for name in names]
    return sorted(packages, key=lambda one: one.POSITION)


def _own(package: ModuleType) -> DocumentKind:
    name = package.__name__.rpartition(".")[2].replace("_", "-")
    try:
        if find_spec(f"{package.__name__}.kind") is None:
            return kind_of_text(name, is_reviewed=True)
        record: DocumentKind = import_module(f"{package.__name__}.kind").RECORD
    except ProgramFileError as problem:
        return _damaged(name, package.TITLE, problem)
    return record


def _of_text(name: str) -> DocumentKind:
    try:
        return kind_of_text(name)
    except ProgramFileError as problem:
        return _damaged(name, name, problem)


def _damaged(kind: str, title: str, problem: ProgramFileError) -> DocumentKind:
    def refused(*_arguments: object) -> NoReturn:
        raise problem

    return DocumentKind(
        kind=kind,
        text=None,
        settings=(),
        gather=refused,
        missing=refused,
        inputs=refused,
        name=title,
        problem=problem,
    )


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
        year: the year of work that it is about; None where nothing can be said about it.
        is_order: it is an order, which gets number and date in the register.
        order: its row in the register, or None.
        meant: an order of the register that may be this one though its day belongs to another year
            of work, while `order` is None.
        occasion: on which occasion of the year it is made, Russian.
        version: `PUBLIC` with the figures of small groups hidden, `INTERNAL` with all of them.
        notes: what is to be looked over before it is signed; nothing is missing.
        remarks: stored settings that do not hold any more, a Russian sentence by name.
        problem: why nothing can be said about it, or None; the other kinds are not touched by it.
        about: key of the row that it is about, of a kind that may be about several; else empty.
    """

    kind: str
    title: str
    description: str
    ready: bool
    missing: tuple[Finding, ...]
    year: int | None = None
    is_order: bool = False
    order: OrderRow | None = None
    meant: OrderRow | None = None
    occasion: str = ""
    version: str = PUBLIC
    notes: tuple[Finding, ...] = ()
    remarks: Mapping[str, str] = field(default_factory=dict[str, str])
    problem: KnownProblem | None = None
    about: str = ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is to be told about it: why not at all, what fell back, what is missing.

        A remark weighs as a note.
        """
        remarks = _notes(self.kind, self.remarks)
        return (*_refusal(self.problem), *remarks, *self.notes, *self.missing)

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
    if own_kinds.is_own(kind) and base_of(kind) in KINDS:
        return own_kinds.own_kind(KINDS[base_of(kind)], kind)
    if kind not in KINDS:
        raise UserError(f"Нет вида документа «{kind}».", f"Есть: {', '.join(KINDS)}.")
    return KINDS[kind]


def standing_kind(stored: StoredSettings, kind: str) -> DocumentKind:
    """A kind by its name; one of the department's by the title that it has now.

    Raises:
        UserError: there is none, or it is there no more.
    """
    own = {one.kind: one for one in own_kinds.listed(stored, KINDS)}
    if own_kinds.is_own(kind) and kind not in own:
        raise UserError(f"Нет вида документа «{kind}».", "Он удалён.")
    return own[kind] if kind in own else get_kind(kind)


def all_kinds(stored: StoredSettings) -> tuple[DocumentKind, ...]:
    """The kinds of the program in the order of the list, then the department's own ones."""
    return (*KINDS.values(), *own_kinds.listed(stored, KINDS))


def order_kinds(workspace: "Workspace") -> dict[str, str]:
    """Titles of the kinds that are orders, the department's own ones too, by their names."""
    kinds = all_kinds(StoredSettings.read(workspace))
    return {kind.kind: kind.title for kind in kinds if kind.is_order}


def list_kinds(workspace: "Workspace", year: int | None = None) -> list[KindRow]:
    """All kinds with what is missing for a year of work; `document_year` of each when None.

    The data are read once for all of them. A kind that fails is a row with its `problem`.
    """
    dossier = Dossier(workspace)
    with workspace.database.kept_open():
        kinds = all_kinds(dossier.settings)
        return [row_or_problem(dossier, document_kind, year) for document_kind in kinds]


def get_row(
    source: "Workspace | Dossier", kind: str, year: int, chosen: Mapping[str, str] | None = None
) -> KindRow:
    """One kind for a year of work; the chosen settings, for this document only, go first.

    Raises:
        UserError: there is no such kind, or a chosen setting is not allowed.
    """
    dossier = source if isinstance(source, Dossier) else Dossier(source)
    return _row(dossier, standing_kind(dossier.settings, kind), year, chosen)


def _row(
    dossier: Dossier,
    document_kind: DocumentKind,
    year: int,
    chosen: Mapping[str, str] | None = None,
) -> KindRow:
    standing, facts = _gathered(dossier, document_kind, year, chosen)
    missing, notes = document_kind.missing(facts), document_kind.notes(facts)
    if document_kind.text is not None:
        own = own_text(dossier.settings, document_kind.text)
        standing_text = in_force(dossier.settings, document_kind.text, own)
        missing += untold(document_kind.text, standing_text.text, facts, missing)
        notes = (*_notes_of_text(document_kind.kind, own), *standing_text.notes, *notes)
    return KindRow(
        kind=document_kind.kind,
        title=document_kind.title,
        description=document_kind.description,
        ready=not missing,
        missing=missing,
        year=facts.year,
        is_order=document_kind.is_order,
        order=facts.order if document_kind.is_order else None,
        meant=facts.meant if document_kind.is_order else None,
        occasion=document_kind.occasion,
        version=standing.values.get("version", PUBLIC),
        remarks=standing.remarks,
        notes=notes,
        about=document_kind.about(facts),
    )


def _gathered(
    dossier: Dossier, kind: DocumentKind, year: int, chosen: Mapping[str, str] | None
) -> tuple[Standing, Any]:
    """The settings that hold for a year, and the facts by them."""
    standing = standing_settings(dossier, kind.kind, kind.settings, year, chosen)
    return standing, kind.gather(dossier, year, standing.values)


def document_year(
    source: "Workspace | Dossier", kind: str, chosen: Mapping[str, str] | None = None
) -> int:
    """The year of work that a document is made for when none is named.

    The likeliest year of the kind for which nothing is missing, else the likeliest for which
    nothing required is missing, else the current year of work. Which optional parts are wanted
    does not count, nor does what only a text of the department lacks.

    Args:
        source: the open workspace, or what was read of it.
        kind: name of the kind.
        chosen: settings for this document only.

    Raises:
        UserError: there is no such kind, or a chosen setting is not allowed.
    """
    dossier = source if isinstance(source, Dossier) else Dossier(source)
    document_kind = get_kind(kind)
    values = standing_settings(dossier, kind, document_kind.settings, None, chosen).values
    likely = document_kind.years(dossier, values)
    bare = {**(chosen or {}), **document_kind.usual_parts}
    possible: list[int] = []
    for year in likely:
        with suppress(KnownProblem):
            _standing, facts = _gathered(dossier, document_kind, year, bare)
            missing = document_kind.missing(facts)
            if not missing:
                return year
            if not having(missing, Weight.STOP):
                possible.append(year)
    return next(iter(possible + likely), work_year(dossier.today))


def running_year(
    source: "Workspace | Dossier", kind: str, chosen: Mapping[str, str] | None = None
) -> int:
    """The year of work that is meant when none is named: the running one, as in the window.

    A day that is chosen for this document tells its own year.

    Raises:
        UserError: there is no such kind, or a chosen setting is not allowed.
    """
    if (chosen or {}).get("as_of"):
        return document_year(source, kind, chosen)
    today = source.today if isinstance(source, Dossier) else source.clock.today()
    return work_year(today)


def row_or_problem(dossier: Dossier, document_kind: DocumentKind, year: int | None) -> KindRow:
    """One kind for a year of work, as `list_kinds` gives it: what fails is told in its row."""
    try:
        wanted = document_year(dossier, document_kind.kind) if year is None else year
        return _row(dossier, document_kind, wanted)
    except KnownProblem as problem:
        return KindRow(
            kind=document_kind.kind,
            title=document_kind.title,
            description=document_kind.description,
            ready=False,
            missing=(),
            is_order=document_kind.is_order,
            occasion=document_kind.occasion,
            version=_stored_version(dossier, document_kind),
            problem=problem,
        )


def _stored_version(dossier: Dossier, kind: DocumentKind) -> str:
    """The version that is stored for a kind of which nothing else can be said."""
    stored = dossier.settings.own(kind.kind)
    return checked_settings((VERSION,), stored, {})[VERSION.name]


def _notes_of_text(kind: str, own: OwnText | None) -> tuple[Finding, ...]:
    """That the department's own text does not fit any more, or that the program's has changed."""
    if own is None or not (own.slips or own.is_behind):
        return ()
    if not own.slips:
        words = "С новой версией программы изменился её текст этого документа, ваш остался прежним"
        hint = "Сравните их: «Изменить текст…», «Что отличается от нашего»."
        link = ToDocument(kind)
        behind = Finding(code=TEXT_BEHIND, text=words, hint=hint, weight=Weight.NOTE, link=link)
        return (behind,)
    text = "Ваш текст документа не подходит к этой версии программы, взят текст программы"
    link, why = ToDocument(kind), str(own.slips[0])
    return (Finding(code=TEXT_UNFIT, text=text, why=why, weight=Weight.NOTE, link=link),)


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
