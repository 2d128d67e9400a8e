"""The texts of programmes and of the acts that they rest on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from app.services.checks.texts.typed import TypedText
from app.services.findings.links import ToProgramme
from app.services.language.sentences import capital, titled
from app.services.log.tables.programmes import INDICATORS, PROGRAMMES
from app.services.programmes.acts import Act
from app.services.programmes.parts import LISTS, TEXTS, Indicator, Programme

_OF_INDICATOR = ("title", "aim", "base_text", "collection", "processing", "procedure", "system")


def programme_name(programme: Programme) -> str:
    """«Программа «…»», for the place of a text."""
    return f"{capital(programme.kind.label)} {titled(programme.title)}"


def programme_texts(programme: Programme, acts: Mapping[int, Act]) -> Iterator[TypedText]:
    """All texts of a programme with its parts."""
    assert programme.id is not None
    of_all = TypedText(
        text="",
        where=programme_name(programme),
        document="programme",
        about=(("programme", programme.id),),
        link=ToProgramme(programme.id),
        period=programme.period,
    )
    yield replace(of_all, text=programme.title, sort="title", where=f"{of_all.where}, название")
    for part, words, text in (
        *_scalars(programme),
        *_lists(programme),
        *_directions(programme),
        *_risks(programme),
        *_indicators(programme.indicators),
    ):
        if text:
            where = f"{of_all.where}, {words}"
            yield replace(of_all, text=text, where=where, link=ToProgramme(programme.id, part))
    for key in programme.acts:
        if (act := acts.get(key)) is not None:
            yield replace(
                of_all,
                text=act.words,
                sort="act",
                where=f"{of_all.where}, основания",
                link=ToProgramme(programme.id, "acts"),
            )


_Part = tuple[str, str, str]  # name of its field, its words, the text


def _scalars(programme: Programme) -> Iterator[_Part]:
    for name in TEXTS:
        yield name, PROGRAMMES.columns[name].title, getattr(programme, name)


def _lists(programme: Programme) -> Iterator[_Part]:
    for name in LISTS:
        for text in getattr(programme, name):
            yield name, PROGRAMMES.columns[name].title, text


def _directions(programme: Programme) -> Iterator[_Part]:
    for at, one in enumerate(programme.directions, start=1):
        for text in (one.title, one.aim, *one.tasks):
            yield "directions", f"направление {at}", text


def _risks(programme: Programme) -> Iterator[_Part]:
    for at, one in enumerate(programme.risks, start=1):
        for text in one:
            yield "risks", f"риск {at}", text


def _indicators(indicators: Iterable[Indicator]) -> Iterator[_Part]:
    for at, one in enumerate(indicators, start=1):
        for name in _OF_INDICATOR:
            words = f"показатель {at}, {INDICATORS.columns[name].title}"
            yield "indicators", words, getattr(one, name)
        for year, value in one.years.items():
            for text in (value.target_text, value.value_text):
                yield "indicators", f"показатель {at}, {year} год", text
