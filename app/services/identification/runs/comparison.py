"""Two identifications side by side: who entered, who left, who stayed, and why, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.enums import VerdictStatus
from app.services.identification.evidence.shares import threshold_text
from app.services.identification.evidence.verdict import Evidence, Outcome, Scalar, SchoolVerdict
from app.services.identification.explain import share_of
from app.services.identification.profile_settings import Difference, told_differences
from app.services.language.dates import year_name
from app.services.language.numbers import whole
from app.services.language.sentences import capital

_Results = dict[tuple[str, str], Evidence]  # (role of the year, procedure) -> its result
_LIST_PARAMETERS = ("threshold_percent", "procedures", "ege_math", "min_participants")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRow:
    """One school in a comparison.

    Attributes:
        before: status that stood before, decisions included; None when the school was not there.
        after: the same after.
        why: Russian, what made the difference.
    """

    school_id: int
    school: str
    before: VerdictStatus | None
    after: VerdictStatus | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two identifications compared.

    Attributes:
        entered: ШНОР after, not before.
        left: ШНОР before, not after.
        stayed: ШНОР in both.
        other: schools that changed between the other statuses.
        parameters: parameters in which the profiles differ.
    """

    entered: tuple[ComparisonRow, ...]
    left: tuple[ComparisonRow, ...]
    stayed: tuple[ComparisonRow, ...]
    other: tuple[ComparisonRow, ...]
    parameters: tuple[Difference, ...]


def compare(before: Outcome, after: Outcome) -> Comparison:
    """The second outcome against the first; also of different years (role by role)."""
    titles = before.inputs.short_titles() | after.inputs.short_titles()
    parameters = told_differences(before.profile, after.profile, titles)
    pairs = _pairs(before, after)
    groups: dict[str, list[ComparisonRow]] = {"entered": [], "left": [], "stayed": [], "other": []}
    for old, new in pairs:
        group = _group(old, new)
        if group is not None:
            groups[group].append(_row(old, new, parameters))
    return Comparison(
        entered=tuple(groups["entered"]),
        left=tuple(groups["left"]),
        stayed=tuple(groups["stayed"]),
        other=tuple(groups["other"]),
        parameters=parameters,
    )


def _pairs(
    before: Outcome, after: Outcome
) -> Iterator[tuple[SchoolVerdict | None, SchoolVerdict | None]]:
    old = {verdict.school_id: verdict for verdict in before.verdicts}
    new = {verdict.school_id: verdict for verdict in after.verdicts}
    for verdict in after.verdicts:
        yield old.get(verdict.school_id), verdict
    for verdict in before.verdicts:
        if verdict.school_id not in new:
            yield verdict, None


def _group(old: SchoolVerdict | None, new: SchoolVerdict | None) -> str | None:
    was = old is not None and old.identified
    now = new is not None and new.identified
    if was and now:
        return "stayed"
    if now:
        return "entered"
    if was:
        return "left"
    if old is not None and new is not None and old.final_status is not new.final_status:
        return "other"
    return None


def _row(
    old: SchoolVerdict | None, new: SchoolVerdict | None, parameters: tuple[Difference, ...]
) -> ComparisonRow:
    one = new or old
    assert one is not None
    if old is None or new is None:
        when = "прежнем" if old is None else "новом"
        why = f"школы нет в {when} расчёте"
    else:
        why = _why(old, new, parameters)
    return ComparisonRow(
        school_id=one.school_id,
        school=one.school,
        before=None if old is None else old.final_status,
        after=None if new is None else new.final_status,
        why=why,
    )


def _why(old: SchoolVerdict, new: SchoolVerdict, parameters: tuple[Difference, ...]) -> str:
    before, after = _results(old.evidence), _results(new.evidence)
    gained = [key for key, result in after.items() if result.value and not _low(before.get(key))]
    lost = [key for key, result in before.items() if result.value and not _low(after.get(key))]
    parts: list[str] = []
    if gained:
        changes = "; ".join(_change(before.get(key), after.get(key)) for key in gained)
        parts.append(f"стали низкими: {changes}")
    if lost:
        changes = "; ".join(_change(before.get(key), after.get(key)) for key in lost)
        parts.append(f"перестали быть низкими: {changes}")
    if not parts and old.status is not new.status:
        parts.append(_without_results(before, after, parameters))
    parts += [
        f"{when} решение рабочей группы: {verdict.decision.status.label} "
        f"({verdict.decision.document})"
        for when, verdict in (("прежнее", old), ("новое", new))
        if verdict.decision is not None and old.decision != new.decision
    ]
    sentences = [capital(part) if place else part for place, part in enumerate(parts)]
    return ". ".join(sentences) or "без изменений"


def _without_results(before: _Results, after: _Results, parameters: tuple[Difference, ...]) -> str:
    rules = [parameter.text for parameter in parameters if parameter.name not in _LIST_PARAMETERS]
    if rules:
        return f"изменены параметры: {'; '.join(rules)}"
    counts = [
        sum(bool(item.get("used")) for item in results.values()) for results in (before, after)
    ]
    if counts[0] == counts[1]:
        return "изменены результаты, учтённые без порога"
    return f"учтено результатов: было {whole(counts[0])}, стало {whole(counts[1])}"


def _results(evidence: Evidence) -> _Results:
    results: _Results = {}
    years = [child for child in evidence.children if child.label == "year"]
    for role, year in zip(("reporting", "previous"), years, strict=True):
        for child in year.children:
            if child.label == "result":
                results[role, str(child.get("procedure"))] = child
    return results


def _low(result: Evidence | None) -> bool:
    return result is not None and bool(result.value)


def _change(before: Evidence | None, after: Evidence | None) -> str:
    """What happened to one result, with the figures that decide."""
    shown = after or before
    assert shown is not None
    inputs = shown.inputs
    name = f"{inputs['short']} ({_year(shown)})"
    if before is None or after is None:
        gone = "прежде не учитывалась" if before is None else "больше не учитывается"
        return f"{name} – {gone}" + (f", {_figures(after)}" if after else "")
    if before.get("used") != after.get("used"):
        excluded = "прежде не учитывалась" if after.get("used") else "теперь не учитывается"
        return f"{name} – {_figures(after)}, {excluded} как малочисленная"
    if _facts(before) == _facts(after):
        threshold, was = _threshold(after), _threshold(before)
        return f"{name} – {_figures(after)} при пороге {threshold} вместо {was}"
    year = f" в {_year(before)}" if before.get("year") != after.get("year") else ""
    return f"{name} – было {_figures(before)}{year}, стало {_figures(after)}"


def _facts(result: Evidence) -> tuple[Scalar, ...]:
    names = ("year", "participants", "failed", "percent_h", "pooled_with")
    return tuple(result.get(name) for name in names)


def _figures(result: Evidence) -> str:
    inputs = result.inputs
    failed, participants = inputs["failed"], inputs["participants"]
    if isinstance(failed, int) and isinstance(participants, int):
        return f"{whole(failed)} из {whole(participants)} ({share_of(inputs)})"
    return share_of(inputs)


def _threshold(result: Evidence) -> str:
    value = result.get("threshold_h")
    assert isinstance(value, int)
    return threshold_text(value)


def _year(result: Evidence) -> str:
    year = result.get("year")
    assert isinstance(year, int)
    return year_name(year)
