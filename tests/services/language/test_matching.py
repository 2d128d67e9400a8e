"""Ranks that a person expects, words with other endings, and the wrong keyboard layout."""

import pytest

from app.services.language.matching import (
    Query,
    best_rank,
    folded,
    other_layout,
    queries,
    searchable,
)

SCHOOL = searchable("МБОУ «СОШ № 5»", ("сош 5", "Ёлкинская школа"), ("edu203389", "г. Калтан"))


def test_folding() -> None:
    assert folded("ЁЛКА\u00a0№ 5") == "елка № 5"


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("сош 5", 0),
        ("Сош №5", 0),
        ("мбоу", 1),
        ("елк", 2),
        ("школа ёлк", 3),
        ("кинская", 4),
        ("калтан", 5),
        ("203389", 5),
        ("edu203389", 5),
        ("елкинской школе", 6),
        ("калтана", 7),
        ("20338", None),
        ("сош 50", None),
        ("", None),
        ("№", None),
    ],
)
def test_ranks(text: str, rank: int | None) -> None:
    assert Query(text).rank(SCHOOL) == rank


def test_a_number_is_never_cut() -> None:
    school = searchable("СОШ № 30")
    assert Query("сош 3").rank(school) is None
    assert Query("сош 30").rank(school) == 0


@pytest.mark.parametrize(
    ("typed", "meant"), [("irjkf", "школа"), ("Gkfy", "план"), ("вщсч", "docx"), ("`krf", "ёлка")]
)
def test_the_other_layout(typed: str, meant: str) -> None:
    assert other_layout(typed) == meant


def test_what_was_typed_comes_before_what_the_keys_might_mean() -> None:
    straight, mistaken = searchable("План"), searchable("Gkfy")
    assert best_rank(queries("план"), straight) == 0
    assert best_rank(queries("gkfy"), straight) == 9
    assert best_rank(queries("gkfy"), mistaken) == 0
