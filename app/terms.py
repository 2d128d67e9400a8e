"""The region's own words for the two lists of support, with their case forms.

Regions say ШНОР or ШНРО of schools with low results, and ШССУ or ШНСУ of schools in difficult
conditions. The words stand here alone. Which of them are used, the workspace says
(`services.department.region_terms`); whoever shows a workspace puts them in use, like a language.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Forms(NamedTuple):
    """A wording in the six cases, named as the values of `enums.GrammarCase`."""

    nominative: str
    genitive: str
    dative: str
    accusative: str
    instrumental: str
    prepositional: str


class LowResults(NamedTuple):
    """What a region calls schools with low results.

    Attributes:
        short: the abbreviation, which is not declined.
        results: why they are supported, in the plural.
    """

    short: str
    results: Forms

    @property
    def title(self) -> str:
        """The abbreviation and what it stands for."""
        return f"{self.short} – школы с {self.results.instrumental}"


class Conditions(NamedTuple):
    """What a region calls schools in difficult conditions.

    Attributes:
        short: the abbreviation, which is not declined.
        conditions: the conditions, in the plural.
        working: of several schools, that they work in them.
    """

    short: str
    conditions: Forms
    working: Forms

    @property
    def title(self) -> str:
        """The abbreviation and what it stands for."""
        return f"{self.short} – школы, {self.working.nominative}"


LOW_RESULTS: Mapping[str, LowResults] = {
    "shnor": LowResults(
        "ШНОР",
        Forms(
            nominative="низкие образовательные результаты",
            genitive="низких образовательных результатов",
            dative="низким образовательным результатам",
            accusative="низкие образовательные результаты",
            instrumental="низкими образовательными результатами",
            prepositional="низких образовательных результатах",
        ),
    ),
    "shnro": LowResults(
        "ШНРО",
        Forms(
            nominative="низкие результаты обучения",
            genitive="низких результатов обучения",
            dative="низким результатам обучения",
            accusative="низкие результаты обучения",
            instrumental="низкими результатами обучения",
            prepositional="низких результатах обучения",
        ),
    ),
}
CONDITIONS: Mapping[str, Conditions] = {
    "shssu": Conditions(
        "ШССУ",
        Forms(
            nominative="сложные социальные условия",
            genitive="сложных социальных условий",
            dative="сложным социальным условиям",
            accusative="сложные социальные условия",
            instrumental="сложными социальными условиями",
            prepositional="сложных социальных условиях",
        ),
        Forms(
            nominative="работающие в сложных социальных условиях",
            genitive="работающих в сложных социальных условиях",
            dative="работающим в сложных социальных условиях",
            accusative="работающие в сложных социальных условиях",
            instrumental="работающими в сложных социальных условиях",
            prepositional="работающих в сложных социальных условиях",
        ),
    ),
    "shnsu": Conditions(
        "ШНСУ",
        Forms(
            nominative="неблагоприятные социальные условия",
            genitive="неблагоприятных социальных условий",
            dative="неблагоприятным социальным условиям",
            accusative="неблагоприятные социальные условия",
            instrumental="неблагоприятными социальными условиями",
            prepositional="неблагоприятных социальных условиях",
        ),
        Forms(
            nominative="функционирующие в неблагоприятных социальных условиях",
            genitive="функционирующих в неблагоприятных социальных условиях",
            dative="функционирующим в неблагоприятных социальных условиях",
            accusative="функционирующие в неблагоприятных социальных условиях",
            instrumental="функционирующими в неблагоприятных социальных условиях",
            prepositional="функционирующих в неблагоприятных социальных условиях",
        ),
    ),
}


class Terms(NamedTuple):
    """The choice of a region: a key of `LOW_RESULTS` and one of `CONDITIONS`."""

    low: LowResults = LOW_RESULTS["shnor"]
    conditions: Conditions = CONDITIONS["shssu"]


DEFAULT = Terms()
# All abbreviations in small letters: what a search finds, whichever of them a region says.
SEARCHED = " ".join(one.short.lower() for one in (*LOW_RESULTS.values(), *CONDITIONS.values()))
_in_use = [DEFAULT]


def in_use() -> Terms:
    """The words of the workspace that this process shows."""
    return _in_use[0]


def use(terms: Terms) -> None:
    """Speak the words of a workspace from now on."""
    _in_use[0] = terms
