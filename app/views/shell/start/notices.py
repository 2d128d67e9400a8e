"""What is said above the pages of a workspace that is not the user's own or cannot be changed."""

from collections.abc import Callable

from app.views.widgets.notice import Notice


def notice_above(again: Callable[[], object] | None, back: Callable[[], object]) -> Notice:
    """Why nothing can be changed, with the way to try `again`; None: it is the demo district.

    `back` leads from the demo district to the user's own data.
    """
    if again is not None:
        return Notice(
            "Открыто только для чтения: папка данных занята или закрыта для записи.",
            [("Попробовать снова", again)],
            icon="lock",
            tone="warning",
            short="Только для чтения.",
        )
    return Notice(
        "Демонстрационный район: люди вымышлены, можно пробовать всё.",
        [("Вернуться к своим данным", back)],
        short="Демонстрационный район.",
    )
