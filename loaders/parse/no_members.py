"""What lists and headings are about that are no members: groups, goals, guests, donors."""

import re

from loaders.text.cues import Cue

OF_GROUPS = Cue(
    r"pracovní\w*\s+skupin|\bPS\b|skupin\w*\b|výbor|komis|"
    r"\bčlen\w*\s+(?:\w+\s+)?(?:svaz|spol(?:ek|k)|rady\b|(?-i:MAS|DSO)\b|místní\w*\s+akční)",
    re.IGNORECASE,
)
OF_OTHERS = Cue(
    r"priorit|opatření|cíl[eů]?\b|témat|oblast|kontakt|projekt|aktivit|úkol|dokument|"
    r"(?<!partnerství\s)spoluprac|odkaz|dotaz|stažení|^(?:co|kde|kam)\b",
    re.IGNORECASE,
)
NO_MEMBERS = Cue(
    r"\bhost(?:[éůy]|ům)\b|(?:přizv|osloven)(?!.*\b(?:účast|pozvání|členství|nabídku|výzvu)\s+(?:přijal|potvrdil))|sponzo|\b(?:býval|dřívějš|někdejš)\w*|^(?!\W*člen).*\bomluven|odmítl|zájemc|soutěž|"
    r"^kdo\b(?!.*\b(?:nám|partnerstv)).*\b(?:pomáh|pomůž|poradí|poskyt|nabízí)|"
    r"\bpartneři\b.*\bprojekt|\bpartne[řr][iy]\b.*\b(?:akce|turnaj|závod|portál)|\bdárc|\bv\s+okolí\b|\b(?:vstoupí|přistoupí|připojí)\b|\bzapojen\w*\s[^:]*\bprojekt|\btvoří\s+síť",
    re.IGNORECASE,
)
OF_ANYTHING_ELSE = Cue(
    "|".join(about.pattern for about in (OF_GROUPS, OF_OTHERS, NO_MEMBERS)), re.IGNORECASE
)


def is_of_others(text: str) -> bool:
    """Whether *text* speaks of what is no member, whatever it is."""
    return OF_ANYTHING_ELSE.search(text) is not None
