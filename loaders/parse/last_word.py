"""Whether a council's approval was the last word, or the assembly is told to have decided as well.

"Rada plán schválila 5. 5., zastupitelé ho pustili dál 12. 5.": in which words an assembly decides
no list knows, so that the approval of the council is not taken for that of the town.
"""

import re
from collections.abc import Iterable

from loaders.parse.antecedents import OTHER_OBJECT
from loaders.parse.approval import Approval
from loaders.parse.approval_acts import PARTICIPLES
from loaders.parse.deciding_bodies import ASSEMBLY, COUNCIL, BodyMention, find_bodies
from loaders.parse.denials import UNREAL, is_denied
from loaders.parse.plan_mentions import PlanMention, find_plans
from loaders.parse.plan_pronouns import points_to
from loaders.text.cues import Cue
from loaders.text.dates import find_dates
from loaders.text.later_dates import LATER
from loaders.text.predications import Predication, predications
from loaders.text.verbs import finite_verbs

# What an assembly does without deciding, or by which it does not approve.
_NO_DECISION = Cue(
    r"(?<!\w)(?:projedna|vědomí|dozvěd|sezn[aá]m|disku|debat|dosta|obdrž|zvoli|vyslech|zabýva"
    r"|jedna|seš|schá|zaseda|zasedl|účast|doporuč|podíle|připrav|předlož|přeč[eí]t|čet|vrát|zamít|odmít|odlož|odroč|přeruš"
    r"|stáh|shod|smet|hodnot|kriti|oce[nň]|chváli|zpochyb|vyt[ýk]k|uvíta|konstat|pověř|ulož|požád|navrh|vyzva|informova|předsta|děkova|poděkova|čeka"
    r"|zařad|doplni|uprav|rozšíř|prodlouž|změni|zruš|nahradi|přepracova|aktualiz|revid|sledova|ptal|dotaz|nebyl|ne\w+l[aoiy]?(?!\w))",
    re.IGNORECASE,
)
# What is done at the meeting that approves: "strávili u něj dvě hodiny a dopsali do něj dvě věty".
_SAT = re.compile(
    r"\b(?:strávi|prosedě|vypros|přel|dohadova|hádal|zvedl|dopsa|vyškrt|vložili|přidal)\w*",
    re.IGNORECASE,
)
_PAST = re.compile(r"(?!ne)\w{2,}l[aoiy]?|byl[aoy]?", re.IGNORECASE)
_ACTS = re.compile(r"zastupitel(?:stvo|stvem|stvu|é|i|ích)|ZM\w*|ZO", re.IGNORECASE)
# Whoever had it: "poslední slovo měli zastupitelé", "patřilo zastupitelstvu".
_LAST_WORD = re.compile(
    r"\b(?:poslední|konečné|rozhodující|závěrečné)\s+(?:slovo|rozhodnutí|verdikt)\b", re.IGNORECASE
)
_AT = re.compile(r"\b(?:ve?|na|u)\s+(?:\w+(?:ém|ých)\s+)?$", re.IGNORECASE)


def is_last_word(found: Approval, parts: Iterable[Predication], around: Iterable[str]) -> bool:
    """Whether nothing tells that the assembly decided on the plan that *found* approves.

    *parts* are the other predications of the sentence, *around* the sentences before and after it.
    """
    if found.body != COUNCIL:
        return True
    near = (part for text in around for part in predications(text, PARTICIPLES))
    return not (
        any(_decides(part, found.plan, is_same=True) for part in parts)
        or any(_decides(part, found.plan, is_same=False) for part in near)
    )


def sat_over(found: Approval, after: Iterable[Predication]) -> bool:
    """Whether *after*, what is told next, is how an assembly sat over the plan of *found*."""
    return any(
        _SAT.search(part.text) and _decides(part, found.plan, is_same=False) for part in after
    )


def _decides(part: Predication, plan: PlanMention, *, is_same: bool) -> bool:
    """Whether *part* tells that the assembly did something with *plan* that may be a decision."""
    text = part.text
    named = [one for one in find_bodies(text) if one.body == ASSEMBLY]
    is_last = bool(named) and _LAST_WORD.search(text) is not None
    acts = is_last or any(does_it(text, one) for one in named)
    if not acts or is_denied(part.sentence) or part.sentence.endswith("?"):
        return False
    verbs = [verb.group() for verb in finite_verbs(text)]
    is_done = any(_PAST.fullmatch(verb) for verb in verbs) or PARTICIPLES.search(text) is not None
    is_of_plan = (
        is_last or _is_of(text, plan) or (is_same and bool(find_dates(text) or LATER.search(text)))
    )
    is_other = OTHER_OBJECT.search(text) or UNREAL.search(text) or _NO_DECISION.search(text)
    return is_done and is_of_plan and not is_other


def does_it(text: str, body: BodyMention) -> bool:
    """Whether *body*, an assembly, does it or is where it is done, and not whose or to whom."""
    if not _ACTS.fullmatch(body.words):
        return False
    is_dative = body.words.lower().endswith("stvu")
    return not is_dative or _AT.search(text, 0, body.start) is not None


def _is_of(text: str, plan: PlanMention) -> bool:
    same = [one for one in find_plans(text) if one.kind in (None, plan.kind)]
    return bool(same) or points_to(text, plan)
