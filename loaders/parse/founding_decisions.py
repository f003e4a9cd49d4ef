"""What was decided of a beginning: by its own members, who so founded it, or only to come."""

import re
from collections.abc import Sequence

from loaders.document import Line
from loaders.parse.founding_acts import NOUN, Act
from loaders.text.partnerships import FOUNDING
from loaders.text.partnerships import MEETING as MEETINGS

# Its own members founded it when they decided on it; a council only allows it.
_DECIDED = re.compile(
    r"\brozhod(?:li|ly|la)\s+(?:(?:ve\s+)?sv\w+\s+)?(?:(?:jeho|jeho\s+budoucí|zakládající|sami|všichni)\s+)*(?:člen|partne[rř]i|zakladatel)"
    r"|\b(?:člen\w*|partneři|zakladatel\w*)\s+(?:\w+\s+)?rozhod(?:li|ly|la)\b",
    re.IGNORECASE,
)
_SUCH_MEETING = (
    rf"(?:{FOUNDING}|první|úvodní|zahajovací)\w*\s+(?:\w+\s+)?"
    rf"{MEETINGS}\b(?!\s+(?:\w+\s+)?(?:skupin|výbor|komis))"
)
_FUTURE = (
    r"(?:bud(?:e|ou)|proběhne|uskuteční|koná|sejd(?:e|ou)|čeká|svolá|"
    r"(?:chyst|plánuj|připravuj)\w+)\b"
)
_SO_DONE = r"(?:ustav|ustanov|založ|vytvoř|zříz)en[oýa]"
# Where its beginning is still to come, what was decided was only that it shall be.
_TO_COME = re.compile(
    rf"\b{_SUCH_MEETING}(?:,\s+(?:\w{{1,3}}\s+)?(?:kter|níž|němž)[^,;]*,)?[^,;]*?\b{_FUTURE}"
    rf"|\b{_FUTURE}[^,;]*?\b(?:{_SUCH_MEETING}|{_SO_DONE})|\b{_SO_DONE}\s+bude\b|\bvznikne(?=\W*$|[,.;]|\s+(?:ve?|na|od|až|příští|letos)\s)"
    r"|\bpoprvé\s+(?:\w+\s+){0,3}?sejd|\bsejd\w+\s+(?:\w+\s+){0,3}?poprvé\b",
    re.IGNORECASE,
)
_ON = re.compile(r"\bo\s+(?:jeho\s+|svém\s+)?$", re.IGNORECASE)
_OF_A_COUNCIL = re.compile(r"\b(?:zastupitel|rad[ay]\b|výbor|komis)", re.IGNORECASE)


def is_only_decided(act: Act, told: Sequence[Line]) -> bool:
    """Whether *act* in the first sentence of *told* was but decided on, and is still to come."""
    text = "; ".join(sentence.text for sentence in told)
    is_decided = act.role == NOUN and members_decided(told[0].text, told[0].text[: act.start])
    return is_decided and _TO_COME.search(text) is not None


def members_decided(text: str, before: str) -> bool:
    """Whether its members decided on it: "O založení partnerství rozhodli jeho členové"."""
    is_of_members = _ON.search(before) and _DECIDED.search(text)
    return bool(is_of_members) and not _OF_A_COUNCIL.search(text)
