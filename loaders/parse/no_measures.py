"""What is told by the verb of a deed and is no measure: what was forbidden, what was seized."""

import re

from loaders.text.cues import Cue

_RESTRICTS = Cue(
    r"(?<!\w)(?:(?:omez|zruš)(?:il|it|en|í)|zaká(?:zal|zat|zán|že))[aoiy]?(?!\w)", re.IGNORECASE
)
_HARM = re.compile(
    r"(?<!\w)(?:hern|heren|hazard|automat|výhern|loter|sázk|gambl|alkohol|pit[íi](?!\w)|popíj|drog"
    r"|kouř|hluk|poplat|ubytovn|ubytoven|kriminal|lichv|segreg|bariér|exekuc|zadluž|dluh)",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?<!\w)(?:majitel|vlastní[kc]|provozovatel|pronajímatel)", re.IGNORECASE)
_SEIZED = Cue(
    r"(?<!\w)zajisti(?:l[aoiy]?|t)\s[^.;]{0,80}?(?<!\w)"
    r"(?:drogy|alkohol|pervitin|marihuanu|zbraně?|pachatel[ei]?|zloděj\w*|padělky)(?!\w)",
    re.IGNORECASE,
)


def is_no_measure(text: str) -> bool:
    """Whether the deed that *text* tells is none for the people it is about.

    What is forbidden or restricted is a measure where it does harm and it is not its owner's deed.

    >>> is_no_measure("Obec zakázala bydlení v chatách"), is_no_measure("Město omezilo hazard")
    (True, False)
    >>> is_no_measure("Policie zajistila drogy"), is_no_measure("Město zajistilo poradnu")
    (True, False)
    """
    does_harm = _HARM.search(text) is not None and _OWNER.search(text) is None
    forbids = _RESTRICTS.search(text) is not None and not does_harm
    return forbids or _SEIZED.search(text) is not None
