"""What a sentence affirms of groups: without what is denied, to come, or told of other things."""

import re

from loaders.document import Line
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.verbs import has_finite_verb

# Those who are taught or helped in groups are no partners.
_TAUGHT = (
    r"(?:(?-i:[Dd]ěti(?!\s+a\s+mládež))|žáci|studenti|školáci|předškoláci|klienti|"
    r"(?:účastníci|členové)\s+(?:kurz|školen|seminář|dílen|dílny|krouž|klub|tábor|soutěž|program)\w*)"
)
_PARTNERSHIP = re.compile("partnerstv", re.IGNORECASE)
_OTHERS = Cue(
    r"\b(?:krajsk\w+|kraj|ministerstv\w+|vlád[ayu]|MAS|místní\s+akční\s+skupina|mikroregion\w*"
    r"|svaz\w*\s+(?:měst|obcí)|evropsk\w+)\s[^:]*\bskupin",
    re.IGNORECASE,
)
OTHER_KIND = (
    r"(?:svépomocn|terapeut|hudebn|tanečn|podpůrn|vrstevnick|akčn|cílov|věkov|rizikov|ohrožen|řídic"
    r"|expertn|dobrovolnick|rodičovsk|dětsk|poradn|meziresort)\w*\s+"
)
"""Adjectives of groups that are none of the partners."""

_OF_OTHER_KIND = Cue(rf"\b{OTHER_KIND}skupin", re.IGNORECASE)
_OF_WORK = Cue(r"pracovní\w*\s+(?:\w+\s+)?skupin", re.IGNORECASE)
_NONE = Cue(
    r"\b(?:ne(?:byl|vznik|proš|uspě|považ|potřeb|zaklád|zřizuj|ustavuj|plánuj|jsou|ní\b|má\b|měl|pracuj|existuj|funguj|zříd|zřiz|ustav|vytvoř)\w*|"
    r"(?<!cházet se )(?<!etkávat se )(?<!ěnovat se )(?:bude|budou)(?!\s+(?:se\s+)?"
    r"(?:věnovat|zabývat|zaměřovat|řešit|mít|dělit|tvořit|pracovat|působit|scházet|setkávat|pokračovat|svoláván))|"
    r"m(?:á|ají|ěl[aoyi])\s+(?:teprve\s+)?(?:být|vzniknout|začít|zahájit)|začn(?:e|ou)|zahájí|"
    rf"{_TAUGHT}\s+[^.,:]{{0,200}}\bskupin(?:ách)?\s|skupinách\s[^.:()]{{0,200}}l[aiy]?\s{_TAUGHT}|"
    rf"\bsoused(?:ním|ní[ch]{{2}}|ní\s+(?:obc|měst|(?-i:[{CAPITAL}]))\w*)|měl\w*\s+by|by\s+měl\w*|vzniknou|vznikne|"
    r"plánuj\w*|v\s+plánu\s+je|odlož\w*|odklád\w*|uvaž\w+|zanik\w*|zruš\w+|slouč\w+|(?<!na\s)doporuč\w+|navrh\w+|zv[aá]ž\w+|"
    r"(?:zřídit|ustavit|vytvořit|založit|založí|zřídí|ustaví|vytvoří|přibud(?:e|ou)|rozběhn(?:e|ou)))\b|"
    # What may be, and groups of others or of another kind.
    r"\bo\s+(?:zřízení|vzniku|ustavení|založení|vytvoření)\s+(?:\w+\s+)?skupin\w*\b[^.]*\b(?:jedn[aá]|mluv|hovoř|diskut)|"
    r"\bk[e]?\s+(?:zřízení|vzniku|ustavení|založení|vytvoření)\s+(?:\w+\s+)?skupin\w*\b[^.]*\bby\b|"
    r"\b(?:jestli(?:že)?|zda(?:li)?|pokud|kdyby|případn\w+)\s[^:]*\bskupin|"
    r"^(?:místní\s+akční\s+skupin|MAS\b)|"
    r"\bkomunitní\w*\s+plán(?!ování\w*[,.]|ování\s+a\s)\w*\s[^:]*\bskupin|\bnesouvis[íe]|\bnespadaj[íe]|"
    r"^komunitní\s+plánování\s|^(?:klub|kurz|program|kroužk|doučován|školk|družin)\w*\s(?!.*pracovní)|"
    r"\b(?:vytvoření|zřízení|ustavení|vznik)\s+(?:pracovní\w*\s+)?skupin\w*[^.]*\b(?:připrav|chyst)",
    re.IGNORECASE,
)
_PROPOSES = Cue(
    rf"\b(?:skupina|(?-i:PS))\s+[„\"]?(?-i:[{CAPITAL}])[^.:;,(]{{2,60}}?"
    r"(?=\s+(?:(?:městu|také|zároveň|mezitím|letos|proto|nyní)\s+)*(?:navrh|doporuč|plánuj|zvaž|uvaž|chce\b|hodl)(?:(?!skupin).)*$)",
    re.IGNORECASE,
)
_PART = re.compile(
    r";\s+|,\s+(?=(?:ale|avšak|však|zatímco|kdežto|třetí|čtvrt[áou]+|pát[áou]+|další|poslední|skupin[auy])\s)"
)
# A clause behind the groups that is not about them: "…, hotový by měl být v prosinci".
_ELSE = Cue(
    r"(?<=\w)[“\"]?,\s+(?!\w{0,3}\s*(?:kter|jež|ni[cm]h?ž)|t[yo](?!\w)|obě|oba|vš[ei]|každ|jejich|a\s|ale\s)"
    r"(?:(?!skupin|zruš|slouč|zanik|ukonč|skonč)[^,])+(?:,[“\"][^,]*)?$",
    re.IGNORECASE,
)
# A clause before the groups that is about the plan: "Plán má být hotov v květnu, …".
_OTHER_FIRST = re.compile(
    r"(?!(?:pokud|jestli|kdyby|až|jakmile|kdo|co|kde)\w*\s)(?:(?!skupin)[^,:;])+,\s+"
    r"(?=(?:(?!\bpartnerství)[^,:;]){0,60}skupin)"
    r"(?!\w{0,3}\s*(?:kter|jež|jak|že|aby|pokud|až|když|kdy|kde|než|protože)\w*\s)",
    re.IGNORECASE,
)

