"""Which of the found names fit a search best."""

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Levenshtein

from graph.abbreviations import is_abbreviation, other_words
from graph.czech import SMALL, significant, stem, words
from graph.hits import Hit
from graph.label_index import FORMER, KINDS

_FAR = 9  # how far a word is that only an abbreviation stands for

_CONCEPT = KINDS.index("concept")
_LATE = KINDS.index("project")  # from here on, names are sentences that mention places and bodies

Key = tuple[int, int, int, int, int]


def ranked(
    asked: Sequence[str], candidates: Iterable[tuple[int, Hit]]
) -> Iterable[tuple[int, Hit]]:
    """Put *candidates*, rows and what is there, in order: the best first, with what matched.

    What is called exactly so stands first, then what is called so in another form, then what begins
    so, what has the words, and what has them in another form. Of equals, places stand first, and
    what is done and written there comes after all that is named itself. Who types an abbreviation
    looks for bodies: a code that is called so has the words, no more.
    """
    measured = sorted(
        ((*_best(asked, row, hit), row, hit) for row, hit in candidates),
        key=lambda one: one[0],
    )
    for _, name, row, hit in measured:
        yield row, _told(hit, name)


def _best(asked: Sequence[str], row: int, hit: Hit) -> tuple[Key, str]:
    """Give how well the best name of *hit* fits, and that name."""
    names = (hit.label, *hit.others.split("\n"))
    grade = KINDS.index(hit.kind if hit.kind in KINDS else "concept")
    return min(((_key(asked, name, grade, row), name) for name in names), key=lambda one: one[0])


def _key(asked: Sequence[str], name: str, grade: int, row: int) -> Key:
    called, wanted = words(name), significant(asked)
    text, whole = " ".join(asked), " ".join(called)
    distance = sum(_distance(word, called) for word in wanted)
    extra = max(0, len(called) - len(asked))
    if whole == text:
        return 3 if grade == _CONCEPT and is_abbreviation(text) else 0, 0, grade, 0, row
    is_unfinished = asked[-1] in SMALL  # "Most k" is more likely to go on than to be Most
    if not is_unfinished and [*map(stem, wanted)] == [*map(stem, significant(called))]:
        return 1, distance, grade, 0, row
    late = 3 if grade >= _LATE else 0
    if whole.startswith(text):
        return 2 + late, 0, grade, extra, row
    return 3 + late + bool(distance), distance, grade, extra, row


def _distance(word: str, called: Sequence[str]) -> int:
    """Tell by how many letters the nearest form of *word* in a name differs."""
    if any(one.startswith(word) for one in called):
        return 0
    if is_abbreviation(word) and word in other_words(called):
        return 0
    asked = stem(word)
    return min(
        (Levenshtein.distance(word, one) for one in called if stem(one) == asked), default=_FAR
    )


def _told(hit: Hit, name: str) -> Hit:
    """Tell in *hit* by which name it was found."""
    if name == hit.label:
        return hit
    values = {**vars(hit), "matched": name.removeprefix(FORMER), "former": name.startswith(FORMER)}
    return Hit(**values)
