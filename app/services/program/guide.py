"""The Russian help of the program: its pages, and searching in them."""

import re
from dataclasses import dataclass
from functools import cache

from app import paths
from app.services.language.matching import folded
from app.services.language.sentences import glued
from app.services.language.sought import Sought

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
    """Pages that hold every word of the query, as `language.sought` takes words.

    Those that have it in the title come first, then those that explain it (a line begins with it,
    printed bold), then the rest, by how often they hold it.
    """
    sought = Sought.of(text)
    if not sought:
        return []
    typed = " ".join(folded(text).split())
    ranked: list[tuple[int, int, int, GuideHit]] = []
    for order, page in enumerate(list_pages()):
        line = " ".join(page.plain.split())
        body = folded(line)
        if sought.stands_in(body):
            explained = f"\n**{typed}" in folded(page.markdown)
            level = 0 if sought.stands_in(folded(page.title)) else 1 if explained else 2
            places = sought.places_in(body)
            hit = GuideHit(page, _excerpt(line, places[0][0]))
            ranked.append((level, -len(places), order, hit))
    return [hit for *_rank, hit in sorted(ranked, key=lambda one: one[:3])]


def _read(key: str) -> GuidePage:
    text = glued(paths.guide(f"{key}.md").read_text(encoding="utf-8"))
    heading, _, _rest = text.partition("\n")
    return GuidePage(key, heading.removeprefix("# ").strip(), text)


def _excerpt(line: str, place: int) -> str:
    start = max(0, place - _AROUND)
    start = line.find(" ", start) + 1 if start else 0
    end = line.find(" ", place + _AROUND)
    piece = line[start : end if end > 0 else len(line)]
    return f"{'…' if start else ''}{piece}{'…' if end > 0 else ''}"
