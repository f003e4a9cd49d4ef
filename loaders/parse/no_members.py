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
    r"\bhost(?:[éůy]|ům)\b|\bčlen\w*\s+(?:\w+\s+){0,2}(?:ne(?:ní|jsou|byl\w*|budou|bude)\b|by\s+(?:se\s+)?m(?:ěl|ohl)\w*|m(?:ěl|ohl)\w*\s+by\b|mají\s+(?:být|se\s+stát)|se\s+(?:mají\s+stát|stanou))|"
    r"\bne(?:jsou|ní)\s+(?:\w+\s+){0,2}člen\w*|\bne(?:zapoj|vstoup|přistoup|připoj|účastn)\w+|(?:přizv|osloven)(?!.*\b(?:účast|pozvání|členství|nabídku|výzvu)\s+(?:přijal|potvrdil))|sponzo|\b(?:býval|dřívějš|někdejš)\w*|^(?!\W*člen).*\bomluven|odmítl|zájemc|soutěž|"
    r"^kdo\s+(?:o\s+\w+\s+)?(?:rozhodl|schv[aá]l|z?odpovíd|provedl|zajišť|garant|platí|realiz)\w*|"
    r"^kdo\b(?!.*\b(?:nám|partnerstv)).*\b(?:pomáh|pomůž|poradí|poskyt|nabízí)|"
    r"\bpartneři\b.*\bprojekt|\bpartne[řr][iy]\b.*\b(?:akce|turnaj|závod|portál)|\bdárc|\bv\s+okolí\b|\b(?:vstoupí|přistoupí|připojí)\b|\bzapojen\w*\s[^:]*\bprojekt|\btvoří\s+síť",
    re.IGNORECASE,
)
OF_ANYTHING_ELSE = Cue(
    "|".join(about.pattern for about in (OF_GROUPS, OF_OTHERS, NO_MEMBERS)), re.IGNORECASE
)

# In an item of a list: who is no member, or none any more, or what points to another place.
_NO_MEMBER = Cue(
    r"\bne(?:zapoj|účast|vstoup|přistoup|připoj|spoluprac|podeps|docház|dorazi)(?:\w*l[aoiy]?|\w*[íě]|\w*j[eí])\b(?!\s+(?:se\s+)?(?:jen|pouze)\b)|\bne(?:ní|jsou|byl\w*|bude)\s+(?:\w+\s+){0,2}(?:člen|partner|součást|zapojen|zastoupen)|\b(?:člen(?:em|kou|y)|partner(?:em|kou)|součástí)\s+(?:\w+\s+){0,2}ne(?:ní|jsou|byl\w*|bud\w*)\b(?!\s+(?:jen|pouze)\b)"
    r"|\b(?:býval(?:ý|á|í|ým|ou)|(?:dřívějš|někdejš)ím?|minul[ýáí])\s+(?:člen|partner(?!stv))|\bčlenství\s+(?:\w+\s+)?(?:ukonč|zanik|pozastav|skonč)"
    r"|\b(?:ukonč|přeruš|pozastav)\w*\s+(?:\w+\s+)?(?:členství|účast|spoluprác)|\b(?:od|vy)stoup(?:il|en)\w*(?!\s+z\w?\s+funkce)(?=\s*(?:[).;]|$)|\s+(?:ze?|ve?|od|ke?|dne|roku|již|\d)(?!\w))"
    r"|\bneobsazen\w*|^(?:organizace|instituce|subjekty|členové)\s+(?:\w+\s+)?(?:výše|níže)|^\W*(?:viz|uveden\w+)\s+(?:výše|níže)\b"
    r"|^(?:podle|dle)\s+(?:zápis|prezenč|seznam|stav|memorand)\w*|[(–-]\s*(?:jen\s+|pouze\s+|jako\s+)?(?:pozorovatel(?:ka)?|host)\)?$",
    re.IGNORECASE,
)


def is_no_member(item: str) -> bool:
    """Whether *item* of a list of members tells who is none, or refers to another place.

    >>> is_no_member("Charita Most (neúčastní se)"), is_no_member("Charita Most")
    (True, False)
    """
    return _NO_MEMBER.search(item) is not None


def is_of_others(text: str) -> bool:
    """Whether *text* speaks of what is no member, whatever it is."""
    return OF_ANYTHING_ELSE.search(text) is not None
