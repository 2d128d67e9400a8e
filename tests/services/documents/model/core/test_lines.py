from app.services.documents.model.blocks import (
    AnnexMark,
    ApprovalMark,
    Heading,
    Subject,
    item,
    plain,
)
from app.services.documents.model.core import form_lines
from app.services.documents.model.core.lines import TextBlock, paragraphs_of
from app.services.documents.model.core.tree import LINE_END
from app.services.documents.model.form_blocks import LetterHead
from app.services.documents.model.paragraphs import ListItem, ParagraphKind, Run
from app.services.documents.model.styles import Part, make_style

STYLE = make_style()
WIDTH = 170.0


def texts(block: TextBlock) -> list[tuple[Part, str]]:
    lines = paragraphs_of(block, STYLE, WIDTH)
    return [(line.part, "".join(run.text for run in line.runs)) for line in lines]


def test_a_long_centred_name_is_divided_into_lines_of_like_length() -> None:
    name = "Управление образования администрации Заречного муниципального округа"
    (line,) = texts(LetterHead(name))
    assert line == (Part.ORGANISATION, name.replace("администрации ", f"администрации{LINE_END}"))


def test_the_long_name_of_whose_report_it_is_is_divided_between_words() -> None:
    name = (
        "Муниципальное бюджетное общеобразовательное учреждение"
        " «Средняя общеобразовательная школа № 30»"
    )
    assert texts(plain(name, ParagraphKind.CENTRED)) == [
        (Part.CENTRED, name.replace(" «", f"{LINE_END}«"))
    ]


def test_a_short_heading_stays_one_line() -> None:
    assert texts(Heading("Перечень организаций", 0)) == [(Part.TITLE, "Перечень организаций")]


def test_what_an_order_is_about_is_divided_in_its_narrow_block() -> None:
    about = "Об утверждении перечня общеобразовательных организаций Заречного округа"
    (line,) = paragraphs_of(Subject(about), STYLE, WIDTH)
    assert line.width is not None
    assert line.width < WIDTH
    assert line.runs[0].text.split(LINE_END) == [
        "Об утверждении перечня", "общеобразовательных организаций", "Заречного округа",
    ]  # fmt: skip


def test_the_superior_body_stands_over_the_organisation() -> None:
    parts = [part for part, _text in texts(LetterHead("Управление", "Администрация"))]
    assert parts == [Part.ABOVE, Part.ORGANISATION]


def test_marks_are_one_paragraph_a_line() -> None:
    assert [text for _part, text in texts(AnnexMark(("Приложение", "к приказу")))] == [
        "Приложение",
        "к приказу",
    ]
    approval = texts(ApprovalMark("УТВЕРЖДАЮ", "Начальник", "И.В. Соболева", "«__» 20__ г."))
    assert [text for _part, text in approval] == [
        "УТВЕРЖДАЮ",
        "Начальник",
        f"{form_lines.SIGN_LINE}\u00a0И.В. Соболева",
        "«__» 20__ г.",
    ]


def test_a_label_stands_apart_from_its_text_and_levels_have_their_looks() -> None:
    (point,) = paragraphs_of(item("1.", "Утвердить"), STYLE, WIDTH)
    assert (point.part, point.label, point.runs) == (Part.ITEM, "1.", (Run("Утвердить"),))
    (below,) = paragraphs_of(item("1.1.", "Довести", level=2), STYLE, WIDTH)
    assert (below.part, below.label) == (Part.SUBITEM, "1.1.")


def test_a_line_end_in_running_text_starts_a_paragraph_and_keeps_the_manner() -> None:
    block = ListItem("а)", (Run("первый\nвто", bold=True), Run("рой")))
    first, second = paragraphs_of(block, STYLE, WIDTH)
    assert (first.label, first.runs) == ("а)", (Run("первый", bold=True),))
    assert (second.label, second.runs) == ("", (Run("вто", bold=True), Run("рой")))
    assert [(line.first, line.last) for line in (first, second)] == [(True, False), (False, True)]
