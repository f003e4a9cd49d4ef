"""Czech words as a search compares them: without accents, abbreviations whole, endings taken off.

The stemmer is a light one, after L. Dolamic and J. Savoy, "Indexing and stemming approaches for the
Czech language", Information Processing & Management 45 (2009): endings of nouns and adjectives, the
softened consonant before them, the vowel that comes and goes. Theirs, as the libraries have it,
reads accents; this one works on words without them, because that is how people type. It takes off
too much rather than too little: what comes of it is compared, never shown.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

WORD = re.compile(r"\w+")
SMALL = frozenset(
    (
        *("a", "do", "i", "k", "ke", "na", "nad", "o", "od", "po", "pod", "pro", "pri"),
        *("s", "se", "u", "v", "ve", "z", "za", "ze"),
    )
)
"""Prepositions and conjunctions: a name need not have those of a search."""

LEGAL_FORMS = tuple(
    tuple(form.split())
    for form in (
        *("as", "ks", "ops", "os", "po", "sro", "s ro", "spol sro", "spol s ro", "vos", "zs", "zu"),
        *("obcanske sdruzeni", "obecne prospesna spolecnost", "prispevkova organizace", "spolek"),
        *("zapsany spolek", "zapsany ustav"),
    )
)
"""What stands behind the name of a body, as it is compared: few names are kept with it."""

_PLAIN = str.maketrans("áčďéěíňóřšťúůýž", "acdeeinorstuuyz")  # the quick way for Czech
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.\s?)+[^\W\d_]\b\.?")  # o. p. s.
_ENDINGS = (
    *("ami", "emi", "imi", "ymi", "ach", "ech", "ich", "ych", "eho", "iho", "emu", "imu"),
    *("am", "em", "im", "om", "um", "ym", "ou", "a", "e", "i", "o", "u", "y"),
)
_SHORTEST = 2  # what an ending leaves of a word
_COMES_AND_GOES = re.compile(r"(?<=[^aeiouy])e(?=[^aeiouy]$)")  # Liberec, Liberce
_SAME = {"c": "k", "z": "h", "ch": "s", "ur": "or", "ul": "ol", "um": "om", "uv": "ov"}
"""Ends of stems that are one: Krupka, Krupce; Praha, Praze; střecha, střeše; Dvůr, Dvora."""


def folded(text: str) -> str:
    """Give *text* in small letters without accents.

    >>> folded("Havířov")
    'havirov'
    """
    plain = text.casefold().translate(_PLAIN)
    if plain.isascii():
        return plain
    letters = unicodedata.normalize("NFKD", plain).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """Give the words of *text* as they are compared; an abbreviation with dots is one.

    >>> words("Člověk v tísni, o. p. s.")
    ['clovek', 'v', 'tisni', 'ops']
    """
    return WORD.findall(_INITIALS.sub(_together, folded(text)))


def significant(asked: Sequence[str]) -> list[str]:
    """Give the words of a search that a name must have: all but the small ones, if there are any.

    >>> significant(["v", "biline"]), significant(["v"])
    (['biline'], ['v'])
    """
    return [word for word in asked if word not in SMALL] or list(asked)


def without_legal_form(asked: Sequence[str]) -> list[str]:
    """Give the words of a search without the legal form behind them, if anything is left.

    >>> without_legal_form(["clovek", "v", "tisni", "ops"]), without_legal_form(["ops"])
    (['clovek', 'v', 'tisni'], ['ops'])
    """
    ends = (len(form) for form in LEGAL_FORMS if tuple(asked[-len(form) :]) == form)
    return list(asked[: -max(ends, default=0) or None]) or list(asked)


def _together(initials: re.Match[str]) -> str:
    return "".join(WORD.findall(initials[0])) + " "


@lru_cache(100_000)
def stem(word: str) -> str:
    """Give what the case forms of the folded *word* have in common.

    >>> {stem(form) for form in ("bilina", "biliny", "biline")}
    {'bilin'}
    """
    while ending := next(filter(word.endswith, _ENDINGS), ""):
        if len(word) - len(ending) < _SHORTEST:
            break
        word = word.removesuffix(ending)
    word = _COMES_AND_GOES.sub("", word)
    end = next(filter(word.endswith, _SAME), "")
    return word.removesuffix(end) + _SAME.get(end, "")
