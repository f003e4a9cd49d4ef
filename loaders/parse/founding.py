"""How a partnership began: its own first meeting or establishment."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders.document import Document, Line
from loaders.records import Problem, Span
from loaders.text.cues import Cue
from loaders.text.dates import find_dates, with_year_before
from loaders.text.letters import CAPITAL
from loaders.text.partnerships import IN_ANY_CASE, LOCAL, NAME, NOUN
from loaders.text.points import DAY, MONTH, MONTH_OF_YEAR, DateMention, year_of

_PARTNERSHIP = rf"(?:{IN_ANY_CASE}|\bLP\b|\b{NOUN})"
_SUBJECT = (
    r"(?<!rámci )(?<!\bv )(?<!členem )(?<!členy )"
    rf"(?:{NAME}|\bLP\b|(?<!ho )(?<!mu )(?<!ím )\b{NOUN})"
)
_WITHIN = r"(?:[^.,;:]|(?<=\d)\.|,[^.,;:]*,)"  # the dot of a date ends no clause, an inset neither
# A neuter beside the partnership may be what the next clause tells of.
_NEUTER = (
    r"\b(?:sdružení|centr|zařízení|středisk|hnutí|pracovišt|fór|oddělení|hřišt|družstv|konsorci)"
)
_ALONE = rf"(?:(?!{_NEUTER}){_WITHIN})"
_WHICH = r"(?:(?:\s+\w+){0,3},\s+(?:které|jež)\b)?"
_MADE = (
    r"(?:(?:ustav|ustanov|založ|zříz|vytvoř|zaháj|odstartov)(?:eno|áno)|zformováno|odstartovalo|vzniklo|"
    r"(?:ustavilo|zformovalo|konstituovalo|utvořilo|etablovalo)\s+se|se\s+(?:\w+\s+){0,4}(?:ustavilo|zformovalo|konstituovalo|utvořilo|etablovalo)|"
    r"zahájilo\s+(?:(?:sv\w+|(?:dne\s+)?\d[^,;:]{5,20}\d{4})\s+)?(?:činnost|práci)|činnost\s+zahájilo|"
    r"začalo\s+(?:[^\s.,;:]+\s+){0,4}(?:fungovat|pracovat|působit|scházet)|"
    r"(?:se\s+)?zrodilo(?:\s+se)?|spatřilo\s+světlo|(?:v|do)\s+život\w?\s+(?:\w+\s+){0,3}uvedeno|"
    r"uvedeno\s+(?:v|do)\s+život\w?|"
    r"(?:existuje|funguje|pracuje|působí|schází|drží|je\s+(?:činné|aktivní|v\s+činnosti))\s+(?:\w+\s+){0,4}?(?=od\b(?!\s+\d{1,2}(?:[.:]\d\d)?\s*h)))"
)
_FOUNDED = r"(?:založil|ustavil|ustanovil|zřídil|vytvořil|zformoval)\w*"
_WHEN = r"(?=\s*[^,;]{2,40}\d{4}\s*(?:[.,;()]|$|(?:ve?|na|a)\s))"  # no other subject follows
_FORMALLY = r"(?:(?:formál|oficiál|řádn)\w+\s+(?:(?:však|ale|pak|ovšem|už|již)\s+)?(?:bylo\s+)?)?"
_SUCH = r"(?:(?:založen|ustaven|ustanoven|zřízen|zformovan|vznikl)(?:é|ého|ém|ému|ým))\b"
_NAMED_SO = rf"(?:\s+(?-i:[{CAPITAL}]\w+|V|ve?|na|nad|pod|měst\w|obce|obci))*"
_BEGINNING = (
    r"(?:ustaven\w*|založen\w*|vzniku?|zrodu?|zahájení\s+činnosti|"
    r"(?:počát|začát)\w+(?:\s+činnosti)?)"
)
_HAPPENED = r"(?:došlo|proběhl\w*|uskutečnil\w*|konal\w*|odehrál\w*|datuj\w+|spad\w+|sah\w+)\b"
_FIRST = r"(?:první|úvodní|zahajovací|premiérov|inauguračn)\w*"
_FIRSTLY = "(?:poprvé|prvně)"
_MEETING = r"(?:setkání|schůz\w+|jednání|zasedání)m?"
_MET = r"(?:sešl|setkal|jednal(?!\w*\s+o\b)|zased|used)\w+(?!\s+s\s)"
_MEMBERS = rf"(?:{_PARTNERSHIP}|\bpartneři\b)"
_CUES = (
    (
        "constituting-meeting",
        rf"(?:ustavující|zakládající|ustanovující)\w*\)?\s+{_MEETING}"
        r"(?!\s+(?:pracovní|zastupitel|výbor|komis|sdružení|rady|skupin))",
    ),
    (
        "first-meeting",
        rf"{_MEMBERS}{_WHICH}{_WITHIN}*?(?:{_FIRSTLY}\s+(?:se\s+)?{_MET}|\b(?:se\s+)?{_MET}\s+(?:\w+\s+){{0,3}}{_FIRSTLY})|"
        rf"{_FIRSTLY}\s+(?:se\s+)?(?:{_MET}\s+{_WITHIN}{{0,40}}?)?{_MEMBERS}|{_FIRSTLY}\s+se\s+{_WITHIN}{{0,20}}?{_MEMBERS}{_WITHIN}{{0,30}}?{_MET}|"
        rf"\b(?:se\s+)?{_MET}\s+{_WITHIN}{{0,40}}?(?:{_MEMBERS}{_WITHIN}{{0,20}}?{_FIRSTLY}|{_FIRSTLY}\s+{_WITHIN}{{0,20}}?{_MEMBERS})|"
        rf"{_FIRST}\s+(?:společn\w+\s+)?{_MEETING}\s+(?:(?:členů|partnerů)\s+)?{_PARTNERSHIP}|"
        rf"{_FIRST}\s+{_MEETING}\s+(?:dne\s+)?(?=\d{{1,2}}\.){_WITHIN}{{0,30}}?{_PARTNERSHIP}|"
        rf"{_MEMBERS}\s+{_MET}\s+(?:\w+\s+){{0,3}}k\s+{_FIRST}\s+{_MEETING}|"
        rf"{_MEMBERS}{_WITHIN}{{0,40}}?\bk\s+{_FIRST}\s+(?:společn\w+\s+)?{_MEETING}\s+{_MET}|"
        rf"{_FIRST}\s+{_MEETING}\s+(?:mělo|měli)\s+{_MEMBERS}|"
        rf"{_PARTNERSHIP}\s+má\s+za\s+sebou\s+(?:\w+\s+)?{_FIRST}\s+{_MEETING}|"
        rf"{_PARTNERSHIP}{_WITHIN}*?\bjeho\s+(?:první|úvodní)\s+{_MEETING}|"
        rf"{_PARTNERSHIP}{_NAMED_SO},\s+jehož\s+(?:první|úvodní)\s+{_MEETING}",
    ),
    (
        "established",
        rf"{_SUBJECT}{_WHICH}{_WITHIN}{{0,80}}?\b{_MADE}|"
        rf"{_SUBJECT}\s+bylo\s+(?:(?!{_NEUTER})[^.;:]){{0,90}}?\b{_MADE}|"
        rf"\b(?:{_MADE}|{_FOUNDED}){_WITHIN}{{0,60}}?{_SUBJECT}|"
        rf"{_SUBJECT}\s+jsme\s+(?:\w+\s+)?(?:založi|ustavi|vytvoři|da)li\b|\bmá\s+{_PARTNERSHIP}\s+(?=od\s)|"
        rf"^\W*(?:{DAY}|{MONTH_OF_YEAR})\s*[:–-]\s+{_BEGINNING}\s+{_PARTNERSHIP}|"
        rf"{_SUBJECT}{_ALONE}{{0,80}}?,\s+(?:by[lo]\w*\s+)?{_FORMALLY}{_MADE}{_WHEN}|"
        rf"{_PARTNERSHIP}{_NAMED_SO},\s+(?:které|jež)\s+(?:(?:se|bylo)\s+)?{_MADE}{_WHEN}|"
        rf"{_SUBJECT}[^.,;]{{0,40}},\s+{_SUCH}|{_PARTNERSHIP}{_NAMED_SO}\s+(?:\w+ě\s+)?{_SUCH}|"
        rf"\bse\s+{_SUBJECT}\s+(?:ustavilo|zformovalo|konstituovalo|utvořilo|etablovalo)|"
        rf"\b(?:zaklád|ustav)\w+\s+(?:listin|dokument|dohod|smlouv|prohlášení)\w*\s+(?:o\s+)?{_PARTNERSHIP}|"
        rf"^{_PARTNERSHIP}:\s+{_MADE}|"
        rf"\bdošlo\s+{_WITHIN}{{0,40}}?{_BEGINNING}\s+{_PARTNERSHIP}|"
        rf"\bhistori[ei]\s+{_PARTNERSHIP}{_NAMED_SO}\s+(?:{_HAPPENED}|začíná)|"
        rf"\bod\s+svého\s+(?:vzniku|založení|ustavení)\s+{_WITHIN}{{0,40}}?{_SUBJECT}|"
        rf"\bod\s+{_WITHIN}{{0,40}}?(?:existuje|funguje|pracuje|působí|schází)\s+{_WITHIN}{{0,30}}?{_SUBJECT}|"
        rf"(?<!\bo )\b{_BEGINNING}\s+{_PARTNERSHIP}"
        rf"(?={_WITHIN}*?\b{_HAPPENED}|(?:\s+(?-i:[{CAPITAL}]\w+))*\W+(?:dne\s+)?(?:\d|{MONTH}))|"
        rf"\b(?:činnost|prác[ei]|existenc[ei]|histori[ei])\s+{_PARTNERSHIP}{_NAMED_SO}\s+{_ALONE}{{0,30}}?"
        r"\b(?:zahájen|odstartova|započa|zača|počal)\w+|"
        r"^(?:Vznik|Založení|Ustavení)\s*:|"
        r"\bdat(?:um|em)\s+(?:\w+\s+)?(?:vzniku|založení|ustavení)\b",
    ),
)
_Patterns = tuple[tuple[str, Cue], ...]
_PATTERNS: _Patterns = tuple(
    (kind, Cue(rf"(?<!\w)(?:{cue})", re.IGNORECASE)) for kind, cue in _CUES
)
# What the sentence before named is meant: "Ustaveno bylo v červenci 2008."
_UNNAMED: _Patterns = (
    ("first-meeting", Cue(rf"\b[Jj]eho\s+(?:první|úvodní)\s+{_MEETING}")),
    ("established", Cue(rf"^To(?:to)?\s+(?:(?:bylo|zde|zde\s+bylo)\s+)?{_MADE}{_WHEN}")),
    ("first-meeting", Cue(rf"^To(?:to)?\s+se\s+(?:\w+\s+)?{_FIRSTLY}\s+{_MET}")),
    (
        "established",
        Cue(
            rf"^(?i:(?:svo\w+\s+)?{_MADE}){_WHEN}|^(?:(?:Ustav|Ustanov|Založ|Zříz|Vytvoř)eno(?:\s+bylo)?|"
            rf"Bylo\s+(?:ustav|ustanov|založ|zříz)eno|Vzniklo):?{_WHEN}"
        ),
    ),
)
# "The representatives met for the first time" after a sentence about the partnership.
_REPRESENTATIVES = r"\b(?:zástupci|členové|aktéři|lidé|organizace|instituce)"
# The partners are those of a partnership that the text has just spoken of.
_OF_PARTNERS: _Patterns = (
    (
        "first-meeting",
        Cue(
            rf"{_REPRESENTATIVES}\s+(?:\w+\s+){{0,3}}?(?:se\s+)?{_FIRSTLY}\s+{_MET}|"
            rf"\b{_FIRSTLY}\s+se\s+(?:\w+\s+){{0,2}}?(?:{_MET}\s+)?{_REPRESENTATIVES}|"
            rf"\bse\s+{_FIRSTLY}\s+(?:\w+\s+){{0,2}}?{_MET}\s+{_REPRESENTATIVES}|"
            rf"\b{_FIRST}\s+(?:společn\w+\s+)?{_MEETING}\s+(?:{LOCAL}ch\s+)?partnerů"
            rf"(?=(?:\s+se|\s+(?:ve?|na)\s+\w+){{0,2}}\s+(?:by[lo]\w*\b|{_HAPPENED}|\(?\d)|[,.]|$)",
            re.IGNORECASE,
        ),
    ),
)
_SHORTLY = 3  # sentences
_SPOKEN_OF = Cue(_PARTNERSHIP, re.IGNORECASE)
_NAMED_LAST = Cue(rf"{_PARTNERSHIP}(?:(?!{_NEUTER}).)*$", re.IGNORECASE)
_NOT_YET = Cue(
    r"\b(?:bude|budou|by\s+měl\w*|měl\w*\s+(?:by|konat|proběhnout|uskutečnit|sejít|vzniknout)|má\s+být|je\s+plánován\w*|plánuje|nebyl\w*|nevzniklo|kroky\s+k|"
    r"připravuje|uskuteční|koná|proběhne|sejde|vznikne|obnov\w*|přestáv\w+|novém\s+složení|"
    r"výroč\w+|oslav\w*|vědomí|schváli\w*\s+(?:vznik|založení|ustavení))\b",
    re.IGNORECASE,
)
# Where these are founded beside a partnership, it may be the partnership that founds them.
_OTHERS = re.compile(r"\b(?:skupin|komis|výbor|tým|plán|fond|sdružení|centr)\w*", re.IGNORECASE)
_JOINT = re.compile(
    rf";\s+|,\s+(?=(?:\w+\s+)?(?:{LOCAL}\s+)?{NOUN}\s+(?:byl\w*|se)\b)|,\s+(?=(?:formálně|oficiálně|ale|avšak|přičemž|zatímco|obnoveno|znovu|kter\w+|jež|jenž)\b)|"
    r",\s+(?=(?:\w+\s+){0,5}?(?:schv[aá]l|přija|projedna|odsouhlas)\w+)|"
    r",?\s+a\s+(?=(?:po|v|ve|dne|od|poté|následně|jeho|byl\w?|obnov\w+|znovu|\d+\.)\s)"
)
_FORMAL = re.compile(r"\b(?:ustav|ustanov|založ|zříz|formál|oficiál|řádně)", re.IGNORECASE)
_SEASONS = {"21": "03", "22": "06", "23": "09", "24": "12"}  # EDTF level 1
_MONTHS_OF_SEASONS = {
    "21": ("03", "04", "05", "06"),
    "22": ("06", "07", "08", "09"),
    "23": ("09", "10", "11", "12"),
    "24": ("12", "01", "02", "03"),
}
_POINT = re.compile(r"\d{4}(?:-\d{2}){0,2}(?:/\.\.)?")
_OF_A_PAPER = re.compile(r"(?<!podpisem )\b(?:memorand|dohod|smlouv|usnesení)\w*", re.IGNORECASE)


@dataclass(frozen=True)
class Founding:
    """A beginning that the page tells of: *kind* is a code of event-kind, *date* is EDTF."""

    kind: str | None = None
    date: str | None = None
    evidence: Span | None = None


def read_founding(
    document: Document,
    sentences: Sequence[Line],
    today: str | None = None,
    *,
    is_of_partnership: bool = False,
) -> tuple[Founding, tuple[Problem, ...]]:
    """Read how the partnership began, and what speaks of its beginning without being certain.

    *today* is the day of the page (EDTF), if known, by which "včera" is told. *is_of_partnership*
    tells that the page is that of a partnership, whether or not a sentence has named it.

    A constituting meeting comes before a first meeting, and that before an establishment, but for
    one that followed upon the first meeting.
    """
    told = [
        found
        for number, sentence in enumerate(sentences)
        for patterns in [_patterns_at(number, sentences, is_known=is_of_partnership)]
        for found in _beginnings(document, sentence, patterns, today)
    ]
    dated = [found for found in told if isinstance(found, Founding)]
    problems = tuple(found for found in told if isinstance(found, Problem))
    if not dated:
        return Founding(), problems
    order = [kind for kind, _ in _PATTERNS]
    chosen = min(dated, key=lambda found: order.index(found.kind or ""))
    chosen = next((found for found in dated if _constitutes(found, chosen)), chosen)
    chosen = next((found for found in dated if _is_closer(found, chosen)), chosen)
    others = tuple(_another(found) for found in dated if not _agree(found, chosen))
    return chosen, problems + others


def _beginnings(
    document: Document, sentence: Line, patterns: _Patterns, today: str | None
) -> Iterator[Founding | Problem]:
    """Read the beginnings that *sentence* tells by *patterns*.

    Of several clauses the first to tell one may have its date from another.
    """
    dates = tuple(
        with_year_before(date, sentence.text, sentence.start)
        for date in find_dates(sentence.text, sentence.start, year_of(today), today)
    )
    cues = _cues(sentence.text, patterns) if dates else ()
    for number, (kind, cue) in enumerate(cues):
        own = _of_clause(dates, sentence, cue)
        end = sentence.start + cue.end()
        nearest = own or (dates if number == 0 else ())
        date = min(nearest, key=lambda date: _distance(date, end), default=None)
        if date:
            yield _beginning(document, sentence, kind, cue, date)


def _patterns_at(number: int, sentences: Sequence[Line], *, is_known: bool) -> _Patterns:
    """Give the cues that tell of the partnership among *sentences*, which may have named it."""
    before, around = sentences[max(0, number - _SHORTLY) : number], sentences[number + 1 :][:1]
    is_meant = not before or _NAMED_LAST.search(before[-1].text)
    is_known = is_known or any(_SPOKEN_OF.search(line.text) for line in (*before, *around))
    return _PATTERNS + (_UNNAMED if is_meant else ()) + (_OF_PARTNERS if is_known else ())


def _beginning(
    document: Document, sentence: Line, kind: str, cue: re.Match[str], date: DateMention
) -> Founding | Problem:
    """Give the beginning of *kind* that *cue* tells on *date*, or the doubt about it."""
    start, end = sentence.start + cue.start(), sentence.start + cue.end()
    doubt = _doubt(date, document.text[end : max(end, date.start)])
    if doubt:
        return Problem(start, max(end, date.end), doubt)
    evidence = document.span(sentence.start, max(end, date.end))
    return Founding(kind, (date.edtf or "").removesuffix("/.."), evidence)


def _cues(text: str, patterns: _Patterns) -> Iterator[tuple[str, re.Match[str]]]:
    """Give the kinds of beginning that *text* tells as done, one a clause, and their words."""
    clauses: set[str] = set()
    for kind, pattern in patterns:
        for cue in pattern.finditer(text):
            clause = _clause(text, cue)
            if clause not in clauses and _is_told(text, cue):
                clauses.add(clause)
                yield kind, cue


def _is_told(text: str, cue: re.Match[str]) -> bool:
    """Tell whether *cue* is told as done, and of the partnership, not of what that founded."""
    clause = _clause(text, cue)
    founds = re.match(_FOUNDED, cue.group(), re.IGNORECASE) and _OTHERS.search(clause)
    return not (founds or _NOT_YET.search(clause))


def _clause(text: str, cue: re.Match[str]) -> str:
    """Give the part of *text* that holds *cue*."""
    cuts = [*_JOINT.finditer(text)]
    start = max((cut.end() for cut in cuts if cut.end() <= cue.start()), default=0)
    return text[
        start : min((cut.start() for cut in cuts if cut.start() >= cue.end()), default=None)
    ]


def _of_clause(
    dates: Iterable[DateMention], sentence: Line, cue: re.Match[str]
) -> tuple[DateMention, ...]:
    """Give those of *dates* that stand in the clause of *cue*."""
    clause = _clause(sentence.text, cue)
    start = sentence.start + sentence.text.index(clause)
    return tuple(date for date in dates if start <= date.start < start + len(clause))


def _constitutes(found: Founding, first: Founding) -> bool:
    """Tell whether *found* is the formal establishment after *first*, a mere first meeting."""
    is_formal = _FORMAL.search((found.evidence.exact if found.evidence else None) or "")
    is_later = _month(found.date) > _month(first.date) and not _agree(found, first)
    return bool(
        first.kind == "first-meeting" and found.kind == "established" and is_formal and is_later
    )


def _is_closer(found: Founding, first: Founding) -> bool:
    """Tell whether *found* is the day or month, in the season or year of *first*, of the same."""
    season = (first.date or "")[5:7]
    months = _MONTHS_OF_SEASONS.get(season, ("",))
    is_within = any(
        (found.date or "").startswith(f"{(first.date or '')[:5]}{one}") for one in months
    )
    return found.kind == first.kind and season in _MONTHS_OF_SEASONS and is_within


def _month(edtf: str | None) -> str:
    """Give the month in which the date *edtf* begins, to compare it; seasons have months."""
    year, month = f"{edtf or ''}-01".split("-")[:2]
    return f"{year}-{_SEASONS.get(month, month)}"


def _doubt(date: DateMention, between: str) -> str:
    """Say why *date* may not be that of the beginning; *between* are the words before it."""
    if date.edtf is None:
        return date.reason
    if _OF_A_PAPER.search(between):
        return "the date is that of another act, not of the beginning"
    return "" if _POINT.fullmatch(date.edtf) else "the beginning is told as a period"


def _distance(date: DateMention, end: int) -> tuple[bool, int]:
    """Rank the dates: those after the cue first, the nearest first."""
    return (date.start < end, abs(date.start - end))


def _agree(one: Founding, other: Founding) -> bool:
    first, second = one.date or "", other.date or ""
    return first.startswith(second) or second.startswith(first)


def _another(found: Founding) -> Problem:
    evidence = found.evidence or Span(0, 0)
    reason = f"another beginning is told, {found.kind} of {found.date}"
    return Problem(evidence.start, evidence.end, reason)
