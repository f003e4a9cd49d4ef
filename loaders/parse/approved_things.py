"""Which plan an act of approval is about: named, pointed to by a pronoun, or left out."""

import re

from loaders.parse.antecedents import OTHER_OBJECT, Antecedent
from loaders.parse.approval import ACTIVE, NOUN, Act
from loaders.parse.approval_assents import ASSENT
from loaders.parse.deciding_bodies import find_bodies
from loaders.parse.plan_mentions import PlanMention, find_plans
from loaders.parse.plan_pronouns import gender, points_to
from loaders.parse.unnamed_plans import as_strategic
from loaders.text.dates import find_dates
from loaders.text.letters import CAPITAL
from loaders.text.predications import Predication
from loaders.text.verbs import has_finite_verb

VERDICT = re.compile(
    r"\W*(?:výsledek|verdikt|závěr|usnesení|rozhodnutí)(?:\s+\w+){0,2}?\s*(?::|\s[–-])\s*"
    r"(?=\w*(?:schvál|přij|odsouhl)\w*\s*(?:[,.;(!–-]|$|\d+\s+(?:hlas|pro)|(?:všemi|jednomysl|jednohlas|většin|bez)))",
    re.IGNORECASE,
)
"""The beginning of a sentence that tells how the vote of the one before it ended."""
_GOVERNING = re.compile(r"(?:ání|ení|ění|ytí|etí)m?\s+$|\b(?:návrh\w*|zpráv\w+|plněn\w+)\s+$")
_FOR_APPROVAL = re.compile(r"\bpro\s+(?:schválení|přijetí|podporu)\s+$", re.IGNORECASE)
_VERSION_FIRST = re.compile(r"\W*verze\s+(?:č\.\s*)?[\d.]+", re.IGNORECASE)
_IN_VERSION = re.compile(r"\s+ve?\s+(?:\w+(?:m|é)\s+)?(?:znění|podobě|verzi)\s+", re.IGNORECASE)
_VERSION = re.compile(r"\b(?:verz[ei]|podob[au]|znění|text)\s+$", re.IGNORECASE)
# A capital behind it is that of a name: "zastupitelstvo města Ústí nad Orlicí strategický plán …".
_PREPOSITION = re.compile(
    rf"\b(?:na|pro|o|za|přes|mimo|nad)\s+(?:(?-i:(?![{CAPITAL}]))\w+\s+)?$", re.IGNORECASE
)
# What came to its end by the approval: "schválením skončila příprava plánu".
_PREPARED_BY_NOW = re.compile(
    r"\b(?:skonči|uzavře|završi|vyvrcholi|zakonči|ukonči|dovrši)l\w*\s+(?:\w+\s+){0,2}?"
    r"(?:příprav|tvorb|prác|vznik|práce\s+na)\w*\s+$",
    re.IGNORECASE,
)
_AFTER_WORK = re.compile(
    r"\b(?:po|od|při|během|díky|v\s+rámci)\s+(?:\w+\s+){0,3}?spoluprác\w+(?:\s+s\s+\w+)?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:a|i)\s+(?:\w+(?:ý|í)\s+)?$")
