"""Plans that stand as items of a list of results."""

import re

from graph.iris import slug
from loaders.dates import find_dates
from loaders.lexicon import lexicon
from loaders.measures import Setting, trimmed
from loaders.records import PlanRecord

_PLAN = re.compile(
    r"(?P<done>(?:(?:(?:při|z)praven|schválen|přijat|vytvořen|zpracovan|dokončen|hotov|nov)\w*\s*(?:,|\ba\b)?\s+)+|"
    r"(?:schválení|přijetí|zpracování|vytvoření|dokončení|příprava)\s+)"
    r"(?P<title>(?:[^\W\d]+\s+){0,3}?plán(?:u|y|ů)?(?!\w).*)",
    re.IGNORECASE,
)
_APPROVED = re.compile(r"schvál|přij", re.IGNORECASE)


def plan_of_item(setting: Setting, start: int, end: int) -> PlanRecord | None:
    """Read an item such as "the prepared and approved plan …"; None where it tells no plan."""
    start, end = trimmed(setting.document.text, start, end)
    found = _PLAN.match(setting.text(start, end))
    kind = _kind(found["title"]) if found else None
    if found is None or kind is None:
        return None
    status = _status(found["done"])
    return PlanRecord(
        evidence=setting.document.span(start, end),
        title=found["title"],
        kind=kind,
        status=status,
        plan=slug(" ".join(place.label for place in setting.places)),
        municipalities=setting.places,
        approved_on=_day(found["title"]) if status == "approved" else None,
    )


def _kind(title: str) -> str | None:
    hits = lexicon("plan-kind").find(title)
    return min(hits[0].codes) if hits else None


def _status(done: str) -> str:
    if _APPROVED.search(done):
        return "approved"
    return "in-preparation" if done.lower().startswith("příprava") else "prepared"


def _day(title: str) -> str | None:
    return next((date.edtf for date in find_dates(title) if date.edtf), None)
