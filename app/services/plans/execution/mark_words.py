"""The words of a filled last column of a plan, read into a mark of execution.

«Выполнено. Приказ № 458 от 17.08.2018», «Исполнено частично», «перенесено на май», «12 из 15»: what
is certain becomes the mark, what is only likely is told with it, what is not understood is asked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.enums import EvidenceKind, MeasureStatus
from app.services.language.dates import date_digits
from app.services.language.deadlines.deadline import parse_deadline
from app.services.language.deadlines.periods import PlanPeriod, YearsKind
from app.services.language.sentences import quoted
from app.services.plans.execution.named import (
    NamedDay,
    OrderName,
    addresses_in,
    counts_in,
    days_in,
    orders_in,
)
from app.services.plans.execution.status_words import (
    NOTHING,
    Said,
    said_anywhere,
    said_at_start,
    said_later,
)
from app.services.plans.execution.wording import mark_sentence

_PAPER = re.compile(
    r"(?:протокол|справк|договор|соглашени|письм|акт|распоряжени|постановлени|приказ|отч[её]т|план"
    r"|положени|сертификат|удостоверени)[а-я]*\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"№\s*\d|\bот\s+\d", re.IGNORECASE)
_BEFORE_OTHER_DAYS = re.compile(r"(?:\b(?:от|до|с|со|по|к|на|не позднее|не ранее)|[-–])\s*$", re.I)
_STOPS = re.compile(r"(?<=[.!?;])\s+(?=[А-ЯЁA-Z№«\"\d(h])|\n+")
_AFTER_HEAD = " ,;:.–—-"
_BETWEEN = _AFTER_HEAD + "\n\t\u00a0"
# A day or a number that `mark_sentence` says before the words.
_TOLD = re.compile(r"(?:на\s+)?\d{2}\.\d{2}\.\d{4}(?!\d)|\d+\s+из\s+\d+(?!\d)")
_SHARE = re.compile(r"\s*[,–—-]?\s*(?:на\s+)?(\d{1,3}(?:[.,]\d+)?)\s*%")
_DONE_OF = re.compile(r"\s+(?:у\s+|в\s+)?\d+\s+из\s+\d+")
_DOUBT = re.compile(
    r"\b(?:кроме|за исключением|частично|не полностью|не в полном|осталь?[а-я]*|не все|не вс[её]"
    r"|не (?:выполн|провед|исполн|представ|сдал)[а-я]*)\b",
    re.IGNORECASE,
)
_NEW_DAY = re.compile(r"\s*,?\s*(?:срок\s+)?(?P<to>(?:на|до|в|к)\s.+)", re.IGNORECASE | re.DOTALL)
_BECAUSE = re.compile(
    r"[.;(]|,?\s(?:в связи|по (?:причине|болезни|решению|просьбе)|из-за|так как|ввиду|согласно)"
    r"|,",
    re.IGNORECASE,
)
# The marks of several due dates, a line each, as `cells_text` prints them.
_BY_DAYS = re.compile(r"до\s\d{2}\.\d{2}\.\d{4}(?:,[^:]{1,80})?:\s")
_WHOLE_SHARE = 100.0
_LONGEST_DAY = 80  # characters of a new due date in words


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkWords:
    """A mark of execution as the words of a cell tell it.

    Attributes:
        status: a `MeasureStatus`; None when it must be asked.
        marked_on: the day of the execution, or None.
        text: what `mark_sentence` cannot say from the other fields; with them it prints the cell
            again.
        evidence_kind: `order`, `link`, `text` (a numbered paper) or `none`.
        evidence_text: the address or the paper; empty for an order.
        order: the first order named with number and date, or None.
        moved_to: the new due date of «перенесено», or None.
        counts: (12, 15) of «12 из 15», or None.
        check: why a person should look at it, a Russian sentence; empty for a certain mark.
    """

    status: MeasureStatus | None
    marked_on: date | None = None
    text: str = ""
    evidence_kind: EvidenceKind = EvidenceKind.NONE
    evidence_text: str = ""
    order: OrderName | None = None
    moved_to: date | None = None
    counts: tuple[int, int] | None = None
    check: str = ""


def read_mark(
    text: str,
    today: date,
    *,
    period: PlanPeriod | None = None,
    due_dates: Sequence[date] = (),
) -> MarkWords | None:
    """Read the cell of a mark; None for one that says nothing: empty, a dash.

    Args:
        text: the cell, line ends kept.
        today: no mark is of a later day.
        period: the period of the plan, in which days without a year are placed.
        due_dates: when the measure is due; the month of «перенесено на май» comes after the one.
    """
    typed = text.strip()
    if NOTHING.fullmatch(" ".join(typed.split())):
        return None
    return _Reader(typed, today, period, due_dates).read()


class _Reader:
    """Reads one cell; the reasons to look at it gather on the way."""

    def __init__(
        self, typed: str, today: date, period: PlanPeriod | None, due_dates: Sequence[date]
    ) -> None:
        self._typed, self._words = typed, " ".join(typed.split())
        self._today, self._period, self._due_dates = today, period, due_dates
        self._due = due_dates[0] if len(due_dates) == 1 else None
        self._checks: list[str] = []

    def read(self) -> MarkWords:
        if _BY_DAYS.match(self._words):
            check = "Отметки названы по срокам: внесите их в подробностях мероприятия."
            return MarkWords(status=None, text=self._typed, check=check)
        said = said_at_start(self._words)
        rest = self._words if said is None else self._words[said.end :]
        mark = self._evidence(MarkWords(status=None))
        mark = self._with_counts(replace(mark, status=self._status(said, rest, mark)), said)
        if mark.status is MeasureStatus.POSTPONED:
            anywhere = said or said_anywhere(self._words)
            mark = replace(
                mark, moved_to=self._moved_to(self._words[anywhere.end if anywhere else 0 :])
            )
        mark = replace(mark, marked_on=self._marked_on(mark, said, rest))
        self._look(mark, said, rest)
        mark = replace(mark, text=self._text_of(mark, said))
        return replace(mark, check=" ".join(dict.fromkeys(self._checks)))

    def _status(self, said: Said | None, rest: str, mark: MarkWords) -> MeasureStatus | None:
        if said is not None:
            if said.check:
                self._checks.append(said.check)
            share = _SHARE.match(rest)
            is_part = share is not None and float(share[1].replace(",", ".")) < _WHOLE_SHARE
            counts = counts_in(rest)
            if counts and _DONE_OF.match(rest):
                is_part |= counts[0][0] < counts[0][1]
            if said.status is MeasureStatus.DONE and is_part:
                self._checks.append("Выполнено не всё: проверьте статус.")
                return MeasureStatus.PARTLY_DONE
            return said.status
        return self._unsaid_status(mark)

    def _unsaid_status(self, mark: MarkWords) -> MeasureStatus | None:
        """The status of a cell that does not begin with one."""
        words = self._words.strip(_AFTER_HEAD)
        bare = self._bare(mark, words)
        if bare:
            self._checks.append(f"Статус не назван, {bare}: проверьте.")
            return MeasureStatus.DONE
        share = _bare_share(words)
        if share is not None:
            self._checks.append(f"Статус не назван, указано только {quoted(words)}: проверьте.")
            return MeasureStatus.DONE if share >= _WHOLE_SHARE else MeasureStatus.PARTLY_DONE
        anywhere = said_anywhere(self._words)
        if anywhere is None:
            self._checks.append("Не понято, выполнено ли мероприятие: выберите статус.")
            return None
        self._checks.append(
            f"Статус понят по слову {quoted(self._words[anywhere.start : anywhere.end])}:"
            " проверьте."
        )
        return anywhere.status

    def _bare(self, mark: MarkWords, words: str) -> str:
        """What the cell holds besides a status, when it holds nothing else."""
        if mark.evidence_kind is EvidenceKind.LINK and words == mark.evidence_text:
            return "указан только адрес страницы"
        if mark.evidence_kind is EvidenceKind.TEXT and _same(words, mark.evidence_text):
            return "указан только документ"
        orders = list(orders_in(words))
        if orders and orders[0].at == 0 and not words[orders[-1].end :].strip(_AFTER_HEAD + "г"):
            return "указан только приказ"
        without = words
        for day in days_in(words):
            if self._past(day) is not None:
                without = without.replace(day.words, "", 1)
        if not without.strip(_AFTER_HEAD):
            return "указана только дата"
        return ""

    def _evidence(self, mark: MarkWords) -> MarkWords:
        orders = list(dict.fromkeys(one.order for one in orders_in(self._words)))
        known = [order for order in orders if order.issued_on <= self._today]
        if len(known) < len(orders):
            self._checks.append("Дата приказа ещё не наступила: проверьте её.")
        if known:
            if len({order.key for order in known}) > 1:
                self._checks.append(
                    f"Названо несколько приказов: подтверждением станет приказ № {known[0].number}."
                )
            return replace(mark, evidence_kind=EvidenceKind.ORDER, order=known[0])
        addresses = addresses_in(self._words)
        if addresses:
            if len(addresses) > 1:
                self._checks.append("Названо несколько адресов: подтверждением станет первый.")
            return replace(mark, evidence_kind=EvidenceKind.LINK, evidence_text=addresses[0])
        last = _STOPS.split(self._typed)[-1].strip()
        said = said_at_start(last)
        last = last if said is None else last[said.end :].strip(_AFTER_HEAD)
        if _PAPER.match(last) and _NUMBERED.search(last):
            paper = " ".join(last.split()).rstrip(". ")
            if paper.casefold().startswith("приказ"):
                self._checks.append("У приказа не указана дата или номер: уточните их.")
            return replace(mark, evidence_kind=EvidenceKind.TEXT, evidence_text=paper)
        return mark

    def _with_counts(self, mark: MarkWords, said: Said | None) -> MarkWords:
        counts = counts_in(self._words)
        if len(counts) != 1:
            return mark
        done, whole = counts[0]
        if done > whole or not whole:
            self._checks.append(f"«{done} из {whole}»: проверьте числа.")
            return mark
        if done < whole and mark.status is MeasureStatus.DONE and said is not None:
            self._checks.append(f"Указано {done} из {whole}: посмотрите, всё ли выполнено.")
        return replace(mark, counts=(done, whole))

    def _moved_to(self, rest: str) -> date | None:
        day = next(days_in(rest), None)
        if day is not None and not rest[: day.at].strip(" ,("):
            rest = rest[day.end :]  # «Перенесено 20.05.2019 на 31.05.2019»
        match = _NEW_DAY.match(rest)
        for words in () if match is None else _shorter(match["to"][:_LONGEST_DAY]):
            deadline = parse_deadline(
                re.sub(r"^(?:на|к|в)\s+", "", words, flags=re.I), self._window()
            )
            if deadline.end is None or len(deadline.occurrences) > 1:
                continue
            if deadline.ambiguous:
                self._checks.append(f"Новый срок понят как {date_digits(deadline.end)}: проверьте.")
            if self._due is not None and deadline.end <= self._due:
                self._checks.append("Новый срок не позже прежнего: проверьте его.")
            return deadline.end
        self._checks.append("Не понято, на какой срок перенесено: укажите новый срок.")
        return None

    def _window(self) -> PlanPeriod | None:
        """The year after the due date: a month without a year is the next one of its name."""
        period = self._period
        if self._due is not None:
            start = self._due
        elif period is not None and len(period.years()) == 1:
            start = period.start
        else:
            return None
        return PlanPeriod(start, start + timedelta(days=364), YearsKind.MONTHS)

    def _marked_on(self, mark: MarkWords, said: Said | None, rest: str) -> date | None:
        days = [day for day in days_in(rest) if self._is_possible(day)]
        if said is None:
            is_bare = len(days) == 1 and _same(days[0].words, rest)
            return self._past(days[0]) if is_bare or self._is_free(days, rest) else None
        head = days[0] if days else None
        before = "" if head is None else rest[: head.at].strip(" ,:–-(").casefold()
        stands = said.status not in (MeasureStatus.POSTPONED, MeasureStatus.DONE)
        if head is not None and (not before or (before == "на" and stands)):
            return self._past(head)
        is_free = self._is_free(days, rest) and mark.status is not MeasureStatus.POSTPONED
        return self._past(days[0]) if is_free else None

    def _is_free(self, days: list[NamedDay], words: str) -> bool:
        """Whether the words name one day, and it is not that of a paper or of a deadline."""
        if len(days) != 1 or _BEFORE_OTHER_DAYS.search(words[: days[0].at]):
            return False
        sentence = next(one for one in _STOPS.split(words) if days[0].words in one)
        return not _PAPER.search(sentence)

    def _is_possible(self, day: NamedDay) -> bool:
        if day.in_year(day.year or 2000) is None:  # a leap year: 29 February may be
            self._checks.append(f"{quoted(day.words)}: такой даты нет.")
            return False
        return True

    def _past(self, named: NamedDay) -> date | None:
        """The day that is meant; of a plan's years the only one in which it is past."""
        if named.year is None:
            if self._period is None:
                return None
            window = self._period.prepared
            years = range(window.start.year, window.end.year + 1)
            days = [day for year in years if (day := named.in_year(year)) is not None]
            past = [d for d in days if window.start <= d <= min(window.end, self._today)]
            return past[0] if len(past) == 1 else None
        day = named.day
        if day is not None and day > self._today:
            self._checks.append(f"Дата {date_digits(day)} ещё не наступила: проверьте её.")
            return None
        return day

    def _look(self, mark: MarkWords, said: Said | None, rest: str) -> None:
        """What else is worth a look."""
        if mark.status is MeasureStatus.DONE and (doubt := _DOUBT.search(rest)):
            self._checks.append(f"Есть слова {quoted(doubt[0])}: посмотрите, всё ли выполнено.")
        if said is not None and any(one.status is not said.status for one in said_later(rest)):
            self._checks.append("Названо несколько статусов: проверьте, какой верен.")
        is_finished = mark.status is not None and mark.status.is_finished
        if is_finished and len(self._due_dates) > 1 and max(self._due_dates) > self._today:
            self._checks.append("Отмечены все сроки, и те, что ещё не наступили: проверьте.")
        if mark.status is MeasureStatus.CANCELLED and not rest.strip(_AFTER_HEAD):
            self._checks.append("Не указана причина, по которой мероприятие снято.")

    def _text_of(self, mark: MarkWords, said: Said | None) -> str:
        """The shortest words with which the program prints the cell again."""
        if mark.status is None:
            return self._typed
        if mark.evidence_kind is EvidenceKind.LINK and self._words == mark.evidence_text:
            return self._words
        cell = self._words if said is not None else f"{mark.status.label}. {self._words}"
        for words in self._texts(mark, said):
            if _same(_printed(mark, words), cell):
                return words
        return self._typed if said is None else self._after(said)

    def _texts(self, mark: MarkWords, said: Said | None) -> list[str]:
        """Parts of the cell that may be its words, the shortest first.

        They begin after the status, its days and its numbers, and end before what proves it.
        """
        heads = [self._typed, self._typed if said is None else self._after(said)]
        while (told := _TOLD.match(heads[-1])) is not None:
            heads.append(heads[-1][told.end() :].lstrip(_BETWEEN))
        texts = ["", *heads]
        for words in heads:
            proof = mark.evidence_text
            if mark.order is not None:
                orders = list(orders_in(words))
                proof = words[orders[0].at :] if orders else ""
            bare, proof = words.rstrip(". "), proof.rstrip(". ")
            if proof and bare.casefold().endswith(proof.casefold()):
                texts.append(bare[: len(bare) - len(proof)].rstrip(_BETWEEN))
        return sorted(texts, key=len)

    def _after(self, said: Said) -> str:
        """The typed words after the status, with their line ends."""
        gap = r"\s+".join(map(re.escape, self._words[: said.end].split()))
        head = re.match(gap, self._typed)
        return self._typed[0 if head is None else head.end() :].lstrip(_BETWEEN)


