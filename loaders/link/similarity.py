"""How alike two organisations are, by rules that each tell their reason.

What speaks against two being one decides first: other numbers, other towns, other kinds. Then the
rule that fits best gives the score, and towns and kinds in common raise it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from graph.iris import slug
from loaders.link.profiles import Profile, Wording

LEAST = 0.75
"""The least score of a candidate: below it hardly any pair turned out to be one body."""

MOST = 0.99
"""The greatest score of a candidate: what is certain is joined by the rules of names."""

# Of these the rules of names know for certain which is which.
_CERTAIN = frozenset(
    (
        "municipality",
        "municipal-police",
        "municipal-council",
        "municipal-board",
        "municipal-district",
        "state-police",
        "labour-office",
        "probation-service",
        "region",
        "government-office",
        "government-agency",
    )
)
_VAGUE = frozenset(("other", "facility", "ngo", "social-services-provider"))
# Of these each has its own in every town: without a town a name means the body above them.
_ONE_A_TOWN = frozenset(("church", "church-service-organisation"))
# Words that many names hold: alone they tell nothing.
_GENERIC = frozenset(
    slug(
        """agentura centrum charita církev domov farní farnost klub komunitní komise lokální městská
        městské nízkoprahové nízkoprahový oblastní občanské občanská okresní partnerství poradna
        pracovní skupina rodinné sdružení služby sociální sociálních spolek správa středisko""",
        1000,
    ).split("-")
)
_LETTERS_A_SLIP = 10  # so long is a name at least that holds two typing errors
_MIN_LETTERS = 6  # shorter ones differ by more than a slip: "Liga", "Lípa"
_REMEMBERED = 2000  # names


@dataclass(frozen=True)
class Likeness:
    """How alike two organisations are: a *score* from 0 to 1, and the codes of the *reasons*."""

    score: float
    reasons: tuple[str, ...]


_Rule = Callable[[Wording, Wording], float]


def likeness(one: Profile, other: Profile) -> Likeness | None:
    """Give how alike two organisations are, or None where something speaks against it."""
    if _are_related(one, other) or not _agree(one, other):
        return None
    if one.icos & other.icos:
        return Likeness(MOST, ("same-ico",))
    pairs = ((a, b) for a in one.names for b in other.names if _numbers(a) == _numbers(b))
    score, reason = max((_best(a, b) for a, b in pairs), default=(0.0, ""))
    if not score:
        return None
    context = dict(_context(one, other))
    total = min(MOST, score + sum(context.values()))
    return Likeness(round(total, 2), (reason, *context)) if total >= LEAST else None


def _are_related(one: Profile, other: Profile) -> bool:
    """Tell whether one belongs to the other, or both to one body: then they are known apart."""
    return bool({one.key} & other.bodies or {other.key} & one.bodies or one.bodies & other.bodies)


def _agree(one: Profile, other: Profile) -> bool:
    """Tell whether neither the IČO nor towns nor kinds speak against their being one."""
    for mine, others in ((one.icos, other.icos), (one.towns, other.towns)):
        if mine and others and not mine & others:
            return False
    kinds = one.kinds | other.kinds
    if kinds & _ONE_A_TOWN and bool(one.towns) != bool(other.towns):
        return False
    return not kinds & _CERTAIN and (bool(one.kinds & other.kinds) or bool(kinds & _VAGUE))


@lru_cache(_REMEMBERED)
def _numbers(name: Wording) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+|\b[ivx]+\b", name.words))


def _best(one: Wording, other: Wording) -> tuple[float, str]:
    found = ((rule(one, other), reason) for reason, rule in _RULES)
    return max(found)


def _same_words(one: Wording, other: Wording) -> float:
    return 0.85 if sorted(one.words.split()) == sorted(other.words.split()) else 0.0


def _same_lemmas(one: Wording, other: Wording) -> float:
    same = one.words != other.words and one.lemmas == other.lemmas
    return 0.85 if same else 0.0


def _typing_error(one: Wording, other: Wording) -> float:
    words, others = one.words.replace(" ", ""), other.words.replace(" ", "")
    if words == others or min(len(words), len(others)) < _MIN_LETTERS:
        return 0.8 if words == others and one.words != other.words else 0.0
    slips = 1 + min(len(words), len(others)) // _LETTERS_A_SLIP
    distance = DamerauLevenshtein.distance(words, others, score_cutoff=slips)
    return 0.85 - distance / len(words) / 2 if distance <= slips else 0.0


def _name_within_name(one: Wording, other: Wording) -> float:
    shorter, longer = sorted((one.words.split(), other.words.split()), key=len)
    if not shorter or len(shorter) == len(longer) or not {*shorter} < {*longer}:
        return 0.0
    is_telling = max(map(len, {*shorter} - _GENERIC), default=0) >= _MIN_LETTERS
    return 0.65 + 0.15 * len(shorter) / len(longer) if is_telling else 0.0


def _initials(one: Wording, other: Wording) -> float:
    for short, long in ((one.words, other.words), (other.words, one.words)):
        words = [word for word in long.split() if len(word) > 1]
        if len(words) > 2 and short == "".join(word[0] for word in words):
            return 0.75
    return 0.78 if _is_shortened(one.words.split(), other.words.split()) else 0.0


def _is_shortened(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether only first names differ, by their initials: "K. Čapka", "Karla Čapka"."""
    pairs = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    return (
        len(words) == len(others)
        and bool(pairs)
        and all(min(map(len, pair)) == 1 and pair[0][0] == pair[1][0] for pair in pairs)
    )


_RULES: tuple[tuple[str, _Rule], ...] = (
    ("same-words", _same_words),
    ("same-lemmas", _same_lemmas),
    ("typing-error", _typing_error),
    ("name-within-name", _name_within_name),
    ("initials", _initials),
)


def _context(one: Profile, other: Profile) -> Iterable[tuple[str, float]]:
    """Give what else speaks for two names being one body, and how much."""
    if one.towns & other.towns:
        yield "same-town", 0.07
    elif (one.towns | one.active_in) & (other.towns | other.active_in):
        yield "active-in-same-town", 0.05
    if (one.kinds & other.kinds) - {"other"}:
        yield "same-kind", 0.03
