"""What was reached of an indicator in a year, typed where the program does not work it out."""

from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.language.sentences import listed, quoted, titled
from app.services.log.changes import Changes, changing
from app.services.programmes.parts import Indicator, Programme, YearValue, years_of_programme
from app.services.programmes.reading import list_programmes
from app.services.programmes.sources.catalogue import sources
from app.services.programmes.typed import read_value
from app.services.programmes.writing import store_years

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

_MOST = 6


def set_indicator_value(
    workspace: "Workspace", indicator_id: int, year: int, text: str, source: str = ""
) -> Changes:
    """Store what was reached in a year, as typed; an empty text takes it away.

    Args:
        workspace: the open workspace.
        indicator_id: key of the indicator.
        year: one of its programme.
        text: «82,5», «41 из 50», or words of an indicator that is told in words.
        source: where the value comes from, in words.

    Raises:
        UserError: there is no such indicator or year, the value is worked out by the program, or
            the text cannot be read.
    """
    programme, indicator = _find(workspace, indicator_id)
    years = years_of_programme(programme.period)
    if year not in years:
        raise UserError(
            f"Год {year} вне срока программы.", f"Её годы: {listed(list(map(str, years)), _MOST)}."
        )
    if indicator.source:
        known = sources().get(indicator.source)
        named = "" if known is None else f": {known.title}"
        raise UserError(
            f"Значение этого показателя вычисляет программа{named}.",
            "Чтобы вводить его самим, уберите источник у показателя.",
        )
    value = read_value(text, indicator, indicator.years.get(year, YearValue()))
    value = replace(value, value_source=" ".join(source.split()) if text.strip() else "")
    with changing(workspace, "edit", "Значение показателя") as work:
        work.about(f"{titled(programme.title)}, {quoted(indicator.title)}, {year}")
        store_years(work.session, indicator_id, {**indicator.years, year: value})
    return work.changes


def _find(workspace: "Workspace", indicator_id: int) -> tuple[Programme, Indicator]:
    for programme in list_programmes(workspace, archived=True):
        for indicator in programme.indicators:
            if indicator.id == indicator_id:
                return programme, indicator
    raise UserError("Этого показателя нет.", "Возможно, его удалили: выберите другой.")
