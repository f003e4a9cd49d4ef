"""The five original pages and their gold facts, in the form of this folder's gold.

The pages are not ours to ship: they are measured where they lie beside the checkout, or where
``VAZBY_SHARED`` says.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.iris import slug
from loaders.resolve.places import gazetteer

Fact = dict[str, Any]
SHARED = Path(os.environ.get("VAZBY_SHARED") or Path(__file__).parents[3] / "shared")


def originals() -> Iterator[tuple[Path, Fact]]:
    """Give each original page with its gold; nothing where they are not there."""
    source = SHARED / "gold" / "seed_facts.json"
    if not source.is_file():
        return
    gold = json.loads(source.read_text(encoding="utf-8"))
    known = {item["key"]: item["label"] for item in gold["member_organisations"]}
    for page in gold["documents"]:
        facts = [fact for fact in gold["facts"] if fact["doc"] == page["id"]]
        yield SHARED / "seeds" / page["file"], _gold(page, facts, known)


def _gold(page: Fact, facts: list[Fact], known: dict[str, str]) -> Fact:
    members = [fact for fact in facts if fact["type"] == "membership"]
    dates = [fact["date"] for fact in facts if fact["type"] == "partnership" and "date" in fact]
    return {
        "kind": page["kind"],
        "municipalities": list(dict.fromkeys(code for fact in facts for code in _codes(fact))),
        "founded": dates[0] if dates else None,
        "members": [fact["label"] for fact in members],
        "organisations": {fact["label"]: known[fact["organisation"]] for fact in members},
        "groups": [fact for fact in facts if fact["type"] == "working-group"],
        "plans": list(_plans(facts)),
        "measures": [_measure(fact) for fact in facts if fact["type"] == "measure"],
    }


def _plans(facts: list[Fact]) -> Iterator[Fact]:
    """Give the approved plans; the overview's bullets do not tell their kind more closely."""
    for fact in facts:
        if fact["type"] == "plan-approved" or (fact["type"] == "plan" and fact.get("approved_on")):
            yield {"kind": "plan-socialniho-zaclenovani", **_of_plan(fact)}


def _of_plan(fact: Fact) -> Fact:
    kind = {"kind": fact["plan_kind"]} if "plan_kind" in fact else {}
    return kind | {name: fact[name] for name in ("approved_on", "approved_by")}


def _measure(fact: Fact) -> Fact:
    return {
        "label": fact["quote"],
        "status": fact["status"],
        "themes": fact["themes_inferred"],
        "municipalities": _codes(fact),
    }


def _codes(fact: Fact) -> list[str]:
    """Give the codes of the municipalities that *fact* is about."""
    keys = fact.get("municipalities") or ([fact["municipality"]] if "municipality" in fact else [])
    return [place.code for key in keys for place in _named(key)]


def _named(key: str) -> Iterator[Any]:
    rows = [row for row in gazetteer().municipalities() if slug(row.name) == key]
    yield from sorted(rows, key=lambda row: -row.population)[:1]