_NEXT_VERSION = re.compile(r"\b(?:druh|třetí|čtvrt|nov)\w*\s+(?:verz|znění)\w*", re.IGNORECASE)
# "plán prevence kriminality, jehož text zastupitelstvo schválilo"
_WHOSE_WORDS = re.compile(
    r"je(?:hož|jíž)\s+(?:(?:konečn|finální|výsledn|hotov|celý|celé|plné|úpln)\w*\s+)?(?:text|podobu|znění|verzi|obsah)\b"
)
_OTHER_GENDER = {
    "m": re.compile(r"kterou(?!\w)", re.IGNORECASE),
    "f": re.compile(r"jejž(?!\w)", re.IGNORECASE),
}
# What may stand between a plan and the clause about it: "na léta 2012–2015", "(dále jen SPSZ)".
_OF_PERIOD = re.compile(
    r"\s+(?:(?:na|pro)\s+)?(?:(?:období|léta|roky|let|rok)\s+)?\d{4}(?:\s*(?:[-–/]|\s(?:a|až)\s)\s*\d{4})?|\s+\([^()]*\)|[“”\"]"
)
# Nor does what it is good for, which "který" cannot be: "je podkladem pro žádosti, který".
_GOOD_FOR = re.compile(
    r"\s+(?:je|byl)\s+(?:\w+(?:ým|ím)\s+)?\w+em\s+(?:pro\s+(?:\w+é\s+)?\w+(?:osti|ace|y)|ke?\s+\w+(?:osti|aci|ům))"
    r",\s+(?=(?:který|jejž|jenž)\s)"
)
_OF_ATTRIBUTES = ("ý", "á", "ého", "ém", "ému", "ým", "ou")
# What an approved plan is: "Výstupem spolupráce je strategický plán schválený …".
_OF_SUBJECT = re.compile(r"^.*(?<!\w)(?:je|byl[aoy]?|se\s+stal[ao]?)\s", re.DOTALL)
_POSSESSIVE = re.compile(r"\bjeho\s+$", re.IGNORECASE)
# Words that may stand beside an act whose plan is not named again: "byl schválen radou 5. 5."
_FILLERS = re.compile(
    r"\b(?:(?:zde|tady|tam)(?:\s+návrh)?|od|napodruhé|napotřetí|byl[aoy]?|je|se|stal|hned|ihned|vzápětí|následující\w*|ve?|na|po|ke?|o|i|a|až|teprve|období|léta|dne|den|téhož|roku?|týden|měsíc|dny|týdny|dva|tři|"
    r"svém|jeho|jejím|jejich|měsíci|dalším|následujícím|společném|zasedání|jednání|pak|potom|poté|později|také|taktéž|rovněž|též|ještě|již|už|"
    r"bez|výhrad|připomínek|většinou|všemi|všech|hlasů|usnesením|usnesení|usn|č|čísl\w+|města|měst|městem|"
    r"obce|obcí|městské|části|městyse|městského|obvodu|zároveň|nejprve|nejdříve|nakonec|řádn\w+|"
    r"mimořádn\w+|veřejn\w+|(?:pond|úter|střed|čtvrt|pát)\w+|tj|tedy|kter\w+|jenž|jejž|jež|schválení|"
    r"přijetí|následovalo|navázalo|proběhlo|došlo|hotovo|konečně|konan\w+|\w+(?:ně|cky|sky)|"
    rf"[{CAPITAL}]\w+|\w+(?:ov|sk|ck|št|čt)(?:é|ém|ého|á|ým|ými|ou|í))\b|[\W\d_]"
)
# What is in no case of a subject or an object: "po dlouhé debatě", "patnácti hlasy", "usnesením".
_CIRCUMSTANCE = re.compile(
    r"\b(?:na|ve?|po|při|bez|do|od|za|se?|ke?|ze?|u|před|přes|mezi|podle|během)\s+"
    r"(?:(?:\w+(?:é|ě|í|ou|ém|ím|ým|ých|ích|ého|ího|ému|ímu))\s+){0,3}\w+(?!\w)"
    r"|\b\w+\s+hlas(?:y|ů|em)(?!\w)|\b\w+(?:em|ou|ami|emi|ími|ými|ím|ým|ách|ích|ých|ého|ího|ému|ímu)(?!\w)",
    re.IGNORECASE,
)


def approved_plan(
    sentence: str, part: Predication, act: Act, before: Antecedent
) -> PlanMention | None:
    """Give the plan that *act* in *part* of *sentence* is about, or None where it is not a plan.

    *before* is what the sentences before speak of.
    """
    mentions = list(find_plans(sentence))
    own = [mention for mention in mentions if part.holds(mention.start)]
    named = _object(part.text, own, act) or _led_to(part.text, own, act)
    if named:
        return named if named.is_named else _named(sentence, mentions, named, before)
    if any(mention.is_direct for mention in own) and not act.is_phrase:
        return None
    earlier = [mention for mention in mentions if mention.end <= part.start]
    meant = earlier[-1] if earlier else before.near or _ahead(mentions, part)
    if meant is None or not _is_meant(sentence, part, act, meant, earlier):
        return None
    return meant if meant.is_named else _named(sentence, mentions, meant, before)


def _ahead(mentions: list[PlanMention], part: Predication) -> PlanMention | None:
    """Give the plan to which a clause points ahead: "od 5. 5., kdy jej schválili, platí plán"."""
    is_ahead = part.depends and not part.is_relative
    later = [one for one in mentions if one.start >= part.end and one.is_named]
    return later[0] if is_ahead and later else None


def _led_to(text: str, own: list[PlanMention], act: Act) -> PlanMention | None:
    """Give the plan before a colon to which it points behind: "Zelená pro plán: schválili ho"."""
    for plan in own:
        before, colon, behind = text[plan.end :].partition(":")
        is_behind = bool(colon) and act.start > plan.end + len(before)
        if is_behind and points_to(behind, plan) and not _hidden(text[: plan.start]):
            return plan
    return None


def _named(
    sentence: str, mentions: list[PlanMention], meant: PlanMention, before: Antecedent
) -> PlanMention | None:
    """Give the plan with a name that a mere "plán" stands for, or that which needs none."""
    earlier = [one for one in mentions if one.is_named and one.end <= meant.start]
    beside = [one for one in mentions if one.is_named and 0 <= one.start - meant.end <= len(" (")]
    named = next(iter(beside or earlier[-1:]), before.named)
    return named or (as_strategic(sentence, meant) if meant in mentions else None)


def _object(text: str, own: list[PlanMention], act: Act) -> PlanMention | None:
    """Give the plan that is named as what is approved."""
    for plan in own:
        before = text[: plan.start]
        governing = _until(before, act)
        if act.is_phrase and not _GOVERNING.search(governing) and not _hidden(governing):
            return plan
        is_version = _VERSION.search(before) is not None
        fits = is_version or (plan.is_direct and _fits(plan, act, text))
        if _is_attribute(text, plan, act):
            return plan
        if fits and not _PREPOSITION.search(before):
            beside = _OF_SUBJECT.sub("", before) if act.ending in ("ý", "á") else before
            return None if _hidden(beside) else plan
    return None


