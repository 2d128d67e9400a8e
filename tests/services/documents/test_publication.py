"""An attacker with the printed numbers, and the rule itself, learns no hidden count."""

import itertools
from collections import defaultdict
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.enums import ValueUnit
from app.services.criteria import Current, Previous
from app.services.documents.dossier.school_criteria import SchoolCriteria
from app.services.documents.making.catalogue import KINDS
from app.services.documents.model.blocks import Document, Section, dump
from app.services.documents.model.geometry import Edges, Orientation
from app.services.documents.public_words import FEWER, is_small, public_text
from app.services.documents.publication import (
    full_figures,
    public_figures,
    public_share,
    published,
)
from app.services.identification.evidence.shares import share_text
from app.services.identification.evidence.verdict import LowResult, SchoolVerdict
from app.services.identification.explain import basis_text
from app.services.plans import PlanRow
from tests.services.documents import facts_samples as given_facts

LIST_ORDER = KINDS["list-order"]
EXECUTION_REPORT = KINDS["execution-report"]

DASH = "–"
GROUPS_OF_SHARES = (("33,3", 6), ("33,3", 9), ("33,3", None), ("0", 3), ("0", 12))


def printed(participants: int, failed: int, threshold_h: int) -> tuple[str, ...]:
    share = share_text(participants, failed, None, threshold_h, low=True)
    shown = public_figures(participants, failed, share)
    return shown.participants, shown.count, shown.share


@given(st.sampled_from([1000, 2500, 3000, 5000, 10_000]))
def test_no_hidden_group_of_a_list_can_be_worked_out(threshold_h: int) -> None:
    """All groups that can stand in a list with this threshold, by what is printed of them."""
    groups: dict[tuple[str, ...], set[tuple[int, int]]] = defaultdict(set)
    for participants in range(1, 80):
        for failed in range(1, participants + 1):
            if failed * 10_000 >= threshold_h * participants:
                groups[printed(participants, failed, threshold_h)].add((participants, failed))
    hidden = [found for shown, found in groups.items() if DASH in shown]
    assert len(hidden) == 1  # all look alike
    for found in hidden:
        assert {participants for participants, _failed in found} >= {1, 2, 3, 4}
        assert {failed for _participants, failed in found} >= {1, 2, 3, 4}
    for shown, found in groups.items():
        if DASH not in shown:
            assert not any(is_small(participants, failed) for participants, failed in found)


@given(st.integers(0, 60), st.integers(0, 60))
def test_figures_are_hidden_all_or_none(participants: int, count: int) -> None:
    shown = public_figures(participants, count, "33,3")
    assert shown.hidden == (participants < 5 or count in (1, 2))
    assert (FEWER in shown.count, shown.share == DASH, shown.participants == DASH) == (
        shown.hidden, shown.hidden, shown.hidden,
    )  # fmt: skip
    assert full_figures(participants, count, "33,3").participants == str(participants)


def test_a_share_without_counts_stands() -> None:
    shown = public_figures(None, None, "33")
    assert (shown.participants, shown.count, shown.share) == (DASH, DASH, "33")


def test_a_sum_is_published_only_where_none_of_its_parts_is_small() -> None:
    """15 in two years, where another paper tells of 12 in the first, leave 3 in the second."""
    beside = public_figures(15, 5, "33,3", parts=((12, 4), (3, 1)))
    assert (beside.participants, beside.count, beside.share) == (DASH, DASH, DASH)
    assert beside.hidden
    for participants, count, parts in (
        (27, 10, ((12, 4), (15, 6))),
        (15, 5, ()),
    ):
        shown = public_figures(participants, count, "33,3", parts=parts)
        assert (shown.participants, shown.count) == (str(participants), str(count))


def test_a_share_of_a_class_whose_size_is_known_may_be_that_of_two_pupils() -> None:
    told = [public_share(share, group).share for share, group in GROUPS_OF_SHARES]
    assert told == [DASH, "33,3", "33,3", DASH, "0"]


# What may be hidden with a threshold of 30 %: few participants, or one or two behind the share.
HIDDEN = [
    (participants, count)
    for participants in range(1, 7)
    for count in range(1, participants + 1)
    if is_small(participants, count) and count * 10 >= participants * 3
]
SHOWN = [(7, 3), (9, 9), (12, 4), (33, 11), (100, 30)]
Group = tuple[int, int]


def percent(group: Group) -> str:
    return share_text(*group, None, 3000, low=True)


def low_of(title: str, group: Group, year: int, pooled_with: int | None = None) -> LowResult:
    made = given_facts.low(title, year, group, percent(group), small=group[0] < 10)
    return replace(made, procedure=title, pooled_with=pooled_with)


