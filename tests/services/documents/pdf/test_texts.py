from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.lines.set_lines import SetLine
from app.services.documents.pdf.texts import Standing, Text


def text(joined: set[int], count: int = 8, tail: float = 0.0) -> Text:
    """A paragraph of lines 10 points high; words go on behind the lines `joined`, from 1."""
    lines = [
        SetLine(pieces=((fonts.FAMILY, "а"),), joins=at in joined) for at in range(1, count + 1)
    ]
    made = Text(lines, Standing(size=8, leading=10, before=3, after=5))
    made.tail = tail
    return made


def parts(paragraph: Text, height: float) -> list[int]:
    """Lines of the parts."""
    return [round(part.wrap(100, 1000)[1] / 10) for part in paragraph.split(100, height)]


def test_two_lines_at_least_stand_on_a_page() -> None:
    assert parts(text(set()), 44) == [4, 4]
    assert parts(text(set()), 75) == [6, 2]
    assert parts(text(set()), 19) == []
    assert parts(text(set(), count=3), 25) == []


def test_no_page_ends_inside_a_word_where_another_line_can_end_it() -> None:
    assert parts(text({4}), 44) == [3, 5]
    assert parts(text({3, 4}), 44) == [2, 6]
    assert parts(text({2, 3, 4}), 44) == [4, 4]  # there is no other line


def test_lines_go_over_with_what_must_follow() -> None:
    kept = text(set(), tail=30)
    assert kept.wrap(100, 100) == (100, 110)
    assert kept.wrap(100, 120) == (100, 80)
    assert parts(kept, 100) == [6, 2]
    first, rest = kept.split(100, 100)
    assert (first.getSpaceBefore(), first.getSpaceAfter()) == (3, 0)
    assert (rest.getSpaceBefore(), rest.getSpaceAfter()) == (0, 5)
    assert rest.wrap(100, 40) == (100, 50)
