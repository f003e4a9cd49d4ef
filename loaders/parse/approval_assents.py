"""The words that tell an approval without naming it: consent given, hands raised, a body passed."""

import re
from collections.abc import Iterator

from loaders.parse.approval import ACTIVE, PASSIVE, Act
from loaders.text.cues import Cue
from loaders.text.numerals import NUMERAL, number_of

_PASSED = Cue(
    r"\b(?:proš(?:el|la)|uspěla?)\b|(?<!ne)\bsouhlas\s+(?:[^,;:]{0,60}\s)?má\b|\b(?:(?:získal|dostal|obdržel|nalezl)a?|našel|našla)\b|\bmá\s+(?:[^,;]{0,60}?\s)?(?:souhlas|posvěcení|požehnání|podporu|razítko|pečeť|zelenou|(?:kladné|souhlasné)\s+usnesení)\w*",
    re.IGNORECASE,
)
_VOTED = Cue(
    r"\b(?:hlasoval|vyslovil|zvedl|kývl|ztotožnil|souhlasil|přitakal|přikývl|požehnal|přisvědčil)(?P<ending>[aoiy]?)\b",
    re.IGNORECASE,
)
# Likewise in a line of a chronicle: "květen 2014 – plán prochází zastupitelstvem".
_PASSES = Cue(r"\bproch[aá]z[ií]\b|\b(?:získává|dostává|nachází)\b(?=.*\bpodpor)", re.IGNORECASE)
_GIVES = Cue(r"\b(?:dáv|říkaj?|vyslovuj|vyjadřuj|udíl)(?:á|í|e|ají)\b", re.IGNORECASE)
_IN_FAVOUR = re.compile(
    r"\bpro\s|\bkývl\w*\s+(?:.*\s)?na\s|\bna\s+(?:něj|ni|(?:\w+\s+){0,2}(?:plán|strategii|dokument))\s+(?:.*\s)?kývl|\bztotožnil|\b(?:přitaka|přikýv|požehna|přisvědči)l|\b(?:kladně|souhlasně)\b"
    # to agree with it, not to vote with it in hand
    r"|\A(?!.*\b(?:hlasoval|zvedl|kývl)).*\bse?\s+(?:\w+(?:ým|ím|ou|ní)\s+){0,4}?(?:plánem|strategií|koncepcí|dokumentem|podobou|zněním|verzí|ním|ní)(?!\w)",
    re.IGNORECASE,
)
_WELL = r"(?:kladně|souhlasně|příznivě)"
# "kladně o něm rozhodlo zastupitelstvo"
_DECIDED_FOR = Cue(
    rf"\brozhodl(?P<ending>[aoiy]?)\s+(?:[^,;]{{0,60}}?(?:\s|,\s+a\s+to\s+))?{_WELL}\b"
    rf"|\b{_WELL}\s+(?:[^,;]{{0,60}}\s)?rozhodl(?P<later>[aoiy]?)\b",
    re.IGNORECASE,
)
# From when it holds is not when it was approved, unless by a resolution.
_IN_FORCE = Cue(
    r"\b(?:nabyla?\s+(?:\w+\s+)?(?:platnosti|účinnosti)|(?:vstoupila?|vešel|vešla)\b.*\bv\s+(?:platnost|účinnost)"
    r"|je\s+(?:platn[ýá]|závazn[ýá]|v\s+platnosti))(?!\w)",
    re.IGNORECASE,
)
_BY_RESOLUTION = re.compile(
    r"\b(?:usnesením|rozhodnutím|hlasováním|souhlasem)\s+(?:zastupitel|rad[ny]|ZM|RM|ZO|RO)",
    re.IGNORECASE,
)
# Of how many is not told, unless of all.
_SOME = Cue(r"\bzastupitelů\b", re.IGNORECASE)
_FEW = re.compile(
    r"\b(?:jen|pouze|někteř\w+|několik|polovin\w+|menšin\w+|třetin\w+)\s", re.IGNORECASE
)
_MOST = Cue(
    rf"\b(?P<some>\d{{1,2}}|{NUMERAL})\s+(?:hlas\w+\s+)?(?:ze?(?:\s+(?:všech|celkových))?)\s+"
    rf"(?P<all>\d{{1,2}}|{NUMERAL})\s+"
    r"(?:\w+\s+){0,2}?(?:zastupitel|hlas)\w*",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:všech|většin(?:a|ou))\s+(?:\w+\s+){0,2}zastupitelů\b", re.IGNORECASE)