def _is_attribute(text: str, plan: PlanMention, act: Act) -> bool:
    """Whether *act* is a participle that stands beside *plan* in the same case but the first."""
    between = text[min(plan.end, act.end) : max(plan.start, act.start)]
    if act.ending in ("ý", "á") and act.start > plan.start:  # it need not be what is approved
        return False
    is_next = not between.strip() or _IN_VERSION.fullmatch(between) is not None
    return act.ending in _OF_ATTRIBUTES and is_next


def _until(before: str, act: Act) -> str:
    """Give the words before a plan without the noun that itself tells the approval."""
    told = act.voice == NOUN and act.end <= len(before)
    return _PREPARED_BY_NOW.sub("", before[act.end :]) if told else _FOR_APPROVAL.sub("", before)


def _hidden(before: str) -> bool:
    """Whether something else than the plan after *before* was approved, such as its revision."""
    if _NEXT_VERSION.search(before):
        return True
    before = _AFTER_WORK.sub(" ", before)
    return OTHER_OBJECT.search(before) is not None and not _AND.search(before)


def _fits(plan: PlanMention, act: Act, text: str) -> bool:
    """Whether the participle of *act* agrees with *plan*."""
    if act.voice == ACTIVE or act.voice == NOUN or act.ending in ("y", "i"):
        return True
    if act.ending == "o":  # a remark: "the plan - approved by the council"
        return not has_finite_verb(text)
    return act.ending in (("a", "á", "ou", "é") if gender(plan) == "f" else ("", "ý"))


def _is_meant(
    sentence: str, part: Predication, act: Act, plan: PlanMention, earlier: list[PlanMention]
) -> bool:
    """Whether *part*, which names no plan, is about *plan*, named before it."""
    text = part.text
    is_verdict = not earlier and (VERDICT.match(sentence) or _is_of_version(sentence, act))
    if is_verdict or _agrees_beside(sentence, part, act, plan):
        return True
    if _WHOSE_WORDS.match(sentence, part.start):
        return not _OF_PERIOD.sub("", sentence[plan.end : part.start]).strip(" ,")
    if part.is_relative and not earlier and not _is_told_of(part, sentence, plan):
        return False  # it tells of another thing: "… a project that the assembly approved"
    if part.is_relative and earlier and _OTHER_GENDER[gender(plan)].match(text.lstrip()):
        return False  # "the revision of the plan, which …": it agrees with the revision
    if part.is_relative and earlier:
        follows = not _OF_PERIOD.sub("", sentence[plan.end : part.start]).strip(" ,")
        good_for = _GOOD_FOR.match(sentence, plan.end)
        is_basis = good_for is not None and good_for.end() == part.start
        return follows or is_basis or points_to(text, plan)
    if act.voice == NOUN:
        return bool(_POSSESSIVE.search(text[: act.start])) or _is_bare(text, act)
    if points_to(text, plan):
        return not _hidden(text)
    return _fits(plan, act, text) and _is_bare(text, act)


def _is_told_of(part: Predication, sentence: str, plan: PlanMention) -> bool:
    """Whether a relative clause tells of *plan*, or of a body that did something with it."""
    near = _near(sentence[: part.start])
    return points_to(near, plan) or (points_to(part.text, plan) and bool(find_bodies(near)))


def _agrees_beside(sentence: str, part: Predication, act: Act, plan: PlanMention) -> bool:
    """Whether *act* is a participle set off behind *plan*: "vládne plánem, schváleným"."""
    between = sentence[plan.end : part.start] if plan.end <= part.start else "-"
    is_next = not between.strip(" ,(") and part.start == act.start
    return is_next and act.ending in _OF_ATTRIBUTES[2:] and not plan.is_direct


def _is_of_version(sentence: str, act: Act) -> bool:
    """Whether a line tells of the version of the plan above it: "verze 1.0, schválená 5. 5."."""
    return act.ending == "á" and _VERSION_FIRST.match(sentence) is not None


def _near(before: str) -> str:
    """Give the words of which a relative clause after *before* tells: "dokument města, který"."""
    return " ".join(before.split()[-2:])


def _is_bare(text: str, act: Act) -> bool:
    """Whether beside *act* there are but bodies, dates and such words as name no other thing."""
    spans = [(one.start, one.end) for one in find_bodies(text)]
    spans += [(one.start, one.end) for one in find_dates(text)]
    rest = f"{text[:1].lower()}{text[1:]}"  # the first word of a sentence is no name
    spans += [one.span() for one in (ASSENT.finditer(text) if act.is_phrase else ())]
    for start, end in (*spans, (act.start, act.end)):
        rest = f"{rest[:start]}{'.' * (end - start)}{rest[end:]}"  # nothing meets over it
    return not _FILLERS.sub("", _CIRCUMSTANCE.sub(" ", rest))
