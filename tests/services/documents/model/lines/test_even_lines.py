"""Rivers: what a line is stretched by, before and after the words are shared out anew."""

from app.services.documents.fonts import metrics as fonts
from app.services.documents.model.lines.even_lines import even_places, growth
from app.services.documents.model.lines.line_breaker import Place, Room, places_of
from app.services.documents.model.typography import glued_on_paper

_WIDTHS = fonts.Widths(fonts.FAMILY, 14)
_ROOM = Room(first=446, width=481, space=_WIDTHS.space, hyphen=_WIDTHS.hyphen)
_LONG = ("Е.В. Преображенскую-Воскресенскую", "Константинопольская", "https://edu.example/perechni")
_WORDS = (
    "Управление анализирует итоги процедур и помогает школам района, о чём сообщает на совещаниях"
    " до конца года. " * 3
).split()


def measured(text: str) -> list[Place]:
    return places_of(text, lambda start, end: _WIDTHS.of(text[start:end]), _ROOM)


def evened(text: str) -> list[Place]:
    return even_places(text, measured(text), lambda start, end: _WIDTHS.of(text[start:end]), _ROOM)


def loosest(text: str, places: list[Place]) -> float:
    """The most that the spaces of a line grow by, in widths of a space."""
    rooms = (_ROOM.first, *(_ROOM.width for _place in places))
    return max(
        growth(text, place, room, _ROOM.space)
        for place, room in zip(places[:-1], rooms, strict=False)
    )


def test_what_cannot_be_divided_makes_fewer_rivers_and_as_many_lines() -> None:
    for long in _LONG:
        before: list[float] = []
        after: list[float] = []
        for at in range(3, 40):
            text = glued_on_paper(" ".join([*_WORDS[:at], long, *_WORDS[at:]]))
            greedy, even = measured(text), evened(text)
            assert len(even) == len(greedy)
            shown = "".join(text[one.start : one.end] for one in even)
            assert shown.replace(" ", "") == text.replace(" ", "")
            before.append(loosest(text, greedy))
            after.append(loosest(text, even))
        assert sum(after) < sum(before) * 0.95, long
        assert rivers(after) < rivers(before), long
        assert all(new <= old for new, old in zip(after, before, strict=True) if old > 4), long


def rivers(growths: list[float]) -> int:
    return sum(growth > 3 for growth in growths)


def test_good_lines_stay_as_they_are() -> None:
    text = "Управление образования анализирует результаты оценочных процедур школ района. " * 4
    greedy = measured(text)
    assert loosest(text, greedy) < 2
    assert evened(text) == greedy


def test_a_last_line_shorter_than_the_indent_gets_company_where_that_makes_no_river() -> None:
    texts = [" ".join(_WORDS[start:end]) for start in range(20) for end in range(start + 15, 48)]
    short = [text for text in texts if is_short(text)]
    better = [text for text in short if not is_short(text, evened(text))]
    assert len(short) > 5
    assert better
    for text in better:
        assert len(evened(text)) == len(measured(text))
        assert loosest(text, evened(text)) < 2


def is_short(text: str, places: list[Place] | None = None) -> bool:
    return (places or measured(text))[-1].width < 35
