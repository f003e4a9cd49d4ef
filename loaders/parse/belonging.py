"""Whether what stands around names that are counted up says that they belong to a partnership."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from loaders.document import Line
from loaders.parse.member_leads import may_lead_on
from loaders.text.cues import Cue
from loaders.text.partnerships import LOCAL, NOUN
from loaders.text.verbs import finite_verbs

MEETING = r"(?:jednání|setkání(?:ch)?|schůzk\w+|schůz(?:i|e|ích)|zasedání(?:ch)?|porad\w+)"
_THEM = (  # those who belong, or what they make up
    r"\b(?:člen(?!it)|(?:spolu)?partne[řr](?:i|y|ů|em)\b|partnersk|účastní[ck]|akté[rř](?:y|ů|i|em)?\b|"
    r"zakladatel|zúčastněn|zastoupen|zapoj(?:en|il|uj)|složení|sestav|součást|obsa[zd]|sdruž|přítom|"
    rf"(?:dohod|smlouv|listin)\w*\s+o\s+(?:\w+\s+)?{NOUN}|přísed|zůsta[lnv]|spoluprac|zást(?:upc|oup)|okruh|jádr|pilíř|zrod|reprezent|pohromad|řad(?:y|í|ách)\b|seznam|výčet|"
    r"scház|sjíž|setkáv|potkáv|vída|zased|used|sed(?:í|ě|áv))\w*"
)
_TO_TABLE = r"za\s+(?:\w+\s+){0,2}stůl"
_SAT = r"(?:used|zased|posad)\w*"
_TABLE = (
    r"\b(?:[uv]|ke?|ko|za|kolem|okolo)\s+(?:\w+\s+){0,2}stol\w*|\b(?:židl|křes[el])\w*|"
    r"\b(?:kulat|společn|jednac)\w+\s+st[oů]l\w*|"
    rf"\b{_TO_TABLE}\s+(?:\w+\s+){{0,3}}?{_SAT}|\b{_SAT}\s+(?:\w+\s+){{0,3}}?{_TO_TABLE}"
)
_WHICH = (
    rf"(?:(?:{LOCAL}\w*|\w+(?:ých|ém|ého|ému|ímu|ích)|činnosti|práci|chodu|životě|{MEETING})\s+)"
)
_IN_IT = (
    rf"\bmezi\s+n(?:ě|imi)\b|\bna\s+{_WHICH}{{0,2}}{MEETING}|\bna\s+{_WHICH}{{1,2}}{NOUN}|"
    rf"\b(?:ve?|do|k|ke|u|z|součástí)\s+{_WHICH}{{0,2}}"
    rf"(?:{NOUN}|něm|něj|něho|němu|(?-i:LP)\b|platform\w+|{MEETING})"
)
_HOLDS = (
    r"(?:mysl|rozum[ěí]|znamen|představuj|tvoř|zahrn|sklád|spoj|propoj|čít|stoj|opír|sved|složen|"
    r"utvoř|vytvoř|vytvář|sdruž|stmel)\w*"
)
_IT_HOLDS = (
    rf"\b(?:{NOUN}|(?-i:LP))\b[^.:]*\b{_HOLDS}|"
    rf"\b{_HOLDS}\s+(?:\w+\s+){{0,2}}?{NOUN}"
)
_BELONGING = Cue("|".join((_THEM, _TABLE, _IN_IT, _IT_HOLDS)), re.IGNORECASE)
# Whatever it holds stands in the fourth case: "sdružuje Základní školu Most".
_FIND = r"(?:na(?:jde|lezne)(?:me|te|š)?|potkáte|uvidíte)"
_HOLDING = Cue(
    rf"{_IT_HOLDS}|\b{_FIND}\s+v\s+něm\b|\bv\s+něm\s+(?:\w+\s+)?{_FIND}\b", re.IGNORECASE
)
# The sentence before or the heading speaks of a partnership or of its partners.
SPOKEN_OF = Cue(
    rf"\b{NOUN}\b|\b(?-i:LP)\b|\bčlen(?:y|ů|ové|ství|ech|ům)\b|\bpartne[řr][iyů]\b|\bplatform|\bpartnersk\w|"
    r"\bčlensk\w+\s+(?:základn|organiz|listin|subjekt|instituc)",
    re.IGNORECASE,
)
_TELLS_ON = Cue(
    r"\b(?:něm|němž|něj|něho|němu|jeho|jejich|jich|nich|ho|nimi|ně)\b|\břady\b|\bkdo\b|\búčastní|\bza(?:poj|stoup)|"
    r"\bsdruž|\bzůsta[lnv]|\bseznam|\bčlen(?:y|ů|ové)\b|\bpartne",
    re.IGNORECASE,
)
# Where no partnership is named: those who meet again and again, or work with the town.
_USUALLY = r"(?:stál|pravideln|společn|obvykl|vždy|každ|jednou|bývá|schází|scházej)\w*"
_WITH_IT = r"s\s+(?:městem|městysem|obcí|radnicí|námi|agenturou)"
_PARTNERS_MEET = Cue(
    rf"{_TABLE}|\b{_USUALLY}\b.*\b{MEETING}|\b{MEETING}.*\b{_USUALLY}|"
    rf"\b{_WITH_IT}\b.*\bspoluprac|\bspoluprac\w*\s+{_WITH_IT}|\bkdo\b.*\bscház",
    re.IGNORECASE,
)
# These bodies belong to something else, or did something else, or are yet to come.
_AGAINST = Cue(
    r"\b(?:dar(?:oval|ů|y|em)?|dárc|sponz|přispě|financ|uhrad|zaplat|hrad(?:í|il)|podpoř(?:il|en)|peníz|peněz|dotac|dotov|grant|žádost|žadatel|žádal|požád|příjemc|obdrž|získa|dosta[ln]|výzv|"
    r"rozesl|zaslal|adres|ucház|přijetí|kandid|úkol|plnění|pověř|stěž|\bo\s+(?:členství|vstup|účasti|zapojení)|tato\s+partnerství|okolí|(?:vedle|mimo|kromě)\s+(?:\w+\s+)?part?nerstv|komunitního\s+plán|o\s+vzniku|zakáz|soutěž|nabíd|nabíz|dodavat|realiz|poskyt|provoz|zajišť|pořád|organizátor|pomáh|obrátit|obracej|zřiz|buduj|"
    r"host[éůaiy]?\b|hostem|hosty|poz(?:ván|val)|přizv|vyz[vý]|oslov|obesl|odmít|zvaž|uvaž|vyjádřil\w*\s+zájem|zájem|zájemc|"
    r"bývalý|bývalí|dřív|někdejš|původně|kdysi|odeš|opust|vystoup|ukonč|skonč|zanik|přest(?:al|áv)|rozpad|"
    r"souse[dz]|partnersk\w+\s+(?:měst|obc|škol)|tamní|jin(?:ém|ých|ého|é|ým|ými)\s+(?:\w+\s+){0,2}(?:měst|obc|partner|lokalit)|cizí|"
    r"seminář|konferenc|výjezd|exkurz|školení|worksho|besed|přednáš|výstav|turnaj|slavnost|veletrh|burz|anket|dotazn|výzkum|průzkum|rozhovor|šetření|"
    r"memorand|petic|dopis|stanovisk|připomínk|zápis\b|pracovní\w*\s+skup|skupin\w*|(?-i:PS)\b|výbor|komis|"
    r"kontakt\b|kontakty|tel\b|telefon|e-?mail|www|copyright|©|portál|foto|autor|odkaz|mapa\b|"
    r"koná\b|konal|kon(?:ají|aly)|sídl(?:í|il[aioy]?)\b|prostor(?:ách|ech)|budov[aěy]|střídá|navštív|prohlé|"
    r"chce|chtě|chtějí|plánuj|zamýšl|hodl|doufá|výhled|budouc|by\b|aby\b|měl[aoiy]?\s+by|zatím|dosud|stále\s+chyb|chyb[íěě]|postrád|"
    r"síť|sítě|adresář|katalog|projekt\w*|akc[eií]\b|kampa[nň]|svaz|spolk[uy]\s+je|místní\w*\s+akční)\w*",
    re.IGNORECASE,
)
_FUTURE = Cue(
    r"\b(?:bud(?:e|ou)|(?:vstoup|přistoup|připoj|zapoj|rozšíř|dopln|usedn)(?:í|ou)\b|přibud|přibyd|příšt|ne[bj](?:ud|yl|sou)\w*|není|nejsou|nikdy|ani)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"ne(?!chyb|mění)\w{2,}")  # a verb in small letters, and none of a town
# Other cases than the first and those after "zástupci": "navštívilo Základní školu, Policii".
# Words that but point to what the sentence before told: "Jmenovitě jsou to", "Tou první je".
_POINTERS = frozenset(
    [
        "jmenovitě",
        "konkrétně",
        "přesněji",
        "tedy",
        "totiž",
        "jsou",
        "je",
        "byl",
        "byla",
        "byli",
        "byly",
        "to",
        "ta",
        "te",
        "ti",
        "to",
        "tou",
        "tím",
        "jde",
        "jedná",
        "o",
        "se",
        "takto",
        "tito",
        "tyto",
        "jimi",
        "nimi",
        "mezi",
        "patří",
        "první",
        "prvním",
        "postupně",
        "podle",
        "abecedy",
        "abecedně",
    ]
)
_ONE_TABLE = re.compile(r"\b(?:jed(?:en|n\w+)|společn\w+)\s+st(?:ůl|ol\w*)\b", re.IGNORECASE)
_LIST = re.compile(r"\b(?:seznam|sestav|složení|obsazení)\w*", re.IGNORECASE)
_POINTS_BACK = re.compile(r"(?:Tak|Takto|To|Ti|Tito|Toto|Takov\w+)\s")
# What is said of no others on a page of a partnership, though it is not named.
_SURELY = Cue(
    r"\b(?:správu|sektor|stát|škol[uy]|školství|samosprávu|neziskov\w+|policii)\s+(?:\w+\s+)?zastupuj|"
    r"\bhlas\w*\s+(?:práv\w+\s+)?(?:má|mají)\b|\b(?:má|mají)\s+(?:\w+\s+)?(?:hlas|hlasovací)\b",
    re.IGNORECASE,
)
_TO_IT = Cue(rf"\b(?:do|ke?|ve?)\s+(?:{LOCAL}\w*\s+)?{NOUN}\b", re.IGNORECASE)
# "Členové hlasují", or of it where its own sentence names it: "Partnerství založily … v něm".
_MEMBERS_DO = Cue(
    rf"\bčlenové\s+(?:(?:{LOCAL}\w*\s+)?{NOUN}\s+)?(?:jsou|hlasuj\w+|byli|zůstávají|zastupuj\w+)\s",
    re.IGNORECASE,
)
_IN_ITSELF = Cue(r"\b(?:ve?|do|k)\s+(?:něm|něj|němu)\b", re.IGNORECASE)
_FEW = 3  # bodies, which others may be as well: here more needs to be told
# What else than the partnership the sentence before may be about.
_OF_ANOTHER = Cue(
    r"\b(?:výbor|komis|rad[auy]\b|web|portál|klub|tým|fond|skupin|síť|svaz|spol(?:ek|ku)|stránk|sbor)\w*",
    re.IGNORECASE,
)
_HER = re.compile(r"\b(?:její\w*|v\s+ní|do\s+ní|jí)\b", re.IGNORECASE)
_NUMERALS = (
    "dva|dvě tři čtyři pět šest sedm osm devět deset jedenáct dvanáct třináct čtrnáct patnáct"
)
_COUNTS = {
    word: count for count, words in enumerate(_NUMERALS.split(), 2) for word in words.split("|")
}
_OBLIQUE = re.compile(
    r"\b(?:škol(?:u|ou|ám|ami|e)|charit(?:u|ou|ě)|polici[í]|policii|služb(?:u|ou|ě)|měst(?:u|em)|obc[ií]|úřad(?:em|ům)|sdružením|spolkem|spolku)\b",
    re.IGNORECASE,
)
_STANDS_FOR = Cue(r"\b(?:zástup|zastoup|za\b|z\s+řad|reprezent)", re.IGNORECASE)
NAMES = " … "  # stands for them in what is said around them
_SUBORDINATE = (
    r",\s+(?:(?:na|o|v|ve|do|k|s|se|za|po|u|z|od|pro|při)\s+)?"
    r"(?:kte[rř]|jež|jenž|jehož|jejíž|jejichž|n[ěí](?:mž|hož|ž)|kde|když|kdy|aby|že|jak|zda|co\b|kam|odkud|protože|neboť)\w*"
)
_OPENED_CLAUSE = re.compile(_SUBORDINATE)
_CLOSED_CLAUSE = re.compile(rf"{_SUBORDINATE}[^,:;]*,")
_LOOKS = re.compile(r"\b(?:vypad|nemění|dává)\w*")


class Around(NamedTuple):
    """What stands in a sentence around names, for which it has a mark, *before* it and *after*.

    *is_one_of_many* is whether sentences behind it count up more of them.
    """

    text: str
    before: str
    after: str = ""
    is_one_of_many: bool = False


def is_of_partnership(told: Around, items: Sequence[Line]) -> bool:
    """Tell whether what is *told* around the names *items* says that they belong to it."""
    around = _around(told)
    if speaks_against(around):
        return False
    if _HER.search(around) and not re.search("platform", told.before, re.IGNORECASE):
        return False  # a commission or a group: a partnership is neuter
    is_oblique = any(_OBLIQUE.search(item.text) for item in items)
    if is_oblique and not (_STANDS_FOR.search(around) or _HOLDING.search(around)):
        return False
    is_topic = SPOKEN_OF.search(told.before) or _ONE_TABLE.search(told.before)
    is_topic = None if _OF_ANOTHER.search(told.before) else is_topic
    is_listed = _LIST.search(told.before) is not None and around != told.text
    tells_on = (_TELLS_ON.search(around) or _SURELY.search(around)) and (is_topic or is_listed)
    is_spoken_of = SPOKEN_OF.search(around) or tells_on
    clause = _last_clause(around)
    if not (is_spoken_of or _PARTNERS_MEET.search(around)):
        return False
    if _BELONGING.search(clause) or _SURELY.search(clause):
        return len(items) > _FEW or around != told.text or _is_certain(around, clause)
    return _leads_on(clause, told.before) or (
        _are_as_many(around, len(items)) and (len(items) > _FEW or around != told.text)
    )


def _is_certain(around: str, clause: str) -> bool:
    """Tell what is said of members alone, so that few of them may be counted up."""
    is_itself = SPOKEN_OF.search(around) and _IN_ITSELF.search(clause)
    return bool(is_itself or _TO_IT.search(clause) or _MEMBERS_DO.search(clause))


def speaks_against(around: str) -> bool:
    """Tell whether what stands *around* names is of others, of what is to come or is not so."""
    return bool(_AGAINST.search(around) or _FUTURE.search(around) or _is_denied(around))


def _around(told: Around) -> str:
    """Give the words that tell of the names: those of another sentence where they but point."""
    lead, _, rest = told.text.partition(NAMES)
    tells = any(finite_verbs(told.text))
    if not tells and _POINTS_BACK.match(told.after):
        return told.after
    if _POINTERS.issuperset(_words(lead)) and not any(finite_verbs(rest)):
        return told.before
    if tells:
        return told.text
    return told.before if told.is_one_of_many else told.text


def _are_as_many(around: str, many: int) -> bool:
    """Tell whether as *many* are told of as are counted up: "má tři nohy"."""
    return any(_COUNTS.get(word) == many for word in _words(around))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _last_clause(around: str) -> str:
    """Give the clause that the names stand in, if it is the main one or tells of a partnership."""
    told = _CLOSED_CLAUSE.sub(" ", around)
    lead, _, rest = told.partition(NAMES)
    *_, opened = (None, *_OPENED_CLAUSE.finditer(lead))
    if opened and not _BELONGING.search(" ".join(lead[: opened.start()].split()[-3:])):
        return ""
    verbs = [*finite_verbs(lead)]
    start = verbs[-2].end() if len(verbs) > 1 else 0
    return f"{lead[start:]} {rest}"


def _leads_on(clause: str, before: str) -> bool:
    """Tell a clause about the partnership that does nothing but lead to a colon."""
    lead, colon, _ = clause.rpartition(":")
    is_spoken_of = SPOKEN_OF.search(lead) or (_TELLS_ON.search(lead) and SPOKEN_OF.search(before))
    return bool(colon and is_spoken_of) and may_lead_on(_LOOKS.sub("", lead))


def _is_denied(around: str) -> bool:
    return any(_NOT.match(verb.group()) for verb in finite_verbs(around))
