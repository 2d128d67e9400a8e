"""What an identification is made from: results of schools as plain, frozen facts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.enums import ResultState
from app.services.expected.taught import is_taught


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureFacts:
    """What the evidence says about a procedure.

    Attributes:
        code: `vpr:ma:5`.
        kind: value of `ProcedureKind`.
        title: «ВПР по математике, 5 класс».
        short_title: «ВПР МА 5».
        grade: the class that takes it, or None when it is not tied to one.
    """

    code: str
    kind: str
    title: str
    short_title: str
    grade: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One stored result; a missing value is None, never 0.

    Attributes:
        procedure: its code.
        year: later calendar year of the school year.
        state: value of `ResultState`.
        participants: counted participants, None when only percents are known.
        failed: mark «2», or below the minimum.
        percent_h: hundredths of a percent as typed; only of a percents-only result.
        derived: `failed` was recovered from a percent.
        source: file, sheet and row as one text.
        title: another title than the procedure's, for merged results.
    """

    procedure: str
    year: int
    state: str = ResultState.HELD.value
    participants: int | None = None
    failed: int | None = None
    percent_h: int | None = None
    derived: bool = False
    source: str = ""
    title: str = ""

    @property
    def held(self) -> bool:
        """Whether there is a number to compare."""
        return self.state == ResultState.HELD and self.participants != 0

    @property
    def counted(self) -> bool:
        """Whether the counts are known, not only a percent."""
        return self.held and self.participants is not None and self.failed is not None

    @property
    def no_participants(self) -> bool:
        """Whether the school says that nobody took part."""
        return not self.held and self.state != ResultState.NOT_HELD


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolFacts:
    """A school and its results of all loaded years.

    Attributes:
        kind: value of `SchoolKind`.
        login: key of the ФИС ОКО login, or None.
    """

    school_id: int
    school: str
    login: str | None
    kind: str
    results: tuple[Fact, ...]

    def teaches(self, procedure: ProcedureFacts) -> bool:
        """Whether a school of this kind has the class at all: an ООШ never has ЕГЭ."""
        return is_taught(self.kind, procedure.kind, procedure.grade)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything a run reads; a frozen run keeps a copy of it.

    Attributes:
        procedures: by code.
        schools: in printed order.
        gaps: (procedure, year) -> why it was not held in the country.
    """

    procedures: Mapping[str, ProcedureFacts]
    schools: tuple[SchoolFacts, ...]
    gaps: Mapping[tuple[str, int], str]

    def short_titles(self) -> dict[str, str]:
        """«ВПР МА 5» by `vpr:ma:5`, of all procedures."""
        return {code: facts.short_title for code, facts in self.procedures.items()}

    def restricted(self, codes: Collection[str]) -> "Inputs":
        """The same without the procedures that take no part."""
        return Inputs(
            {code: facts for code, facts in self.procedures.items() if code in codes},
            tuple(_with_results(school, codes) for school in self.schools),
            {key: reason for key, reason in self.gaps.items() if key[0] in codes},
        )


def _with_results(school: SchoolFacts, codes: Collection[str]) -> SchoolFacts:
    kept = tuple(fact for fact in school.results if fact.procedure in codes)
    return SchoolFacts(
        school_id=school.school_id,
        school=school.school,
        login=school.login,
        kind=school.kind,
        results=kept,
    )
