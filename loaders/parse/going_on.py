"""What goes on and is a measure, told from the activities of the partners."""

import re

from loaders.parse.themes import is_offer, names_theme

# Of what goes on, only this is a measure; "pokračují setkání" and the like are activities.
_ONGOING = re.compile(
    r"platí$|zahájen|zaháji|spušt|spusti|v\s+jednání|využív|funguj|provozuj|rozběh|rozjel|nastoupil|pokračuj|běží|začal|"
    r"(?:se\s+)?rozbíh|(?:se\s+)?rozjížd|v\s+provozu|(?:je|jsou)\s[^.]*otevřen|ve\s+výstavbě|v\s+realizaci|v\s+běhu|vznik(?:á|ají)|vstoupil|odstartoval|nastartoval|rozeběh",
    re.IGNORECASE,
)
_WORKS = re.compile(  # a measure where the clause itself names what goes on
    r"(?:se\s+)?kon[aá]|pořád|vyjížd|probíh|slouží|opravuj|staví|buduj|rekonstruuj|pracuj|působí|jezdí|zajišťuj|docház|navštěvuj|"
    r"chodí\s|hlíd|dohlíž|dojížd|dokončuj|(?:se\s+)?(?:platí|hradí)|financuj|radí|vaří|stará|pečuj|mohou\s|"
    r"vede$|vedou$|(?:na)?dále?\s|trvá\s|cvičí|sváž|rozváž|vykonáv|přijížd|dobíh|k\s+dispozici|před\s+dokonč|zřizuj|zavád|otevír|posiluj|přestavuj|obnovuj|modernizuj|pomáh|poskytuj|nabíz|zaměstnáv|doučuj|jedn[áa]|rozšiřuj|uskutečňuj|nabír",
    re.IGNORECASE,
)


def is_work(text: str, cue: str) -> bool:
    """Whether what goes on is a measure rather than an activity of the partners."""
    works = _WORKS.match(cue) is not None and "skupin" not in text
    return bool(_ONGOING.match(cue)) or (works and (names_theme(text) or is_offer(text)))
