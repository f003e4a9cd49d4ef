"""Czech and English: which of them a reader gets, and every string of the pages in both."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel import Locale
from babel.numbers import format_decimal
from starlette.requests import HTTPConnection

from api.negotiation import preferred

MESSAGES = Path(__file__).parent / "messages"
_REGION = re.compile(r"-\w+")
LOCALES = {"cs": Locale.parse("cs"), "en": Locale.parse("en_GB")}


class Language:
    """One language of the pages: its strings (``messages/<code>.toml``), plurals and numbers."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.locale = LOCALES[code]
        self.strings = _strings(code)

    def text(self, key: str, **values: object) -> str:
        """Give the string *key* with *values* put in; KeyError where there is none."""
        return self.strings[key].format(**values)

    def find(self, key: str) -> str | None:
        """Give the string *key*, or None: for keys that are made of the data's terms."""
        return self.strings.get(key)

    def table(self, name: str) -> Mapping[str, str]:
        """Give all strings whose key begins with *name* and a dot: for scripts in the page."""
        start = f"{name}."
        return {
            key.removeprefix(start): text
            for key, text in self.strings.items()
            if key.startswith(start)
        }

    def count(self, key: str, number: int) -> str:
        """Say how many in the plural form that *number* asks for (*key*``.one``, ``.few`` …)."""
        form = self.locale.plural_form(number)
        return self.text(f"{key}.{form}", n=self.number(number))

    def number(self, number: float) -> str:
        """Write *number* as the language does."""
        return str(format_decimal(number, locale=self.locale))


def choose(request: HTTPConnection) -> Language:
    """Choose by ``?lang=``, else by Accept-Language, else Czech."""
    asked = request.query_params.get("lang", "")
    if asked in LOCALES:
        return language(asked)
    return language(_accepted(request.headers.get("accept-language", "")))


@cache
def language(code: str) -> Language:
    """Give the language *code* (``cs`` or ``en``)."""
    return Language(code)


def _accepted(header: str) -> str:
    languages = _REGION.sub("", header)
    return next(iter(preferred(languages, list(LOCALES))), "cs") if languages else "cs"


@cache
def _strings(code: str) -> Mapping[str, str]:
    tables = tomllib.loads((MESSAGES / f"{code}.toml").read_text(encoding="utf-8"))
    return dict(_flatten("", tables))


def _flatten(prefix: str, table: Mapping[str, object]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, Mapping):
            pairs += _flatten(f"{prefix}{key}.", value)
        else:
            pairs.append((f"{prefix}{key}", str(value)))
    return pairs
