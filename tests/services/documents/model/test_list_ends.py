"""How a list of printed rows ends."""

from app.services.documents.model.blocks import Block, body, item, plain
from app.services.documents.model.list_ends import ended_lists
from app.services.documents.model.paragraphs import ListItem, ParagraphKind, Run


def _lines(label: str, *texts: str) -> list[Block]:
    return [ListItem(label, (Run("Школа ", bold=True), Run(text))) for text in texts]


def _ends(blocks: list[Block]) -> list[str]:
    found: list[str] = []
    for block in ended_lists(blocks):
        runs = getattr(block, "runs", ())
        found.append(runs[-1].text if runs else "")
    return found


def test_the_last_line_of_each_list_ends_with_a_full_stop() -> None:
    points: list[Block] = [item("1.", "Первое;"), item("2.", "Второе;")]
    assert _ends([*_lines("–", "а;", "б;"), *points, *_lines("а)", "в;")]) == [
        "а;",
        "б.",
        "Первое;",
        "Второе;",
        "в.",
    ]


def test_notes_with_a_dash_are_a_list_and_other_paragraphs_are_not() -> None:
    notes: list[Block] = [plain(f"– {name};", ParagraphKind.NOTE) for name in "аб"]
    assert _ends([*notes, plain("Прочее;", ParagraphKind.NOTE), body("– в;")]) == [
        "– а;",
        "– б.",
        "Прочее;",
        "– в;",
    ]


def test_what_ends_otherwise_stays_and_so_does_an_item_without_words() -> None:
    assert _ends([*_lines("–", "а;", "б"), ListItem("–", ())]) == ["а;", "б", ""]
    assert ended_lists([]) == ()
