"""Pages of every kind in one look, without LibreOffice; the rules see what they are for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.documents.making.catalogue import KINDS, list_kinds
from app.services.documents.model.blocks import (
    AnnexMark,
    Document,
    Executor,
    Heading,
    Section,
    body,
    plain,
)
from app.services.documents.model.paragraphs import Paragraph, ParagraphKind, Run
from app.services.documents.model.styles import DocumentStyle, make_style
from app.services.documents.pdf import render as render_pdf
from app.services.storage.workspace import Workspace, open_workspace
from tests.pages import faults
from tests.pages.combinations import combinations, few, settings_of
from tests.pages.district import CLOCK, DISTRICTS, OFFICE, District, make_district
from tests.pages.lengths import YEAR
from tests.pages.line_ends import torn
from tests.pages.measuring import make, pages_of, required
from tests.pages.sheets import Column, Glyph, Sheet, Stroke, read_sheets
from tests.pages.words import Division, divisions, letters

SMALL = District(schools=6, measures=12)
STYLE = make_style()
EMPTY = Sheet(595, 842, (), "", (), ())


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    root = tmp_path_factory.mktemp("pages") / "район"
    make_district(root, SMALL)
    with open_workspace(root, clock=CLOCK) as opened:
        yield opened


def test_pages_of_a_district_with_long_names_are_sound(district: Workspace, tmp_path: Path) -> None:
    assert len(OFFICE) >= 180
    assert [one.kind for one in few()] == list(KINDS)
    offenders: list[str] = []
    for one in few():
        lacking = required(district, one)
        if lacking:
            offenders.append(f"{one.name}: {lacking}")
            continue
        made = make(district, one, tmp_path, ("pdf",))
        sheets, found = pages_of(made, made.files["pdf"])
        found += [faults.Fault("hardly any text", 1, "")] * (_letters(sheets) < 300 * len(sheets))
        offenders += [f"{one.name} p. {fault.page}: {fault.rule}: {fault.what}" for fault in found]
    assert not offenders


def _letters(sheets: list[Sheet]) -> int:
    return sum(len(sheet.glyphs) for sheet in sheets)


def test_without_data_every_kind_says_what_it_lacks(tmp_path: Path) -> None:
    """No half-empty document: what cannot be made says why, and nothing is ready."""
    make_district(tmp_path / "пусто", DISTRICTS["empty"])
    with open_workspace(tmp_path / "пусто", clock=CLOCK) as workspace:
        rows = list_kinds(workspace, YEAR)
    assert [row.kind for row in rows] == list(KINDS)
    assert [row.kind for row in rows if row.ready or row.possible or row.problem] == []


@pytest.fixture(scope="module")
def looks(district: Workspace) -> list[tuple[str, dict[str, str]]]:
    """Kinds and settings of all combinations that are not as installed."""
    chosen = [one for one in combinations() if one.turn is not None]
    return [(one.kind, settings_of(district, one)) for one in chosen]


def test_no_two_combinations_are_the_same(looks: list[tuple[str, dict[str, str]]]) -> None:
    """Every kind is made of every district, and of the long one in looks of its own."""
    every = combinations()
    assert len({one.name for one in every}) == len(every)
    plain = {(one.kind, one.district) for one in every if one.turn is None}
    assert plain == {(kind, name) for kind in KINDS for name in DISTRICTS}
    settings = {(kind, *sorted(values.items())) for kind, values in looks}
    assert len(settings) == len(looks) > 4 * len(KINDS)


def test_every_value_of_a_setting_comes_up(looks: list[tuple[str, dict[str, str]]]) -> None:
    """Of choices and flags, over all kinds together."""
    used: dict[str, set[str]] = {}
    for _kind, values in looks:
        for name, value in values.items():
            used.setdefault(name, set()).add(value)
    offenders: list[str] = []
    for spec in {spec.name: spec for kind in KINDS.values() for spec in kind.settings}.values():
        if spec.kind in ("choice", "flag") and spec.name != "orientation":
            wanted = {str(value) for _words, value in spec.choices} or {"0", "1"}
            offenders += [f"{spec.name}: {value}" for value in wanted - used[spec.name]]
    assert offenders == []


def _sheets(tmp_path: Path, *sections: Section) -> tuple[list[Sheet], Document]:
    document = Document(title="Проба", sections=sections)
    render_pdf.render(document, STYLE, tmp_path / "a.pdf")
    return read_sheets(tmp_path / "a.pdf"), document


def test_a_letter_outside_the_frame_is_seen() -> None:
    inside = Glyph("а", 100, 700, 106, 706)
    frame = faults.frame_of(EMPTY, STYLE)
    shifts = ((frame.left - 103, 0), (frame.right - 103, 0), (0, frame.top - 703), (0, -660))
    over = [
        inside._replace(left=100 + x, right=106 + x, bottom=700 + y, top=706 + y) for x, y in shifts
    ]
    for glyph in over:
        assert list(faults.outside([EMPTY._replace(glyphs=(glyph,))], STYLE)), glyph
    mark = Glyph("Ж", frame.left, 30, frame.left + 6, 36)
    margin = [EMPTY._replace(glyphs=(inside, mark))]
    assert list(faults.outside(margin, STYLE, ["З"]))
    assert not list(faults.outside(margin, STYLE, ["Ж"]))
    number = Glyph("2", 300, frame.top + 20, 306, frame.top + 28)
    assert not list(faults.outside([EMPTY._replace(glyphs=(inside, number))], STYLE))


def test_a_turned_sheet_has_its_wide_margin_above() -> None:
    lying = EMPTY._replace(width=842, height=595)
    frames = [faults.frame_of(sheet, STYLE) for sheet in (lying, lying._replace(turned=True))]
    margins = [
        [round(at * 25.4 / 72) for at in (one.left, one.bottom, 842 - one.right, 595 - one.top)]
        for one in frames
    ]
    assert margins == [[30, 20, 10, 20], [20, 10, 20, 30]]


def test_a_letter_over_a_line_or_over_another_letter_is_seen() -> None:
    glyph, behind = Glyph("ш", 100, 700, 108, 706), Glyph("а", 109, 700, 114, 706)
    sheet = EMPTY._replace(glyphs=(glyph, behind))
    for crossed in (
        sheet._replace(upright=(Stroke(104, 600, 800),)),
        sheet._replace(level=(Stroke(703, 50, 500),)),
    ):
        assert len(list(faults.crossing([crossed]))) == 1
    beside = sheet._replace(upright=(Stroke(108.4, 600, 800), Stroke(104, 720, 800)))
    assert not list(faults.crossing([beside]))
    assert not list(faults.overprinted([sheet]))
    over = behind._replace(left=101, right=106)
    assert list(faults.overprinted([sheet._replace(glyphs=(glyph, over))]))


def test_a_mark_and_notes_that_stand_alone_are_seen(tmp_path: Path) -> None:
    mark, title = AnnexMark(("Приложение № 1", "УТВЕРЖДЁН")), Heading("Перечень", 0)
    note = plain("Низкий результат: отметка «2».", ParagraphKind.NOTE)
    long = Section((mark, title, body("Слово. " * 900), note))
    alone, document = _sheets(tmp_path, Section((mark, title)), Section((note,)), long)
    assert [one.page for one in faults.lonely_marks(alone, document, STYLE)] == [1]
    assert [one.page for one in faults.only_notes(alone, document, STYLE)] == [2]


def test_a_sheet_that_is_mostly_empty_is_seen_unless_a_part_ends_there(tmp_path: Path) -> None:
    short, begun = Paragraph((Run("Строка."),)), body("Начало. " + "Слово. " * 900)
    sheets, document = _sheets(tmp_path, Section((short,)), Section((begun,)))
    assert not list(faults.nearly_empty(sheets, document, STYLE))
    torn = [sheets[0], *sheets[2:]]
    assert [one.page for one in faults.nearly_empty(torn, document, STYLE)] == [1]


def test_a_line_that_tears_words_apart_is_seen_where_both_had_room() -> None:
    def words(top: float, *texts: str) -> list[Glyph]:
        glyphs, left = [], 100.0
        for text in texts:
            for at, letter in enumerate(text):
                glyphs.append(Glyph(letter, left, top - 6, left + 5, top, spaced=not at))
                left += 6 + 2 * (letter == ".")  # the ink of a figure stands off from a point
            left += 4
        return glyphs

    def told(width: float, *lines: tuple[str, ...], style: DocumentStyle = STYLE) -> list[str]:
        glyphs = [glyph for at, line in enumerate(lines) for glyph in words(700 - 12 * at, *line)]
        edges = tuple(Stroke(at, 600, 800) for at in (95.0, 95.0 + width))
        sheet = EMPTY._replace(glyphs=tuple(glyphs), upright=edges)
        return [fault.what for fault in torn([sheet], style)]

    assert told(100, ("ВПР", "по"), ("химии",)) == ["по | химии"]
    assert told(100, ("СОШ", "№"), ("30",)) == ["№ | 30"]
    assert told(100, ("от", "5"), ("марта",)) == ["5 | марта"]
    assert told(100, ("школа", "им."), ("Героя",)) == ["им. | Героя"]
    assert told(160, ("школа", "А.П."), ("Лесного-",)) == ["А.П. | Лесного-"]
    assert told(100, ("школа", "им."), ("А.П.", "Лесного-")) == []  # there is no room for three
    assert told(90, ("на",), ("17.10.2026.",)) == []  # nor for the whole day
    assert told(110, ("на",), ("17.10.2026.",)) == ["на | 17.10.2026."]
    larger = make_style(table_font_size=14)
    assert told(94, ("на",), ("17.10.2026.",)) == ["на | 17.10.2026."]
    assert told(94, ("на",), ("17.10.2026.",), style=larger) == []  # a space is wider there
    smaller = make_style(table_font_size=9)
    assert told(66, ("1",), ("сентября",), style=smaller) == ["1 | сентября"]
    assert told(65, ("1",), ("сентября",), style=smaller) == []  # no room beside a narrow figure
    assert told(68, ("1",), ("сентября",), style=larger) == ["1 | сентября"]
    assert told(67, ("1",), ("сентября",), style=larger) == []
    assert told(45, ("ВПР", "по"), ("химии",)) == []
    assert told(100, ("ВПР",), ("по", "химии")) == []
    assert told(100, ("всего", "5"), ("школ",)) == []
    assert told(100, ("20__", "г."), ("Отчёт",)) == []
    assert told(100, ("В",), ("целях",)) == ["В | целях"]
    assert told(100, ("от",), ("______",)) == []  # lower in its line, and still beside it
    assert told(100, ("Лесной", "В."), ("А.",)) == ["В. | А."]
    assert told(95, ("И.", "В."), ("Константинова-",)) == []  # both would have to go over


def test_an_executor_who_is_not_at_the_foot_of_the_last_sheet_is_seen(tmp_path: Path) -> None:
    executor = Executor(("Жукова Татьяна Павловна", "8 (900) 000-00-00"))
    order, annex = Section((body("Слово. " * 900), executor)), Section((body("Приложение"),))
    sheets, document = _sheets(tmp_path, order, annex)
    assert len(sheets) > 2
    assert not list(faults.executors_elsewhere(sheets, document, STYLE))
    turned = [*sheets[-2::-1], sheets[-1]]
    assert [one.page for one in faults.executors_elsewhere(turned, document, STYLE)] == [
        len(sheets) - 1
    ]


def test_a_title_whose_lines_end_elsewhere_is_seen(tmp_path: Path) -> None:
    long = "Перечень общеобразовательных организаций округа, имеющих низкие результаты"
    sheets, document = _sheets(tmp_path, Section((Heading(long, 0), Heading("Итоги", 0))))
    titles = faults.titles_of(document, STYLE)
    assert len(titles) == 1
    assert not list(faults.other_lines(sheets, titles))
    torn = [sheets[0]._replace(text=sheets[0].text.replace("\r\n", " ", 1))]
    assert [one.rule for one in faults.other_lines(torn, titles)] == ["title in other lines"] * 2


def test_divided_words_are_told_from_hyphens_of_their_own() -> None:
    text = "организация учебно-воспитательной 2025/2026 д. 17. по после Волго-Окского"
    lines = (
        *("орга-", "низация учебно-", "воспитательной", "учебно-вос-", "пита-", "тельной"),
        *("2025/", "2026 д. ", "1", "7.", "по", "после", "Вол-", "го-", "Окского"),
    )
    found = divisions([EMPTY._replace(columns=(Column(0, lines),))], text)
    assert found == [
        Division("организация", 1),
        Division("учебно-воспитательной", 1),
        Division("2025/2026", 1, cut=True),
        Division("17.", 1, cut=True),
        Division("Волго-Окского", 1),
    ]
    assert [one.is_number for one in found] == [False, False, True, True, False]
    assert letters("учебно-воспита\u00adтельной") == "учебновоспитательной"


def test_a_word_that_goes_on_on_the_next_page_is_one_divided_word() -> None:
    text = "Ответственные Новосибирской области Информационно-аналитическая справка на листах"
    title = ("Ответ-", "ственные")
    pages = (
        ((*title, "области", "Новоси-"), (*title, "Информацион-", "но-анали-")),
        ((*title, "бирской", "области"), (*title, "тиче-", "ская справка", "на", "лис-")),
        ((*title, "области", "справ-"), (*title, "Новосибирской")),
    )
    sheets = [
        EMPTY._replace(columns=(Column(100, left), Column(200 + at % 2, right)))
        for at, (left, right) in enumerate(pages)
    ]
    found = divisions(sheets, text)
    whole = [(one.word, one.page) for one in found if one.word != "Ответственные"]
    assert whole == [
        ("Новосибирской", 2),
        ("Информационно-аналитическая", 2),
        ("лис", 2),  # its rest is not there
        ("справ", 3),
    ]
    assert sum(one.word == "Ответственные" for one in found) == 6


def test_letters_behind_a_space_are_told_from_those_behind_a_point(tmp_path: Path) -> None:
    sheets, _document = _sheets(tmp_path, Section((body("Работа на 17.10.2026. Проведены"),)))
    assert "".join(one.letter for one in sheets[0].glyphs if one.spaced) == "н1П"


def test_words_that_our_pdf_divides_are_read_as_they_are_printed(tmp_path: Path) -> None:
    words = "результативность сопровождения организация "
    path = tmp_path / "a.pdf"
    text = f"{words * 20}конец."
    document = Document(title="Проба", sections=(Section((body(text), body(text))),))
    render_pdf.render(document, STYLE, path)
    found = divisions(read_sheets(path), text)
    assert len(found) > 4
    assert {one.word for one in found} <= set(words.split())
