"""Towns that a sentence names by an adjective of its subject: "prachatické partnerství"."""

import re

from loaders.records import Place
from loaders.resolve.places import Gazetteer
from loaders.text.letters import CAPITAL
from loaders.text.partnerships import NOUN
from loaders.text.town_adjectives import speaks_of

_SUBJECT = re.compile(
    rf"(?P<stem>[{CAPITAL}]\w+?)(?:e?[sc]k[éáý]|e?[šč]tí)\s+"
    rf"(?:(?:lokální|místní)\s+)?(?:{NOUN}|zastupitel(?:stvo|é)|radnice|radní|rada|město|městsk\w+)(?!\w)"
)
_FEWEST = 3
"""Letters of a name that tell it from others: "Prach-atice"."""


def town_of_subject(text: str, known: Gazetteer) -> Place | None:
    """Give the town whose adjective begins *text*; None where none has it, or several have."""
    named = towns_of_subject(text, known)
    return named[0] if len(named) == 1 else None


def towns_of_subject(text: str, known: Gazetteer) -> tuple[Place, ...]:
    """Give all towns whose adjective begins *text*, with a capital: "Mostecké" is of Mostek too."""
    subject = _SUBJECT.match(text)
    if subject is None:
        return ()
    start = subject["stem"][:_FEWEST]
    return tuple(
        row.place
        for row in known.municipalities()
        if row.population and row.name.startswith(start) and speaks_of(row.name, subject.group())
    )
