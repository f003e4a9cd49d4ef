"""The words by which a page tells that a partnership began."""

import re

from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.partnerships import IN_ANY_CASE, LOCAL, NAME, NOUN
from loaders.text.points import DAY, MONTH, MONTH_OF_YEAR

A_PARTNERSHIP = rf"(?:{IN_ANY_CASE}|\bLP\b|\b{NOUN})"
"""A partnership by whatever name, in any case."""

_SUBJECT = (
    r"(?<!rámci )(?<!\bv )(?<!členem )(?<!členy )"
    rf"(?:{NAME}|\bLP\b|(?<!ho )(?<!mu )(?<!ím )\b{NOUN})"
    rf"(?!\s+s\s|\s+se\s+(?-i:[{CAPITAL}]))"  # "partnerství s městem" is not that of a town
)
_WITHIN = r"(?:[^.,;:]|(?<=\d)\.|,[^.,;:]*,)"  # the dot of a date ends no clause, an inset neither
NEUTER = (
    r"\b(?:sdružení|centr|zařízení|středisk|hnutí|pracovišt|fór|oddělení|hřišt|družstv|konsorci)"
)
"""Other neuters: one beside the partnership may be what the next clause tells of."""

_ALONE = rf"(?:(?!{NEUTER}){_WITHIN})"
_MADE_UP_OF = r",\s(?:složen|tvořen|sdružující)[^.;:]{0,150},\s(?=(?:se|bylo)\s|vzniklo|zahájilo)"
_WHICH = rf"(?:(?:\s+\w+){{0,3}},\s+(?:které|jež)\b|{_MADE_UP_OF})?"
_MADE_ITSELF = "(?:ustavilo|ustanovilo|zformovalo|konstituovalo|utvořilo|etablovalo)"
_MADE = (
    r"(?:(?:ustav|ustanov|založ|zříz|vytvoř|sestav|zaháj|odstartov)(?:en+o|áno)\b|(?:zform|konstitu)ováno|odstartovalo|vzniklo|"
    rf"{_MADE_ITSELF}\s+se|se\s+(?:\w+\s+){{0,4}}{_MADE_ITSELF}|"
    r"(?:zahájilo|započalo)\s+(?:(?:dne\s+)?\d[^,;:]{5,20}\d{4}\s+)?(?:sv\w+\s+)?(?:činnost|práci)|činnost\s+zahájilo|"
    r"začalo\s+(?:[^\s.,;:]+\s+){0,4}(?:fungovat|pracovat|působit|scházet)|"
    r"(?:se\s+)?(?:zrodilo|rozběhlo)(?:\s+se)?|spatřilo\s+světlo|(?:v|do)\s+život\w?\s+(?:\w+\s+){0,3}uvedeno|"
    r"uvedeno\s+(?:v|do)\s+život\w?|"
    r"(?:existuje|existovalo|funguje|fungovalo|pracuje|pracovalo|působí|působilo|schází|scházelo|drží|je\s+(?:ve?\s+\w+\s+)?(?:činné|aktivní|v\s+činnosti))\s+(?:\w+\s+){0,4}?(?=od\b(?!\s+\d{1,2}(?:[.:]\d\d)?\s*h)))"
)
FOUNDED = r"(?:založil|ustavil|ustanovil|zřídil|vytvořil|zformoval)\w*"
"""Who founded it is the subject."""

_FOUNDED_BY = (
    r"(?:založil|ustavil|ustanovil|zřídil|vytvořil)"
    r"(?:[aiy]\b|o\s+(?=(?:statutární\s+)?měst|zastupitel))"
)
"""Who founded it stands behind: the partnership itself is no subject of "zřídila rada města"."""

