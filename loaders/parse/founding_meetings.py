"""Whether a first or a constituting meeting is that of the partnership, told as its beginning."""

import re

from loaders.parse.founding_acts import FIRST_MEETING, Act
from loaders.parse.founding_subjects import PREPOSITION, Clause, follows_name, is_subject
from loaders.parse.partnership_mentions import (
    DIRECT,
    GENITIVE,
    PartnershipMention,
    find_partnerships,
)
from loaders.text.cues import Cue
from loaders.text.partnerships import LOCAL
from loaders.text.partnerships import NOUN as PARTNERSHIP

ADVERBS = (
    r"(?:[\s,]+(?:\w+[ěe]|\w+[cs]ky|již|už|tak|také|i|nakonec|pak|opět|tehdy|tu|až)(?!\w))*[\s,]*"
)
"""Words between a name and what is told of it, that tell of nothing else."""

OWN = re.compile(
    r"\b(?:je(?:ho|jí|jím)|sv(?:ůj|ého|ému|ém|ým|é|oje|oji|ou))\s+(?:\w+ě\s+)?$",
    re.IGNORECASE,
)
"""Its own, of whatever was named before."""

# "První jednání starostů Oderska", which is none of partners
_OF_OTHERS = re.compile(
    r"\s+(?:\w+(?:ých|ích)\s+)?(?!partnerů|členů|aktérů|zástupců|účastníků|poskytovatelů)\w{3,}(?<!sub)ů(?!\w)"
)
_PARTNERS = (
    r"(?:(?:všech|lokálních|místních|zapojených|budoucích)\s+)*"
    r"(?:člen|partner|zástupc|aktér|účastník|organizac|institucí)\w*"
)
_OF_PARTNERS = re.compile(rf"(?:\s+\([^()]*\))?\s+{_PARTNERS}\b", re.IGNORECASE)
_OF_PROJECT = re.compile(r"\s+\w+\s+(?:projekt|plán|síť|sítě|program|skupin|komis)\w*")
_GOES_WITH_MEETING = re.compile(
    rf"(?:{_OF_PARTNERS.pattern})?{ADVERBS}(?:\w+ho\s+){{0,2}}$", re.IGNORECASE
)
_WITH_OTHERS = re.compile(
    rf"(?:\s+(?:{LOCAL}ho\s+)?{PARTNERSHIP})?\s+(?:s|o|nad|se(?=\s+(?:starost|zastupitel|senior|student)))\s+"
    r"(?!účast|přispěn|podpor|pomoc|programem|cílem|záměrem|úmyslem|"
    r"(?:(?:více|víc|téměř|asi|zhruba|bezmála|než|na|\d+|\w+(?:ti|ma|mi))\s+)*"
    r"(?:účastník|zástupc|člen|partner|organizac|institucem|lidmi|host[yů]\b))",
    re.IGNORECASE,
)
_OTHER_BODY = re.compile(
    rf"(?:\s+(?!{PREPOSITION})\w{{3,}}){{0,3}}?\s+(?:pracovní|zastupitel|výbor|komis|sdružení|rady|skupin|spolk|"
    r"klub|projekt|kampan|sbor|družst|společnost|tým|platform|svaz|unie|aliance|asociac|fór|koalic|sít|hromad|konsorci|fond|nadac)",
)
_REPRESENTATIVES = Cue(
    r"\b(?:partneři|zástupci|členové|aktéři|lidé|organizace|instituce|všichni(?=\s*$|\s{2}))\b",
    re.IGNORECASE,
)
_MEMBERS = re.compile(r"\b(?:člen|zástup|partne[rř]|aktér)\w*\s+$", re.IGNORECASE)
# What is done before a partnership begins, so that it began after it: "po ukončení mapování".
_MADE_READY = (
    r"(?:mapov|analý|analyti|diagnos|výzkum|šetřen|průzkum|příprav|sběr|rozhovor|dotazník|studi|"
    r"vstupn|vyjednáv)"
)
# A beginning of something later: "po volbách se poprvé sešlo", "poprvé bez Agentury".
_ANEW = Cue(
    r"\b(?:bez|opět|znovu|podruhé|potřetí|letošní\w*|loňsk\w+|"
    r"v\s+(?:tomto|novém|minulém|příštím)\s+(?:roce|období)|"
    r"(?-i:[Vv]\s+nové\w*)\s+(?!budov|sál|zasedac|prostor|dom|centr|síd|škol|klubov|místnost|komunitn|radnic)\w+|"
    r"po\s+(?:\w+\s+){0,2}?(?:volb|přestáv|odmlc|pauz|prázdnin|odchod|obnov|"
    rf"rozšířen|výměn|(?:skončen|ukončen)\w*(?!\w|\s+(?:\w+\s+)?{_MADE_READY}))\w*)\b",
    re.IGNORECASE,
)
# The first of a year: "první jednání partnerství v roce 2012 se konalo 4. prosince".
_OF_YEAR = re.compile(
    rf"(?:\s+(?:{LOCAL}ho\s+)?{PARTNERSHIP})?\s+v\s+roce\s+\d{{4}}\s(?=.*\d{{1,2}}\.\s)",
    re.IGNORECASE,
)
# Whose first meeting it was, as those met ever since.
_EVER_SINCE = re.compile(
    rf"\bod\s+té\s+doby\s+(?:se\s+)?(?:partneři|členové|(?:{LOCAL}\s+)?{PARTNERSHIP})(?!\w)"
)
# Which met themselves: "pracovní skupiny se poprvé sešly".
_GROUPS = Cue(
    r"(?<!\w)(?<!na )(?<!do )(?<!pracovní )(?:pracovní\s+)?"
    r"(?:skupin[ay]|podskupin[ay]|komise|výbory?|týmy?)(?!\w)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s(?:s|bez|nad|o(?!\s+(?:\w+\s+){1,2}(?:později|dříve)))\s", re.IGNORECASE)


