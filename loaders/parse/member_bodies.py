"""Members that no known words lead to: bodies counted up where a partnership is spoken of.

Editors say in endless ways who belongs to a partnership. Where a page has no members by the words
and headings that are known, an enumeration of bodies is taken for them, if what stands around it
speaks of belonging, of partners or of their table, and nothing there speaks against.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from loaders.document import Line
from loaders.parse.headed_lists import headed_lists
from loaders.parse.member_leads import may_lead_on
from loaders.parse.member_sentences import counted_up, is_named
from loaders.parse.organisation_items import (
    are_mostly_organisations,
    are_named,
    begins_a_name,
    is_organisation,
    is_sentence,
)
from loaders.resolve.organisation_kinds import rule_of
from loaders.resolve.organisation_words import contracted
from loaders.text.cues import Cue
from loaders.text.partnerships import LOCAL, NOUN
from loaders.text.sentences import sentences
from loaders.text.verbs import finite_verbs

_FEWEST = 4
_FEWEST_KINDS = 2
_MOSTLY = 0.75  # of what is counted up is known for bodies
_MOST_WORDS = 14  # of one name
_MOST_LEAD = 300  # characters before the first name
_STATE = ("state-police", "labour-office", "probation-service")
_TOWN = ("municipality", "municipal-police", "municipal-district", "municipal-department")
_SCHOOLS = ("primary-school", "nursery-school", "primary-and-nursery-school")
_PUBLIC = frozenset((*_STATE, *_TOWN, *_SCHOOLS))

_MEETING = r"(?:jednání|setkání(?:ch)?|schůzk\w+|schůz(?:i|e|ích)|zasedání(?:ch)?|porad\w+)"
_THEM = (  # those who belong, or what they make up
    r"\b(?:člen(?!it)|(?:spolu)?partne[řr](?:i|y|ů|em)\b|partnersk|účastní[ck]|akté[rř](?:y|ů|i|em)?\b|"
    r"zakladatel|zúčastněn|zastoupen|zapoj(?:en|il|uj)|složení|sestav|součást|obsa[zd]|sdruž|přítom|"
    r"přísed|spoluprac|zást(?:upc|oup)|okruh|jádr|pilíř|zrod|reprezent|pohromad|řad(?:y|í|ách)\b|seznam|výčet|"
    r"scház|setkáv|potkáv|vída|zased|used|sed(?:í|ě|áv))\w*"
)
_TABLE = (
    r"\b(?:[uv]|ke?|ko|za|kolem|okolo)\s+(?:\w+\s+){0,2}stol\w*|\b(?:židl|křes[el])\w*|"
    r"\b(?:kulat|společn|jednac)\w+\s+st[oů]l\w*"
)
_WHICH = (
    rf"(?:(?:{LOCAL}\w*|\w+(?:ých|ém|ého|ému|ímu|ích)|činnosti|práci|chodu|životě|{_MEETING})\s+)"
)
_IN_IT = (
    rf"\bmezi\s+n(?:ě|imi)\b|\bna\s+{_WHICH}{{0,2}}{_MEETING}|\bna\s+{_WHICH}{{1,2}}{NOUN}|"
    rf"\b(?:ve?|do|k|ke|u|z|součástí)\s+{_WHICH}{{0,2}}"
    rf"(?:{NOUN}|něm|něj|něho|němu|(?-i:LP)\b|platform\w+|{_MEETING})"
)
_HOLDS = (
    r"(?:tvoř|zahrn|sklád|spoj|propoj|čít|stoj|opír|sved|složen|utvoř|vytvoř|vytvář|sdruž|stmel)\w*"
)
_IT_HOLDS = (
    rf"\b(?:{NOUN}|(?-i:LP))\b[^.:]*\b{_HOLDS}|"
    rf"\b{_HOLDS}\s+(?:\w+\s+){{0,2}}?{NOUN}"
)
_BELONGING = Cue("|".join((_THEM, _TABLE, _IN_IT, _IT_HOLDS)), re.IGNORECASE)
# Whatever it holds stands in the fourth case: "sdružuje Základní školu Most".
_HOLDING = Cue(_IT_HOLDS, re.IGNORECASE)
# The sentence before or the heading speaks of a partnership or of its partners.
_SPOKEN_OF = Cue(
    rf"\b{NOUN}\b|\b(?-i:LP)\b|\bčlen(?:y|ů|ové)\b|\bpartne[řr][iyů]\b|\bplatform|\bpartnersk\w|"
    r"\bčlensk\w+\s+(?:základn|organiz|listin|subjekt|instituc)",
    re.IGNORECASE,
)
_TELLS_ON = Cue(
    r"\b(?:něm|němž|něj|něho|němu|jeho|jejich|ho|nimi|ně)\b|\břady\b|\bkdo\b|\búčastní|\bza(?:poj|stoup)|"
    r"\bsdruž|\bseznam|\bčlen(?:y|ů|ové)\b|\bpartne",
    re.IGNORECASE,
)
# Where no partnership is named: those who meet again and again, or work with the town.
_USUALLY = r"(?:stál|pravideln|společn|obvykl|vždy|každ|jednou|bývá|schází|scházej)\w*"
_WITH_IT = r"s\s+(?:městem|městysem|obcí|radnicí|námi|agenturou)"
_PARTNERS_MEET = Cue(
    rf"{_TABLE}|\b{_USUALLY}\b.*\b{_MEETING}|\b{_MEETING}.*\b{_USUALLY}|"
    rf"\b{_WITH_IT}\b.*\bspoluprac|\bspoluprac\w*\s+{_WITH_IT}|\bkdo\b.*\bscház",
    re.IGNORECASE,
)
# These bodies belong to something else, or did something else, or are yet to come.
_AGAINST = Cue(
    r"\b(?:dar(?:oval|ů|y|em)?|dárc|sponz|přispě|financ|uhrad|hrad(?:í|il)|podpoř(?:il|en)|peníz|peněz|dotac|dotov|grant|žádost|žadatel|žádal|požád|příjemc|obdrž|získa|dosta[ln]|výzv|"
    r"rozesl|zaslal|adres|ucház|přijetí|kandid|úkol|plnění|pověř|stěž|\bo\s+(?:členství|vstup|účasti|zapojení)|tato\s+partnerství|okolí|(?:vedle|mimo|kromě)\s+(?:\w+\s+)?part?nerstv|komunitního\s+plán|o\s+vzniku|zakáz|soutěž|nabíd|nabíz|dodavat|realiz|poskyt|provoz|zajišť|pořád|organizátor|pomáh|obrátit|obracej|zřiz|buduj|"
    r"host[éůaiy]?\b|hostem|hosty|poz(?:ván|val)|přizv|vyz[vý]|oslov|obesl|odmít|zvaž|uvaž|vyjádřil\w*\s+zájem|zájem|zájemc|"
    r"bývalý|bývalí|dřív|někdejš|původně|kdysi|odeš|opust|vystoup|ukonč|skonč|zanik|přest|rozpad|"
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
_OBLIQUE = re.compile(
    r"\b(?:škol(?:u|ou|ám|ami|e)|charit(?:u|ou|ě)|polici[í]|policii|služb(?:u|ou|ě)|měst(?:u|em)|obc[ií]|úřad(?:em|ům)|sdružením|spolkem|spolku)\b",
    re.IGNORECASE,
)
_STANDS_FOR = Cue(r"\b(?:zástup|zastoup|za\b|z\s+řad|reprezent)", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?:ve?|do|ke?|na|u|zes?|se?|za|mezi|pod|nad|při|pro|po|od|podle|vedle|kromě|díky|kdo|členy|členové|partneři|partnery)\s",
    re.IGNORECASE,
)
_BARE_PROJECT = re.compile(
    r"\bpartne[řr][iy]\s+(?:tohoto\s+|našeho\s+)?projektu(?:\s+(?:jsou|byl[iy]))?\s*:?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r",\s+(?:(?:a|na|o|v|ve|do|k|s|za|po|u|z|od)\s+)?(?:kte[rř]|jež|jenž|jejich|jehož|jejíž|kde|když|kdy|kdo|aby|přičemž|zatímco|ale|avšak|takže|protože|jak\b|což)"
)
_TAIL = re.compile(
    r"\s+(?:[–-]\s+(?:to|ti|ty|všichni)\b|se\b|si\b|(?:společně|spolu|pravidelně|dnes|nyní|již|už|dohromady|zde|tu)\b|(?:v|do|ke|k|na|u|za)\s+(?:\w+\s+){0,2}?"
    rf"(?:{NOUN}|stol\w*|{_MEETING})\b)",
    re.IGNORECASE,
)
_NAMES = " … "  # stands for them in what is said around them
_SUBORDINATE = (
    r",\s+(?:(?:na|o|v|ve|do|k|s|se|za|po|u|z|od|pro|při)\s+)?"
    r"(?:kte[rř]|jež|jenž|jehož|jejíž|jejichž|n[ěí](?:mž|hož|ž)|kde|když|kdy|aby|že|jak|zda|co\b|kam|odkud|protože|neboť)\w*"
)
_OPENED_CLAUSE = re.compile(_SUBORDINATE)
_CLOSED_CLAUSE = re.compile(rf"{_SUBORDINATE}[^,:;]*,")
_LOOKS = re.compile(r"\b(?:vypad|nemění|dává)\w*")
_WORD = re.compile(r"\w")
# A name begins with a word, but not with the towns beside which others stand: "vedle obou měst".
_WORD_START = re.compile(
    r"(?<!\w)(?<!vedle\s)(?<!kromě\s)(?<!obou\s)(?<!všech\s)(?=\w)", re.IGNORECASE
)


def counted_bodies(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the longest enumeration of bodies that *lines* may mean by the partnership."""
    return max(chain(_in_sentences(lines), _in_lists(lines)), key=len, default=())


