"""The pages of the help: complete, joined, and found."""

import re

import pytest

from app import paths
from app.services.program import guide
from app.views.base.pages import PLACES

_LINK = re.compile(r"\]\(([^)]+)\)")


def test_every_place_has_its_page_and_every_file_stands_in_the_contents() -> None:
    files = {path.stem for path in paths.guide().glob("*.md")}
    assert files == set(guide.CONTENTS)
    assert {place.key for place in PLACES} <= files
    for place in PLACES:
        assert guide.get_page(place.key).title == place.title


def test_every_page_is_well_formed() -> None:
    offenders: list[str] = []
    for page in guide.list_pages():
        if not page.title or "\n# " in page.markdown or len(page.plain.split()) <= 80:
            offenders.append(page.key)
        offenders += [f"{page.key}: {text}" for text in (" - ", '"') if text in page.markdown]
        offenders += [
            f"{page.key}: {address}"
            for address in _LINK.findall(page.markdown)
            if address.removesuffix(".md") not in guide.CONTENTS and address not in page.pictures
        ]
    assert offenders == []


def test_every_drawing_is_there_and_only_its_words_are_read() -> None:
    drawn = [(page, name) for page in guide.list_pages() for name in page.pictures]
    assert {page.key for page, _name in drawn} == {"terms"}
    for page, name in drawn:
        assert guide.picture(name).startswith("<svg"), name
        assert name not in page.plain


def test_no_line_begins_with_a_percent_sign_or_a_dash() -> None:
    text = guide.get_page("results").markdown
    assert "(12,4\u00a0%)" in text
    assert "Нет результата\u00a0– это не ноль" in text
    assert guide.find("12,4 %")[0].page.key in ("results", "terms")


def test_an_unknown_page_is_the_first_steps() -> None:
    assert guide.get_page("нет такой").key == "first-steps"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("клавиши", "keys"),
        ("РЕЗЕРВНЫЕ копии", "backups"),
        ("запас", "terms"),
        ("падеж", "settings"),
        ("пароль", None),
        ("", None),
    ],
)
def test_searching(text: str, first: str | None) -> None:
    hits = guide.find(text)
    assert (hits[0].page.key if hits else None) == first
    for hit in hits:
        assert len(hit.excerpt) < 200


def test_a_number_is_sought_as_above_the_lists() -> None:
    wrong: list[str] = []
    for number in map(str, range(1, 31)):
        whole = re.compile(rf"(?<!\d){number}(?!\d)")
        hits = {hit.page.key: hit.excerpt for hit in guide.find(number)}
        wanted = {page.key for page in guide.list_pages() if whole.search(page.plain)}
        if hits.keys() != wanted:
            wrong.append(number)
        wrong += [f"{number}: {text}" for text in hits.values() if not whole.search(text)]
    assert wrong == []
    assert guide.find("12")
    marked = [hit.page.key for hit in guide.find("№ 1")]
    assert marked
    assert marked == [hit.page.key for hit in guide.find("№1")]


@pytest.mark.parametrize("term", ["ШНОР", "ШССУ", "ВПР", "Порог", "Запас", "Доля"])
def test_the_terms_are_explained(term: str) -> None:
    assert f"**{term}**" in guide.get_page("terms").markdown
