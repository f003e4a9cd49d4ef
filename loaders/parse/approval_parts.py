"""What a line names of an approval: plan, words of approval, bodies, days, towns, and what is left.

"rada města: schváleno 18. 9. 2017" names all but the plan, and nothing else.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.document import Line
from loaders.parse.deciding_bodies import APPROVED, TOWN, BodyMention, find_bodies
from loaders.parse.denials import LEFT_OPEN, UNREAL, is_denied
from loaders.parse.measures import Setting
from loaders.parse.plan_mentions import PlanMention, find_plans
from loaders.records import Place
from loaders.text.cues import Cue
from loaders.text.dates import find_dates
from loaders.text.letters import CAPITAL
from loaders.text.points import DateMention

_ACT = Cue(
    r"(?<!\w)(?:(?:projednán|dokončen|zpracován)\w?\s+a\s+)?(?:(?:schválen|přija[tl]|přijet|odsouhlasen)(?:[aoyiíýáé]|ých|ými)?"
    r"|(?:schváli|odsouhlasi)l[aoi]?|schvalov[aá]ní|schvaluj[eí](?=\W*$))(?!\w)",
    re.IGNORECASE,
)
# Beside these: of which years the plan is, the number of the resolution, where to find it.
_BESIDE = re.compile(
    r"(?P<period>(?:(?:na|pro)\s+)?(?:(?:období|léta|roky)\s+)?(?<!\d)(?:19|20)\d\d\s*[–/-]\s*(?:20)?\d\d(?!\d)"
    r"|(?:na|pro)\s+rok\s+\d{4})|,?\s*\(?usn(?:esení)?m?\.?\s+(?:č\.?\s*)?[\dIVX][\w./-]*\)?"
    r"|,?\s*\(?(?:dle|viz|v)\s+přílo\w+(?:\s+č\.\s*\d+)?\)?",
    re.IGNORECASE,
)
# A word that may not stand beside these; what may names no other thing, and denies nothing.
_OTHER = re.compile(
    r"(?<!\w)(?!(?:dne|dnem|datum|den|kdy|kdo|kým|ve?|na|a|i|byl[aoiy]?|nejprve|nejdříve|nakonec|poté|pak|jednomyslně|jednohlasně"
    r"|plán[uyů]?|dokument(?:[uyů]|ech)?|název|strategie|přehled|seznam|města|městem|městys\w*|obc(?:e|í)|městského|obvodu|městské|části"
    r"|měst|takto|následovně|ta(?:to|kové)|t[eě]chto|platnost|délka|období|orgán|schvalovatel|materiál|předmět|bod|text|první|prvním|druhý|třetí|až|jednání|zasedání|zasedáním|schůze|usnesení)(?!\w))\w*?[^\W\d_]",
    re.IGNORECASE,
)
_OPEN = re.compile(
    rf"harmonogram|termín|výhled|krok|úkol|budouc|příští|sousedn|okoln|{LEFT_OPEN.pattern}",
    re.IGNORECASE,
)
_DISCUSSED = re.compile(r"\bprojedn(?:al[aoiy]?|án[aoíiy]?)\b", re.IGNORECASE)
# What else is told of a plan, between its name and its approval: who made it, and when.
_FACT = Cue(
    r"(?:\w+\s+){0,2}(?!\w*(?:hodnocen|plněn))(?:\w+[áe]ní:\s[^:]*\d"
    r"|\w*(?:autoři?|tel|telé|tor|toři|garant|(?<!\w)kontakt|(?<!\w)rozsah):\s+\w)",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"(?:schválení|přijetí|(?<!\w)o)\s+$", re.IGNORECASE)
_NAME = re.compile(rf"(?<!\w)[{CAPITAL}]")


@dataclass(frozen=True)
class Parts:
    """What *line* names: *period* is that of its plan, *is_all* that it names nothing else."""

    line: Line
    plan: PlanMention | None
    period: str
    has_act: bool
    bodies: tuple[BodyMention, ...]
    days: tuple[DateMention, ...]
    towns: tuple[Place, ...]
    is_all: bool

    @property
    def is_item(self) -> bool:
        """Whether it tells a day or a plan, and nothing but what belongs to an approval."""
        return self.is_all and bool(self.days or self.plan)

    @property
    def is_mute(self) -> bool:
        """Whether it names nothing of an approval, and nothing else: "Platnost: 2013–2016"."""
        return self.is_all and not (self.plan or self.has_act or self.bodies or self.days)

    @property
    def is_of_body(self) -> bool:
        """Whether it tells but by which body it was: "Orgán: zastupitelstvo města"."""
        is_bare = not (self.plan or self.has_act or self.days)
        return self.is_all and is_bare and len(self.bodies) == 1

    @property
    def is_meeting(self) -> bool:
        """Whether it is the heading of what one body did on one day."""
        is_of_one = len(self.bodies) == len(self.days) == 1
        return self.is_all and is_of_one and not (self.plan or self.has_act)

    def is_resolution_of(self, body: str) -> bool:
        """Whether it tells but that *body* approves what stands below: "ZM schvaluje"."""
        return self.is_all and self.has_act and {one.body for one in self.bodies} == {body}

    @property
    def is_fact(self) -> bool:
        """Whether it is one of the facts about a plan that tell nothing of its approval."""
        decides = any(one.body in APPROVED for one in self.bodies)
        is_other = not (self.plan or self.has_act or decides or self.is_open)
        return is_other and _FACT.match(self.line.text) is not None

    @property
    def is_open(self) -> bool:
        """Whether it tells of what is not done, or not here."""
        return _OPEN.search(_DISCUSSED.sub("", self.line.text)) is not None

    @property
    def leads(self) -> bool:
        """Whether it may carry anything down: a heading, or a sentence before a colon."""
        text = self.line.text
        return self.is_all or (not text.endswith((".", "!", "?")) and self._is_about_plan())

    def _is_about_plan(self) -> bool:
        plan, text = self.plan, self.line.text
        is_told = plan and (plan.is_direct or _OF_IT.search(text[: plan.start]))
        return bool(is_told) and not UNREAL.search(text) and not is_denied(text)

    @property
    def votes(self) -> list[tuple[str | None, str]]:
        """The bodies each with its day, or the only day; none where it is not certain whose."""
        days = [self.line.text[day.start : day.end] for day in self.days]
        if len(self.bodies) == len(days):
            return [(body.body, day) for body, day in zip(self.bodies, days, strict=True)]
        return [(None, days[0])] if len(days) == 1 and not self.bodies else []


def parts_of(line: Line, setting: Setting) -> Parts:
    """Take *line* for what it names of an approval by a body of the towns of *setting*."""
    beside = [*_BESIDE.finditer(line.text)]
    text = _without((one.span() for one in beside), line.text)
    plans = find_plans(text)
    named = [one for one in plans if one.is_named and not _is_of_other_town(one, setting)]
    all_bodies = find_bodies(text)
    bodies = [one for one in all_bodies if one.body != TOWN]
    days = [one for one in find_dates(text) if not any(_holds(plan, one) for plan in plans)]
    acts = [*_ACT.finditer(text)]
    spans = [one.span() for one in acts] + [(one.start, one.end) for one in plans]
    spans += [(one.start, one.end) for one in all_bodies]
    spans += [(one.start, one.end) for one in days]
    rest = _OTHER.search(_without(spans, text))
    towns: tuple[Place, ...] = ()
    if _NAME.search(text) and (rest or len(setting.towns) > 1):
        towns, named_at = _towns(text, setting)
        rest = _OTHER.search(_without((*spans, *named_at), text))
    are_known = all(one.body in APPROVED for one in bodies) and all(day.edtf for day in days)
    are_own = all(one in named for one in plans if one.is_named)
    return Parts(
        line,
        named[0] if len(named) == 1 else None,
        next(filter(None, (one["period"] for one in beside)), ""),
        bool(acts),
        tuple(bodies),
        tuple(days),
        towns,
        rest is None and are_known and are_own and len(named) < 2,
    )


def _is_of_other_town(plan: PlanMention, setting: Setting) -> bool:
    """Whether the name of *plan* ends with that of a town that is none of the page's."""
    if not setting.towns or _NAME.search(plan.title, 1) is None:
        return False
    told = setting.gazetteer.find(plan.title, near=setting.towns)
    return any(not {*one.candidates} & {*setting.towns} for one in told)


def _towns(text: str, setting: Setting) -> tuple[tuple[Place, ...], list[tuple[int, int]]]:
    """Give those towns of the page that *text* names, and where it does."""
    told = [
        (one, town)
        for one in setting.gazetteer.find(text, near=setting.towns)
        for town in setting.towns
        if town in one.candidates
    ]
    towns = tuple(dict.fromkeys(town for _, town in told))
    return towns, [(one.start, one.end) for one, _ in told]


def _holds(plan: PlanMention, day: DateMention) -> bool:
    return plan.start <= day.start < plan.end


def _without(spans: Iterable[tuple[int, int]], text: str) -> str:
    """Give *text* with spaces for what stands at *spans*, so that offsets hold."""
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text
