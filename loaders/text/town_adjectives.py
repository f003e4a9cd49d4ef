"""Adjectives made of the names of towns: "kraslické zastupitelstvo" is that of Kraslice."""

import re
from functools import cache

_ENDING = re.compile(r"(?:[cč]e|ka?|[aeiouyáéíóúůýě])$")
_HARD_TO_SAY = re.compile(r"(?<=[bcdfghklmpstvz])n$")
_SOFTENED = {"h": "ž", "g": "ž", "r": "ř", "n": "ň"}


def speaks_of(label: str, text: str) -> bool:
    """Whether *text* holds the adjective of the town *label*, in any case.

    >>> speaks_of("Kraslice", "Kraslické zastupitelstvo"), speaks_of("Most", "kraslické")
    (True, False)
    >>> speaks_of("Smržovka", "smržovští zastupitelé")
    True
    """
    return _adjective(label).search(text) is not None


@cache
def _adjective(label: str) -> re.Pattern[str]:
    stem = _ENDING.sub("", label.lower())
    last = _SOFTENED.get(stem[-1:], "")
    stems = {stem, stem[:-1] + last} if last else {stem}
    stems |= {_HARD_TO_SAY.sub("en", one) for one in stems}  # Kladno: "kladenské"
    any_stem = "|".join(map(re.escape, sorted(stems)))
    return re.compile(
        rf"(?<!\w)(?:{any_stem})(?:(?:sk|ck|eck)(?:[ýáéíou]|ého|ému|ém|ým|ých|ými)|(?:št|čt|ečt)í)(?!\w)",
        re.IGNORECASE,
    )
