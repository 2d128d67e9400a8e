"""Argparse in Russian.

The standard parser asks `gettext` for its words; a catalogue for a dozen sentences would need a
compiled file and the user's locale, so the words are handed to it directly.
"""

import argparse
from typing import NoReturn

from app.errors import UserError

_WORDS = {
    "usage: ": "Использование: ",
    "positional arguments": "Параметры",
    "options": "Ключи",
    "subcommands": "Команды",
    "show this help message and exit": "показать эту справку",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "не указано: %s",
    "one of the arguments %s is required": "нужно указать одно из: %s",
    "not allowed with argument %s": "нельзя указать вместе с %s",
    "unrecognized arguments: %s": "неизвестные параметры: %s",
    "expected one argument": "нужно одно значение",
    "expected at most one argument": "допустимо не больше одного значения",
    "expected at least one argument": "нужно хотя бы одно значение",
    "invalid %(type)s value: %(value)r": "неверное значение: %(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "нет такого значения: %(value)s (возможны: %(choices)s)"
    ),
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "нет такого значения: %(value)s (возможны: %(choices)s)"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "неизвестная команда %(parser_name)s (есть: %(choices)s)"
    ),
    "ambiguous option: %(option)s could match %(matches)s": (
        "неоднозначный ключ %(option)s: подходят %(matches)s"
    ),
    "ignored explicit argument %r": "лишнее значение %r",
    " (default: %(default)s)": " (по умолчанию: %(default)s)",
}


def translate(text: str) -> str:
    """The Russian words for one of argparse's own; unknown ones stay as they are."""
    return _WORDS.get(text, text)


def translate_plural(singular: str, plural: str, number: int) -> str:
    """Argparse's only plural: how many values an option takes."""
    if singular == "expected %s argument":
        return "число значений должно быть %s"
    return singular if number == 1 else plural


class _Help(argparse.HelpFormatter):
    """Help whose codes stay whole: they are copied from it, a hyphen at a line's end would not."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        from textwrap import wrap

        return wrap(" ".join(text.split()), width, break_on_hyphens=False, break_long_words=False)


class RussianParser(argparse.ArgumentParser):
    """A parser whose help is Russian and whose errors are `UserError`."""

    def _get_formatter(self) -> argparse.HelpFormatter:
        return _Help(self.prog)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to get help.

        Raises:
            UserError: always.
        """
        raise UserError(f"{self.prog}: {message}.", f"Справка: {self.prog} --help")


def speak_russian() -> None:
    """Hand argparse its Russian words; call before the parser is built."""
    for name, words in (("_", translate), ("ngettext", translate_plural)):
        setattr(argparse, name, words)
