"""What a text with facts in it becomes."""

from itertools import product

from app.services.documents.model.blocks import (
    BLANK,
    AnnexMark,
    ApprovalMark,
    Heading,
    PageBreak,
    Signature,
)
from app.services.documents.model.geometry import Edges, Margins, Orientation
from app.services.documents.model.inline import Footnote, Reference, Shown
from app.services.documents.model.paragraphs import ListItem, Paragraph, ParagraphKind, Run
from app.services.documents.model.tables import Table
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.text.whole.checking import check_tree
from app.services.documents.text.whole.filling import fill
from app.services.documents.text.whole.reading import read
from app.services.documents.words.settings import SETTINGS
from app.services.findings.finding import Weight
from tests.services.documents.samples import blocks
from tests.services.documents.text.words import filled, lines, told

HOSTILE = "{район} | 1. **Школа** № 5 / [бланк] % если ~ \\"


def test_fields_choices_and_numbers_are_put_into_words() -> None:
    assert lines(
        "Школы {район, род.} на {день}: {число школ: школа, школы, школ}, всего {число школ}."
    ) == ["Школы Заречного округа на 01.09.2026: 21\u00a0школа, всего 21."]
    body = "Документ {нужен список: со списком на {день} / без списка}, с~грифом"
    assert lines(body) == ["Документ со списком на 01.09.2026, с\u00a0грифом"]
    assert lines(body, wanted=False) == ["Документ без списка, с\u00a0грифом"]


def test_what_is_not_said_takes_its_space_along() -> None:
    for body, said in (
        ("Школы {не нужен список: без списка /}, все.", "Школы, все."),
        ("Школы {телефон?} района", "Школы района"),
        ("{телефон?} Школы", "Школы"),
        ("Школы {телефон?}", "Школы"),
        ("Школы{телефон?} района", "Школы района"),
    ):
        assert lines(body) == [said]
    assert lines("{телефон?}") == []


def test_an_empty_fact_is_a_line_and_a_finding_where_it_is_entered() -> None:
    body = "{район, род.} {день} {телефон?}\n\n{район, род.} {число школ}"
    document = filled(body, place="", day="", number=None)
    assert [f"{one.code}: {one.text} {one.hint}".strip() for one in document.findings] == [
        "department.no-place: Не указано: район",
        "text.empty-fact: Не указано: день Вносится здесь: Настройки – День",
        "text.empty-fact: Не указано: число школ",
    ]
    assert document.findings[1].where == "текст документа, строка 3"
    assert lines(body, place="", day="", number=None) == [f"{BLANK} {BLANK}", f"{BLANK} {BLANK}"]
    assert filled(body).findings == ()


def test_a_value_never_becomes_markup() -> None:
    body = (
        "Школа {день}\n1. {день}\n[таблица: школы]\nШкола | 10 | {школа}\n\n"
        "[паспорт]\nДень {день} | {день}\n[конец паспорта]"
    )
    assert lines(body, day=HOSTILE, schools=[HOSTILE]) == [
        f"Школа {HOSTILE}",
        f"1. {HOSTILE}",
        "Школа",
        HOSTILE,
        f"День {HOSTILE} | {HOSTILE}",
    ]


def test_points_are_counted_whatever_numbers_are_typed() -> None:
    body = (
        "1. Первый\n% если не нужен список\n2. Второй\n% конец\n3. #третий Третий\n3.1. Под ним\n"
        "7.7. Ещё\n7.7.1. Глубже\n4. Смотри {пункт «третий»} и {пункт «последний»}\n"
        "4.1. #последний Конец"
    )
    assert lines(body) == [
        "1. Первый",
        "2. Третий",
        "2.1. Под ним",
        "2.2. Ещё",
        "2.2.1. Глубже",
        "3. Смотри 2 и 3.1",
        "3.1. Конец",
    ]
    assert lines(body, wanted=False)[-2] == "4. Смотри 3 и 4.1"
    levels = [block.level for block in filled(body).document.sections[0].blocks]
    assert levels == [1, 1, 2, 2, 2, 1, 2]
    many = [f"{number}. Пункт" for number in range(1, 121)]
    assert lines("\n".join(many)) == many


def test_a_list_that_begins_with_one_behind_other_text_is_counted_anew() -> None:
    body = (
        "1. Первый\n– часть\n1. Второй\n\nСлова\n\n3. Третий\n\nСлова\n\n1. #снова Снова\n"
        "1.1. Под ним\n\n{пункт «снова»}\n\n## Раздел\n1. Опять\n2. И ещё"
    )
    assert [line for line in lines(body) if line[0].isdigit()] == [
        "1. Первый",
        "2. Второй",
        "3. Третий",
        "1. Снова",
        "1.1. Под ним",
        "1",
        "1. Опять",
        "2. И ещё",
    ]