def _bare_share(words: str) -> float | None:
    """The percent that is all of a cell, told as such or as «12 из 15»."""
    share = _SHARE.fullmatch(words)
    if share is not None:
        return float(share[1].replace(",", "."))
    counts = counts_in(words)
    if len(counts) != 1 or re.fullmatch(r"\d+\s+из\s+\d+", words) is None:
        return None
    done, whole = counts[0]
    return _WHOLE_SHARE * done / whole if 0 < whole >= done else None


def _printed(mark: MarkWords, words: str) -> str:
    assert mark.status is not None
    return mark_sentence(
        mark.status,
        marked_on=mark.marked_on,
        text=words,
        evidence_kind=mark.evidence_kind,
        evidence_text=mark.evidence_text,
        order=mark.order,
        moved_to=mark.moved_to,
        counts=mark.counts,
    )


def _same(one: str, other: str) -> bool:
    """The same sentence: letter case, blanks and the last stop left aside."""
    return _plain(one) == _plain(other)


def _plain(words: str) -> str:
    return " ".join(words.split()).rstrip(". ").casefold()


def _shorter(words: str) -> Iterator[str]:
    """The words, then what stands before each reason or stop in them, the longest first."""
    yield words
    for match in reversed(list(_BECAUSE.finditer(words))):
        yield words[: match.start()].strip()