_WHEN = (  # no other subject follows
    r"(?=\s*[^,;]{2,40}\d{4}\s*(?:[.,;()]|$|(?:ve?|na|a)\s)|"
    r"\s+(?:loni|letos|předloni)\s+v\s+\w+(?:[.,;]|$))"
)
_FORMALLY = r"(?:(?:formál|oficiál|řádn)\w+\s+(?:(?:však|ale|pak|ovšem|už|již)\s+)?(?:bylo\s+)?)?"
_SUCH = r"(?:(?:založen|ustaven|ustanoven|zřízen|zformovan|vznikl)(?:é|ého|ém|ému|ým))\b"
_NAMED_SO = rf"(?:\s+(?-i:[{CAPITAL}]\w+|V|ve?|na|nad|pod|měst\w|obce|obci))*"
_BEGINNING = (
    r"(?:ustaven\w*|založen\w*|vytvořen\w*|zřízen\w*|vzniku?|zrodu?|zahájení\s+činnosti|"
    r"(?:počát|začát)\w+(?:\s+činnosti)?)"
)
_HAPPENED = (
    r"(?:došlo|proběhl\w*|uskutečnil\w*|konal\w*|odehrál\w*|datuj\w+|"
    r"stvr\w+|zpečet\w+|považuj\w+|spad\w+|sah\w+)\b"
)
_FIRST = r"(?:první|úvodní|zahajovací|premiérov|inauguračn)\w*"
_FIRSTLY = "(?:poprvé|prvně)"
_MEETING = r"(?:setkání|schůz\w+|jednání|zasedání)m?"
_MET = r"(?:sešl|setkal|jednal(?!\w*\s+o\b)|zased|used)\w+(?!\s+s\s)"
_HELD = "(?:měl|uskutečnil|uspořádal)(?:[oi]|y)"
_MEMBERS = rf"(?:{A_PARTNERSHIP}|\bpartneři\b)"
_CUES = (
    (
        "constituting-meeting",
        rf"(?:ustavující|zakládající|ustanovující)\w*\)?\s+{_MEETING}"
        r"(?!\s+(?:pracovní|zastupitel|výbor|komis|sdružení|rady|skupin|spolk|klub|sbor|družst|společnost))",
    ),
    (
        "first-meeting",
        rf"{_MEMBERS}{_WHICH}{_WITHIN}*?(?:{_FIRSTLY}\s+(?:se\s+)?{_MET}|\b(?:se\s+)?{_MET}\s+(?:\w+\s+){{0,3}}{_FIRSTLY})|"
        rf"{_FIRSTLY}\s+(?:se\s+)?(?:{_MET}\s+{_WITHIN}{{0,40}}?)?{_MEMBERS}|{_FIRSTLY}\s+se\s+{_WITHIN}{{0,20}}?{_MEMBERS}{_WITHIN}{{0,30}}?{_MET}|"
        rf"\b(?:se\s+)?{_MET}\s+{_WITHIN}{{0,40}}?(?:{_MEMBERS}{_WITHIN}{{0,20}}?{_FIRSTLY}|{_FIRSTLY}\s+{_WITHIN}{{0,20}}?{_MEMBERS})|"
        rf"{_FIRST}\s+(?:společn\w+\s+)?{_MEETING}\s+(?:(?:členů|partnerů)\s+)?{A_PARTNERSHIP}|"
        rf"{_FIRST}\s+{_MEETING}\s+(?:dne\s+)?(?=\d{{1,2}}\.){_WITHIN}{{0,30}}?{A_PARTNERSHIP}|"
        rf"{_MEMBERS}\s+{_MET}\s+(?:\w+\s+){{0,3}}k\s+{_FIRST}\s+{_MEETING}|"
        rf"{_MEMBERS}{_WITHIN}{{0,40}}?\bk\s+{_FIRST}\s+(?:společn\w+\s+)?{_MEETING}\s+{_MET}|"
        rf"{_FIRST}\s+{_MEETING}\s+{_HELD}\s+{_MEMBERS}|{_MEMBERS}{_NAMED_SO}\s+{_HELD}\s+své\s+{_FIRST}\s+{_MEETING}|"
        rf"\bk\s+{_FIRST}\s+{_MEETING}\s+se\s+{_WITHIN}{{0,20}}?{_MEMBERS}{_NAMED_SO}\s+{_MET}|"
        rf"{A_PARTNERSHIP}\s+má\s+za\s+sebou\s+(?:\w+\s+)?{_FIRST}\s+{_MEETING}|"
        rf"{A_PARTNERSHIP}{_WITHIN}*?\bjeho\s+(?:první|úvodní)\s+{_MEETING}|"
        rf"{A_PARTNERSHIP}{_NAMED_SO}\s+se\s+na\s+svém\s+prvním\s+(?:společném\s+)?{_MEETING}\s+{_MET}|"
        rf"{A_PARTNERSHIP}{_NAMED_SO}\s+se\s+{_MET}\s+na\s+svém\s+prvním\s+(?:společném\s+)?{_MEETING}|"
        rf"{A_PARTNERSHIP}[^.,;:]{{0,60}},\s+(?:jeho\s+)?(?:první|úvodní)\s+{_MEETING}|"
        rf"{A_PARTNERSHIP}{_NAMED_SO},\s+jehož\s+(?:první|úvodní)\s+{_MEETING}",
    ),
    (
        "established",
        rf"{_SUBJECT}{_WHICH}{_WITHIN}{{0,80}}?\b{_MADE}|"
        rf"{_SUBJECT}\s+bylo\s+(?:(?!{NEUTER})[^.;:]){{0,90}}?\b{_MADE}|"
        rf"\b(?:{_MADE}|{FOUNDED}){_WITHIN}{{0,60}}?{_SUBJECT}|"
        rf"{_SUBJECT}\s+(?:\w+\s+){{0,2}}založilo\s+(?:\w+\s+){{0,2}}(?:organizac|institu|subjekt|zástupc|partner)|"
        rf"{_SUBJECT}\s+jsme\s+(?:\w+\s+)?(?:založi|ustavi|vytvoři|da)li\b|\bmá\s+{A_PARTNERSHIP}\s+(?=od\s)|"
        rf"^\W*(?:{DAY}|{MONTH_OF_YEAR})\s*[:–-]\s+{_BEGINNING}\s+{A_PARTNERSHIP}|"
        rf"{_SUBJECT}{_ALONE}{{0,80}}?,\s+(?:by[lo]\w*\s+)?{_FORMALLY}{_MADE}{_WHEN}|"
        rf"{A_PARTNERSHIP}{_NAMED_SO},\s+(?:které|jež)\s+(?:(?:se|bylo)\s+)?(?:ve\s+městě\s+)?{_MADE}{_WHEN}|"
        rf"{_SUBJECT}[^.,;]{{0,40}},\s+{_SUCH}|{A_PARTNERSHIP}{_NAMED_SO}\s+(?:\w+ě\s+)?{_SUCH}|"
        rf"\bse\s+{_SUBJECT}\s+{_MADE_ITSELF}|"
        rf"(?:sv\w+\s+)?činnost\s+{_SUBJECT}{_NAMED_SO}\s+zahájilo|"
        rf"{_SUBJECT}{_NAMED_SO}\s+{_FOUNDED_BY}|"
        rf"{A_PARTNERSHIP}{_NAMED_SO},\s+jehož\s+(?:činnost|práce)\s+byla\s+zahájena|"
        rf"\b(?:zaklád|ustav)\w+\s+(?:listin|dokument|dohod|smlouv|prohlášení)\w*\s+(?:o\s+)?{A_PARTNERSHIP}|"
        rf"^{A_PARTNERSHIP}{_NAMED_SO}:\s+{_MADE}|^{A_PARTNERSHIP}{_NAMED_SO}\s+[–-]\s+{_BEGINNING}(?=:)|"
        rf"\bdošlo\s+{_WITHIN}{{0,40}}?{_BEGINNING}\s+{A_PARTNERSHIP}|"
        rf"\bhistori[ei]\s+{A_PARTNERSHIP}{_NAMED_SO}\s+(?:{_HAPPENED}|začíná)|"
        rf"\bod\s+svého\s+(?:vzniku|založení|ustavení)\s+{_WITHIN}{{0,40}}?{_SUBJECT}|"
        rf"\bod\s+{_WITHIN}{{0,40}}?(?:existuje|funguje|pracuje|působí|schází)\s+{_WITHIN}{{0,30}}?{_SUBJECT}|"
        rf"(?<!\bo )\b{_BEGINNING}\s+{A_PARTNERSHIP}"
        rf"(?={_WITHIN}*?\b{_HAPPENED}|(?:\s+(?-i:[{CAPITAL}]\w+))*\W+(?:(?:dne|ve?)\s+)?(?:\d|{MONTH}))|"
        rf"\b(?:činnost|prác[ei]|existenc[ei]|histori[ei])\s+{A_PARTNERSHIP}{_NAMED_SO}\s+{_ALONE}{{0,30}}?"
        r"\b(?:zahájen|odstartova|započa|zača|počal)\w+|"
        r"^(?:Vznik|Založení|Ustavení)\s*:|"
        r"\b(?:dat(?:um|em)|rok)\s+(?:\w+\s+)?(?:vzniku|založení|ustavení)\b",
    ),
)
Patterns = tuple[tuple[str, Cue], ...]
"""Codes of event-kind, each with the words that tell it."""

