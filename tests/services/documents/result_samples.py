"""Results of a school, made by hand: percents alone, or counts."""

from typing import Any

from app.enums import ResultState
from app.services.results.stored.rows import ResultRow

# Per cent of «2» and of high results of one school, by procedure: 2019, then 2018.
SHARES = {
    "ВПР по математике, 5 класс": ((33, 0), (8, 0)),
    "ВПР по математике, 6 класс": ((17, 1), (8, 3)),
    "ВПР по русскому языку, 5 класс": ((16, 5), (8, 3)),
    "ВПР по русскому языку, 6 класс": ((31, 2), (12, 2)),
    "ОГЭ по математике": ((0, 4), (0, 5)),
    "ОГЭ по русскому языку": ((0, 42), (2, 36)),
    "ЕГЭ по математике": ((5, 45), (0, 0)),
    "ЕГЭ по русскому языку": ((0, 27), (0, 21)),
}

# Of those that count in the rules of the sample identification; others are called as they read.
CODES = {"ВПР по математике, 5 класс": "vpr:ma:5", "ВПР по русскому языку, 6 класс": "vpr:ru:6"}


def result(title: str, year: int, school_id: int = 1, **more: Any) -> ResultRow:
    """A result; of percents alone unless counts are given."""
    values: dict[str, Any] = {
        "id": 1,
        "school_id": school_id,
        "school": "МБОУ «СОШ № 30»",
        "login": None,
        "procedure_id": 1,
        "procedure": CODES.get(title, title),
        "procedure_title": title,
        "year": year,
        "state": ResultState.HELD,
        "participants": None,
        "failed": None,
        "high": None,
        "mean_score_h": None,
        "percents_only": "participants" not in more,
        "failed_percent_h": None,
        "high_percent_h": None,
        "derived": False,
        "source_file": "",
        "source_sheet": "",
        "source_row": None,
    }
    return ResultRow(**values | more)


def percents(school_id: int = 1) -> list[ResultRow]:
    """Two years of one school, of which only the percents are known."""
    return [
        result(title, year, school_id, failed_percent_h=failed * 100, high_percent_h=high * 100)
        for title, shares in SHARES.items()
        for year, (failed, high) in zip((2019, 2018), shares, strict=True)
    ]