def is_its_meeting(clause: Clause, act: Act) -> bool:
    """Whether the meeting that *act* tells is that of the partnership or of its partners."""
    behind = clause.text[act.end :]
    if act.kind == FIRST_MEETING and (_ANEW.search(clause.text) or _OF_YEAR.match(behind)):
        return False
    of_it = any(_goes_to(clause.text, act, one) for one in clause.mentions)
    is_own = of_it and act.kind != FIRST_MEETING  # whoever came to it
    if _WITH_OTHERS.match(behind) and not is_own:
        return False
    if not of_it and (_OTHER_BODY.match(behind) or _OF_OTHERS.match(behind)):
        return False
    if act.kind != FIRST_MEETING or of_it or clause.names(DIRECT):
        return True
    if clause.mentions:
        return False
    if _OF_PARTNERS.match(behind):
        return clause.spoken.of_partnership and not _OF_PROJECT.match(behind)
    if clause.spoken.of_partnership and _EVER_SINCE.search(clause.part.sentence):
        return True
    own = OWN.search(clause.text[: act.start])
    is_named = own and any(find_partnerships(clause.part.sentence[: clause.part.start]))
    return bool(is_named) or clause.spoken.last or follows_name(clause)


def _goes_to(text: str, act: Act, mention: PartnershipMention) -> bool:
    between = text[act.end : mention.start]
    is_own = _GOES_WITH_MEETING.fullmatch(between) and not _OTHER_BODY.match(between)
    return mention.start >= act.end and bool(is_own)


def has_met(clause: Clause, act: Act) -> bool:
    """Whether it, or its members, met; not with others, nor to speak of something."""
    if _ABOUT.search(clause.text[act.start :]) or _ANEW.search(clause.text):
        return False
    is_of_members = any(
        one.case == GENITIVE and _MEMBERS.search(clause.text[: one.start])
        for one in clause.mentions
    )
    if clause.names(DIRECT) or is_of_members:
        return True
    behind = clause.text[act.end :].partition(",")[0]  # others may have met later
    if _GROUPS.search(clause.text[: act.end] + behind):
        return False
    is_known = clause.spoken.of_partnership and _REPRESENTATIVES.search(clause.text)
    return bool(is_known) or is_subject(clause, act)