# Over a list: groups that are wanted, or were once.
_GONE = r"(?:plánovan|zamýšlen|uvažovan|zrušen|rozpuštěn|zanikl|nefunguj)\w*"
_TO_COME = Cue(
    r"\bby\s+(?:se\s+)?m(?:ěl|ohl)\w*|\bm(?:ěl|ohl)\w*\s+by\b|\bmají\s+(?:být|vzniknout)"
    rf"|\b(?:vzniknou|vznikne|nevznikl\w*)\b|\b{_GONE}\s+(?:\w+\s+){{0,2}}skupin"
    rf"|\bskupin\w*,?\s+(?:(?:kter|jež)\w*\s+)?(?:\w+\s+){{0,3}}?{_GONE}"
    rf"|[(:,–-]\s*(?:\w+\s+)?{_GONE}(?:\s+(?:ve?|od|ke?|dne|roku|roce|[\d.]+))*\s*\)?\W*$",
    re.IGNORECASE,
)
_RENEWED = re.compile(r"\b(?:obnov|znovu|opět)", re.IGNORECASE)
# Behind the name of one: "Bydlení – zrušena", "Bydlení (dosud nevznikla)".
_NO_MORE = Cue(
    r"[(,:;–-]\s*(?:\w+\s+){0,3}?(?:rozpuštěn|zrušen|ukončen|sloučen|zanikl|skončil|nevznikl|neustaven|nefunguje|nepracuje|neschází\s+se)[ao]?"
    r"(?:\s+(?:ve?|od|ke?|do|dne|roku|roce|[\d.]+))*\s*\)?\W*$",
    re.IGNORECASE,
)


def are_to_come(heading: str) -> bool:
    """Whether the groups under *heading* are not there: to come, or no more.

    >>> are_to_come("Skupiny, které by měly vzniknout:"), are_to_come("Pracovní skupiny:")
    (True, False)
    """
    return _TO_COME.search(heading) is not None and not _RENEWED.search(heading)


def is_no_more(item: str) -> bool:
    """Whether *item* of a list names a group that there is not: "Bydlení – zrušena"."""
    return _NO_MORE.search(item) is not None


def are_of_others(text: str) -> bool:
    """Whether the groups that *text* speaks of are those of a region, a ministry or the like.

    >>> are_of_others("Krajská platforma má tyto pracovní skupiny:")
    True
    >>> are_of_others("Partnerství má s krajem tyto pracovní skupiny:")
    False
    """
    found = _OTHERS.search(text)
    is_own = found and (":" in text[: found.start()] or _PARTNERSHIP.search(text))
    return found is not None and not is_own


def affirmed(sentence: Line) -> Line:
    """Give *sentence* up to where a group is told that does not exist, or something else."""
    proposes = _PROPOSES.search(sentence.text)
    if proposes:  # a group that is there, what it proposes is not told of groups
        sentence = sentence._replace(text=sentence.text[: proposes.end()])
    if are_of_others(sentence.text):
        return sentence._replace(text="")
    if not _denies(sentence.text):
        return sentence
    ends = [found.start() for found in _PART.finditer(sentence.text)]
    parts = (*(sentence.text[:end] for end in reversed(ends)), _ELSE.sub("", sentence.text))
    told = (part for part in parts if part != sentence.text and not _denies(part))
    return sentence._replace(text=next(told, "") or _behind_other(sentence.text))


def _behind_other(text: str) -> str:
    """Leave blank a clause before the groups that is not about them: "Plán má být hotov, …"."""
    other = _OTHER_FIRST.match(text)
    rest = text[other.end() :] if other else ""
    is_told = not _denies(rest) and has_finite_verb(rest)
    return " " * (len(text) - len(rest)) + rest if is_told else ""


def _denies(text: str) -> bool:
    is_of_other_kind = _OF_OTHER_KIND.search(text) and not _OF_WORK.search(text)
    return bool(is_of_other_kind or _NONE.search(text))
