"""From a stored result to a reading that the rule counts: low or not, and the small-cohort guard.

The modes of a profile, for results of fewer participants than its limit:

* flag: counts, and is marked;
* exclude: does not count;
* pool: participants and failed are added to those of the year before (the reporting year takes the
  previous one, the previous one the year before it) and compared together; with nothing to add it
  counts alone, marked;
* expert: counts, and the verdict waits for the working group when it hangs on such results.

A result known only as a percent has no cohort: the guard cannot apply, which a remark says.
"""

from dataclasses import dataclass

from app.services.identification.evidence.facts import Fact, ProcedureFacts
from app.services.identification.evidence.verdict import Evidence, node
from app.services.identification.rules.low import is_low, is_low_percent, is_small_group
from app.services.identification.rules.rules import Profile, SmallCohort


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One result as the rule sees it.

    Attributes:
        participants: of both years when pooled; None of a percents-only result.
        failed: like `participants`.
        percent_h: only of a percents-only result.
        used: whether it counts at all.
        reaches: whether its share reaches the threshold.
        small: fewer participants than the limit, also after pooling.
        pooled_with: the earlier year in the sums, or None.
    """

    procedure: ProcedureFacts
    title: str
    year: int
    participants: int | None
    failed: int | None
    percent_h: int | None
    used: bool
    reaches: bool
    small: bool
    pooled_with: int | None
    derived: bool
    source: str

    @property
    def low(self) -> bool:
        """Whether it counts as low."""
        return self.used and self.reaches


def read(profile: Profile, procedure: ProcedureFacts, fact: Fact, earlier: Fact | None) -> Reading:
    """A held result under the rules of a profile; `earlier` is the same of the year before."""
    participants, failed, pooled_with = fact.participants, fact.failed, None
    derived, source = fact.derived, fact.source
    small = is_small_group(participants, profile.min_participants)
    if small and profile.small_cohort is SmallCohort.POOL and fact.counted and earlier is not None:
        pooled = _pooled(fact, earlier)
        if pooled is not None:
            participants, failed = pooled
            pooled_with = earlier.year
            small = is_small_group(participants, profile.min_participants)
            derived = derived or earlier.derived
            source = "; ".join(part for part in (earlier.source, source) if part)
    used = not (small and profile.small_cohort is SmallCohort.EXCLUDE)
    if participants is not None and failed is not None:
        reaches = is_low(participants, failed, profile.threshold_h)
    else:
        reaches = is_low_percent(fact.percent_h or 0, profile.threshold_h)
    return Reading(
        procedure=procedure,
        title=fact.title or procedure.title,
        year=fact.year,
        participants=participants,
        failed=failed,
        percent_h=fact.percent_h if failed is None else None,
        used=used,
        reaches=reaches,
        small=small,
        pooled_with=pooled_with,
        derived=derived,
        source=source,
    )


def _pooled(fact: Fact, earlier: Fact) -> tuple[int, int] | None:
    if not (fact.counted and earlier.counted):
        return None
    assert fact.participants is not None
    assert fact.failed is not None
    assert earlier.participants is not None
    assert earlier.failed is not None
    return fact.participants + earlier.participants, fact.failed + earlier.failed


def reading_node(reading: Reading, profile: Profile) -> Evidence:
    """The evidence of one result."""
    return node(
        "result",
        reading.low,
        procedure=reading.procedure.code,
        title=reading.title,
        short=reading.procedure.short_title,
        kind=reading.procedure.kind,
        year=reading.year,
        participants=reading.participants,
        failed=reading.failed,
        percent_h=reading.percent_h,
        threshold_h=profile.threshold_h,
        reaches=reading.reaches,
        used=reading.used,
        small=reading.small,
        limit=profile.min_participants,
        pooled_with=reading.pooled_with,
        derived=reading.derived,
        source=reading.source,
    )
