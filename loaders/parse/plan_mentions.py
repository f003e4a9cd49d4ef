"""Where a text names a plan: its kind by the words of the code list, its title as written."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.lexicon import lexicon

_REMEMBERED = 200  # sentences: each is asked for plans several times
STRATEGIC = "strategicky-plan-socialniho-zaclenovani"
_NOT_OF_INCLUSION = "other-plan"
_DEVELOPMENT = re.compile(
    r"\s+(?:\w+ho\s+)?rozvoje\s+(?!sociáln|služeb)\w|\s+cestovního\s+ruchu"
    r"|\s+(?:rozvoje\s+)?(?:sportu|kultury|dopravy|mobility|zeleně|odpadů|investic|údržby|turis\w+|školy|firmy|podniku)(?!\w)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s+(?:\w+(?:ího|ého|ních|ných|ckých|ství)|sociální|integrace|začleňování|inkluze|opatření|rozvoje|"
    r"služeb|prevence|kriminality|bydlení|vzdělávání|zaměstnanosti|lokalit)\b)*"
)
_PLACE = re.compile(
    r"\s+(?:(?:ve?|na\s+území|pro)\s+)?(?:(?:město|města|městě|obec|obce|obci)\s+)?"
    rf"[{CAPITAL}]\w+(?:\s+[{CAPITAL}]\w+|\s+nad\s+\w+|\s+pod\s+\w+)*"
)
_SUBJECT_OR_OBJECT = re.compile(r"\b(?:plán|strategie|strategii|koncepce|koncepci)$", re.IGNORECASE)
_OBLIQUE = re.compile(r"(?:ého|ému|ém|ým|é|ých|ými)\b")
_OBLIQUE_SOFT = re.compile(r"(?:ího|ímu|ím|ích|ími)\b")
_BARE = Cue(
    r"\b(?:[Tt]ento\s+)?[Pp]lán\b(?!\s+(?:je\s+)?na\b(?!\s+světě))"
    # What has a name of its own is another plan: "plán zimní údržby", "plán péče o zeleň".
    r"(?!\s+(?:\w+(?:ého|ího|ých|ích|né|ové|cké|ní|čí)\s+){0,3}(?:údržby|péče|obnovy|investic|výstavby|rozvoje|"
    r"podpory|prevence|zdraví|mobility|oprav|ochrany|hospodářství|kontrol\w*|výchovy|odpadů|práce|dopravy)\b)"
)
# In another case but of which one goes on to tell: "z plánu, který …", "se svým plánem uspěl",
# "text plánu vznikl v létě".
_BARE_OBLIQUE = Cue(
    r"(?:(?<=svým\s)plánem|(?<=svého\s)plánu|(?<=text\s)plánu(?=\s+(?:\w+l[aoiy]?|je|se|ve?|od)\s)|plánu(?=,\s+(?:který|jejž)\s))\b(?!\s+na\b)",
    re.IGNORECASE,
)
_GOVERNS = re.compile(
    r"\b(?:\w+(?:[eěá]ní|tí|ou)m?|návrh\w*|tvorb\w|příprav\w|aktualizac\w|reviz\w|verz\w|text\w*)\s+$"
)
_INSTEAD_OF = re.compile(r"\b(?:na)?místo\s+$", re.IGNORECASE)


class PlanMention(NamedTuple):
    """A plan named between *start* and *end*; *title* are the words of its name.

    *is_named* is False for a mere "plán", whose *kind* is that of the plan named before it.
    *is_direct* tells that it stands in the nominative or accusative, so that it may be what is
    approved; "návrh plánu" is not.
    """

    start: int
    end: int
    kind: str | None
    title: str
    is_direct: bool
    is_named: bool = True


@lru_cache(_REMEMBERED)
def find_plans(text: str) -> tuple[PlanMention, ...]:
    """Find the plans of social inclusion that *text* names, in order."""
    named = list(_named(text))
    bare = (
        PlanMention(*match.span(), None, match.group(), cue is _BARE, is_named=False)
        for cue in (_BARE, _BARE_OBLIQUE)
        for match in cue.finditer(text)
        if not any(mention.start <= match.start() < mention.end for mention in named)
    )
    meant = (
        mention
        for mention in named
        if mention.kind != _NOT_OF_INCLUSION and not _INSTEAD_OF.search(text, 0, mention.start)
    )
    return tuple(sorted((*meant, *bare), key=lambda mention: mention.start))


def _named(text: str) -> Iterator[PlanMention]:
    end = 0
    for hit in lexicon("plan-kind").find(text):
        if hit.start < end:  # "akční plán sociálního začleňování" is one plan
            continue
        end = _end_of_title(text, hit.end)
        kind = _NOT_OF_INCLUSION if _DEVELOPMENT.match(text, hit.end) else min(hit.codes)
        head = re.split(
            r"(?<=plán)\b|(?<=strategi[ei])\b|(?<=koncepc[ei])\b",
            text[hit.start : hit.end],
            flags=re.IGNORECASE,
        )[0]
        is_direct = bool(_SUBJECT_OR_OBJECT.search(head)) or _is_short_name(text, hit.start, head)
        title = _nominative(" ".join(text[hit.start : end].split()))
        yield PlanMention(hit.start, end, kind, title, is_direct)


def _is_short_name(text: str, start: int, name: str) -> bool:
    """Tell a short *name* without cases that no noun before it governs: "návrh SPSZ" is not it."""
    return name.isupper() and not _GOVERNS.search(text, 0, start)


def _nominative(title: str) -> str:
    """Give the name of a plan in the nominative: "strategického plánu" is a "strategický plán"."""
    head, noun, rest = (
        re.split(r"(\bplán\w*)", title, maxsplit=1) if "plán" in title else ("", "", "")
    )
    if not noun:
        return title
    return f"{re.sub(_OBLIQUE, 'ý', re.sub(_OBLIQUE_SOFT, 'í', head))}plán{rest}"


def _end_of_title(text: str, end: int) -> int:
    tail = _TAIL.match(text, end)
    end = tail.end() if tail else end
    place = _PLACE.match(text, end)
    return place.end() if place else end
