"""Of what the sentences before an approval speak: the plan that "it" means, and its name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from loaders.parse.deciding_bodies import (
    ASSEMBLY,
    COUNCIL,
    PARTNERSHIP,
    BodyMention,
    find_bodies,
)
from loaders.parse.plan_mentions import PlanMention, find_plans
from loaders.parse.plan_pronouns import gender, points_to
from loaders.parse.unnamed_plans import as_strategic
from loaders.text.cues import Cue

OTHER_OBJECT = Cue(
    r"\b(?:memorand\w*|jednací\w*|statut(?!árn)\w*|reviz\w*|aktualiz\w*|revidov\w*|dodat\w*|"
    r"(?<!na )návrh\w*|rozpočt\w*|rozpočet|projekt\w*|žádost\w*|harmonogram\w*|analýz\w*|zadání|"
    r"osnov\w*|smlouv\w*|dohod\w*|"
    r"příprav(?:[auy]|ou)|záměr\w*|změnu|(?<!městské )(?<!městská )část\w*|kapitol\w+|hodnocení|"
    r"zpráv\w+|zapojení|pravidl\w+|"
    r"vyhlášk\w+|dotac\w+|spoluprác\w+|vstup|koncepc\w+|pořad(?!í)\w*|nákup\w*|prodej\w*|myšlen[kc]\w*|nápad\w*|vznik(?:u|em)?)\b",
    re.IGNORECASE,
)
"""What a body approves beside plans, a revision of one among them."""
_IS_CALLED = re.compile(
    r"(?:Jmenuje|Nazývá)\s+se\s|Nese\s+(?:název|jméno)\s|(?:Jeho\s+)?(?:\w+\s+)?(?i:název)\w*\s+(?:zní|je)\b"
)
_IT_IS = re.compile(
    r"Tím\s+(?:má|získal\w*|dostal\w*)\s|(?:Jde|Šlo|Jedná\s+se|Jednalo\s+se|Řeč\s+je|Řeč\s+byla|Mluvíme|Mluví\s+se|Řečeno)\s+(?:\w+\s+){0,3}?o\s"
)
_BEFORE_NAME = re.compile(r"\W*(?:(?!Jin|Dalš|Nov)\w+[ýí]\s+)?")
# What a plan stands for is not spoken of: "akční plán, který nahrazuje plán strategický".
_REPLACES = re.compile(
    r"\b(?:nahra(?:zuje|dil\w?)|zastupuje|supluje)\s+(?:\w+\s+)?$", re.IGNORECASE
)
# "Zastupitelům, kteří se sejdou v pondělí, by měl být předložen": the plan, which is left out.
_LAID = re.compile(
    r"(?:Zastupitel(?:ům|stvu)|Rad(?:ě|ním))(?:,[^,]*,)?\s+(?:(?:by|má|měla?|pak|už|nyní|teď)\s+)*"
    r"(?:být|byla?|bude|je)\s+(?:předlože|představe)n(?P<ending>a?)"
    r"(?=\s+(?:ke?|na|ve?|dne|\d)|\s*[,.]|$)"
)
_ACTING = (ASSEMBLY, COUNCIL, PARTNERSHIP)
_IT = ("To ", "Ta ", "Ti ")  # the body that the sentence before names
# How it was spoken of, and of nothing else: "Připomínek se sešlo přes třicet."
_REMARKS = Cue(
    r"\b(?:připomín(?:ek|ky)|námit(?:ek|ky)|debat[ay]|diskus[ei]|rozprav[ay])\b", re.IGNORECASE
)
_ABOUT = re.compile(r"\b(?:o|ke?|nad|proti)\s+(?!n(?:ěmu|ěm|ím|í)(?!\w)|\d)", re.IGNORECASE)
_MOST_WORDS_OF_A_REMARK = 8
# Of another plan, or of this one before it was approved.
_ANOTHER = re.compile(
    r"\b(?:připrav|příprav|vznik(?:á|ne|nou|ají)|tvoří|tvorb|zpracováv|chyst|čeká|návrh|projedn"
    r"|předlož|zamít|odmít|odlož|schv[aá]l|hlasov|další|jin[ýáé]|dosud|zatím|teprve|ne(?:má|ní|byl))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Antecedent:
    """What the sentences before speak of.

    *named* is the plan named last, *near* one that the sentence before speaks of last, so that
    "it" is this one; *sentence* is that before.
    """

    named: PlanMention | None = None
    near: PlanMention | None = None
    sentence: str = ""

    @cached_property
    def bodies(self) -> list[BodyMention]:
        """The bodies that the sentence before names, of which one may go on to act."""
        return find_bodies(self.sentence)

    def named_after(self, sentence: str) -> "Antecedent":
        """Give the name that *sentence*, the next one, first tells: "Jmenuje se …"."""
        is_known = self.named is not None and self.named.is_named
        mentions = () if is_known else find_plans(sentence)
        first = next((one for one in mentions if one.is_named), None)
        if first is None or not _is_name(sentence, first):
            return self
        return replace(self, named=first, near=self.near or first)

    def after(self, sentence: str, approved: PlanMention | None) -> "Antecedent":
        """Give what is spoken of after *sentence*, which tells that *approved* was."""
        found = find_plans(sentence)
        mentions = [one for one in found if not _REPLACES.search(sentence[: one.start])]
        own = [mention for mention in mentions if mention.is_named]
        named = own[-1] if own else self.named or _without_name(sentence, mentions)
        if approved:
            return Antecedent(named, approved, sentence)
        if not mentions and self._goes_on_in(sentence):
            return Antecedent(named, self.near, sentence)
        is_last = bool(mentions) and not OTHER_OBJECT.search(sentence, mentions[-1].end)
        last = named or (mentions[-1] if mentions else None)
        return Antecedent(named, last if is_last else None, sentence)

    def _goes_on_in(self, sentence: str) -> bool:
        """Whether a *sentence* goes on about what a body did with the plan of the one before."""
        if self.near is None:
            return False
        if _only_remarks(sentence):
            return True
        ending = "a" if gender(self.near) == "f" else ""
        if not points_to(sentence, self.near) and not _is_laid_before(sentence, ending):
            return False
        acting = any(one.body in _ACTING for one in find_bodies(sentence))
        return (acting or sentence.startswith(_IT)) and not OTHER_OBJECT.search(sentence)


def _only_remarks(sentence: str) -> bool:
    """Whether *sentence* tells but how what was named before it was debated."""
    is_short = len(sentence.split()) <= _MOST_WORDS_OF_A_REMARK
    is_other = OTHER_OBJECT.search(sentence) or _ABOUT.search(sentence)
    return is_short and _REMARKS.search(sentence) is not None and not is_other


def _is_laid_before(sentence: str, ending: str) -> bool:
    """Whether *sentence* leaves out what was, or will be, laid before a body that it names."""
    told = _LAID.match(sentence)
    return told is not None and told["ending"] == ending


def _without_name(sentence: str, mentions: Sequence[PlanMention]) -> PlanMention | None:
    """Give the first of *mentions* that needs no name to be the strategic plan."""
    return next(filter(None, (as_strategic(sentence, one) for one in mentions)), None)


def _is_name(sentence: str, plan: PlanMention) -> bool:
    """Whether *sentence* tells by *plan* how that was called of which one spoke before it."""
    if _IS_CALLED.match(sentence) or _IT_IS.match(sentence):
        return not OTHER_OBJECT.search(sentence[: plan.start])
    return _BEFORE_NAME.fullmatch(sentence, 0, plan.start) is not None and not _ANOTHER.search(
        sentence
    )
