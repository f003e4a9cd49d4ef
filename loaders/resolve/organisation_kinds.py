"""What the words of a name tell of an organisation: its kind, and what makes it one and the same.

The words are those that ``loaders/resolve/organisation_words.py`` makes of a name.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from loaders.text.cues import Cue, Cues

Town = Literal["own", "named", "last", "never"]


@dataclass(frozen=True)
class Rule:
    """What an organisation is whose words match *words*, whole or in part.

    *key* stands in its key for all its words; without one, words in *first* lead the others. *town*
    tells which town is part of what it is: its own (the page's, where the name gives none), the
    named one if any, the last named one, or never one. *body* is the key of the body that it is a
    unit of, or ``mesto``, its town.
    """

    kind: str
    words: str
    town: Town = "named"
    key: str | None = None
    first: tuple[str, ...] = ()
    body: str | None = None

    @cached_property
    def yields_to_form(self) -> bool:
        """Whether a legal form tells the kind better: "Sociální služby, o.p.s." is an NGO."""
        return self in _BY_FORM or self is OTHER


# The first rule that fits decides. Offices of the state and bodies of the town come first, because
# their names may hold the words of any other kind.
_PUBLIC = (
    Rule("government-agency", r"^asz$", "never", "asz"),
    Rule("municipal-police", r"\bmp\b", "own", "mp", body="mesto"),
    Rule("state-police", r"^oo policie$", "own", "oo-policie", body="policie-cr"),
    Rule("state-police", r"^policie$", "last", "oo-policie", body="policie-cr"),
    Rule("state-police", r"\bpolicie\b", body="policie-cr"),
    Rule("labour-office", r"\bup\b", "last", "up", body="up-cr"),
    Rule("probation-service", r"\bpms\b", "last", "pms", body="pms-cr"),
    Rule("government-office", r"^ministerstvo|^urad vlady|^generalni ", "never"),
    Rule("region", r"\bkraj$|^krajsky urad|^kraj ", "never"),
    Rule("municipal-council", r"^zastupitelstvo\b", "own", "zastupitelstvo", body="mesto"),
    Rule("municipal-board", r"^rada(?: mesta| obce)?$", "own", "rada-mesta", body="mesto"),
    Rule("commission", r"\bkomise\b", "own", body="mesto"),
    Rule("working-group", r"^pracovni skupin", "own"),
    Rule("municipal-department", r"\bospod\b", "own", "ospod", body="mesto"),
    Rule("municipal-department", r"\bosv\b|^odbor socialnich veci$", "own", "osv", body="mesto"),
    Rule("municipal-department", r"\b(?:odbor|oddeleni)\b", "own", body="mesto"),
    Rule("municipal-district", r"\bmestsk\w+ (?:cast|obvod)"),
    Rule("municipality", r"^(?:mesto|meu|mesto meu|mesto (?:zastoup|starost).*)$", "own", "mesto"),
    Rule("municipality", r"^(?:obec|oou|obec oou)$", "own", "obec"),
    Rule("municipality", r"^(?:mestys|urad mestyse)$", "own", "mestys"),
)
FAITH_BASED = (
    Rule(
        "church-service-organisation",
        r"^(?:(?:farni|oblastni|mestska|diecezni) )?charita$|^diakonie$",
        "own",
    ),
    Rule("church-service-organisation", r"\bcharita\b|\bdiakonie\b|^armada spasy\b"),
)
_BY_NAME = (
    *FAITH_BASED,
    Rule("church", r"^rkc\b", "own", "rkc"),
    Rule("church", r"^cce$", "own", "cce"),
    Rule("church", r"\bcirk(?:ev|ve)\b|\bfarnost\b|\bfarni\b|\bdiecez|\bcce\b", "own"),
    Rule("primary-and-nursery-school", r"\bzs\b.*\bms\b|\bms\b.*\bzs\b", "own", first=("zs", "ms")),
    Rule("primary-school", r"\bzs\b", "own", first=("zs",)),
    Rule("nursery-school", r"\bms\b", "own", first=("ms",)),
    Rule("secondary-school", r"\b(?:ss|sou|sos|oa|gymnazium|uciliste|obchodni akademie)\b", "own"),
    Rule("university", r"\bunivers?zit|\bvysoka skola\b|\bfakulta\b"),
    Rule("leisure-education-centre", r"\bddm\b", "own", first=("ddm",)),
    Rule("leisure-education-centre", r"\bsvc\b", "own", first=("svc",)),
    Rule("education-centre", r"\b(?:spc|ppp|zus)\b", "own"),
    Rule("library", r"\bknihovna\b", "own"),
    Rule("fire-brigade", r"\bsdh\b|\bhzs\b|\bhasic", "own"),
    Rule("housing-association", r"\b(?:svj|sbd)\b|\bbytov\w+ druzstv", "own"),
    Rule("sports-club", r"^(?:tj|sk|fk|fc|afk|hc|bk|tk)\b|\bsokol\b"),
    Rule("municipal-company", r"^(?:\w+ )?(?:technicke|komunalni) sluzby$|^sluzby$", "own"),
    Rule("municipal-company", r"^(?:mestske )?lesy$", "own"),
    Rule("municipal-company", r"^sprava .*\b(?:bytu|bytoveho|majetku)\b", "own"),
    Rule("social-enterprise", r"\bsocialni (?:firma|podnik)\b"),
)
_BY_FORM = (
    Rule("education-centre", r"vzdelava"),
    Rule("health-facility", r"\bnemocnice\b|\bpoliklinika\b|\blekar|\bzdravot", "own"),
    Rule("research-organisation", r"\bvyzkum"),
    Rule("social-services-provider", r"\bsocialnich sluzeb\b|\bsocialni sluzby\b", "own"),
    Rule("social-services-provider", r"\bdomov\b|\bpecovatelsk|\bsocialni pece\b", "own"),
    Rule("facility", r"\bnizkoprah|\bnzdm\b|\bkomunitni centrum\b|\bazylov", "own"),
    Rule("facility", r"\b(?:poradensk|matersk|rodinn)\w+ centr|\bporadna\b|\bklub\b", "own"),
    Rule("ngo", r"^mas\b|\bmistni akcni skupina\b"),
    Rule("ngo", r"\b(?:sdruzeni|spolek|asociace|unie|hnuti)\b|^nada(?:ce|cni)\b"),
    Rule("company", r"\bdruzstvo\b|\bpodnik\b"),
    Rule("other", r"^(?:mestsk|mistn|obecn|obvodn|okresn|krajsk|zastupc|starost)", "own"),
)
OTHER = Rule("other", r"")
RULES = (*_PUBLIC, *_BY_NAME, *_BY_FORM, OTHER)
_CUES = Cues((Cue(rule.words), rule) for rule in RULES)
_REMEMBERED = 20_000  # names, as in organisation_words


@lru_cache(_REMEMBERED)
def rule_of(words: str) -> Rule:
    """Give the rule for an organisation of those *words*; the last one fits all."""
    return next(rule for cue, rule in _CUES.told_in(words) if cue.search(words))
