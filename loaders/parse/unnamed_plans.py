"""Plans that a story calls but "plán", and are yet papers, not intentions: a town has or wrote one.

"Město má plán třetím rokem" is about the strategic plan; "zastupitelé plán odkoupit dům schválili"
is not, nor is one with a name of its own: "územní plán", "plán oprav".
"""

import re

from loaders.parse.plan_mentions import STRATEGIC, PlanMention
from loaders.text.cues import Cue
from loaders.text.verbs import has_finite_verb

# What one does with a paper alone: has, writes, ends, discusses, fulfils it.
_PAPER = Cue(
    r"\b(?<!ne)(?:m(?:á|áme|ají|ěl[aoiy]?)|(?:na|do|se)psal[aoiy]?|se\s+psal|psal\s+se|dopsán|zpracova(?:l[aoiy]?|n)|sestavi(?:l[aoiy]?)"
    r"|dokončil[aoiy]?|projedna(?:l[aoiy]?|n)|svůj|svým|svého|splněn\w*|plní)(?!\w)"
    r"|^Plán\s*:\s+(?:byl\s+)?(?:schválen|přijat|odsouhlasen)(?!\w)"  # a fact of a town
    r"|^Plán\s+schválen\s+(?:zastupitelstv|rad)",
    re.IGNORECASE,
)
_OF_OTHERS = Cue(
    r"\b(?:firm|developer|investor|podnik|majitel|vlastní[kc]|společnost|škol|charit|nemocnic|kraj|ministerstv|policie|starost)",
    re.IGNORECASE,
)
_KIND_OF_ITS_OWN = re.compile(
    r"(?:\b(?!(?:sv(?:ůj|ým|ého)|jejich|její|vlastní|společný|celý|hotový|nový|první|další|tento)\s)"
    r"\w+(?:ý|í|ého|ího|ým|ím)|\bo)\s+$",
    re.IGNORECASE,
)
_INTENTION = re.compile(r",\s+(?:jak|aby|že|kam|kde|co)\s")
_NEXT_WORD = re.compile(r"\s+(?P<word>\w+)|\W|$")
_MAY_FOLLOW = re.compile(
    r"(?:a|i|se|si|ve?|ze?|od|dne|po|už|již|letos|loni|zastupitel\w+|rad\w+|partne\w+|schválen|\w+ově|\w+ně)(?!\w)|\d"
)


def as_strategic(text: str, plan: PlanMention) -> PlanMention | None:
    """Give *plan*, which *text* calls by no name, as the strategic one where it is a paper."""
    if not _PAPER.search(text) or _OF_OTHERS.search(text):
        return None
    if _INTENTION.match(text, plan.end) or _KIND_OF_ITS_OWN.search(text[: plan.start]):
        return None
    word = _NEXT_WORD.match(text, plan.end)
    follows = (word and word["word"]) or ""
    is_name = follows and not (_MAY_FOLLOW.match(follows) or has_finite_verb(follows))
    return None if is_name else plan._replace(kind=STRATEGIC)
