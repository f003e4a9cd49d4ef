"""What a sentence tells only to deny it, or as what others say: "Není pravda, že …"."""

import re

from loaders.text.cues import Cue

_UNTRUE = Cue(
    r"""
      (?<!\w)(?:není|nebyla?|nebylo)\s+(?:(?:to|však|ale|ani|tak|tedy)\s+){0,2}pravd\w*
    | (?<!\w)opak\s+(?:\w+\s+)?(?:je|byl)\s+pravd\w*
    | (?<!\w)(?:neplatí|nepotvrdil[aoiy]?\s+se|se\s+(?:\w+\s+){0,2}?nepotvrdil[aoiy]?
        |nezakládá\s+se|se\s+nezakládá|neodpovídá|nebylo\s+to\s+tak|tak\s+to\s+(?:\w+\s+)?nebylo)(?!\w)
    | (?<!\w)(?:nepravdiv|mylně|mylná|mylné|omyl(?:em)?(?!\w)|fám[auy](?!\w)|dohad[yů](?!\w)
        |chybn(?:ě|á)\s+(?:uvád|inform|zpráv))\w*
    | (?<!\w)(?:říkalo|povídalo|šuškalo|proslýchalo|spekulovalo|tradovalo)\s+se(?!\w)
    | (?<!\w)se\s+(?:\w+\s+){0,2}?(?:říkalo|povídalo|šuškalo|proslýchalo|spekulovalo
        |traduje|tradovalo)(?!\w)
    | (?<!\w)(?:tvrdí|tvrdil[aoiy]?|domnív\w+|myslel[aiy]?\s+si|si\s+myslel[aiy]?
        |popír\w+|popřel[aiy]?|vyvrátil[aiy]?)(?:\s+se)?\s*,\s+že(?!\w)
    | (?<!\w)(?:hlasování|usnesení|schválení|rozhodnutí)\s+(?:\w+\s+){0,2}?
      (?:je|bylo|prohlásil\w*\s+za)\s+(?:\w+\s+){0,2}?neplatné?
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_denied(sentence: str) -> bool:
    """Whether *sentence* tells that something else in it is not so, or only said to be.

    >>> is_denied("Není pravda, že rada plán schválila."), is_denied("Rada plán schválila.")
    (True, False)
    """
    return _UNTRUE.search(sentence) is not None
