"""Czech and English: which of them a reader gets, and every string of the pages in both."""

import re
from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from starlette.requests import HTTPConnection

from api.negotiation import preferred

CATALOGUES = Path(__file__).parent / "locale"
"""A folder a language; in it one gettext catalogue (``.po``) a subject of the pages."""

_REGION = re.compile(r"-\w+")
LOCALES = {"cs": Locale.parse("cs"), "en": Locale.parse("en_GB")}


class Language:
    """One language of the pages: its strings, plurals and numbers."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.locale = LOCALES[code]
        self.strings = _strings(code)
        self._translations = _translations(code)

    def text(self, key: str, **values: object) -> str:
        """Give the string *key* with *values* put in; KeyError where there is none."""
        return self._translations.gettext(key).format(**values)

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

    def count(self, key: str, number: int, **values: object) -> str:
        """Say how many (``{n}``), in the plural form of *key* that *number* asks for."""
        form = self._translations.ngettext(key, key, number)
        return form.format(n=self.number(number), **values)

    def number(self, number: float) -> str:
        """Write *number* as the language does."""
        return str(format_decimal(number, locale=self.locale))


class _Untranslated(NullTranslations):
    """Where gettext asks last: a key without a string is a mistake of ours, not a text."""

    def gettext(self, message: str) -> str:
        raise KeyError(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        raise KeyError(msgid1)


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
def catalogue(code: str) -> Catalog:
    """Put all catalogues of the language *code* together."""
    whole = Catalog(LOCALES[code], fuzzy=False)
    for path in sorted((CATALOGUES / code).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, abort_invalid=True):
                if message.id:
                    whole[message.id] = message
    return whole


def _strings(code: str) -> Mapping[str, str]:
    """Give every string that has no plural forms."""
    single = [message for message in catalogue(code) if message.id and not message.pluralizable]
    return {str(message.id): str(message.string) for message in single}


def _translations(code: str) -> NullTranslations:
    compiled = BytesIO()
    write_mo(compiled, catalogue(code))
    compiled.seek(0)
    translations = GNUTranslations(compiled)
    translations.add_fallback(_Untranslated())
    return translations
