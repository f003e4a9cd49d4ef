"""The words that lead to members that a sentence counts up: "Partnerství tvoří …"."""

import re
from collections.abc import Iterator

from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL, LOWER
from loaders.text.partnerships import LOCAL, NOUN
from loaders.text.points import MONTH
from loaders.text.verbs import finite_verbs, has_finite_verb

# What those who belong to a partnership do; some of it is also done once, by others.
_BELONG = (
    r"(?:za(?:stoupen|pojen)\w*\s+(?:v\s+něm|do\s+něj)\s+(?:je|jsou|byl\w*)|jsou(?:\s+(?:(?:v\s+něm|do\s+něj)\s+)?(?:zapojen|zastoupen|sdružen)\w*)?|byl[aiy]?\s+(?:zapojen|zastoupen|sdružen)\w*|"
    r"(?:je|bylo)\s+(?:tvořen|složen|sestaven)o|tvoří|tvořil[iy]|"
    r"patří|náleží|sdružuje|sdružilo|zahrnuje|skládá|zased(?:á|ají)|sed[íě]|setkávají|zapojuj[eí]|podíl(?:ej[íi]|í)|schá(?:zí|zejí)|"
    rf"(?:členem|součástí)\s+(?:{LOCAL}\w*\s+)?{NOUN}\s+je|je\s+(?:členem|součástí)(?=\s+(?:{LOCAL}\w*\s+)?{NOUN}\s)|"
    rf"(?:člen|zakladatel|partner)\w*(?:\s+(?:{LOCAL}\w*\s+)?{NOUN})?\s+byl[iy]?)"
)
_DO_ONCE = (
    r"(?:účastní|účastnil\w*|docházejí|zapojil[aoiy]?|podílel\w*|vstoupil[iy]|připojil[aoiy]?|přistoupil[aoiy]?|přihlásil[aoiy]?|"
    r"stal[aiyo]|rozšířil[iy]|založil[iy]|vytvořil[iy])"
)
_SENT = r"mají|má|měl[aoiy]|(?:vy|po)slal[aiy]|(?:nomin|deleg|jmen)oval[aiy]"
_FOR_THEM = r"(?:zástup\w+|zastoupení|míst[oa]|křesl[oa]|židl[iíe]|hlas)"
_IN_IT = (
    rf"(?:(?:(?:do|ve?)\s+(?:{LOCAL}\w*\s+)?{NOUN}|do\s+něj|v\s+něm|u\s+(?:\w+\s+)?stolu|"
    r"tu|zde)\s+)*"
)
# What they do right behind "v partnerství" alone: others do it everywhere.
_DO_THERE = (
    r"(?:spolupracují|pracují|působí|jednají|zasedl[iy]|sešl[iy]|usedl[iy]|usedají|nechybí|nechyběl\w*|figurují|"
    r"najde(?:me|te)|spojuje|spojil[oiy](?:\s+(?:své\s+)?síly)?|propojuje|propojilo|přijal[iy]|potvrdil[iy]|podepsal[iy]|"
    rf"(?:{_SENT})\s+{_IN_IT}(?:sv\w+\s+)?{_FOR_THEM}|{_FOR_THEM}\s+{_IN_IT}(?:{_SENT}))"
)
_WHEN = (
    rf"(?:dne\s+)?\d{{1,2}}\.\s*(?:\d{{1,2}}\.\s*|{MONTH}\s+)\d{{4}}|"
    rf"(?:v\s+(?:roce|létě|zimě|{MONTH})|na\s+(?:jaře|podzim))\s+\d{{4}}"
)
_BETWEEN = (
    r"(?:\s+(?:se|si|ze?|ho|jej|je|tu|zde|v\s+něm|do\s+něj|také|i|zejména|především|například|hlavně|mimo\s+jiné|mj\.|"
    r"např\.|rovněž|dále|tedy|(?:pro)?zatím|nyní|dnes|aktuálně|momentálně|zástup(?:ci|ců|kyně|kyň)(?:\s+a\s+zástup\w+)?|(?:dle|podle)\s+(?:\w+\s+)?(?:listin|memorand|dohod|smlouv|zápis)\w*|tito\s+\w+|t[yě](?:to|chto)\s+\w+|"
    rf"{_WHEN}|\d+\s+\w+))*\s*:?"
)
_LEAD = Cue(
    rf"(?:\b(?:(?P<belong>{_BELONG})|(?P<once>{_DO_ONCE})|(?P<there>{_DO_THERE}))"
    rf"(?:\s+{LOCAL}\w*)?(?:\s+{NOUN})?{_BETWEEN}|:|(?P<again>,\s+(?:tedy|totiž|a\s+to|konkrétně|jmenovitě))|(?P<dash>\s[–-]))\s+(?=\S)",
    re.IGNORECASE,
)
_SUBJECT = Cue(
    rf"\b{NOUN}\b|\b(?-i:LP)\b|\bčlen(?:y|ov[ée])\b|\bpartne[řr][iy]\b|\b(?:společn|jedn)\w+\s+stol\w*|"
    r"\bčlensk\w+\s+(?:základn|organizac|subjekt|instituc)\w*|\bzapojen\w+\s+(?:subjekt|organizac|instituc)\w*",
    re.IGNORECASE,
)
# "její členové" are those of a group or a commission: a partnership is neuter
_OF_OTHERS = re.compile(
    rf"\b(?:sousedn\w*|jin\w*|tamní\w*|podobn\w*|její(?:ch|mi?|m)?|jejích|vedle|mimo|o\s+(?:vzniku|založení))\s+(?:{LOCAL}\w*\s+)?$",
    re.IGNORECASE,
)
_IN_ANOTHER_TOWN = re.compile(r"\bv\s+sousedn", re.IGNORECASE)
# "partnerství, ve kterém sedí …", "partnerství, v němž …"
_IN_WHICH = re.compile(r"[^,]{0,30},\s+(?:ve?|do)\s+(?:kter\w+|n[ěí]\w+)(?=\s)", re.IGNORECASE)
_ANOTHER_CLAUSE = re.compile(
    r",\s+(?:(?:na|o|v|ve|do|k|s|za|po)\s+)?(?:kde|kdy|kter|jehož|jejíž|že|když|aby|protože|jak)\w*\s",
    re.IGNORECASE,
)
_BESIDE_IT = re.compile(
    r"\s*(?:(?:se|si|také|dále|pravidelně|nyní|dnes|spolu|společně|sv\w+|zastoupení|zástup\w+)\s+)*",
    re.IGNORECASE,
)
_THOSE = re.compile(r"(?:člen|subjekt|organizac|aktér|partner|zástupc|stran)", re.IGNORECASE)
# A sentence of a partnership, which the next may go on to tell of.
_TOLD_OF = re.compile(
    rf"^(?:{LOCAL}\w*\s+)?{NOUN}\b[^,.]*\s(?:je|bylo|není)\s|{NOUN},\s+(?:jehož|které|jež|(?:v|do|k|na)\s+n[ěí]\w+)\s|"
    rf"{NOUN}\b.*\b(?:vznik|založ|ustav|schází|seš|funguje|působí|existuje|zased|zaháj|pracuje"
    r"|jede|běží|žije|trvá|(?:od)?start|roz(?:jel|bíh|běh)|slaví|datuj|sahá)|"
    rf"\b(?:vznik|založ|ustav|seš|funguje|působí|existuje|zased|má|mají|měl)\w*\b.*{NOUN}",
    re.IGNORECASE,
)
_GOES_ON = Cue(
    rf"^na\s+(?:(?:činnosti|práci)\s+(?:(?:{LOCAL}\w*\s+)?{NOUN}\s+)?|(?:přípravě|tvorbě)\s+(?:\w+\s+){{0,2}}(?:plán|strategi|dokument)\w*\s+)se\s+podíl|"
    r"^(?:tvoří|sdružuje|za(?:pojen|stoupen)[iy]\s+(?:jsou|byl[iy])|zastoupení\s+mají|účastní\s+se\s+ho|zapojil[iy]\s+se\s+do\s+něj)\b|"
    r"\b(?:ho\s+tvoří|v\s+něm|do\s+něj|jeho\s+jednání|se\s+jednání)\b",
    re.IGNORECASE,
)
# "Sdružuje …": of what the sentence before is, whatever it tells.
_IT_HOLDS = re.compile(r"sdružuje\s", re.IGNORECASE)
# "Tvoří ho …": of the partnership that the sentence before names, whatever it tells.
_THEY_FORM_IT = re.compile(r"tvoří\s+(?:ho|jej|je)\s", re.IGNORECASE)
_OF_IT = re.compile(rf"(?:{LOCAL}\w*\s+)?{NOUN}\b", re.IGNORECASE)
_OF_LOCAL = re.compile(rf"{LOCAL}\w*\s+{NOUN}", re.IGNORECASE)
_ARE_THEY = Cue(r"Jsou\s+(?:jimi|to)\b")
_JUST_THEY = re.compile(r"jsou\s+(?:jimi|to)\b", re.IGNORECASE)
# With these a sentence may lead to members behind a colon; who did anything else did it to others.
_LEADS_ON = re.compile(
    r"(?:má\b|mají|měl|čítá|je\b|by[lt]|jsou|tvoř|sdruž|zahrn|patř|sklád|sch[áa]z|zased|sed|spoluprac|pracuj|působ|"
    r"exist|fung|vznik|založ|podeps|zapoj|podíl|účast|připoj|vstoup|přistoup|přihlás|stal[aiy]?\b|seš|setk|potk|"
    r"uved|zastup|spoj)",
    re.IGNORECASE,
)
_MEMBERS_OF = re.compile(rf"{NOUN}.*\b(?:člen|partneř|subjekt|organizac)", re.IGNORECASE)
_BESIDE = re.compile(  # "vedle města", "kromě obou měst", "vedle města Mostu"
    r"(?:vedle|kromě|mimo|vyjma)\s+(?:(?!měst)\w+\s+)?(?:měst|obc|obec|radnic|úřad)\w*\s+"
    rf"(?P<town>[{CAPITAL}][{LOWER}]{{2,}}\s+)?"
)
# It belongs to them, too: "Vedle města Mostu jsou členy …".
TOWN_BESIDE = Cue(
    rf"\b(?:vedle|kromě|mimo|vyjma)\s+(?P<town>(?:města|obce|městyse)\s+(?-i:[{CAPITAL}]\w+(?:é|ých|ého|í|ího)\s+)?"
    rf"(?-i:[{CAPITAL}]\w+)(?:\s+(?:nad|pod|u|na)\s+\w+)?)"
    rf"(?=,|\s+(?:(?-i:[{CAPITAL}])|(?:ještě|také|i|dále|rovněž|jsou|je|se|tvoří|patří|v)\s))",
    re.IGNORECASE,
)
"""The town beside which a sentence counts up others."""

