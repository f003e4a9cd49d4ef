"""Legal forms as pages write them: "o.s.", "o. p. s.", "příspěvková organizace".

The form is no part of a name: the same body was an "o.s." in 2010 and a "z.s." in 2014. Codes are
those of the ČSÚ code list of legal forms (56).
"""

import re
from functools import lru_cache

from loaders.text.cues import Cue, Cues

NON_GOVERNMENTAL = frozenset(("701", "706", "736", "141", "161", "118"))
COMMERCIAL = frozenset(("111", "112", "121"))

# With dots the letters are a form wherever they stand; without, only after a comma at the end.
_DOTTED = {
    "111": r"v\.\s*o\.\s*s",  # before the forms whose letters it ends with
    "641": r"š\.\s*p\.\s*o",
    "141": r"o\.\s*p\.\s*s",
    "112": r"(?:spol(?:\.|ečnost)\s)?s\.?\s*r\.\s*o",
    "701": r"o\.\s*s",
    "706": r"z\.\s*s",
    "736": r"p\.\s*s",
    "161": r"z\.\s*[úu]",
    "121": r"a\.\s*s",
    "331": r"(?:p\.\s*o|přísp\.\s*org)",
    "301": r"s\.\s*p",
}
_BARE = {
    "141": "ops",
    "112": "sro",
    "701": "os",
    "706": "zs",
    "161": "zú",
    "121": "as",
    "331": "po",
}
# In words a form closes a name; a few also open it, and "Spolek přátel" is then no form but a name.
_WORDS = {
    "141": "obecně prospěšná společnost",
    "112": "společnost s ručením omezeným",
    "701": "občanské sdružení|obč. sdružení",
    "736": "pobočný spolek",
    "706": "zapsaný spolek|spolek",
    "161": "zapsaný ústav",
    "121": "akciová společnost",
    "331": "příspěvková organizace",
    "641": "školská právnická osoba",
    "111": "veřejná obchodní společnost",
    "301": "státní podnik",
    "722": "církevní organizace|církevní právnická osoba|evidovaná právnická osoba",
    "118": "nadační fond",
}
_OPENING = re.compile(
    r"(občanské sdružení|obecně prospěšná společnost|zapsaný spolek) (?=\w)", re.IGNORECASE
)
_EDGES = " ,;–-"
_SPACE = re.compile(r"\s+(?=[,\s])")  # that parts nothing
_WORD = re.compile(r"\w")
_REMEMBERED = 20_000  # names, so that a member that many pages list is read once

LETTERS = rf"(?:{'|'.join(_DOTTED.values())})"
"""A pattern of a form in letters, without its last dot: "o. p. s"."""

ENDING = rf"(?:{LETTERS}\.|příspěvková\s+organizace)"
"""A pattern of a form that closes a name for certain."""

NON_GOVERNMENTAL_ENDING = (
    rf"(?:{'|'.join(_DOTTED[code] for code in sorted(NON_GOVERNMENTAL & _DOTTED.keys()))})\."
)
"""The same of the forms of associations."""


@lru_cache(_REMEMBERED)
def take_off(name: str) -> tuple[str, str | None]:
    """Take the legal form off *name*; give the rest and the code of the form, if there is one.

    >>> take_off("Most k naději, o.s.")
    ('Most k naději', '701')
    """
    for cue, code in _CUES.told_in(name):
        rest, found = cue.subn(" ", name)
        if found and _WORD.search(rest):
            return _SPACE.sub("", rest).strip(_EDGES), code
    return name.strip(_EDGES), None


def without_forms(name: str) -> str:
    """Take every legal form off *name*: registers keep an old one beside the new.

    >>> without_forms("Most k naději, o.s., z. s.")
    'Most k naději'
    """
    label, form = take_off(name)
    return label if form is None else without_forms(label)


def _cue(code: str) -> Cue:
    words = _WORDS.get(code, "(?!)").replace(".", r"\.")
    opening = "|".join(word for word in words.split("|") if _OPENING.match(f"{word} x"))
    choices = [rf"(?:^|[,\s(–-]+){_DOTTED.get(code, '(?!)')}(?:\.|\b)\)?(?=$|[\s,;)–-])"]
    choices.append(rf",\s*{_BARE.get(code, '(?!)')}$")
    choices.append(rf"[,\s(–-]+(?:{words})\)?$")
    choices.append(rf"^(?:{opening or '(?!)'}) (?=\w)")
    return Cue("|".join(choices), re.IGNORECASE)


_CUES = Cues((_cue(code), code) for code in {**_DOTTED, **_WORDS})
