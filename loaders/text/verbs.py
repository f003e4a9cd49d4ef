"""Finite verbs of a Czech sentence, told by their lemma and their ending."""

import re
from collections.abc import Iterator
from functools import lru_cache

from simplemma import lemmatize

from loaders.text.remembered import Remembered

_WORD = re.compile(r"[^\W\d_]+")
_INFINITIVE = re.compile(r"(?:[aáiíeěýu]t|ci|out)$")
_HARD = re.compile(r"[sz]t$")  # "přinést", but also "část": only its past tells it from a noun
_HARD_PAST = re.compile(r"\w+[dstz]l[aoiy]?")
_FINITE = re.compile(r"(?:l[aoiy]?|[áíe]|jí|ou|me|by|byl)$")
_PAST = re.compile(
    r"(?:\w{3,}(?:[aiěe]|nu)|used)l[aoiy]?$"
)  # of a verb that the lemmatiser does not know
_PRESENT = re.compile(r"\w{3,}(?:ají|uj[íe])")  # likewise
_NOUNS = re.compile(r"\w+(?:tel[aeiyů]?|[rnki]iál|nál|kál|ival|tbal)|podíl|oddíl")
_ADJECTIVES = re.compile(r"\w{2,}(?:ící|[eaě]ná|[eě]jší|tší|[eo][pr]ší)|ústí")
_NAMES = 500  # names remembered: each is asked for several times
_WORDS = 50_000  # words remembered: more than the pages of the site hold


def finite_verbs(text: str) -> Iterator[re.Match[str]]:
    """Find the finite verbs of *text*, in order; a participle without "být" is none.

    >>> [verb.group() for verb in finite_verbs("Plán byl dokončen a rada jej projednala.")]
    ['byl', 'projednala']
    """
    return (match for match in _WORD.finditer(text) if is_finite(match.group().lower()))


def has_finite_verb(text: str) -> bool:
    """Whether *text* holds any finite verb.

    >>> has_finite_verb("Plán byl dokončen."), has_finite_verb("dokončení plánu")
    (True, False)
    """
    return any(map(_finite.__getitem__, _WORD.findall(text.lower())))


def is_whole_sentence(text: str) -> bool:
    """Whether *text* has a finite verb and ends with a full stop, as few items of lists do."""
    return text.endswith(".") and has_finite_verb(text)


def has_infinitive(text: str) -> bool:
    """Whether *text* holds the infinitive of a verb, and not only a noun or numeral that ends so.

    >>> has_infinitive("o schválení rozhodlo jednat"), has_infinitive("plán na deset let")
    (True, False)
    """
    return any(map(_is_infinitive, map(str.lower, _WORD.findall(text))))


@lru_cache(_NAMES)
def has_small_verb(text: str) -> bool:
    """Whether *text* holds a finite verb in small letters: one with a capital may be a name.

    >>> has_small_verb("Město Most otevřelo klub"), has_small_verb("Nové Sedlo")
    (True, False)
    """
    return any(map(_finite.__getitem__, filter(str.islower, _WORD.findall(text))))


def is_finite(word: str) -> bool:
    """Whether *word*, in small letters, is a finite form of a verb."""
    return _finite[word]


def _is_finite(word: str) -> bool:
    lemma = lemmatize(word, lang="cs")
    if lemma != word and _INFINITIVE.search(lemma):
        return bool(_FINITE.search(word)) and not _ADJECTIVES.fullmatch(word)
    if _HARD.search(lemma):
        return _HARD_PAST.fullmatch(word) is not None
    is_unknown = lemma.lower() == word
    is_past = _PAST.fullmatch(word) is not None and not _NOUNS.fullmatch(word)
    if is_unknown and word.endswith("lo"):  # "zamítlo", of which "zamítla" is known
        is_past = is_past or _is_finite(f"{word[:-1]}a")
    return is_unknown and (is_past or _PRESENT.fullmatch(word) is not None)


_finite = Remembered(_is_finite, _WORDS)


@lru_cache(_WORDS)
def _is_infinitive(word: str) -> bool:
    """Tell an infinitive by its past, which a noun or a numeral does not have."""
    stem = word.removeprefix("ne")
    is_long = len(stem) > len("pět")
    return is_long and stem.endswith("t") and lemmatize(f"{stem[:-1]}l", lang="cs") == stem
