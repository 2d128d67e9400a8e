from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.lines.line_breaker import LineBreaker
from app.services.documents.model.lines.titles import held, title_lines
from app.services.documents.model.typography import glued_on_paper
from app.services.language.numbers import NBSP

POINT = 72 / 25.4
SHEETS = (120.0, 140.0, 150.0, 170.0, 180.0, 257.0)
BLOCKS = (60.0, 75.0, 80.0, 100.0)
SIZES = (12.0, 13.0, 14.0)
TITLES = (
    (
        "Об утверждении перечня общеобразовательных организаций Заречного муниципального округа, "
        "имеющих низкие образовательные результаты"
    ),
    (
        "Об утверждении перечней общеобразовательных организаций Заречного муниципального округа, "
        "имеющих низкие образовательные результаты и работающих в сложных социальных условиях"
    ),
    "О внесении изменений в приказ управления образования от 05.03.2026 № 30-од",
    "Об организации работы по повышению качества образования в 2025/2026 учебном году",
    (
        "О признании утратившими силу приказов управления образования и о назначении "
        "ответственных за сопровождение школ"
    ),
    (
        "Перечень общеобразовательных организаций Константинопольско-Задунайского муниципального "
        "округа с низкими образовательными результатами, которым оказывается адресная поддержка"
    ),
    (
        "Отчёт об исполнении плана адресной поддержки общеобразовательных организаций с низкими "
        "образовательными результатами за 2025/2026 учебный год"
    ),
    (
        "Критерии результативности общеобразовательных организаций, включённых в список "
        "поддержки, за 2025/2026 учебный год"
    ),
    (
        "МБОУ «Средняя общеобразовательная школа имени Героя Советского Союза А.П. "
        "Светлоозёрского № 4»"
    ),
    "Управление образования администрации Заречного муниципального округа",
    (
        "Отчёт об исполнении муниципальной программы повышения качества образования "
        "на 2026/2027–2028/2029 учебные годы"
    ),
)
_NO_ENDS = "в во для до за из к ко на о об от по под при с со и или а не № имени"


def lines_of(text: str, width: float, *, bold: bool = True, size: float = 14.0) -> list[str]:
    widths = fonts.widths_of(fonts.face(bold=bold), size)
    lines = title_lines(glued_on_paper(text), widths, width * POINT)
    return [line.replace(NBSP, " ") for line in lines]


def test_a_title_ends_its_lines_where_one_may_pause() -> None:
    told = {width: lines_of(TITLES[0], width, bold=width > 100) for width in (170.0, 80.0)}
    assert told[170.0] == [
        "Об утверждении перечня общеобразовательных организаций",
        "Заречного муниципального округа,",
        "имеющих низкие образовательные результаты",
    ]
    assert told[80.0] == [
        "Об утверждении перечня",
        "общеобразовательных организаций",
        "Заречного муниципального округа,",
        "имеющих низкие",
        "образовательные результаты",
    ]
    assert lines_of(TITLES[3], 170.0) == [
        "Об организации работы по повышению качества образования",
        "в 2025/2026 учебном году",
    ]
    assert lines_of("О проведении проверочных работ", 170.0) == ["О проведении проверочных работ"]


def test_no_title_ends_a_line_with_a_preposition_or_leaves_its_last_word_alone() -> None:
    offenders: list[str] = []
    for text, size, width in product(TITLES, SIZES, SHEETS + BLOCKS):
        lines = lines_of(text, width, bold=width not in BLOCKS, size=size)
        assert " ".join(lines) == text
        ends = [line.split(" ")[-1].lower() for line in lines[:-1]]
        torn = [end for end in ends if end in _NO_ENDS.split()]
        lone = len(lines) > 1 and " " not in lines[-1]
        if torn or (lone and width in SHEETS):
            offenders.append(f"{size} {width} {lines}")
    assert not offenders


def test_on_a_sheet_no_adjective_is_torn_from_its_noun_and_no_name_from_its_initials() -> None:
    torn = ("общеобразовательных", "муниципального", "Заречного", "низкие", "низкими", "учебный",
            "А.П.", "Героя", "Советского", "адресной")  # fmt: skip
    offenders = [
        f"{size} {width} {lines}"
        for text, size, width in product(TITLES, SIZES, (150.0, 170.0, 180.0, 257.0))
        for lines in [lines_of(text, width, size=size)]
        if any(line.endswith(torn) for line in lines[:-1])
    ]
    assert not offenders


def test_an_office_program_that_fills_its_lines_breaks_a_title_in_the_same_way() -> None:
    for text, size, width in product(TITLES, SIZES, SHEETS + BLOCKS):
        widths = fonts.widths_of(fonts.BOLD, size)
        lines = title_lines(glued_on_paper(text), widths, width * POINT)
        if len(lines) == 1:
            continue
        narrow = held(lines, widths, width * POINT)
        assert narrow is not None
        assert narrow.width <= width * POINT
        shown = LineBreaker(widths).lines(narrow.text, narrow.width)
        assert [line.replace(NBSP, " ") for line in shown] == [
            line.replace(NBSP, " ") for line in lines
        ]


def test_lines_that_no_width_brings_about_are_refused() -> None:
    widths = fonts.widths_of(fonts.FAMILY, 14)
    assert held(("а", "б", "слово подлиннее"), widths, 400) is None
    assert held(("слово подлиннее", "слово короче"), widths, 10) is None


@given(st.lists(st.text("абвгжшюМЩ", min_size=1, max_size=14), min_size=1, max_size=25))
def test_lines_keep_every_word_and_fit_when_they_can(words: list[str]) -> None:
    widths = fonts.widths_of(fonts.BOLD, 14)
    lines = title_lines(" ".join(words), widths, 280.0)
    assert " ".join(lines).split() == words
    assert len(lines) == 1 or all(widths.of(line) <= 280.0 for line in lines)
