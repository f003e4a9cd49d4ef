"""Plans that stand as items of a list of results."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.parse.approving_towns import OF_EACH
from loaders.parse.deciding_bodies import ASSEMBLY, COUNCIL, find_bodies
from loaders.parse.measures import Setting, trimmed
from loaders.parse.plan_mentions import find_plans
from loaders.parse.plans import body_of_town, plan_key
from loaders.records import PlanRecord
from loaders.text.dates import find_dates

_PLAN = re.compile(
    r"(?:ve?\s+(?:\w+\s+)?(?:měst[ěe]\w*|obc(?:i|ích))\s+)?(?P<done>(?:(?:(?:při|z)praven|schválen|přijat|vytvořen|zpracovan|dokončen|hotov)\w*"
    r"(?:\s*,|\s+(?:a|i))?\s+)+|(?:schválení|přijetí|zpracování|vytvoření|dokončení|příprava)\s+)"
    r"(?P<title>(?:[^\W\d]+\s+){0,3}?plán(?:u|y|ů)?(?!\w).*)",
    re.IGNORECASE,
)
_APPROVED = re.compile(r"schvál|přij", re.IGNORECASE)


def plan_of_item(setting: Setting, start: int, end: int) -> PlanRecord | None:
    """Read an item such as "the prepared and approved plan …"; None where it tells no plan."""
    start, end = trimmed(setting.document.text, start, end)
    found = _PLAN.match(setting.text(start, end))
    plan = next((plan for plan in find_plans(found["title"]) if plan.kind), None) if found else None
    if found is None or plan is None or plan.kind is None:
        return None
    status = _status(found["done"])
    approved_on = _day(found["title"]) if status == "approved" else None
    return PlanRecord(
        evidence=setting.document.span(start, end),
        title=plan.title,
        kind=plan.kind,
        status=status,
        plan=plan_key(setting.places, approved_on),
        municipalities=setting.places,
        approved_on=approved_on,
        approved_by=_body(setting, found["title"]) if status == "approved" else None,
    )


def of_each(plan: PlanRecord, words: str) -> Iterator[PlanRecord]:
    """Give *plan*, or one of each town: "v obou městech schválený plán"."""
    if not OF_EACH.search(words):
        yield plan
        return
    for town in plan.municipalities:
        key = plan_key((town,), plan.approved_on)
        yield replace(plan, municipalities=(town,), plan=key)


def _body(setting: Setting, words: str) -> str | None:
    """Give the key of the one body that *words* name after the plan of one town."""
    named = {found.body for found in find_bodies(words)} & {ASSEMBLY, COUNCIL}
    if len(named) != 1 or len(setting.places) != 1:
        return None
    return body_of_town(named.pop(), setting.places[0], setting.document)


def _status(done: str) -> str:
    if _APPROVED.search(done):
        return "approved"
    return "in-preparation" if done.lower().startswith("příprava") else "prepared"


def _day(title: str) -> str | None:
    return next((date.edtf for date in find_dates(title) if date.edtf), None)