_RESUMES = re.compile(r",\s+(?:se(?!\s+sídl)|si|je|má|by[lo]\w*)\s")  # a clause that stood around

_DASH_CLOSES = re.compile(
    rf"\s[–-]\s+(?=(?:se\s+|si\s+)?[{LOWER}]+(?:uj[eí]|[aeáí]jí|[eíá]|l[aoiy]?)\s)"
)
_END = re.compile(r"$")


def leads(text: str, before: str, *, is_certain: bool) -> Iterator[tuple[int, int, int]]:
    """Give where words that lead to members begin in *text*, and where those begin and end.

    *before* is the sentence before, of which *text* may tell on: "Tvoří ho". Where *is_certain*
    asks for no others, they are only words that nobody does who is no member.
    """
    if not (_SUBJECT.search(text) or _GOES_ON.search(text) or _ARE_THEY.match(text)):
        return
    last = -1
    for lead in _LEAD.finditer(text):
        if _belongs(text, lead, last) if is_certain else _may_belong(text, before, lead, last):
            last = lead.start()
            resumes = _RESUMES.search(text, lead.end())
            closes = _DASH_CLOSES.search(text, lead.end()) if lead["dash"] else None
            end = min(found.start() for found in (resumes, closes, _END.search(text)) if found)
            yield from ((lead.start(), start, end) for start in _starts(lead))


