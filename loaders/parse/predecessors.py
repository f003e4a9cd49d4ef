"""What a partnership grew from: the groups and commissions on whose work it built."""

import re
from collections.abc import Sequence

from loaders.document import Line
from loaders.text.cues import Cue

_CONTINUES = Cue(
    r"\bnaváz\w+\s+na\s+(?:(?:dosavadní|předchozí)\s+)?(?:činnost|práci|fungování)?\s*"
    r"(?P<bodies>[^.]+)",
    re.IGNORECASE,
)
_BODIES = {
    "skupiny": "skupina",
    "komise": "komise",
    "výboru": "výbor",
    "rady": "rada",
    "týmu": "tým",
}
_BODY = re.compile(rf"\b(?:{'|'.join(_BODIES)})\b", re.IGNORECASE)


def read_predecessors(sentences: Sequence[Line]) -> tuple[str, ...]:
    """Give the labels of the groups and commissions on whose work the partnership built."""
    for sentence in sentences:
        found = _CONTINUES.search(sentence.text)
        if found and _BODY.search(found["bodies"]):
            return tuple(_label(body) for body in _split_bodies(found["bodies"]))
    return ()


def _split_bodies(text: str) -> list[str]:
    """Take the bodies apart at "a" outside brackets; what follows ", které" tells of them."""
    told = re.split(r",\s+(?:kter|jež|jenž)", text)[0]
    parts = re.split(r"\s+a\s+(?=[^()]*(?:\(|$))", told)
    return [part.strip(" ,") for part in parts if _BODY.search(part)]


def _label(body: str) -> str:
    """Give *body* in the nominative: "pracovní skupiny plánu" is the "pracovní skupina plánu"."""
    first = _BODY.search(body)
    if not first:
        return body
    noun = first.group()
    nominative = _BODIES[noun.lower()]
    label = nominative if noun.islower() else nominative.capitalize()
    return f"{body[: first.start()]}{label}{body[first.end() :]}"
