"""How far a measure has come, from the wording: nouns, tense and the heading above it."""

import re
from dataclasses import dataclass

from loaders.status_cues import (
    DEED,
    HEADS,
    NO_DEEDS,
    PERFECTIVE,
    PREDICATES,
    PROJECT,
    PROJECT_FOR,
    Cues,
)

_BRACKETS = re.compile(r"\([^()]*\)?")
_SUBORDINATE = re.compile(
    r",\s+(?:\w{1,3}\s+)?"
    r"(?:kte[rř]|jež|jenž|jehož|jejíž|aby|kde\b|kdy\b|co\b|což|protože|jelikož)|\s[–—]\s"
)


@dataclass(frozen=True)
class Verdict:
    """A code of measure-status and the words that decided, None where no words did."""

    status: str
    cue: str | None = None


UNSPECIFIED = Verdict("unspecified")


def status_of(text: str, default: Verdict = UNSPECIFIED) -> Verdict:
    """Give the status that *text* tells; *default* is what its heading or introduction tells.

    What a main clause says comes first, then its leading noun, then *default*; a subordinate clause
    decides only for a thing that is no deed ("activities of the school, which help …").
    """
    plain = _BRACKETS.sub(lambda match: " " * len(match.group()), text)
    main = _SUBORDINATE.split(plain, maxsplit=1)[0]
    if default.status == "planned":  # in a list of plans all is planned that is not refused
        return _predicate(main, PREDICATES[:2]) or default
    told = _of_project(main) or _predicate(main) or _head(main)
    deed = _deed(main)
    if told or deed:
        return told or (Verdict("achieved", deed) if default.status == "achieved" else default)
    return _predicate(plain) or _project_for(main) or default


def is_deed(text: str) -> bool:
    """Whether *text* begins with a noun that tells a deed: "zavedení …", "vznik …".

    >>> is_deed("zavedení tréninkového bydlení"), is_deed("terénní programy")
    (True, False)
    """
    return _deed(text) is not None


def has_predicate(text: str) -> bool:
    """Whether *text* is a sentence rather than a label, by the verbs that tell a status."""
    return _predicate(text) is not None or PERFECTIVE.search(text) is not None


def _deed(text: str) -> str | None:
    match = DEED.match(text)
    return (
        match["cue"] if match and match["cue"].lower().removesuffix("m") not in NO_DEEDS else None
    )


def _predicate(text: str, cues: Cues = PREDICATES) -> Verdict | None:
    found = ((status, words.search(text)) for status, words in cues)
    return next((Verdict(status, match.group()) for status, match in found if match), None)


def _head(text: str) -> Verdict | None:
    found = ((status, words.match(text)) for status, words in HEADS)
    return next((Verdict(status, match["cue"]) for status, match in found if match), None)


def _of_project(text: str) -> Verdict | None:
    """Tell what "will bring" something: a project is running, anything else is only planned."""
    match = PERFECTIVE.search(text)
    if not match:
        return None
    return Verdict("ongoing" if PROJECT.match(text) else "planned", match.group())


def _project_for(text: str) -> Verdict | None:
    """Tell a project known by its purpose alone: whether it was carried out is not said."""
    match = PROJECT_FOR.match(text)
    return Verdict("unspecified", match.group()) if match else None
