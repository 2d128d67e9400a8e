"""The labels that Word prints before the paragraphs of a file, counted from what it says."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NUMBERING = "word/numbering.xml"
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"  # ECMA-376, 17.18.59
SHOWN = {"decimal": str, "russianLower": lambda count: RUSSIAN[count - 1], "bullet": str}
_Level = tuple[int, str, str]  # start, what it counts in, format


class Counters:
    """Counts as Word does: each list by itself, a deeper level anew behind what stands above."""

    def __init__(self, path: Path) -> None:
        self._levels: dict[str, list[_Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        with zipfile.ZipFile(path) as archive:
            if NUMBERING not in archive.namelist():
                return
            root = ElementTree.fromstring(archive.read(NUMBERING))
        for kind in root.iter(f"{W}abstractNum"):
            name = kind.get(f"{W}abstractNumId", "")
            self._levels[name] = [
                (int(value(one, "start")), value(one, "numFmt"), value(one, "lvlText"))
                for one in kind.iter(f"{W}lvl")
            ]
        for one in root.iter(f"{W}num"):
            self._lists[one.get(f"{W}numId", "")] = value(one, "abstractNumId")

    def label(self, paragraph: Element) -> str:
        """What is printed before a paragraph; the paragraphs are told from the first one on."""
        place = paragraph.find(f"{W}pPr/{W}numPr")
        if place is None:
            return ""
        kind, level = self._lists[value(place, "numId")], int(value(place, "ilvl"))
        levels, counts = self._levels[kind], self._counts.setdefault(kind, {})
        counts[level] = counts.get(level, levels[level][0] - 1) + 1
        for deeper in range(level + 1, len(levels)):
            counts.pop(deeper, None)

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            return SHOWN[levels[at][1]](counts[at])  # a level that was never counted is a fault

        return re.sub(r"%(\d)", shown, levels[level][2])


def value(node: Element, child: str) -> str:
    """The value of the one child of that name."""
    (one,) = node.iterfind(f"{W}{child}")
    return one.get(f"{W}val", "")


def labels(path: Path) -> Iterator[tuple[str, str]]:
    """Label and text of every paragraph of the body."""
    counters = Counters(path)
    with zipfile.ZipFile(path) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    for paragraph in body.iter(f"{W}p"):
        yield counters.label(paragraph), printed(paragraph)


def printed(paragraph: Element) -> str:
    """The text of a paragraph without its label."""
    return "".join(map(_of_node, paragraph.iter()))


def _of_node(node: Element) -> str:
    if node.tag == f"{W}t":
        return node.text or ""
    if node.tag == f"{W}footnoteReference":
        return node.get(f"{W}id", "")
    return "-" if node.tag == f"{W}noBreakHyphen" else ""
