"""What stands in a set: the documents of an occasion, which are ready and what the others lack."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.errors import KnownProblem, UserError
from app.services.documents.dossier.parts import Dossier
from app.services.documents.making.catalogue import (
    KINDS,
    KindRow,
    all_kinds,
    get_row,
    row_or_problem,
)
from app.services.documents.sets.subjects import (
    Subject,
    subject_setting,
    subjects_of,
    supported_schools,
    words_of_one,
)
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToSchools
from app.services.progress import Progress, Steps

if TYPE_CHECKING:
    from app.services.documents.kind import DocumentKind
    from app.services.storage.workspace import Workspace

_NO_SUBJECTS = "Нет школ, по которым сделать этот документ"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetChoice:
    """Which set.

    Attributes:
        year: year of work.
        occasion: of the year, as kinds say it («Выявление»); empty for all of them.
        schools: keys of the schools that documents by school are made for; None for those that
            are under support in the year.
        apart: of a kind that can be made for each school (plan, meeting …), whether it is; what
            is not told is as its setting says.
    """

    year: int
    occasion: str = ""
    schools: frozenset[int] | None = None
    apart: Mapping[str, bool] = field(default_factory=dict[str, bool])


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPaper:
    """A document of a set.

    Attributes:
        row: the kind as it is for this document: what is missing, its order.
        setting: name of the setting that names its subject, or empty.
        subject: what it is about, of a kind that is made for each of several.
        about: which of several the one document of a kind is about («Путь к успеху, 2026 год»);
            empty where no other could be meant.
    """

    row: KindRow
    setting: str = ""
    subject: Subject | None = None
    about: str = ""

    @property
    def id(self) -> str:
        """The kind («list-order»), with the key of the subject where there is one («minutes:5»)."""
        return self.row.kind if self.subject is None else f"{self.row.kind}:{self.subject.key}"

    @property
    def title(self) -> str:
        """«Протокол заседания: Заседание группы, 12.10.2026»."""
        about = self.about if self.subject is None else self.subject.title
        return f"{self.row.title}: {about}" if about else self.row.title

    @property
    def chosen(self) -> dict[str, str]:
        """The settings for this document only."""
        return {} if self.subject is None else {self.setting: self.subject.key}

    @property
    def rows(self) -> tuple[tuple[str, int], ...]:
        """The rows of the workspace that its subject is, by table and key."""
        if self.subject is None or not self.subject.table:
            return ()
        rows = [(self.subject.table, int(self.subject.key))]
        if self.subject.school_id is not None:
            rows.append(("school", self.subject.school_id))
        return tuple(dict.fromkeys(rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetKind:
    """A kind of a set with its documents.

    Attributes:
        kind: stable name.
        title: Russian.
        occasion: Russian.
        each: what it can be made for each of («по каждой школе»); empty where it is one document.
        apart: it is made for each.
        papers: its documents, one at least.
    """

    kind: str
    title: str
    occasion: str
    each: str
    apart: bool
    papers: tuple[SetPaper, ...]

    @property
    def possible(self) -> tuple[SetPaper, ...]:
        """The documents that can be made, with lines to fill in if need be."""
        return tuple(paper for paper in self.papers if paper.row.possible)

    @property
    def ready(self) -> tuple[SetPaper, ...]:
        """The documents that lack nothing."""
        return tuple(paper for paper in self.papers if paper.row.ready)

    @property
    def is_ready(self) -> bool:
        """Whether no document lacks anything."""
        return all(paper.row.ready for paper in self.papers)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSet:
    """A set as it stands.

    Attributes:
        choice: which.
        schools: keys of the schools that documents by school are made for.
        kinds: in the order of the catalogue.
    """

    choice: SetChoice
    schools: frozenset[int]
    kinds: tuple[SetKind, ...]

    @property
    def papers(self) -> tuple[SetPaper, ...]:
        """All documents in the order in which they are made."""
        return tuple(paper for kind in self.kinds for paper in kind.papers)


def occasions() -> list[str]:
    """The occasions of the year, in their order."""
    return list(dict.fromkeys(kind.occasion for kind in KINDS.values() if kind.occasion))


def occasion_of(typed: str) -> str:
    """An occasion by its name in any case of letters.

    Raises:
        UserError: there is none of this name; names those there are.
    """
    known = occasions()
    for name in known:
        if name.casefold() == typed.strip().casefold():
            return name
    raise UserError(f"Нет повода «{typed}».", f"Есть: {', '.join(known)}.")


def read_set(workspace: "Workspace", choice: SetChoice) -> Steps[PaperSet]:
    """Find out what stands in a set, a kind a step; the data are read once for all of them.

    Raises:
        UserError: a kind that is told apart is not there, or is one document only.
    """
    dossier = Dossier(workspace)
    kinds = [kind for kind in all_kinds(dossier.settings) if choice.occasion in ("", kind.occasion)]
    _require_divided(kinds, choice.apart)
    schools = choice.schools
    read: list[SetKind] = []
    with workspace.database.kept_open():
        if schools is None:
            schools = supported_schools(dossier, choice.year)
        for done, kind in enumerate(kinds):
            yield Progress(done, len(kinds), "Готовность комплекта")
            read.append(_kind(dossier, kind, choice, schools))
    return PaperSet(choice=choice, schools=schools, kinds=tuple(read))


def _require_divided(kinds: "Sequence[DocumentKind]", apart: Mapping[str, bool]) -> None:
    divided = [kind.kind for kind in kinds if subject_setting(kind) is not None]
    for name, wanted in apart.items():
        if wanted and name not in divided:
            raise UserError(
                f"Документ «{name}» в этом комплекте не делается по каждой школе или записи.",
                f"Так делаются: {', '.join(divided) or 'никакие'}.",
            )


def _kind(
    dossier: Dossier, kind: "DocumentKind", choice: SetChoice, schools: frozenset[int]
) -> SetKind:
    spec = subject_setting(kind)
    apart = spec is not None and choice.apart.get(kind.kind, spec.apart)
    papers: tuple[SetPaper, ...] = ()
    if spec is not None and apart:
        papers = tuple(
            SetPaper(
                row=_row(dossier, kind, choice.year, {spec.name: subject.key}),
                setting=spec.name,
                subject=subject,
            )
            for subject in subjects_of(dossier, spec, choice.year, schools)
        )
    if not papers:
        row = row_or_problem(dossier, kind, choice.year)
        if apart:
            papers = (SetPaper(row=_for_nobody(row, choice.year)),)
        else:
            about = "" if spec is None else words_of_one(dossier, spec, choice.year, row.about)
            papers = (SetPaper(row=row, about=about),)
    return SetKind(
        kind=kind.kind,
        title=kind.title,
        occasion=kind.occasion,
        each="" if spec is None else spec.each,
        apart=apart,
        papers=papers,
    )


def _row(dossier: Dossier, kind: "DocumentKind", year: int, chosen: Mapping[str, str]) -> KindRow:
    try:
        return get_row(dossier, kind.kind, year, chosen)
    except KnownProblem as problem:
        return replace(row_or_problem(dossier, kind, year), problem=problem, ready=False)


def _for_nobody(row: KindRow, year: int) -> KindRow:
    """A kind that is to be made for each and has nobody to be made for."""
    if not row.possible:
        return row
    nobody = Finding(
        code="set.no-subjects",
        text=_NO_SUBJECTS,
        weight=Weight.STOP,
        link=ToSchools(supported=True, year=year),
    )
    return replace(row, ready=False, missing=(nobody, *row.missing))
