"""Where a text names a person: no record and no evidence may hold the name."""

import re

from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL, LOWER

_WORD = rf"[{CAPITAL}][{LOWER}]+"
_NAME = rf"{_WORD}(?:[ \u00a0-]{_WORD})+"
_OFFICE = (
    r"(?:míst\w*|vice)?(?:starost\w+|primátor\w*|ředitel\w*|ministr\w*|premiér\w*|radní\w*|"
    r"konzultant\w*|koordinátor\w*|vedouc\w+|manažer\w*|mluvčí\w*|předsed\w+|zmocněn\w+|"
    r"tajemn\w+|náměst[ek]\w*|asistent\w*|pracovni[ck]\w*|učitel\w*|sociolo\w+|zastupitel\w*|"
    r"hejtman\w*|expert\w*|odborni[ck]\w*|pan\w?|paní)"
)
# "koordinátorka projektu Nová šance" is no person, nor is "asistenti v Horní Dolní"
_BETWEEN = (
    rf"(?:(?!(?:projekt|centr|klub|škol|sdružen|společnost|lokalit|partnerstv|v\b|ve\b|z\b|ze\b|do\b|na\b|u\b))"
    rf"[{LOWER}-]+|ASZ|Agentury|ČR)"
)
_PERSON = Cue(
    rf"(?i:(?<!\w){_OFFICE})(?:,?[ \u00a0]+{_BETWEEN})*?,?[ \u00a0]+"
    rf"(?P<name>{_NAME}|[{CAPITAL}][{LOWER}]+ov(?:á|é|ou)\b)"
    rf"|(?:Mgr|Bc|Ing|PhDr|JUDr|MUDr|RNDr|PaedDr|Dr|prof|doc)\.[ \u00a0]*(?P<titled>{_NAME})"
)
_SPEECH = Cue(
    r",\s*[“”\"]\s+(?=[^\W\d_])|[,.!?]?\s*[“”\"]\s*,?\s*(?=(?:říká|řekl|uvádí|uved|vysvětl|dod[aá]|popis|sděl|mín|upřes|"
    r"konstat|připom|doplň|zhodnot|hodnot|shrn|komentu|tvrd|poznam|podotý|zdůraz)\w*)",
    re.IGNORECASE,
)


def without_speaker(text: str) -> str:
    """Cut *text* where a quotation ends and its speaker is told."""
    return _SPEECH.split(text, maxsplit=1)[0]


def names_person(text: str) -> bool:
    """Whether *text* names a person by an office or a degree and a name.

    >>> names_person("uvedla starostka města Anna Nová"), names_person("starostka města")
    (True, False)
    """
    return _PERSON.search(text) is not None


def person_spans(text: str) -> list[tuple[int, int]]:
    """Give where *text* names persons, offices and degrees included."""
    return [match.span() for match in _PERSON.finditer(text)]


def name_start(text: str) -> int:
    """Give where the first name of a person begins in *text*, or its length without any."""
    found = _PERSON.search(text)
    if found is None:
        return len(text)
    return found.start("name") if found["name"] else found.start()