def _belongs(text: str, lead: re.Match[str], last: int) -> bool:
    """Tell whether *lead* is said of the partnership or its members, in its own clause.

    A second lead in a sentence, after *last*, goes on from "six members".
    """
    subject = _subject(text, lead)
    if subject is None or lead["there"]:
        return False
    gap = _IN_WHICH.sub("", text[subject.end() : lead.start()], count=1)
    if (lead["dash"] and "," in gap) or _IN_ANOTHER_TOWN.search(gap):
        return False
    if _JUST_THEY.match(text, lead.start()) and not _THOSE.search(gap):
        return False
    if lead.group().startswith(":") and not may_lead_on(gap):
        return False
    if lead["again"] or last >= 0:
        return _THOSE.search(text, last if last >= 0 else _first(text), lead.start()) is not None
    return not (_ANOTHER_CLAUSE.search(gap) or (lead["once"] and has_finite_verb(gap)))


def _may_belong(text: str, before: str, lead: re.Match[str], last: int) -> bool:
    """Tell what is done by members, but by others too: right behind "v partnerství"."""
    subject = _subject(text, lead)
    if subject is None:
        goes_on = _GOES_ON.search(text, 0, lead.end()) and _TOLD_OF.search(before)
        goes_on = goes_on or (_IT_HOLDS.match(text) and _OF_IT.match(before))
        goes_on = goes_on or (_THEY_FORM_IT.match(text) and _OF_LOCAL.search(before))
        are_they = _ARE_THEY.match(text) and _MEMBERS_OF.search(before)
        does_so = lead["belong"] or lead["once"] or lead["there"]
        return bool(are_they or (goes_on and does_so))
    gap = text[subject.end() : lead.start()]
    if lead["again"]:
        return last >= 0 and _THOSE.search(text, last, lead.start()) is not None
    return bool(lead["there"]) and _BESIDE_IT.fullmatch(gap) is not None


def may_lead_on(gap: str) -> bool:
    """Tell whether what stands before a colon says nothing but who belongs to it."""
    return all(_LEADS_ON.match(verb.group()) for verb in finite_verbs(gap))


def _subject(text: str, lead: re.Match[str]) -> re.Match[str] | None:
    """Give the last word for a partnership or its members up to the end of *lead*."""
    *_, subject = (None, *_SUBJECT.finditer(text[: lead.end()]))
    is_of_others = subject and _OF_OTHERS.search(text[: subject.start()])
    return None if is_of_others else subject


def _first(text: str) -> int:
    """Give where the first word for the partnership or its members ends."""
    subject = _SUBJECT.search(text)
    return subject.end() if subject else 0


def _starts(lead: re.Match[str]) -> tuple[int, ...]:
    """Give where a list may begin after *lead*: what stands beside it is no part of it."""
    beside = _BESIDE.match(lead.string, lead.end())
    if beside is None:
        return (lead.end(),)
    return (beside.end(), beside.start("town")) if beside["town"] else (beside.end(),)
