"""Words that stand for a plan named before: pronouns, and nouns that any paper is called by."""

import re

from loaders.parse.plan_mentions import PlanMention

_POINTS = {
    "m": re.compile(
        r"\b(?:jej|ho|mu|ním|něj|něm|ten(?:to)?|dokument|materiál|text|s\s+plánem)\b"
        r"|\bjeho\s+(?:\w+\s+)?(?:podobu|znění|verzi)\b"
        r"|\bpro\s+(?:jeho\s+)?(?:schválení|přijetí|odsouhlasení)\b"
        r"|\bplánu\s+(?:dal|vyjádřil|vyslovil)|\b(?:dal|vyjádřil|vyslovil)[aoiy]?\s+plánu\b",
        re.IGNORECASE,
    ),
    "f": re.compile(
        r"\b(?:ji|ta|tuto|tu|o\s+ní|strategi[ei]|koncepc[ei]|její\s+(?:\w+\s+)?(?:podobu|znění|verzi)"
        r"|pro\s+(?:její\s+)?(?:schválení|přijetí|odsouhlasení))\b",
        re.IGNORECASE,
    ),
}


def gender(plan: PlanMention) -> str:
    """Give "f" of a strategy or conception, "m" of a plan."""
    title = plan.title.lower()
    return "f" if title.startswith(("strateg", "koncep")) and "plán" not in title else "m"


def points_to(text: str, plan: PlanMention) -> bool:
    """Whether a pronoun or a noun in *text* may stand for *plan*."""
    return _POINTS[gender(plan)].search(text) is not None
