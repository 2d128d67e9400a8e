"""The band under the top bar: another year of work than the running one, or the next one near."""

from collections.abc import Callable
from datetime import date

from app.services.language.dates import year_name
from app.services.year import years
from app.views.widgets.notice import Notice

Choose = Callable[[int], object]


def year_band(chosen: int, today: date, choose: Choose) -> Notice:
    """Leads back from another year of work, or on to the next one from 1 August.

    `choose` gets the year that the button of the band names.
    """
    running, offered = years.work_year(today), years.offered_year(today)
    if chosen == running and offered is not None:
        text = f"Скоро начнётся год работы {year_name(offered)}."
        return _band((text, "Скоро новый год."), "Перейти к", offered, choose)
    name = year_name(chosen)
    words = (f"Открыт год работы {name}.", f"Год работы {name}.")
    return _band(words, "Вернуться к", running, choose)


def _band(words: tuple[str, str], verb: str, year: int, choose: Choose) -> Notice:
    text, short = words
    actions = [(f"{verb} {year_name(year)}", lambda: choose(year))]
    band = Notice(text, actions, icon="calendar", short=short)
    band.setAccessibleName(text)
    return band
