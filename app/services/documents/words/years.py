"""School years in the words of texts."""

from typing import NamedTuple

from app.services.documents.file_names import years_part
from app.services.documents.text.vocabulary import Vocabulary
from app.services.language.dates import year_name


class Years(NamedTuple):
    """The year that a document tells of, the one before it, and the year of work it is made for."""

    told: int
    previous: int
    work: int


YEARS = Vocabulary[Years]()
YEARS.fact("годы", lambda years: year_name(years.told))
YEARS.fact("прошлые годы", lambda years: year_name(years.previous))
YEARS.fact("годы работы", lambda years: year_name(years.work))
YEARS.fact("годы для имени файла", lambda years: years_part(years.work))
