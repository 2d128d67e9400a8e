"""The columns of the list of frozen runs."""

from app.services.identification.evidence.verdict import RunRow
from app.services.language.dates import day_of_moment, year_name
from app.views.tables.columns import Column, count_column


def frozen_on(row: RunRow) -> str:
    """The day of the run."""
    return day_of_moment(row.created_at)


def _name(row: RunRow) -> str:
    return f"{row.title}\nАннулировано: {row.annulled_because}" if row.annulled else row.title


RUN_COLUMNS: tuple[Column[RunRow], ...] = (
    Column(key="title", title="Название", text=_name, width=240, stretch=True, wrap=True),
    Column(
        key="created",
        title="Зафиксировано",
        text=frozen_on,
        sort_key=lambda row: row.id,
        bound=lambda row: row.created_at,
        width=120,
    ),
    Column(
        key="years",
        title="По результатам",
        text=lambda row: f"{year_name(row.year)} и {year_name(row.previous_year)}",
        sort_key=lambda row: row.year,
        width=176,
    ),
    Column(
        key="work_year",
        title="Для работы",
        text=lambda row: year_name(row.work_year),
        sort_key=lambda row: row.work_year,
        width=96,
    ),
    Column(
        key="profile", title="Профиль", text=lambda row: row.profile_title, width=208, wrap=True
    ),
    count_column("schools", "Школ", lambda row: row.schools, width=64),
    count_column(
        "shnor",
        "Выявлено",
        lambda row: row.identified,
        width=80,
        bold=lambda row: bool(row.identified) and not row.annulled,
    ),
    count_column(
        "undecided",
        "Ждут решения",
        lambda row: row.undecided,
        width=112,
        bold=lambda row: bool(row.undecided) and not row.annulled,
    ),
)