def test_a_repeated_point_goes_on_behind_text_and_begins_anew_under_a_heading() -> None:
    repeated = "% для каждой: школы\n{}1. {{школа}}\n\nСлова о ней\n% конец"
    schools = "% для каждой: школы\n1. {школа}\n% конец"
    assert _labels(repeated.format("")) == ["1.", "2."]
    assert _labels(repeated.format("## Школа\n")) == ["1.", "1."]
    assert _labels(f"1. Слова\n\nСлова\n{schools}\n\nСлова\n{schools}") == [
        "1.",
        *("1.", "2."),
        *("1.", "2."),
    ]


def _labels(body: str) -> list[str]:
    blocks = filled(body).document.sections[0].blocks
    return [block.label for block in blocks if isinstance(block, ListItem)]


def test_letters_and_dashes_are_lists() -> None:
    body = "а) один\nтекст к нему не отделён\n\nПодробнее\n\nв) два\n– три\n- четыре\nа) снова"
    assert lines(body) == [
        "а) один текст к нему не отделён",
        "Подробнее",
        "б) два",
        "– три",
        "– четыре",
        "а) снова",
    ]


def test_bold_words_are_runs_of_their_own() -> None:
    (paragraph,) = filled("Школы **{день}** и **прочее**").document.sections[0].blocks
    assert paragraph == Paragraph(
        (Run("Школы "), Run("01.09.2026", bold=True), Run(" и "), Run("прочее", bold=True))
    )


def test_marks_are_the_parts_of_a_page() -> None:
    body = (
        "[пометка]\n[исполнитель]\n[слово] ПРИКАЗЫВАЮ:\n[по центру] Середина\n> Сноска\n"
        "[с новой страницы]\n# Заголовок {№}\n## Первый\n## Второй {№}\n[утверждаю: руководитель]\n"
        "[подпись: руководитель]\n"
    )
    blocks = filled(body).document.sections[0].blocks
    assert blocks[1] == Paragraph((Run("ПРИКАЗЫВАЮ:"),), ParagraphKind.COMMAND)
    assert blocks[2] == Paragraph((Run("Середина"),), ParagraphKind.CENTRED)
    assert blocks[3] == Paragraph((Run("Сноска"),), ParagraphKind.NOTE)
    assert blocks[4:8] == (
        PageBreak(),
        Heading("Заголовок 1", 0),
        Heading("Первый", 1),
        Heading("Второй 2", 1),
    )
    assert isinstance(blocks[8], ApprovalMark)
    assert blocks[9] == Signature("Начальник", "И.В. Соболева")


def test_conditions_ask_for_flags_facts_numbers_and_rows() -> None:
    for condition, holds in (
        ("нужен список", True),
        ("не нужен список", False),
        ("есть школы", True),
        ("нет школы", False),
        ("не есть школы", False),
        ("указан день", True),
        ("указан телефон", False),
        ("не указан телефон", True),
        ("указано число школ", True),
        ("указан телефон или есть школы и нужен список", True),
        ("указан телефон и есть школы или не нужен список", False),
    ):
        body = f"% если {condition}\nДа\n% иначе\nНет\n% конец"
        assert lines(body) == ["Да" if holds else "Нет"], condition
    body = "% если нет школы\nНи одной\n% иначе если указан телефон\nТел.\n% конец\nДалее"
    assert lines(body) == ["Далее"]
    assert lines(body, schools=()) == ["Ни одной", "Далее"]
    assert lines(body, phone="8") == ["Тел.", "Далее"]


def test_something_is_repeated_for_every_row() -> None:
    body = (
        "% для каждой: школы\n## {№}. {школа}\n% если есть результаты\n"
        "% для каждого: результаты\n{№}) {процедура}, {школа}\n% конец\n"
        "% иначе\nНет\n% конец\n% конец"
    )
    results = {"МБОУ «СОШ № 2»": ("ВПР", "ОГЭ")}
    assert lines(body, results=results) == [
        "1. МБОУ «СОШ № 1»",
        "Нет",
        "2. МБОУ «СОШ № 2»",
        "1) ВПР, МБОУ «СОШ № 2»",
        "2) ОГЭ, МБОУ «СОШ № 2»",
    ]
    thirty = [f"Школа {at}" for at in range(30)]
    assert len(lines(body, schools=thirty)) == 60
    assert lines(body, schools=()) == []