# What a plan goes through on its way, and whose support does not approve it.
_ON_ITS_WAY = Cue(
    r"\b(?:diskus[ií]|debat(?:ou|ami)|kritikou|řízením|oponentur(?:ou|ami)|připomínkami|revizí|kontrolou"
    r"|úprav(?:ou|ami)|aktualizací|změn(?:ou|ami)|čtením|rozprav(?:ou|ami))\b"
    r"|\bpodporu\s+(?:\w+\s+)?(?:polovin|část|menšin|třetin|čtvrtin|někter|několik|opoz|jednotliv)",
    re.IGNORECASE,
)
# "Hlasování o plánu dopadlo v zastupitelstvu 5. 5. kladně."
_WENT_WELL = Cue(
    r"\bhlasování\s+(?:[^,;]{0,80}\s)?(?:dopadlo|skončilo|vyznělo|vyšlo)\b[^,;]*?"
    r"\b(?:kladně|úspěšně|příznivě|jednomyslně|jednohlasně|souhlasně|schválením|přijetím)\b",
    re.IGNORECASE,
)
_WAS_FOR = Cue(
    r"\bby(?:l[aoiy]?|l)\s+(?:[^,;]{0,40}\s)?pro\b"
    r"(?=\s+(?:\w+\s+){0,2}?(?:plán|strategi|SPSZ|něj|dokument|materiál|schvál|přij)(?!.*(?:eni|áni|ena|ána|eny|ány)\b)|\W*$)",
    re.IGNORECASE,
)
_GAVE = Cue(r"\b(?:da|vyslovi|vyjádři|udělí?|uděli|řek|uved)l(?P<ending>[aoiy]?)\b", re.IGNORECASE)
ASSENT = Cue(
    r"\b(?:zelenou|(?:kladné|souhlasné)\s+usnesení|souhlas|podporu|posvěcení|požehnání|razítko|pečeť|většinu|ano|hlas(?!\s+proti)|v\s+platnost"
    r"|všech(?:ny)?\s+(?:\w+\s+)?hlas[yů])\b",
    re.IGNORECASE,
)
ASSENTS = sum(
    cue.bit
    for cue in (
        _PASSED,
        _VOTED,
        _PASSES,
        _GIVES,
        _DECIDED_FOR,
        _IN_FORCE,
        _WENT_WELL,
        _WAS_FOR,
        _GAVE,
    )
)
"""The bits of the cues that some of these hold."""


def find_present_assents(text: str) -> Iterator[Act]:
    """Find the like of `find_assents` in the present, in which a chronicle tells what was done."""
    passes, gives = _PASSES.search(text), _GIVES.search(text)
    if passes and not _ON_ITS_WAY.search(text):
        yield Act(*passes.span(), PASSIVE, is_phrase=True)
    elif gives and ASSENT.search(text):
        yield Act(*gives.span(), ACTIVE, is_phrase=True)


def find_assents(text: str) -> Iterator[Act]:
    """Find "gave its consent", "got the support", and "passed" the body."""
    if _is_of_few(text):
        return
    assent = ASSENT.search(text)
    gave = _GAVE.search(text)
    passed = _PASSED.search(text)
    voted, was_for = _VOTED.search(text), _WAS_FOR.search(text)
    is_all = bool(voted or was_for) and not _is_of_some(text)
    is_vote = voted and is_all and _IN_FAVOUR.search(text)
    well = _DECIDED_FOR.search(text)
    told = voted if is_vote else gave if assent else None
    went_well = _WENT_WELL.search(text)
    if went_well:
        yield Act(*went_well.span(), PASSIVE, is_phrase=True)
    if was_for and is_all:
        yield Act(*was_for.span(), ACTIVE, is_phrase=True)
    if well:
        ending = f"l{well['ending'] or well['later'] or ''}".lower()
        yield Act(*well.span(), ACTIVE, ending, is_phrase=True)
    if told:
        yield Act(*told.span(), ACTIVE, f"l{told['ending'].lower()}", is_phrase=True)
    elif (
        passed
        and not _ON_ITS_WAY.search(text)
        and (assent or passed.group().lower().startswith(("proš", "uspě")))
    ):
        ending = "a" if passed.group().endswith("la") else ""
        yield Act(*passed.span(), PASSIVE, ending, is_phrase=True)
    in_force = _IN_FORCE.search(text)
    if in_force and _BY_RESOLUTION.search(text):
        yield Act(*in_force.span(), PASSIVE, is_phrase=True)


def _is_of_some(text: str) -> bool:
    """Whether *text* tells that some were in favour, and not that they were enough."""
    rest = _MOST.sub("", _ALL.sub("", text))
    return _FEW.search(text) is not None or _SOME.search(rest) is not None


def _is_of_few(text: str) -> bool:
    """Whether *text* counts those in favour, and they are not the greater part: "5 z 21"."""
    counted = _MOST.search(text)
    return counted is not None and 2 * number_of(counted["some"]) <= number_of(counted["all"])
