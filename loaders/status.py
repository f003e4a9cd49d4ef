"""How far a measure has come, from the wording: nouns, tense and the heading above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """A code of measure-status and the words that decided, None where no words did."""

    status: str
    cue: str | None = None


UNSPECIFIED = Verdict("unspecified")

_Cues = Sequence[tuple[str, re.Pattern[str]]]


def _cues(*cues: tuple[str, str]) -> _Cues:
    return tuple(
        (status, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for status, words in cues
    )


_WAS = r"(?:byl[aoyi]?|je|jsou|jsme|bylo|byly)"
_MADE = (
    r"(?:z(?:říz|aved|alož|aháj|rekonstruov|realizov|ajišt|prac)|otevř|vybudov|postav|rozšíř|"
    r"vytvoř|vytipov|získ|naval|navýš|posíl|spušt|zprovozn|ustav|vzn|přijat|zaměstn|nastav|uskutečn|"
    r"dokonč|oprav|uprav|proved|zapoj)\w*"
)
# The order matters: who says no, no longer plans; who plans, has not achieved.
_PREDICATES = _cues(
    (
        "rejected",
        r"odmít(?:l[aoiy]?|nut[aoyi]?)|zamít(?:l[aoiy]?|nut[aoyi]?)|zavrh(?:l[aoiy]?)|"
        r"neschválil[aoiy]?|neby(?:l[aoiy]?)\s+schválen[aoyi]?|upustil[aoiy]?|upuštěno|"
        r"nesouhlasil[aoiy]?",
    ),
    (
        "unspecified",
        rf"neby(?:l[aoiy]?)\s+(?:\w+\s+){{0,3}}?{_MADE}|nepodařilo\s+se|nevznikl[aoiy]?|nebud(?:e|ou)|"
        r"neotevřel[aoiy]?|nezřídil[aoiy]?|není|nejsou|neuskutečnil[aoiy]?",
    ),
    (
        "planned",
        r"bud(?:e|ou|eme)|m(?:á|ají|ělo|ěl|ěla|ěly)\s+(?:\w+\s+){0,4}?(?:být|vzniknout|začít)|"
        r"(?:na)?plánuj(?:e|í|eme)|(?:na)?plánován[aoyi]?|v\s+plánu|chystá(?:me|jí)?|chce(?:me)?|"
        r"chtějí|hodlá(?:me|jí)?|zamýšlí|vznikn(?:e|ou)|zaměří|"
        r"počítá\s+se|do\s+budoucna",
    ),
    (
        "in-preparation",
        r"(?:při|roz)prav(?:uj(?:e|í|eme)|ován[aoyi]?|en[aoyi]?)|s\s+přípravami|v\s+přípravě|"
        r"(?:vy|roz)?prac(?:ován[aoyi]?)\s+(?:projektov\w+\s+)?žádost\w*|žádost\w*",
    ),
    ("approved", rf"schvál(?:il[aoiy]?|en[aoyi]?)|{_WAS}\s+přijat[aoyi]?"),
    ("proposed", r"navrhuj(?:e|í)|navržen[aoyi]?|navrhl[aoiy]?|doporučuj(?:e|í)"),
    ("ongoing", r"zahájen[aoyi]?|zahájil[aoiy]?|začal[aoiy]?|rozběhl[aoiy]?"),
    (
        "achieved",
        rf"{_WAS}\s+(?:\w+\s+){{0,4}}?{_MADE}|podařilo\s+se|vznikl[aoiy]?|"
        r"(?:zřídi|otevře|zaved|založi|vybudova|rozšíři|získa|navýši|posíli|spusti|zrekonstruova|"
        r"zaměstna|vytvoři|zajisti|postavi|zprovozni|zavedl|dokonči|opravi)l[aoiy]?",
    ),
    (
        "ongoing",
        r"\w+(?:uje|ují|ujeme|ává|ávají|ívá|ívají|áhá|áhají)|probíh(?:á|ají)|běží|působí|snaží|"
        r"nabíz(?:í|ejí)|řeší|slouží|chodí|jezdí|dochází|docházejí|daří\s+se",
    ),
)
_PROJECT = re.compile(r"(?:\w+\s+){0,2}?projekt\w*", re.IGNORECASE)
_PERFECTIVE = re.compile(
    r"(?<!\w)(?:zajistí|přinese|umožní|nabídne|vytvoří|zavede|zřídí|otevře|podpoří|pomůže|rozšíří|"
    r"poskytne|postaví|posílí|získ(?:á|ají)|vybuduj(?:e|í))(?!\w)",
    re.IGNORECASE,
)
_PROJECT_FOR = re.compile(r"(?:\w+\s+){0,2}?projekt(?:y)?\s+(?:na|pro|k|ke)(?!\w)", re.IGNORECASE)

_ADJECTIVES = r"(?:(?:další|nov\w+|společn\w+|postupn\w+|průběžn\w+)\s+)*"
_HEADS = tuple(
    (status, re.compile(rf"{_ADJECTIVES}(?P<cue>{words})(?!\w)", re.IGNORECASE))
    for status, words in (
        ("rejected", r"odmítnutí|zamítnutí|neschválení"),
        ("planned", r"plánovan\w+|připravovan\w+|zamýšlen\w+|záměr\w*|plány?"),
        ("in-preparation", r"příprav[ayu]|rozpracování|rozpracovan\w+"),
        ("proposed", r"návrhy?|doporučení|navržen\w+|navrhovan\w+"),
        ("approved", r"schválení|přijetí|schválen\w+"),
        ("ongoing", r"zahájení|pokračování|pokračující|probíhající|začátek|rozjezd|zahájen\w+"),
    )
)
# Nouns that tell a deed: "zavedení", "rozšíření", "vznik"; under a heading of results they decide.
_DEED = re.compile(
    rf"{_ADJECTIVES}(?P<cue>\w+(?:ení|ání|ění|utí|etí|ytí)|vznik|podpora|rozvoj|výstavba|rekonstrukce|"
    r"oprava|úprava|realizace|organizace|aktivizace|stabilizace|nárůst|pomoc)(?!\w)",
    re.IGNORECASE,
)
_NOT_DEEDS = {
    "bydlení",
    "jednání",
    "oddělení",
    "opatření",
    "sdružení",
    "setkání",
    "vedení",
    "vzdělání",
    "vězení",
    "zařízení",
    "zasedání",
}
_BRACKETS = re.compile(r"\([^()]*\)?")
_SUBORDINATE = re.compile(
    r",\s+(?:\w{1,3}\s+)?(?:kte[rř]|jež|jenž|jehož|jejíž|aby|kde\b|kdy\b|co\b|což|protože|jelikož)|\s[–—]\s"
)


def status_of(text: str, default: Verdict = UNSPECIFIED) -> Verdict:
    """Give the status that *text* tells; *default* is what its heading or introduction tells.

    What a main clause says comes first, then its leading noun, then *default*; a subordinate clause
    decides only for a thing that is no deed ("activities of the school, which help …").
    """
    plain = _BRACKETS.sub(lambda match: " " * len(match.group()), text)
    main = _SUBORDINATE.split(plain, maxsplit=1)[0]
    if default.status == "planned":  # in a list of plans all is planned that is not refused
        return _predicate(main, _PREDICATES[:2]) or default
    told = _of_project(main) or _predicate(main) or _head(main)
    deed = _deed(main)
    if told or deed:
        return told or (Verdict("achieved", deed) if default.status == "achieved" else default)
    return _predicate(plain) or _project_for(main) or default


def is_deed(text: str) -> bool:
    """Whether *text* begins with a noun that tells a deed: "zavedení …", "vznik …".

    >>> is_deed("zavedení tréninkového bydlení"), is_deed("terénní programy")
    (True, False)
    """
    return _deed(text) is not None


def has_predicate(text: str) -> bool:
    """Whether *text* is a sentence rather than a label, by the verbs that tell a status."""
    return _predicate(text) is not None or _PERFECTIVE.search(text) is not None


def _deed(text: str) -> str | None:
    match = _DEED.match(text)
    return match["cue"] if match and match["cue"].lower() not in _NOT_DEEDS else None


def _predicate(text: str, cues: _Cues = _PREDICATES) -> Verdict | None:
    found = ((status, words.search(text)) for status, words in cues)
    return next((Verdict(status, match.group()) for status, match in found if match), None)


def _head(text: str) -> Verdict | None:
    found = ((status, words.match(text)) for status, words in _HEADS)
    return next((Verdict(status, match["cue"]) for status, match in found if match), None)


def _of_project(text: str) -> Verdict | None:
    """Tell what "will bring" something: a project is running, anything else is only planned."""
    match = _PERFECTIVE.search(text)
    if not match:
        return None
    return Verdict("ongoing" if _PROJECT.match(text) else "planned", match.group())


def _project_for(text: str) -> Verdict | None:
    """Tell a project known by its purpose alone: whether it was carried out is not said."""
    match = _PROJECT_FOR.match(text)
    return Verdict("unspecified", match.group()) if match else None
