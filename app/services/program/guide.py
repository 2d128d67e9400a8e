"""The Russian help of the program: its pages, and searching in them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from app import paths
from app.services.language.matching import folded
from app.services.language.sentences import glued

# In the order of the table of contents. A place of the window has the page of its own key.
CONTENTS = (
    "first-steps",
    "overview",
    "schools",
    "results",
    "identification",
    "plans",
    "documents",
    "registers",
    "settings",
    "texts",
    "keys",
    "sources",
    "backups",
    "updating",
    "troubles",
    "terms",
)
_HEADING = re.compile(r"^#+ +", re.MULTILINE)
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_AROUND = 60


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A page of the help.

    Attributes:
        key: name of its file without suffix.
        title: its heading.
        markdown: the text, with hard spaces where a line must not end.
    """

    key: str
    title: str
    markdown: str

    @property
    def plain(self) -> str:
        """The text without the marks of Markdown and without pictures."""
        text = _LINK.sub(r"\1", _PICTURE.sub("", _HEADING.sub("", self.markdown)))
        return re.sub(r"\\?[*|`>]|^-+$", "", text, flags=re.MULTILINE)

    @property
    def pictures(self) -> tuple[str, ...]:
        """Names of the drawings on the page, which `picture` reads."""
        return tuple(name for _words, name in _PICTURE.findall(self.markdown))


def picture(name: str) -> str:
    """A drawing of the guide as SVG, in the colours of the light palette."""
    return paths.guide(name).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class GuideHit:
    """A page on which something was found.

    Attributes:
        page: the page.
        excerpt: the words around the first place.
    """

    page: GuidePage
    excerpt: str


@cache
def list_pages() -> tuple[GuidePage, ...]:
    """All pages in the order of the table of contents."""
    return tuple(_read(key) for key in CONTENTS)


def get_page(key: str) -> GuidePage:
    """The page with this key; the first steps when there is none."""
    return next((page for page in list_pages() if page.key == key), list_pages()[0])


def find(text: str) -> list[GuideHit]:
    """Pages that hold every word of the query.

    Those that have it in the title come first, then those that explain it (a line begins with it,
    printed bold), then the rest, by how often they hold it.
    """
    words = folded(text).split()
    if not words:
        return []
    ranked: list[tuple[int, int, int, GuideHit]] = []
    for order, page in enumerate(list_pages()):
        body = folded(page.plain)
        if all(word in body for word in words):
            in_title = all(word in folded(page.title) for word in words)
            explained = f"\n**{' '.join(words)}" in folded(page.markdown)
            level = 0 if in_title else 1 if explained else 2
            often = sum(body.count(word) for word in words)
            ranked.append((level, -often, order, GuideHit(page, _excerpt(page, words))))
    return [hit for *_rank, hit in sorted(ranked, key=lambda one: one[:3])]


def _read(key: str) -> GuidePage:
    text = glued(paths.guide(f"{key}.md").read_text(encoding="utf-8"))
    heading, _, _rest = text.partition("\n")
    return GuidePage(key, heading.removeprefix("# ").strip(), text)


def _excerpt(page: GuidePage, words: Iterable[str]) -> str:
    plain = " ".join(page.plain.split())
    place = min(folded(plain).find(word) for word in words)
    start = max(0, place - _AROUND)
    start = plain.find(" ", start) + 1 if start else 0
    end = plain.find(" ", place + _AROUND)
    piece = plain[start : end if end > 0 else len(plain)]
    return f"{'…' if start else ''}{piece}{'…' if end > 0 else ''}"
