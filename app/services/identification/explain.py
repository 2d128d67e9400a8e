"""Evidence in words: the one wording that screen, order and command line print.

Every node of the tree has one Russian sentence (`line`); `outline` keeps the nesting, `sentences`
gives the short account of a verdict. All facts come from the tree itself, so that a frozen verdict
reads the same years later.
"""

from collections.abc import Callable
from dataclasses import dataclass

from app.enums import ProcedureKind, VerdictStatus
from app.services.identification.evidence.shares import limit_text, share_text, threshold_text
from app.services.identification.evidence.verdict import Evidence, LowResult, Scalar, SchoolVerdict
from app.services.identification.remark_words import REMARKS
from app.services.language.dates import date_digits, year_name
from app.services.language.numbers import NBSP, whole
from app.services.language.plural import OF_PARTICIPANTS, PROCEDURE, Forms, counted, plural

DATIVE: Forms = ("процедуре", "процедурам", "процедурам")
GENITIVE: Forms = ("процедуры", "процедур", "процедур")
_DASH = f"{NBSP}– "

Inputs = dict[str, Scalar]


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A line of the explanation with the lines below it.

    Attributes:
        text: a Russian sentence.
        label: of the evidence node (`verdict`, `c1`, `result`...), for icons and folding.
        value: of the evidence node.
        children: lines that it rests on.
    """

    text: str
    label: str
    value: Scalar
    children: tuple["OutlineLine", ...] = ()


def outline(evidence: Evidence) -> OutlineLine:
    """The whole tree in words; its root is the verdict itself."""
    children = tuple(outline(child) for child in evidence.children)
    return OutlineLine(line(evidence), evidence.label, evidence.value, children)


def sentences(verdict: SchoolVerdict) -> list[str]:
    """The account of a verdict: outcome, criteria, low results, margin, remarks, decision."""
    tree = verdict.evidence
    lines = [line(tree)]
    lines += [line(child) for child in tree.children if child.label in {"c1", "c2"}]
    lines += [line(child) for child in tree.walk() if child.label == "result" and child.value]
    lines += [line(child) for child in tree.children if child.label == "margin" and _told(child)]
    lines += verdict.remarks
    if verdict.decision is not None:
        lines.append(decision_line(verdict))
    return lines


def line(evidence: Evidence) -> str:
    """The sentence of one node."""
    return _WORDS[evidence.label](evidence, evidence.inputs)


def result_line(evidence: Evidence) -> str:
    """The sentence of a result without its source, which `source_of` gives."""
    return f"{_result_words(evidence.inputs, low=bool(evidence.value))}."


def source_of(evidence: Evidence) -> str:
    """File, sheet and row of a result, or that it was typed in; empty when not known."""
    return str(evidence.get("source") or "")


def decision_line(verdict: SchoolVerdict) -> str:
    """What the working group decided; empty when it did not."""
    decision = verdict.decision
    if decision is None:
        return ""
    return (
        f"Решение рабочей группы от{NBSP}{date_digits(decision.decided_on)}: "
        f"{decision.status.label} ({decision.document}). Основание: {decision.reason}"
    )


def basis_text(verdict: SchoolVerdict) -> str:
    """The basis in one line, for lists: criteria and low results, or the decision."""
    if verdict.decision is not None:
        decision = verdict.decision
        return f"{decision.document}, {date_digits(decision.decided_on)}: {decision.reason}"
    met = [str(number) for number, holds in ((1, verdict.c1), (2, verdict.c2)) if holds]
    criteria = f"критерии {' и '.join(met)}" if len(met) == 2 else f"критерий {''.join(met)}"
    low = "; ".join(
        f"{result.procedure_title}, {low_year(result)}{NBSP}– {low_figures(result)}"
        for result in verdict.low
        if result.criteria
    )
    return f"{criteria}: {low}" if met else ""


def low_year(low: LowResult) -> str:
    """«2018/2019», or both years of a pooled result."""
    if low.pooled_with is None:
        return year_name(low.year)
    return f"{year_name(low.pooled_with)} и {year_name(low.year)} вместе"


def low_figures(low: LowResult) -> str:
    """«11 из 33 (33,3 %)», or the percent alone when the counts are not known."""
    if low.participants is None or low.failed is None:
        return low.percent_text
    return f"{whole(low.failed)} из {whole(low.participants)} ({low.percent_text})"


def margin_text(status: VerdictStatus, margin: int | None) -> str:
    """«Вывод изменят 2 процедуры (запас 1).»; says why there is none."""
    if status is VerdictStatus.INSUFFICIENT_DATA:
        return "Запас не определён: данных недостаточно."
    if status is VerdictStatus.NEEDS_DECISION:
        return "Запас не определён: требуется решение рабочей группы."
    if margin is None:
        return "При имеющихся результатах вывод измениться не может."
    flips = margin + 1
    spare = f"запас{NBSP}{whole(margin)}" if margin else "запаса нет"
    verb = plural(flips, ("изменит", "изменят", "изменят"))
    return f"Вывод {verb} {counted(flips, PROCEDURE)} ({spare})."


def _told(margin: Evidence) -> bool:
    return margin.get("status") in {VerdictStatus.SHNOR, VerdictStatus.NOT_IDENTIFIED}


def _verdict(evidence: Evidence, inputs: Inputs) -> str:
    status = VerdictStatus(str(evidence.value))
    if status is VerdictStatus.SHNOR:
        met = [number for number, name in ((1, "c1"), (2, "c2")) if inputs[name]]
        by = "по критериям 1 и 2" if len(met) == 2 else f"по критерию{NBSP}{met[0]}"
        return f"Вывод: школа относится к {status.label} {by}."
    return {
        VerdictStatus.NOT_IDENTIFIED: (
            f"Вывод: по правилам профиля школа не относится к {VerdictStatus.SHNOR.label}."
        ),
        VerdictStatus.INSUFFICIENT_DATA: "Вывод: для определения статуса недостаточно данных.",
        VerdictStatus.NEEDS_DECISION: "Вывод: требуется решение рабочей группы.",
    }[status]


def _criterion_1(evidence: Evidence, inputs: Inputs) -> str:
    required = _number(inputs["required"])
    year = year_name(_number(inputs["year"]))
    asked = f"требуется не менее чем по{NBSP}{counted(required, DATIVE)}"
    if not inputs["counted"]:
        return f"Критерий 1 не проверен: за {year} учебный год нет учитываемых результатов."
    return f"Критерий 1{_met(evidence)}: в {year} учебном году {_low_by(inputs['low'])} ({asked})."


def _criterion_2(evidence: Evidence, inputs: Inputs) -> str:
    years = [year_name(_number(inputs[name])) for name in ("year", "previous_year")]
    for year, name in zip(years, ("counted", "counted_previous"), strict=True):
        if not inputs[name]:
            return f"Критерий 2 не проверен: за {year} учебный год нет учитываемых результатов."
    required = _number(inputs["required"])
    if inputs["same"]:
        kind = "одной и той же" if required == 1 else "одним и тем же"
        number = "" if required == 1 else f"{required}{NBSP}"
        asked = f"требуется не менее чем по {number}{kind} {plural(required, DATIVE)} в оба года"
        told = f"в {years[0]} и {years[1]} учебных годах {_low_by(inputs['low_both'], both=True)}"
    else:
        asked = f"требуется не менее чем по{NBSP}{counted(required, DATIVE)} в каждом из двух лет"
        told = (
            f"в {years[0]} учебном году {_low_by(inputs['low'])}, "
            f"в {years[1]} учебном году {_low_by(inputs['low_previous'])}"
        )
    return f"Критерий 2{_met(evidence)}: {told} ({asked})."


def _met(evidence: Evidence) -> str:
    return " выполнен" if evidence.value else " не выполнен"


def _low_by(value: Scalar, *, both: bool = False) -> str:
    number = _number(value)
    same = " одновременно" if both else ""
    if number == 0:
        return f"низких результатов{same} нет"
    return f"низкие результаты{same} получены по{NBSP}{counted(number, DATIVE)}"


def _margin(evidence: Evidence, inputs: Inputs) -> str:
    margin = None if evidence.value is None else _number(evidence.value)
    return margin_text(VerdictStatus(str(inputs["status"])), margin)


def _year(evidence: Evidence, inputs: Inputs) -> str:
    counted_results = _number(inputs["counted"])
    year = year_name(_number(inputs["year"]))
    if not counted_results:
        return f"{year} учебный год: учитываемых результатов нет."
    low = _number(evidence.value)
    if not low:
        taken = counted(counted_results, PROCEDURE)
        return f"{year} учебный год: низких результатов нет (учтено: {taken})."
    return (
        f"{year} учебный год: низкие результаты по{NBSP}{whole(low)} "
        f"из {counted(counted_results, GENITIVE)}."
    )


def _result(evidence: Evidence, inputs: Inputs) -> str:
    text = _result_words(inputs, low=bool(evidence.value))
    if inputs["source"]:
        text += f"; источник: {inputs['source']}"
    return text + "."


def _result_words(inputs: Inputs, *, low: bool) -> str:
    text = f"{inputs['title']}, {_result_year(inputs)}: {_share(inputs)}"
    text += f", порог низкого результата {threshold_text(_number(inputs['threshold_h']))}"
    text += f"{_DASH}{_outcome(inputs, low=low)}"
    if inputs["derived"]:
        text += "; число восстановлено по проценту"
    return text


def _result_year(inputs: Inputs) -> str:
    year = year_name(_number(inputs["year"]))
    if inputs["pooled_with"] is None:
        return year
    return f"{year_name(_number(inputs['pooled_with']))} и {year} вместе"


def _share(inputs: Inputs) -> str:
    one, many = _FAILED.get(str(inputs["kind"]), _OTHER)
    participants, failed = inputs["participants"], inputs["failed"]
    share = share_of(inputs)
    if participants is None or failed is None:
        note = "" if participants is not None else " (численность не указана)"
        return f"{share} участников{note} {many}"
    number, base = _number(failed), _number(participants)
    verb = plural(number, (one, many, many))
    return f"{whole(number)} из {counted(base, OF_PARTICIPANTS)} ({share}) {verb}"


def share_of(inputs: Inputs) -> str:
    """The percent of a result node as it is read: «33,3 %»."""
    participants, failed, percent_h = (
        None if inputs[name] is None else _number(inputs[name])
        for name in ("participants", "failed", "percent_h")
    )
    threshold_h = _number(inputs["threshold_h"])
    low = bool(inputs["reaches"])
    return share_text(participants, failed, percent_h, threshold_h, low=low)


_BELOW_MINIMUM = ("не набрал минимального балла", "не набрали минимального балла")
_FAILED = {
    ProcedureKind.VPR.value: ("получил отметку «2»", "получили отметку «2»"),
    ProcedureKind.OGE.value: _BELOW_MINIMUM,
    ProcedureKind.EGE.value: _BELOW_MINIMUM,
}
_OTHER = ("не достиг минимального уровня", "не достигли минимального уровня")


def _outcome(inputs: Inputs, *, low: bool) -> str:
    limit = _number(inputs["limit"])
    group = f"малочисленная группа (меньше {limit_text(limit)})"
    if not inputs["used"]:
        return f"не учитывается: {group}"
    outcome = "низкий результат" if low else "результат не низкий"
    return f"{outcome}; {group}, вывод ориентировочный" if inputs["small"] else outcome


_ABSENT = {
    "missing": "нет данных",
    "not_taught": "в школе этого вида не проводится",
    "no_participants": "нет участников",
    "not_held": "не проводилась",
}


def _absent(evidence: Evidence, inputs: Inputs) -> str:
    reason = f" ({inputs['reason']})" if inputs["reason"] else ""
    year = year_name(_number(inputs["year"]))
    return f"{inputs['title']}, {year}: {_ABSENT[str(evidence.value)]}{reason}."


def _remark(evidence: Evidence, inputs: Inputs) -> str:
    return REMARKS[str(evidence.value)](inputs)


def _number(value: Scalar) -> int:
    assert isinstance(value, int)
    return value


_WORDS: dict[str, Callable[[Evidence, Inputs], str]] = {
    "verdict": _verdict,
    "c1": _criterion_1,
    "c2": _criterion_2,
    "margin": _margin,
    "year": _year,
    "result": _result,
    "absent": _absent,
    "remark": _remark,
}