PATTERNS: Patterns = tuple((kind, Cue(rf"(?<!\w)(?:{cue})", re.IGNORECASE)) for kind, cue in _CUES)
"""Words that name the partnership themselves; the kinds in the order in which they count."""

UNNAMED: Patterns = (
    ("first-meeting", Cue(rf"\b[Jj]eho\s+(?:první|úvodní)\s+{_MEETING}")),
    (
        "first-meeting",
        Cue(rf"^(?:Jeho\s+)?(?i:{_FIRST})\s+(?:společn\w+\s+)?{_MEETING}\s+(?:se\s+)?{_HAPPENED}"),
    ),
    ("first-meeting", Cue(rf"^Poprvé\s+se\s+{_MET}\s+(?:dne\s+|ve?\s+)?(?=\d|{MONTH})")),
    ("established", Cue(rf"^(?:[Kk]e?\s+)?[Jj]eho\s+{_BEGINNING}\s+(?:se\s+)?{_HAPPENED}")),
    ("established", Cue(rf"^To(?:to)?\s+(?:(?:bylo|zde|zde\s+bylo)\s+)?{_MADE}{_WHEN}")),
    (
        "established",
        Cue(r"^(?:Přesně|Konkrétně|Stalo\s+se\s+(?:tak|to))\s+(?:\w+\s+){0,2}?(?=\d{1,2}\.)"),
    ),
    ("first-meeting", Cue(rf"^To(?:to)?\s+se\s+(?:\w+\s+)?{_FIRSTLY}\s+{_MET}")),
    (
        "established",
        Cue(
            rf"^(?i:(?:svo\w+\s+)?{_MADE}){_WHEN}|^(?:(?:Ustav|Ustanov|Založ|Zříz|Vytvoř)eno(?:\s+bylo)?|"
            rf"Bylo\s+(?:ustav|ustanov|založ|zříz)eno|Vzniklo):?{_WHEN}"
        ),
    ),
)
"""Words after a sentence that names it, which is meant: "Ustaveno bylo v červenci 2008."."""

_REPRESENTATIVES = r"\b(?:zástupci|členové|aktéři|lidé|organizace|instituce)"
OF_PARTNERS: Patterns = (
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
"""Words of the partners, where the text has just spoken of a partnership."""

MEETING_SPOKEN_OF = Cue(rf"{A_PARTNERSHIP}[^.;:]*\b{_FIRST}\s+{_MEETING}", re.IGNORECASE)
"""What the sentence after may go on about: "The partnership has had its first meeting."."""

OF_MEETING: Patterns = (
    ("first-meeting", Cue(r"^(?:Uskutečnil|Konal|Proběhl|Odehrál)\w+(?:\s+se)?\s")),
)
"""Words of such a meeting."""
