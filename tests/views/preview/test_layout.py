import pytest

from app.views.preview.layout import (
    PageLayout,
    stepped,
    zoom_to_page,
    zoom_to_width,
)

A4 = (594.0, 840.0)  # 792 x 1120 pixels
WIDE = (840.0, 594.0)


def test_pages_stand_under_one_another_with_gaps() -> None:
    layout = PageLayout((A4, WIDE), 0.5, 8)
    assert (layout.size(0), layout.size(1)) == ((396, 560), (560, 396))
    assert layout.tops() == [8, 576, 980]
    assert (layout.width, layout.height) == (576, 980)


@pytest.mark.parametrize(
    ("top", "height", "pages"),
    [
        (0, 100, [0]),
        (0, 577, [0, 1]),
        (0, 576, [0]),
        (568, 8, []),  # only the gap
        (570, 100, [1]),
        (560, 100, [0, 1]),
        (900, 500, [1]),
    ],
)
def test_only_pages_in_sight_are_visible(top: int, height: int, pages: list[int]) -> None:
    assert list(PageLayout((A4, WIDE), 0.5, 8).visible(top, height)) == pages


def test_nothing_is_visible_of_no_document() -> None:
    layout = PageLayout((), 1.0, 8)
    assert list(layout.visible(0, 500)) == []
    assert (layout.width, layout.height) == (16, 8)


def test_the_page_at_a_height_is_the_nearest() -> None:
    layout = PageLayout((A4, WIDE), 0.5, 8)
    assert [layout.page_at(y) for y in (-5, 0, 575, 576, 5000)] == [0, 0, 0, 1, 1]


def test_a_page_fills_the_width_or_is_seen_whole() -> None:
    assert zoom_to_width((A4, WIDE), 1136, 8) == pytest.approx(1.0)
    assert zoom_to_page(A4, (2000, 576), 8) == pytest.approx(0.5)
    assert zoom_to_page(A4, (412, 5000), 8) == pytest.approx(0.5)
    assert zoom_to_width((A4,), 100_000, 8) == 3.0


@pytest.mark.parametrize(
    ("zoom", "steps", "wanted"),
    [(1.0, 1, 1.1), (1.0, -1, 0.9), (0.83, 1, 0.9), (0.83, -1, 0.75), (3.0, 1, 3.0),
     (0.5, -1, 0.5), (0.3, -1, 0.5), (1.0, 2, 1.25)],
)  # fmt: skip
def test_zoom_goes_by_the_steps_of_a_scale(zoom: float, steps: int, wanted: float) -> None:
    assert stepped(zoom, steps) == wanted