def _in_sentences(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    before = ""
    for told in sentences(line for line in lines if not line.bullet):
        if told.text.count(",") + told.text.count(";") >= _FEWEST - 2:
            yield from _bodies_of(told, before)
        before = told.text


def _bodies_of(told: Line, before: str) -> Iterator[tuple[Line, ...]]:
    """Give the bodies that the sentence *told* counts up, if it says so of a partnership."""
    end = _end(told.text)
    for start in _starts(told.text[:end]):
        items = _cleaned(counted_up(told.text[start:end], told.start + start))
        if _begin_well(items):
            around = f"{told.text[:start]}{_NAMES}{told.text[items[-1].end - told.start :]}"
            # Names alone are what the sentence before or the heading announces.
            around = around if _WORD.search(around) else before
            if _are_bodies(items) and _is_of_partnership(around, before, items):
                yield tuple(item for item in items if is_named(item))
            return


def _end(text: str) -> int:
    """Give where a clause begins that tells more of those counted up."""
    clause = next(
        (
            found
            for found in _CLAUSE.finditer(text)
            if text.count(",", 0, found.start()) >= _FEWEST - 2
        ),
        None,
    )
    return clause.start() if clause else len(text)


def _starts(text: str) -> Iterator[int]:
    colon = text.find(": ")
    least = colon + 1 if 0 <= colon < _MOST_LEAD else 0
    return (found.start() for found in _WORD_START.finditer(text, least, least + _MOST_LEAD))


def _cleaned(items: tuple[Line, ...]) -> tuple[Line, ...]:
    """Take what is said of them off the last: "a Charita Most se v něm scházejí"."""
    if not items:
        return ()
    *first, last = items
    verb = next((found for found in finite_verbs(last.text) if found.group().islower()), None)
    tail = _TAIL.search(last.text)
    ends = [found.start() for found in (verb, tail) if found]
    name = last.text[: min(ends)].rstrip(" ,;–-") if ends else last.text
    return (*first, last._replace(text=name, end=last.start + len(name))) if name else tuple(first)


def _begin_well(items: Sequence[Line]) -> bool:
    """Tell whether the first of *items* is a name from its first word on."""
    if len(items) < _FEWEST:
        return False
    name = items[0]
    is_lead = (
        not is_named(name)
        or _PREPOSITION.match(name.text)
        or _SPOKEN_OF.search(name.text)
        or ":" in name.text
    )
    return begins_a_name(name) and is_organisation(name) and not (is_lead or is_sentence(name))


def _are_bodies(items: Sequence[Line]) -> bool:
    """Tell whether *items* are names of bodies of several kinds, public ones among them."""
    kinds = {rule_of(contracted(item.text)).kind for item in items}
    known = sum(map(is_organisation, items))
    return (
        len(items) >= _FEWEST
        and known >= _MOSTLY * len(items)
        and are_mostly_organisations(items)
        and are_named(items[1:])
        and all(map(begins_a_name, items))
        and len(kinds) >= _FEWEST_KINDS
        and not kinds.isdisjoint(_PUBLIC)
        and not any(is_sentence(item) or len(item.text.split()) > _MOST_WORDS for item in items)
    )


def _is_of_partnership(around: str, before: str, items: Sequence[Line]) -> bool:
    """Tell whether what stands *around* names says that they belong to a partnership."""
    if _AGAINST.search(around) or _FUTURE.search(around) or _is_denied(around):
        return False
    is_oblique = any(_OBLIQUE.search(item.text) for item in items)
    if is_oblique and not (_STANDS_FOR.search(around) or _HOLDING.search(around)):
        return False
    tells_on = _TELLS_ON.search(around) and _SPOKEN_OF.search(before)
    is_spoken_of = _SPOKEN_OF.search(around) or tells_on
    clause = _last_clause(around)
    belong = _BELONGING.search(clause) or _leads_on(clause)
    return bool(belong and (is_spoken_of or _PARTNERS_MEET.search(around)))


def _last_clause(around: str) -> str:
    """Give the clause that the names stand in, if it is the main one or tells of a partnership."""
    told = _CLOSED_CLAUSE.sub(" ", around)
    lead, _, rest = told.partition(_NAMES)
    *_, opened = (None, *_OPENED_CLAUSE.finditer(lead))
    if opened and not _BELONGING.search(" ".join(lead[: opened.start()].split()[-3:])):
        return ""
    verbs = [*finite_verbs(lead)]
    start = verbs[-2].end() if len(verbs) > 1 else 0
    return f"{lead[start:]} {rest}"


def _leads_on(clause: str) -> bool:
    """Tell a clause about the partnership that does nothing but lead to a colon."""
    lead, colon, _ = clause.rpartition(":")
    return bool(colon and _SPOKEN_OF.search(lead)) and may_lead_on(_LOOKS.sub("", lead))


def _is_denied(around: str) -> bool:
    return any(_NOT.match(verb.group()) for verb in finite_verbs(around))


def _in_lists(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Give the bullets under "partners of the project": on such a page the partnership is meant."""
    for heading, items in headed_lists(lines):
        if heading and _BARE_PROJECT.search(heading.text) and _are_bodies(items):
            kinds = [rule_of(contracted(item.text)).kind for item in items]
            if sum(kind in _STATE for kind in kinds) > 1:
                yield items
