"""Texts as short as they usually are, or as long as they come; the year they belong to."""

from datetime import date

YEAR = 2027  # of work; the results are those of the year before
FIRST_DAY, LAST_DAY = date(2026, 9, 1), date(2028, 8, 31)  # of the programme and its plan
HEAD, COORDINATOR = "head", "coordinator"  # by whom an open file names them


class Words:
    """Texts of either length, and the numbers of what is signed."""

    def __init__(self, *, long: bool, registered: bool) -> None:
        self._long, self._registered = long, registered

    def of(self, short: str, more: str) -> str:
        """The short text, or with more behind it."""
        return f"{short} {more}" if self._long else short

    def signed(self, value: str) -> str:
        """A number or a day that a draft does not have yet."""
        return value if self._registered else ""

    @property
    def measure(self) -> str:
        """What is done with a school."""
        return self.of(
            "Провести семинар по результатам ВПР",
            "для заместителей директоров по учебно-воспитательной работе «Внутришкольная система"
            " оценки качества образования: анализ результатов ВПР и ОГЭ 2025/2026 учебного года»;"
            " материалы разместить на сайте"
            " https://imc-verkhnekrasnozavodsk.example.ru/shnor/2026-2027/materialy",
        )

    @property
    def remark(self) -> str:
        """What is said of a paper."""
        return self.of(
            "Нет целевых показателей",
            "по математике и русскому языку; анализ информационно-аналитических материалов"
            " 2025/2026 учебного года не завершён, справка на 14 листах представлена 17.10.2026",
        )
