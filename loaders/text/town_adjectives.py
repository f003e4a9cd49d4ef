"""Adjectives made of the names of towns: "kraslické zastupitelstvo" is that of Kraslice."""

import re
from functools import cache

_ENDING = re.compile(r"(?:[cč]e|ka?|[aeiouyáéíóúůýě])$")
_HARD_TO_SAY = re.compile(r"(?<=[bcdfghklmpstvz])([nl])$")
_WHERE = re.compile(r"\s+(?:nad|pod|u|ve?|na)\s.*$")
_SHORT = str.maketrans("áíůú", "aiou")
_SOFTENED = {"h": "ž", "g": "ž", "r": "ř", "n": "ň"}


def speaks_of(label: str, text: str) -> bool:
    """Whether *text* holds the adjective of the town *label*, in any case.

    >>> speaks_of("Kraslice", "Kraslické zastupitelstvo"), speaks_of("Most", "kraslické")
    (True, False)
    >>> speaks_of("Smržovka", "smržovští zastupitelé"), speaks_of("Milevsko", "to milevské")
    (True, True)
    """
    return _adjective(label).search(text) is not None


def _stems(word: str) -> set[str]:
    stem = _ENDING.sub("", word)
    last = _SOFTENED.get(stem[-1:], "")
    stems = {stem, stem[:-1] + last} if last else {stem}
    stems |= {_HARD_TO_SAY.sub(r"e\1", one) for one in stems}  # Kladno: "kladenské"
    if word.endswith("no"):  # Brno: "brněnské"
        stems.add(f"{stem}ěn")
    if word.endswith("iště"):  # Týniště: "týnišťské"
        stems.add(f"{word.removesuffix('tě')}ť")
    if stem.endswith("s"):  # Plasy: "plaské"
        stems.add(stem[:-1])
    if word.endswith(("sko", "cko")):  # Milevsko: "milevské"
        stems.add(word[: -len("sko")])
    if word.endswith("ík"):  # Javorník: "javornické"
        stems.add(f"{word.removesuffix('ík')}i")
    return stems


@cache
def _adjective(label: str) -> re.Pattern[str]:
    *first, last = _WHERE.sub("", label.lower()).split()
    stems = _stems(last)
    if len(first) == 1 and first[0].endswith(("ý", "á", "é", "í")):  # Nový Bor: "novoborské"
        stems |= {stem.translate(_SHORT) for stem in stems}
        stems = {f"{first[0][:-1]}o{stem}" for stem in stems}
    any_stem = "|".join(map(re.escape, sorted(stems)))
    return re.compile(
        rf"(?<!\w)(?:{any_stem})(?:(?:sk|ck|eck)(?:[ýáéíou]|ého|ému|ém|ým|ých|ými)|(?:št|čt|ečt)í)(?!\w)",
        re.IGNORECASE,
    )
