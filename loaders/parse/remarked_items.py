"""Items behind which stands how far they have come, and papers, of which this tells nothing."""

import re

from loaders.document import Line
from loaders.parse.status import is_remarked

PAPER = re.compile(
    r"(?<!\w)(?:plán|koncepc|strateg|memorand|analýz|pravid|vyhláš|dokument|zpráv|smlouv|žádost)",
    re.IGNORECASE,
)
"""Words for papers: a list of them tells no measures."""

_BODY_APPROVED = re.compile(
    r"(?:(?:lokální|místní)\s+)?(?:rada|zastupitelstvo|partnerství|komise|výbor|plénum|valná\s+hromada)"
    r"(?!\w)[^:]{0,40}:?\s+(?:schv[aá]l|projedn|přija|odsouhlas|vza[lt])",
    re.IGNORECASE,
)


def is_thing_remarked(item: Line) -> bool:
    """Whether *item* tells how far a thing has come, which is no paper: "klub – v provozu".

    Beside a body and a day stands what it approved: "rada: schváleno 3. 4. 2017".
    """
    is_of_body = _BODY_APPROVED.match(item.text) is not None
    return is_remarked(item.text) and not (is_of_body or PAPER.match(item.text))
