"""Czech and English: the choice, the catalogues, dates and the order of names."""

import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from starlette.requests import Request

from api.dates import in_words
from api.language import CATALOGUES, catalogue, choose, language
from graph.collation import collation_key

CZECH, ENGLISH = language("cs"), language("en")
KEY = re.compile(r"""\b(?:t|count)\("([a-z][a-z0-9.-]*[a-z0-9])"[),]""")
NAMED = re.compile(r"""["']([\w.:-]+)["'{]""")
TABLE = re.compile(r"""table\("(\w+)"\)""")
PLACE = re.compile(r"\{\w+\}")


def asked(query: str = "", accept: str | None = None) -> str:
    """Give the language that a request gets."""
    headers = [(b"accept-language", accept.encode())] if accept is not None else []
    scope = {"type": "http", "query_string": query.encode(), "headers": headers}
    return choose(Request(scope)).code


@pytest.mark.parametrize(
    ("query", "accept", "code"),
    [
        ("", None, "cs"),
        ("", "", "cs"),
        ("", "cs,en;q=0.9", "cs"),
        ("", "en-GB,en;q=0.9,cs;q=0.8", "en"),
        ("", "en-US", "en"),
        ("", "de,en;q=0.5", "en"),
        ("", "de", "cs"),
        ("", "*", "cs"),
        ("", ";;q=,=x, \u00ff", "cs"),
        ("lang=en", "cs", "en"),
        ("lang=cs", "en", "cs"),
        ("lang=../en", "en", "en"),
    ],
)
def test_the_language_is_what_was_asked_for(query: str, accept: str | None, code: str) -> None:
    """``?lang=`` first, then Accept-Language, then Czech."""
    assert asked(query, accept) == code


def forms(code: str) -> dict[str, list[str]]:
    """Give every form of every string of a language, by key."""
    return {
        message.id if isinstance(message.id, str) else message.id[0]: (
            [message.string] if isinstance(message.string, str) else list(message.string or ())
        )
        for message in catalogue(code)
        if message.id
    }


def test_both_languages_have_every_string() -> None:
    """Only how many plural forms there are differs: Czech has more of them."""
    assert forms("cs").keys() == forms("en").keys()


@pytest.mark.parametrize("code", ["cs", "en"])
def test_no_string_and_no_plural_form_is_empty_or_unsure(code: str) -> None:
    """An empty string would be shown as its key; one marked *fuzzy* waits for a translator."""
    counts = {"cs": {1, 3}, "en": {1, 2}}

    assert [key for key, texts in forms(code).items() if not all(texts)] == []
    assert {len(texts) for texts in forms(code).values()} == counts[code]
    assert [message.id for message in catalogue(code) if message.id and message.fuzzy] == []


@pytest.mark.parametrize("code", ["cs", "en"])
def test_a_key_stands_in_one_catalogue_only(code: str) -> None:
    """The second would silently win over the first."""
    keys = Counter(
        str(message.id)
        for path in (CATALOGUES / code).glob("*.po")
        for message in read_po(BytesIO(path.read_bytes()))
        if message.id
    )

    assert [key for key, times in keys.items() if times > 1] == []


def test_both_languages_put_in_the_same_values() -> None:
    """A translation that forgot a placeholder would lose what it stands for."""

    def places(code: str) -> dict[str, set[str]]:
        return {
            key: {place for text in texts for place in PLACE.findall(text)}
            for key, texts in forms(code).items()
        }

    assert places("cs") == places("en")


def test_every_string_that_a_template_names_exists(root: Path) -> None:
    """StrictUndefined cannot see a missing string before its page is shown."""
    texts = [path.read_text() for path in (root / "api" / "templates").rglob("*.html")]
    named = {key for text in texts for key in KEY.findall(text)}

    assert named
    assert named <= forms("cs").keys()


def test_a_key_without_a_string_is_an_error() -> None:
    """Nobody shall read a key on a page."""
    with pytest.raises(KeyError, match="no-such-key"):
        CZECH.text("no-such-key")
    with pytest.raises(KeyError, match="no-such-key"):
        CZECH.count("no-such-key", 2)


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 znaků"), (1, "1 znak"), (3, "3 znaky"), (5, "5 znaků"), (2271, "2\u00a0271 znaků")],
)
def test_numbers_are_counted_in_czech(number: int, words: str) -> None:
    """Czech counts one, few and many."""
    assert CZECH.count("characters", number) == words


@pytest.mark.parametrize(
    ("edtf", "czech", "english"),
    [
        ("2010-06-25", "25. června 2010", "25 June 2010"),
        ("2010-06", "červen 2010", "June 2010"),
        ("2010", "2010", "2010"),
        ("2016-22", "léto 2016", "summer 2016"),
        ("2010-06/2013-06", "červen 2010 – červen 2013", "June 2010 – June 2013"),
        ("../2013", "do roku 2013", "until 2013"),
        ("/2013-06", "do června 2013", "until June 2013"),
        ("2009/..", "od roku 2009", "since 2009"),
        ("2010-06-31", "2010-06-31", "2010-06-31"),
        ("2010~", "2010~", "2010~"),
        ("tomorrow", "tomorrow", "tomorrow"),
        ("", "", ""),
    ],
)
def test_dates_are_said_in_words(edtf: str, czech: str, english: str) -> None:
    """What is no date stays as it is; nothing is guessed."""
    assert in_words(edtf, CZECH) == czech
    assert in_words(edtf, ENGLISH) == english


def test_names_stand_in_czech_order() -> None:
    """*ch* follows *h*, letters with carons follow plain ones, other accents decide last."""
    names = [
        "Žatec",
        "chata",
        "Čáslav",
        "cibule",
        "hora",
        "Úlice",
        "ulice",
        "ulička",
        "Řepy",
        "Ryba",
    ]

    assert sorted(names, key=collation_key) == [
        *("cibule", "Čáslav", "hora", "chata", "Ryba", "Řepy", "ulice", "Úlice", "ulička", "Žatec")
    ]


def test_no_string_is_left_over(root: Path) -> None:
    """Each key stands in a template, a script or the program: whole, or the part that is fixed."""
    kinds = ("*.html", "*.py", "*.js")
    sources = [path.read_text(encoding="utf-8") for k in kinds for path in (root / "api").rglob(k)]
    named = {name for source in sources for name in NAMED.findall(source)}
    begun = (*(part for part in named if part.endswith((".", "-"))), *tables(sources))
    ended = tuple(part for part in named if part.startswith("."))

    left = [key for key in forms("cs") if key not in named and not key.startswith(begun)]
    assert [key for key in left if not key.endswith(ended)] == []


def tables(sources: list[str]) -> set[str]:
    """Give what the keys begin with that a page hands to its scripts as a whole."""
    return {f"{name}." for source in sources for name in TABLE.findall(source)}