ANNEXES = (
    "Согласно {приложение «один», дат.} и {приложение «два», дат.}\n"
    "% если нужен список\n=== Приложение «один»: УТВЕРЖДЁН, альбомное ===\n1. Пункт\n% конец\n"
    "=== Приложение «два»: к отчёту ===\n1. Пункт\n"
)


def test_annexes_are_counted_and_referred_to() -> None:
    document = filled(ANNEXES).document
    first, one, two = document.sections
    assert first.blocks[0].runs[0].text == "Согласно приложению №\u00a01 и приложению №\u00a02"
    assert one.orientation is Orientation.LANDSCAPE
    assert two.orientation is Orientation.PORTRAIT
    assert one.blocks[0] == AnnexMark(
        ("Приложение №\u00a01", "УТВЕРЖДЁН", "приказом управления", "от 01.09.2026 № 1")
    )
    assert two.blocks[0] == AnnexMark(("Приложение №\u00a02", "к отчёту"))
    labels = [
        block.label for part in (one, two) for block in part.blocks if isinstance(block, ListItem)
    ]
    assert labels == ["1.", "1."]


def test_a_reference_to_what_is_not_printed_is_told() -> None:
    alone = filled(ANNEXES, wanted=False)
    assert alone.document.sections[1].blocks[0] == AnnexMark(("Приложение", "к отчёту"))
    assert alone.document.sections[0].blocks[0].runs[0].text.endswith(" и приложению")
    (finding,) = alone.findings
    assert (finding.code, finding.weight) == ("text.reference-unprinted", Weight.ERROR)
    assert finding.where == "текст документа, строка 3"


def test_a_sheet_with_nothing_on_it_is_not_made() -> None:
    lying, standing = Orientation.LANDSCAPE, Orientation.PORTRAIT
    annex = "=== Приложение «а»: книжное ===\nДва"
    for body, sheets in (
        ("[лист: альбомный]\nРаз", [(lying, 1)]),
        ("Раз {приложение «а»}\n[лист: альбомный]\n" + annex, [(standing, 1), (standing, 2)]),
        ("Раз\n[лист: альбомный]\n% если не нужен список\nДва\n% конец", [(standing, 1)]),
        ("% если не нужен список\nРаз\n% конец", [(standing, 0)]),
    ):
        sections = filled(body).document.sections
        assert [(one.orientation, len(one.blocks)) for one in sections] == sheets


def test_sheets_change_where_they_are_said_to() -> None:
    document = filled("Раз\n[лист: альбомный]\nДва\n[лист: книжный]\nТри").document
    assert [section.orientation.value for section in document.sections] == [
        "portrait",
        "landscape",
        "portrait",
    ]
    head = (
        "название: Проба {день}\nтема: {о чём} – {день}\nавтор: {телефон?}\nлист: альбомный\n---\n"
    )
    document = filled("[о чём] О школах\n", head).document
    assert (document.title, document.subject, document.author) == (
        "Проба 01.09.2026",
        "О школах – 01.09.2026",
        "",
    )
    assert document.sections[0].orientation is Orientation.LANDSCAPE


def test_a_table_of_five_columns_lies_unless_its_sheet_is_chosen() -> None:
    words = Vocabulary[dict[str, str]]()
    words.see(SETTINGS, lambda facts: facts)
    words.rows("школы", ("школа",), lambda _facts: ({"школа": "Школа № 1"},))
    tables = {
        count: "[таблица: школы]\n" + "\n".join(["Школа | 20 | {школа}"] * count)
        for count in (4, 5)
    }
    stated = {"": "", "from": "лист: из настроек\n", "stands": "лист: книжный\n"}
    lying: list[tuple[int, str, str]] = []
    for count, said, chosen in product(tables, stated, ("auto", "portrait", "landscape")):
        text = f"название: Проба\nо скрытом: Скрыто.\n{stated[said]}---\n{tables[count]}\n"
        tree = read(text)
        assert not check_tree(tree, words)
        facts = {"orientation": chosen, "version": "internal"}
        (section,) = fill(tree, words, facts).document.sections
        if section.orientation is Orientation.LANDSCAPE:
            lying.append((count, said, chosen))
    assert lying == [
        (4, "from", "landscape"),
        (5, "", "auto"),
        (5, "", "landscape"),
        (5, "from", "auto"),
        (5, "from", "landscape"),
    ]