@st.composite
def two_districts(draw: st.DrawFn) -> tuple[list[list[Group]], list[list[Group]]]:
    """Groups by school and year; the second district differs only in what must not be known."""
    schools = draw(st.lists(st.lists(st.sampled_from(HIDDEN + SHOWN), min_size=3, max_size=3),
                            min_size=1, max_size=3))  # fmt: skip
    other = [
        [draw(st.sampled_from(HIDDEN)) if is_small(*group) else group for group in groups]
        for groups in schools
    ]
    return schools, other


def verdicts_of(schools: list[list[Group]]) -> tuple[SchoolVerdict, ...]:
    """Two results of single years, and a third one of two years together with the second."""
    return tuple(
        given_facts.verdict(
            f"МБОУ «СОШ № {at}»",
            low_of("ВПР по математике, 5 класс", first, 2019),
            low_of("ВПР по русскому языку, 6 класс", before, 2018),
            low_of(
                "ВПР по русскому языку, 6 класс",
                (before[0] + third[0], before[1] + third[1]),
                2019,
                2018,
            ),
        )
        for at, (first, before, third) in enumerate(schools, start=1)
        if not is_small(*before)  # else the two years are added up only where nobody sees the parts
    )


@settings(max_examples=60, deadline=None)
@given(two_districts())
def test_nothing_printed_in_a_public_order_depends_on_a_hidden_number(
    districts: tuple[list[list[Group]], list[list[Group]]],
) -> None:
    """Districts that differ in hidden groups alone give one paper: nothing in it can tell them."""
    columns = "number,school,criterion,procedure,year,share,participants,failed"
    papers: list[set[str]] = [set(), set()]
    for schools in districts:
        verdicts = verdicts_of(schools)
        facts = given_facts.list_order(verdicts=verdicts, columns=columns)
        papers[0].add(dump(LIST_ORDER.compose(facts)))
        entries = tuple(
            replace(given_facts.SUPPORTED[0], entry_basis=basis_text(verdict))
            for verdict in verdicts
        )
        by_support = given_facts.support_order(supported=entries, conditions=entries)
        papers[1].add(dump(LIST_ORDER.compose(by_support)))
    assert [len(paper) for paper in papers] == [1, 1]


@settings(max_examples=60, deadline=None)
@given(two_districts())
def test_nothing_printed_in_a_public_report_depends_on_a_hidden_number(
    districts: tuple[list[list[Group]], list[list[Group]]],
) -> None:
    papers = {
        dump(
            EXECUTION_REPORT.compose(
                given_facts.report(
                    plan=plan_of(schools),
                    schools=tuple(map(criteria_of, schools)),
                    show_reached="да",
                )
            )
        )
        for schools in districts
    }
    assert len(papers) == 1


def plan_of(schools: list[list[Group]]) -> PlanRow:
    """A plan whose marks tell of pupils."""
    marks = tuple(
        given_facts.measure(
            at, f"Пересдача {at}", mark=f"Не сдали {count} из {group} обучающихся ({share})"
        )
        for at, (group, count) in enumerate(itertools.chain(*schools), start=1)
        for share in (percent((group, count)),)
    )
    return replace(
        given_facts.PLAN, sections=(replace(given_facts.PLAN.sections[0], measures=marks),)
    )


def criteria_of(groups: list[Group]) -> SchoolCriteria:
    """Shares typed with their counts, and shares of groups that results tell of, in two years."""
    now, before, third = groups
    typed = f"{now[1]} ({percent(now)}) (в 2017/2018 г. – {before[1]} ({percent(before)}))"
    rows = [given_facts.criterion(1, "Без аттестата", typed, "не более 10 %", "")]
    counts: dict[tuple[str, int], int] = {}
    for at, (code, group, earlier) in enumerate(
        (("certificate-9", now, before), ("certificate-11", before, third)), start=2
    ):
        shares = [round(count * 10_000 / whole) for whole, count in (group, earlier)]
        texts = [percent(group), percent(earlier)]
        made = given_facts.criterion(
            at, code, f"{texts[0]} (в 2017/2018 г. – {texts[1]})", "0 %", "не достигнуто"
        )
        rows.append(
            replace(
                made,
                code=code,
                unit=ValueUnit.PERCENT,
                current=Current(number_h=shares[0], previous=Previous(shares[1], 2018)),
                current_text=texts[0],
                previous_text=texts[1],
                previous_year=2018,
            )
        )
        counts |= {(code, 2019): group[0], (code, 2018): earlier[0]}
    return SchoolCriteria(
        school_id=3, school="МБОУ «Полянская СОШ»", rows=tuple(rows), groups=lambda: counts
    )


def test_a_sheet_with_nothing_on_it_is_published_as_it_is() -> None:
    document = Document(title="Приказ", sections=(Section((), Orientation.LANDSCAPE),))
    assert published(document, "Скрыто") == document


def test_the_foot_of_pages_is_published_as_their_text() -> None:
    told = "не достигли 2 из 10 участников"
    document = Document(title="Приказ", sections=(Section((), edges=Edges(foot=told)),))
    (section,) = published(document, "Скрыто").sections
    assert section.edges.foot == public_text(told) != told
