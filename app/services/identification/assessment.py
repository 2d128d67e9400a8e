"""One school under one profile: its readings of the two years, and what is absent."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.enums import ResultState
from app.services.identification.cohorts import Reading, read
from app.services.identification.evidence.facts import Inputs, ProcedureFacts, SchoolFacts
from app.services.identification.maths import Arranged, arrange
from app.services.identification.rules.rules import Profile, SmallCohort

Readings = Mapping[str, Reading]

MISSING = "missing"
NOT_TAUGHT = "not_taught"


@dataclass(frozen=True, slots=True)
class Numbers:
    """Low procedures: of the reporting year, of the previous one, and of both."""

    low: int
    low_previous: int
    low_both: int


@dataclass(frozen=True, slots=True)
class Absent:
    """A procedure without a number in a year.

    Attributes:
        state: `missing`, `not_taught`, or a value of `ResultState`.
        reason: why it was not held in the country, when that is known.
    """

    procedure: ProcedureFacts
    year: int
    state: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What the verdict of a school is made from.

    Attributes:
        arranged: its results with mathematics settled.
        now: readings of the reporting year by procedure code.
        before: readings of the previous year.
    """

    profile: Profile
    inputs: Inputs
    school: SchoolFacts
    arranged: Arranged
    year: int
    previous_year: int
    now: Readings
    before: Readings

    @property
    def numbers(self) -> Numbers:
        """By everything that counts."""
        return self._numbers(lambda reading: reading.low)

    @property
    def numbers_without_small(self) -> Numbers:
        """By everything that counts, as if small cohorts did not."""
        return self._numbers(lambda reading: reading.low and not reading.small)

    def _numbers(self, is_low: Callable[[Reading], bool]) -> Numbers:
        now = {code for code, reading in self.now.items() if is_low(reading)}
        before = {code for code, reading in self.before.items() if is_low(reading)}
        return Numbers(len(now), len(before), len(now & before))

    @property
    def both(self) -> tuple[Reading, ...]:
        """All readings, reporting year first, in printed order."""
        return (*self.now.values(), *self.before.values())

    def absent(self, year: int) -> Iterator[Absent]:
        """Procedures of the profile without a number, in printed order."""
        readings = self.now if year == self.year else self.before
        for code in self.arranged.codes:
            if code not in readings and (code, year) not in self.arranged.silent:
                yield self._absent(procedure_facts(self.inputs, code), year)

    def _absent(self, procedure: ProcedureFacts, year: int) -> Absent:
        fact = self.arranged.facts.get((procedure.code, year))
        if fact is not None:
            empty = ResultState.NO_PARTICIPANTS if fact.no_participants else ResultState.NOT_HELD
            return Absent(procedure, year, empty.value)
        if not self.school.teaches(procedure):
            return Absent(procedure, year, NOT_TAUGHT)
        reason = self.inputs.gaps.get((procedure.code, year))
        if reason is not None:
            return Absent(procedure, year, ResultState.NOT_HELD.value, reason)
        return Absent(procedure, year, MISSING)


def used(readings: Readings) -> int:
    """How many readings count."""
    return sum(reading.used for reading in readings.values())


def procedure_facts(inputs: Inputs, code: str) -> ProcedureFacts:
    """The procedure of a code; one that the workspace does not know goes by its code."""
    return inputs.procedures.get(code) or ProcedureFacts(
        code=code, kind=code.partition(":")[0], title=code, short_title=code
    )


def assess(
    profile: Profile, inputs: Inputs, school: SchoolFacts, year: int, previous_year: int
) -> Assessment:
    """Read the results of a school under a profile."""
    years = loaded_years(profile, year, previous_year)
    arranged = arrange(profile, school.results, years)
    return Assessment(
        profile=profile,
        inputs=inputs,
        school=school,
        arranged=arranged,
        year=year,
        previous_year=previous_year,
        now=_readings(profile, inputs, arranged, year, previous_year),
        before=_readings(profile, inputs, arranged, previous_year, years[-1]),
    )


def loaded_years(profile: Profile, year: int, previous_year: int) -> tuple[int, ...]:
    """The school years that take part; a third one only where small cohorts are pooled."""
    if profile.small_cohort is SmallCohort.POOL:
        return year, previous_year, previous_year - 1
    return year, previous_year


def _readings(
    profile: Profile, inputs: Inputs, arranged: Arranged, year: int, earlier_year: int
) -> dict[str, Reading]:
    readings: dict[str, Reading] = {}
    for code in arranged.codes:
        fact = arranged.facts.get((code, year))
        if fact is None or not fact.held or (code, year) in arranged.silent:
            continue
        earlier = arranged.facts.get((code, earlier_year)) if earlier_year != year else None
        readings[code] = read(profile, procedure_facts(inputs, code), fact, earlier)
    return readings