def test_signs_of_the_language_can_be_typed_as_they_are() -> None:
    body = "\\% Не указание\n\n\\[не часть\\] \\{не поле\\} \\*\\*не жирно\\*\\* \\~ \\\\"
    assert lines(body) == ["% Не указание", "[не часть] {не поле} **не жирно** ~ \\"]


def test_the_sheet_of_an_annex_may_be_written_in_several_ways() -> None:
    for typed in (
        "альбомное",
        "Альбомная",
        "альбомный лист",
        "лист альбомный",
        "альбомная ориентация",
    ):
        for mark in (f"УТВЕРЖДЁН, {typed}", f"{typed}, УТВЕРЖДЁН"):
            body = f"Слова {{приложение «а»}}\n=== Приложение «а»: {mark} ===\nСлова"
            (_first, annex) = filled(body).document.sections
            assert annex.orientation is Orientation.LANDSCAPE, mark
            assert isinstance(annex.blocks[0], AnnexMark)
            assert annex.blocks[0].lines[1] == "УТВЕРЖДЁН"


def test_a_sheet_has_its_own_margins_foot_and_pages_without_numbers() -> None:
    body = (
        "[внизу страниц] Слова\n[лист: поля: слева 12,5 мм,справа 15]\n"
        "Слова {приложение «а»}, {приложение «б»}\n"
        "=== Приложение «а»: УТВЕРЖДЁН, альбомное, без номеров страниц ===\n"
        "% если нужен список\n[внизу страниц] Приложение {район, род.}\n"
        "[внизу страниц] {телефон?}\n[внизу страниц] от {день}\n% конец\n"
        "=== Приложение «б»: без нумерации, Сверху 30, УТВЕРЖДЁН ===\nСлова\n"
        "=== Новый документ: альбомный, снизу 15 ===\nСлова\n[лист: без номеров]\nСлова"
    )
    sections = filled(body).document.sections
    assert [section.edges for section in sections] == [
        Edges(Margins(left=12.5, right=15), "Слова"),
        Edges(foot="Приложение Заречного округа\nот 01.09.2026", numbered=False),
        Edges(Margins(top=30), numbered=False),
        Edges(Margins(bottom=15)),
        Edges(numbered=False),
    ]
    assert [section.orientation is Orientation.LANDSCAPE for section in sections] == [
        *(False, True, False),
        *(True, True),
    ]
    assert [block.lines[1] for block in blocks(filled(body).document, AnnexMark)] == [
        "УТВЕРЖДЁН"
    ] * 2


def test_an_order_says_yes_in_any_letters() -> None:
    for yes in ("да", "Да", "ДА"):
        (slip,) = told("Слова", f"название: Проба\nприказ: {yes}\n---\n")
        assert slip.startswith("Строка 2: в приказе нет подписи."), yes
    assert told("Слова", "название: Проба\nприказ: Нет\n---\n") == []


PLACES = (
    "{раздел «цели»}, с. {страница «цели»}, {таблица «школы»}{сноска: На {день}}\n"
    "% если нужен список\n\n## #цели 1. Цели\n% конец\n"
    "[название таблицы] #школы Таблица 3 – Школы\n[таблица: школы]\n"
    "Школа | 10 | {школа}{сноска: Из реестра}\n"
)


def test_references_and_notes_are_special_runs_of_a_text() -> None:
    told, heading, caption, table = filled(PLACES).document.sections[0].blocks
    assert isinstance(told, Paragraph)
    assert [run.special for run in told.runs if run.special] == [
        Reference("раздел:цели"),
        Reference("раздел:цели", Shown.PAGE),
        Reference("таблица:школы"),
        Footnote("На 01.09.2026"),
    ]
    assert heading == Heading("1. Цели", 1, "раздел:цели")
    assert isinstance(caption, Paragraph)
    assert (caption.kind, caption.anchor) == (ParagraphKind.CAPTION, "таблица:школы")
    assert isinstance(table, Table)
    form = table.rows[0].cells[0].form  # type: ignore[union-attr]
    assert form.texts[0].runs[1].special == Footnote("Из реестра")


def test_a_reference_to_what_is_not_printed_is_a_line_and_a_finding() -> None:
    made = filled(PLACES, wanted=False)
    (told, *_others) = made.document.sections[0].blocks
    assert isinstance(told, Paragraph)
    assert told.runs[0].text == f"{BLANK}, с. {BLANK}, "
    assert {one.code for one in made.findings} == {"text.reference-unprinted"}
    assert len(made.findings) == 2
