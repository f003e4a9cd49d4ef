"""The words that tell a beginning, by what the partnership is to them.

Verbs and participles of which it is the subject ("vzniklo"), verbs of others of which it is the
object ("rada zřídila"), nouns whose it is ("vznik partnerství"), and meetings of it or of its
partners.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.text.cues import Cue, Cues, told_in
from loaders.text.partnerships import FOUNDING, LOCAL
from loaders.text.partnerships import MEETING as MEETINGS
from loaders.text.partnerships import NOUN as NOUN_OF_NAME

CONSTITUTING, FIRST_MEETING, ESTABLISHED = "constituting-meeting", "first-meeting", "established"
"""Codes of event-kind."""

MEETING, MET = "meeting", "met"
"""A meeting told by its noun, and one told by a verb and "for the first time"."""

SUBJECT, EITHER, OBJECT = "subject", "either", "object"
"""The partnership is the subject; it or another neuter is; others are."""

ATTRIBUTE, SINCE, HAS, NOUN, KEY = "attribute", "since", "has", "noun", "key"
"""A participle beside it; what it has done, or a town has had it, since a day; a noun whose it is;
and the name of a fact: "Vznik:"."""

_STEMS = r"(?:ustav|ustanov|založ|vytvoř|utvoř|sestav|postav|zaháj|stvoř)"
_COINED = r"(?:zform(?:ov)?|konstitu(?:ov)?|etablov)"
PARTICIPLES = Cue(
    rf"\b(?:{_STEMS}en|zřízen|(?:{_COINED}|odstartov)án|spuštěn|uveden|dán|svolán|vyhlášen|"
    r"obnoven|schválen|přijat|podepsán|projednán|zpracován|zvolen|otevřen)[aoiy]?\b",
    re.IGNORECASE,
)
"""Participles that tell what was done as well as a verb does: "ustaveno"."""

_WORK = r"(?:činn?ost\w*|prác[ei]|fungování|existenc[ei]|působení)"
_TO_WORK = r"(?:fungovat|pracovat|působit|scházet|existovat|setkávat|jednat|psát)"
_ITSELF = rf"(?:ustavi|ustanovi|{_COINED}[ai]?|konstituova|utvoři|etablova|zrodi|rozběh|rozje)lo"
_STARTED = r"(?:zahájilo|započalo|spustilo|rozjelo|odstartovalo)"
_SHAPE = (
    r"(?:oficiální|formální|pevn(?:ou|ý)|řádn(?:ou|ý)|organizovan(?:ou|ý))\s+"
    r"(?:podobu|formu|tvar|rámec|řád|základ)"
)
_TAKEN = r"(?:dostalo|získalo|nabylo)"
_TRANSITIVE = (
    r"(?!(?:lokální|místní|part?nerství|oficiálně|slavnostně|dne|již|už|zde|tu)\b)[a-zá-ž]{4,}"
)
_INTO_LIFE = r"(?:v|do)\s+život\w?"
_FOUNDED = r"(?:založi|ustavi|ustanovi|zřídi|vytvoři|zformova|utvoři|sestavi)l"
IN_PRESENT = r"(?:zakládá|zakládají|zřizuj[eí]|ustavuj[eí]|ustanovuj[eí])"
"""What is done where a day stands before it, as in a chronicle."""

TO_DO = r"(?:založí|zřídí|ustaví|ustanoví|vytvoří)"
"""What is done where it is told next that they did so."""

BROUGHT = r"přines(?:l[ao]?)"
"""What a year or a season did."""

_OBLIQUE = r"(?:ým|ých|ými|ému|ého|ém|é)"
_MEETING = rf"{MEETINGS}m?"
_WHICH = r"(?:společn|oficiáln|řádn|pracovn|ustavující)\w*"
_MET = (
    r"(?:seš(?:el|l[aoiy])|"
    r"(?:setkal|potkal|shromáždil|jednal|zase(?:dl|dal)|used(?:l|al)|sedl|posadil|svola)\w*)"
)
_FIRSTLY = (
    rf"(?:poprvé|prvně|(?:ke?|na)\s+sv(?:é|ou|ému|ém)\s+"
    rf"(?:premié[rř]\w*|první\w*\s+(?:\w+\s+)?{MEETINGS}))"
)

_NEW = rf"nov(?:é|ě\s+\w+é)\s+(?:{LOCAL}\s+)?{NOUN_OF_NAME}(?!\w)"  # which met, not which began
_MET_FIRSTLY = rf"{_FIRSTLY}\s.*?\b{_MET}|{_MET}\s.*?\b{_FIRSTLY}|{_MET}\s+(?:.*?\s)?{_NEW}"

# Of those that may tell the same words the first is meant.
_WORDS = (
    (
        CONSTITUTING,
        MEETING,
        rf"{FOUNDING}\w*\)?\s+{_MEETING}",
    ),
    (
        FIRST_MEETING,
        MEETING,
        rf"(?:první|úvodní|zahajovací|premiérov|inauguračn)\w*\s+(?:{_WHICH}\s+)?{_MEETING}"
        rf"|premiéra(?=\s+(?:{LOCAL}ho\s+)?{NOUN_OF_NAME}\b)",
    ),
    (FIRST_MEETING, MET, _MET_FIRSTLY),
    (
        ESTABLISHED,
        SUBJECT,
        rf"(?:{_STEMS}en{{1,2}}o|zřízeno|(?:{_COINED}|odstartov)áno|spuštěno|vyhlášeno|stvrzeno|zpečetěno|vzniklo|vzešlo|vyrostlo"
        rf"|spatřilo\s+světlo|dalo\s+dohromady|{_INTO_LIFE}\s.*?\buvedeno"
        rf"|(?:vstoupilo|vešlo|uvedeno)\s+{_INTO_LIFE}"
        rf"|se\s+(?:.*?\s)?{_ITSELF}|{_ITSELF}\s+(?:.*?\s)?se"
        rf"|{_STARTED}\s.*?\b{_WORK}|(?<!rok ){_WORK}\s+(?:.*?\s)?{_STARTED}"
        rf"|začalo\s.*?\b{_TO_WORK}"
        r"|se\s+(?:.*?\s)?(?:dalo|pustilo)\s+do\s+(?:práce|činnosti)(?!\s+na\b)"
        r"|(?:mělo|odbylo\s+si)\s+(?:.*?\s)?premiéru|premiéru\s+(?:si\s+)?(?:mělo|odbylo)"
        rf"|{_SHAPE}\s+(?:.*?\s)?{_TAKEN}|{_TAKEN}\s+(?:.*?\s)?{_SHAPE}"
        rf"|jako\s+(?:{LOCAL}\s+)?{NOUN_OF_NAME}\s+byl[aiy]?\s+(?:\w+\s+)?(?:{_STEMS}en|zřízen)[aiy]?"
        rf"|odstartovalo(?!\s+{_TRANSITIVE})|podařilo\s.*?\b(?:ustavit|založit|zřídit|vytvořit))",
    ),
    (
        ESTABLISHED,
        ATTRIBUTE,
        rf"(?:{_STEMS}en|zřízen|zformovan|konstituovan|vznikl){_OBLIQUE}",
    ),
    (
        ESTABLISHED,
        SINCE,
        r"(?:píše\s+(?:sv\w+\s+)?histori\w|datuje|existuje|existovalo|funguje|fungovalo|pracuje|pracovalo|působí|působilo|schází|scházelo|běží|běželo|trvá|trvalo|jede|jelo"
        r"|partneři\s+(?:se\s+)?(?:scházejí|setkávají)(?=\s+(?:se\s+)?od\b)"
        # but not whom it takes in besides, or how often it meets
        r"|(?:sdružuje|spojuje|zasedá)(?!.*\b(?:také|též|rovněž|nově|navíc|dalš\w+|i|každ\w+|měsíčně|čtvrtletně|pravidelně)\b)"
        r"|drží|(?:je|bylo)\s+(?:.*?\s)?(?:činné|aktivní|v\s+(?:činnosti|provozu|běhu|chodu)|na\s+světě)|na\s+světě\s+(?:je|bylo)|(?<=\()(?:činné\s+)?od|(?<=\()zal)",
    ),
    (ESTABLISHED, HAS, r"(?:má|máme|mají|je)"),
    (ESTABLISHED, EITHER, rf"{_FOUNDED}o"),
    (
        ESTABLISHED,
        OBJECT,
        rf"{_FOUNDED}[aiy]?|(?:spusti|rozjel|vyhlási|rozběh)l[aiy]?|{IN_PRESENT}|{BROUGHT}|{TO_DO}|da(?:l[aiy]?|li\s+jsme|lo)\s+(?:.*?\s)?(?:dohromady|vzniknout)",
    ),
    (
        ESTABLISHED,
        NOUN,
        r"(?:(?:ustaven|ustanoven|založen|vytvořen|zřízen|zformován|konstituován|utvořen)ím?|vzni(?:ku?|kem)"
        r"|(?<!\w)prvním\s+dnem|věk"
        r"|zrodu?|(?:na|z)rozením?|konstituc[ei]|start(?:u|em)?|(?:zahájení|počátk\w+|počátek|začátk\w+|začátek)(?:\s+činnosti)?"
        r"|(?:činnost|prác[ei]|existenc[ei]|histori[ei])"
        r"|(?:zaklád|ustav)\w+\s+(?:listin|dokument|dohod|smlouv|prohlášení)\w*)",
    ),
)
_CUES = Cues(
    (Cue(rf"\b(?:{words})\b", re.IGNORECASE), (kind, role)) for kind, role, words in _WORDS
)


@dataclass(frozen=True)
class Act:
    """A beginning of *kind* told from *start* to *end* by *words*; *role* is one of the above."""

    kind: str
    role: str
    start: int
    end: int
    words: str


def may_tell_acts(sentence: str) -> bool:
    """Tell soon whether *sentence* may hold words of a beginning."""
    return told_in(sentence) & _CUES.bits != 0


def find_acts(text: str) -> Iterator[Act]:
    """Find the words of a beginning in *text*, one predication; the decisive ones first."""
    for cue, (kind, role) in _CUES.told_in(text):
        for match in cue.finditer(text):
            yield Act(kind, role, *match.span(), match.group().lower())
