"""Where a text names a person: no record and no evidence may hold such words."""

import re
from collections.abc import Sequence

_CAPITAL = "A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"
_NAME = rf"[{_CAPITAL}][a-záčďéěíňóřšťúůýž]+(?:[ \u00a0-][{_CAPITAL}][a-záčďéěíňóřšťúůýž]+)+"
_OFFICE = (
    r"(?:míst\w*|vice)?(?:starost\w+|primátor\w*|ředitel\w*|ministr\w*|premiér\w*|radní\w*|"
    r"konzultant\w*|koordinátor\w*|vedouc\w+|manažer\w*|mluvčí\w*|předsed\w+|zmocněn\w+|"
    r"tajemn\w+|náměst\w+|asistent\w*|pracovni[ck]\w*|učitel\w*|sociolo\w+|zastupitel\w*|"
    r"hejtman\w*|expert\w*|odborni[ck]\w*|pan\w?|paní)"
)
_PERSONS = re.compile(
    rf"(?i:(?<!\w){_OFFICE})(?:,?[ \u00a0]+(?:[a-záčďéěíňóřšťúůýž-]+|ASZ|Agentury|ČR|"
    rf"[{_CAPITAL}]\w+(?=,)))*?,?[ \u00a0]+(?P<name>{_NAME})"
    rf"|(?:Mgr|Bc|Ing|PhDr|JUDr|MUDr|RNDr|PaedDr|Dr|prof|doc)\.[ \u00a0]*(?P<titled>{_NAME})"
)
_SPEECH = re.compile(
    r"[,.!?]?\s*[“”\"]\s*,?\s*(?=(?:říká|řekl|uvádí|uved|vysvětl|dod[aá]|popis|sděl|mín|upřes|"
    r"konstat|připom|doplň|zhodnot|hodnot|shrn|komentu|tvrd|poznam|podotý|zdůraz)\w*)",
    re.IGNORECASE,
)


def without_speaker(text: str) -> str:
    """Cut *text* where a quotation ends and its speaker is told."""
    return _SPEECH.split(text, maxsplit=1)[0]


def names_person(text: str) -> bool:
    """Whether *text* names a person by an office or a degree and a name.

    >>> names_person("uvedla starostka města Anna Nová"), names_person("starostka města Bílina")
    (True, False)
    """
    return _PERSONS.search(text) is not None


def person_spans(text: str) -> Sequence[tuple[int, int]]:
    """Give where *text* names persons, offices included."""
    return [match.span() for match in _PERSONS.finditer(text)]
