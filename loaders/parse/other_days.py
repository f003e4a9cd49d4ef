"""Days that are those of something else, before or after which a thing was done."""

import re

from loaders.text.points import DateMention

_TO_THE_DAY = r"\s+(?:(?:ve?|na|dne|ze?|ze\s+dne)\s+)?(?:\(\s*)?$"
# "těsně před volbami v říjnu 2014", but "před dvěma lety v květnu", "před Vánocemi v prosinci".
_OTHER_EVENT = re.compile(
    r"\bpřed\s+(?:\w+(?:m|mi|ou|ma)\s+){0,3}?"
    r"(?!(?:lety|rok|měsíc|týdn|dny|konc|Vánoc|Svátk|prázdnin|radnic|dom|škol|sál))"
    rf"\w+(?:m|mi|ou|ma|cí)(?:\s+\w+)?{_TO_THE_DAY}"
    r"|\bpo\s+(?:\w+(?:ch|m|é)\s+){0,2}?(?:volb|povodn|požár|nepoko|demonstrac|výbuch|vichřic"
    rf"|sčítán|krach|záplav)\w*(?:\s+\w+)?{_TO_THE_DAY}",
    re.IGNORECASE,
)
_DAY_OR_MONTH = re.compile(r"\d{4}-(?:0\d|1[0-2])")


def is_of_other_event(text: str, date: DateMention, offset: int = 0) -> bool:
    """Whether *date* in *text*, at *offset*, is that of an event before or after which it was.

    In the year of that event it was nevertheless.
    """
    is_close = _DAY_OR_MONTH.match(date.edtf or "")
    return bool(is_close) and _OTHER_EVENT.search(text[: date.start - offset]) is not None
