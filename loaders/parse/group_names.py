"""The names of working groups in words that count them up: which "a" and which comma part them."""

import re
from collections.abc import Sequence

from loaders.document import Line
from loaders.parse.group_denials import OTHER_KIND
from loaders.parse.themes import themes_of
from loaders.text.bullet_lists import enumerated, trimmed
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL, LOWER
from loaders.text.numerals import NUMERAL, number_of
from loaders.text.verbs import finite_verbs, has_finite_verb

UNCOUNTED = "the page does not say how many groups there are; each area was taken for one"
"""The reason of the problem that tells that a last "a" may belong to one name."""

_NEXT_CAPITAL = re.compile(
    rf"(?:[,;]|\s+(?:[ai]|nebo|či))\s+(?:(?:pracovní\s+)?skupin[auy]\s+)?(?=[„\"]?[{CAPITAL}])"
)
_FURTHER = re.compile(r",?\s+a\s+dále\s+(?:také\s+)?")  # two names are told by it, never one
_EACH_FOR = re.compile(r"(?:,|,?\s+a)\s+(?=pro\s)")  # "pro bydlení a služby a pro vzdělávání"
_SUBORDINATE = re.compile(
    r",\s+(?:\w{1,3}\s+)?(?:kter|jež|jejíž|jejichž|jehož|kde|aby|přičemž)\w*.*$"
)
_MARK = Cue(r"(?:(?<=\s)|^)(?:\d{1,2}[.)/]|[a-hA-H]\)|[IVX]{1,4}\.|[A-H](?:\.|\s[–-]))\s+")
_LEAD = re.compile(
    r"(?:(?:pro|na|ke?|PS|(?i:(?:společn\w+\s+)?pracovní\s+skupin(?:[ayuě]|ou))|"
    r"[Ss]kupin[ayě]|(?i:problematik\w+|otáz\w+|řeší)|[Ss]ekc[eií])\s+(?:(?:č\.\s*)?\d+:?\s+)?(?:[–-]\s+)?)*(?:oblast\w*\s+)?[„\"“]?"
)
_QUOTED = re.compile(r"[„\"](?P<name>[^„“\"]+)[“\"]")
_ASIDE = re.compile(r"\s\([^()]*\)")
_PARTING = (";", "|", " / ")  # these part names for certain
_BRACKETED = re.compile(r"\((?P<name>[^()]+)\)")
_REFLEXIVE = re.compile(
    r"(?:[\s,–-]+(?:se|si|však|dále|později|poté|pak|nyní|mezitím|zatím|letos|loni|dnes|již|už|právě"
    r"|aktuálně|také|rovněž|zároveň|navíc|proto|obvykle|střídavě|společně|průběžně|pravidelně|ale|pouze|jen))*[\s–-]*$"
)
# What stands after a name tells more of the group: who leads it, what it is about, since when.
_MORE = re.compile(
    r"\s+[–—-]\s(?P<apposed>.*)$|:\s.*$|\s+\((?P<bracketed>[^()]*)(?:\)|$)"
    r"|\s+(?:ve?|od|do|na|až)\s+(?:(?:roce|roku|konci|počátku|začátku|průběhu|létě|jaře|podzim)\b|\d).*$"
    r"|\s+(?:\w+krát|podle\s+potřeby|(?:čtvrtletně|měsíčně|týdně|ročně|denně)|(?:ne)?pravidelně|průběžně)\b.*$|\s+se?\s+\w+\s+člen\w*.*$|\s+(?:ředitel|tajemni|vedoucí|koordinátor)\w*\b.*$"
    r"|,\s+(?:o\s+(?:něco|málo)\s+)?(?:nej)?(?:méně|více|naopak)\b.*$"
    r"|,\s+(?:\w+\s+)?(?:schůz|setkán|jednán|zasedán|termín)\w*\s.*$"  # when it meets next
    r"|\s+o\s+(?:\w+\s+){1,2}později\b.*$|\s+o\s+(?:rok|měsíc)$"
    # What stands where a verb was said before: "skupina Bydlení s odborem majetku".
    r"|\s+se?\s+(?:odbor|škol|úřad|polici|měst|organizac|charit|partner|sdružen|spolk)\w*.*$"
    r"|\s+\d{1,2}(?:\.\s?\d{1,2}\..*)?$"  # when it met
    rf"|\s+(?:{NUMERAL})$"  # how many belong to it
    r"|\s+(?:ještě|již|už|též|taky|teď|nyní|mezitím|zatím|letos|loni|zde|tady|tamtéž|pro\s+n(?:ěj|ěho|i|ě))\b.*$"
    r"|,?\s+(?:vede|říze|svoláva|koordinova|slože|tvoře)n(?:á|ou|é|ých)\s.*$"
)
_NEXT_SUBJECT = re.compile(r",\s+(?:\w+\s+)?\w+$")
_AND_THING = re.compile(rf"\s+a\s+(?P<thing>[{LOWER}]+)$")  # that the verb behind it is done to
_JOINT_BEHIND = re.compile(r"\s+(?:nebo|či|ani|i|a)$")
_LEADER = re.compile(
    r"\b(?:ved|garant|koordin|svol|ředitel|manažer|předsed|člen)\w*\b|:", re.IGNORECASE
)
_LONGEST_NAME = 6  # words
_FEWEST_DASHES = 2  # one parts a name from what is told of it
_CALLS_ITSELF = re.compile(
    rf"(?!pracovní|{OTHER_KIND})(?:(?:\w+[áí]\s+)?skupina\s+pro\s|\w+[áí]\s+skupina$)",
    re.IGNORECASE,
)
_TROUBLE = re.compile(r"(?:nedostat|problém|špatn|absenc|chyběj)", re.IGNORECASE)
_REMARK = re.compile(r"(?<=\w)[“”\".]+$")
AMBIGUOUS = "the names of the groups may be parted in another way"
"""The reason of the problem that tells that "a" stands twice, and one of them is within a name."""

_POINTS = re.compile(r"(?:t[éauoy]|tat[oy]|tyto)\s")  # to another name: "té první se říká …"
_COUNT = re.compile(rf"(?<!\w)(?:{NUMERAL})(?!\w)", re.IGNORECASE)
_MOST_GROUPS = 12  # larger numbers count people
_AND = re.compile(r"\s+(?:a|i)\s+")
# Themes that share a group more often than not.
_TOGETHER = (
    {"vzdelavani", "rodina-deti", "volny-cas"},
    {"zamestnanost", "dluhy-financni-gramotnost"},
)
# In the name of a group single words tell a theme that in a sentence would tell too little.
_BARE = (
    (
        "zamestnanost",
        re.compile(
            r"^(?:do\s+|\w+á\s+)?prác[ei]\b(?!\s+se?\s)|\ba\s+prác[ei]$|\bk\s+práci$"
            r"|\bpro\s+práci$|^zaměstnaneck(?:á|é|ou)(?:$|\s+skupina)",
            re.IGNORECASE,
        ),
    ),
    ("bydleni", re.compile(r"^domov$", re.IGNORECASE)),
    ("dluhy-financni-gramotnost", re.compile(r"^finance\b", re.IGNORECASE)),
    ("rodina-deti", re.compile(r"\bděti\b|\bs\s+dětmi\b", re.IGNORECASE)),
    ("volny-cas", re.compile(r"^(?:mládež|mladí)\b|\bvoln(?:o|em)$", re.IGNORECASE)),
    (
        "vzdelavani",
        re.compile(
            r"^(?:před)?školáci\b|^žáci\b|^učení\b|^školsk(?:á|é|ou)(?:$|\s+skupina)", re.IGNORECASE
        ),
    ),
    (
        "socialni-sluzby",
        re.compile(r"^služby\b|\ba\s+služby$|\bdostupnost\s+služeb\b", re.IGNORECASE),
    ),
    (
        "bezpecnost-prevence",
        re.compile(r"\b(?:bezpeč|sociálně\s+patol)|^(?:veřejný\s+)?pořádek\b", re.IGNORECASE),
    ),
    (
        "rizeni-koordinace",
        re.compile(
            r"^(?:projekt(?:y|ová|ové)|implementace|řízení|koordinace|koordinační)\b|"
            r"\ba\s+(?:projekty|implementace|řízení|koordinace)\b",
            re.IGNORECASE,
        ),
    ),
)

# Whose schooling it is.
_OF_CHILDREN = re.compile(r"(?<=[Vv]zdělávání)\s+dětí(?:\s+a\s+mládeže)?(?!\w)")
# "Bydlení a veřejný prostor" is about housing and where people live, not about their community.
_PUBLIC_SPACE = ("komunitni-zivot", re.compile(r"\bveřejn\w+\s+prostor", re.IGNORECASE))


def themes_of_group(label: str) -> tuple[str, ...]:
    """Give the codes of the themes that the name of a group tells."""
    bare = (theme for theme, words in _BARE if words.search(label))
    own = themes_of(_OF_CHILDREN.sub("", label)) or themes_of(label)
    told = tuple(dict.fromkeys((*own, *bare)))
    beside = tuple(theme for theme in told if theme != _PUBLIC_SPACE[0])
    return beside if beside and _PUBLIC_SPACE[1].search(label) else told


def is_theme(item: Line) -> bool:
    """Whether *item* is a short name that tells a theme, and no trouble with it."""
    is_short = len(item.text.split()) <= _LONGEST_NAME
    return is_short and not _TROUBLE.match(item.text) and bool(themes_of_group(item.text))


def stated_count(text: str) -> int | None:
    """Give how many groups *text* says there are, before a colon."""
    counts = (number_of(found.group()) for found in _COUNT.finditer(text.split(":")[0]))
    return next((count for count in counts if count <= _MOST_GROUPS), None)


def are_called_so(items: Sequence[Line]) -> bool:
    """Whether all of several *items* call themselves groups: "Bytová skupina", "Skupina pro …"."""
    are_called = len(items) > 1 and all(_CALLS_ITSELF.match(item.text) for item in items)
    return are_called and all(is_theme(bare_name(item)) for item in items)


def whole_name(item: Line) -> Line:
    """Give the name of *item*, which calls itself a group, with this word: "Skupina pro děti".

    In small letters it is no part of the name.
    """
    name = bare_name(item)
    if item.text[0].islower():
        return name
    return Line(item.start, name.end, item.text[: name.end - item.start])


def is_numbered(text: str) -> bool:
    """Tell whether *text* counts up by marks: "1) bydlení, 2) školy"."""
    marks = [mark.group().strip(" \u00a0.)/–-").upper() for mark in _MARK.finditer(text)]
    return marks[:2] in (["1", "2"], ["A", "B"], ["I", "II"])


def first_mark(text: str) -> int:
    """Give where the first mark of a numbered *text* stands."""
    found = _MARK.search(text)
    return found.start() if found else 0


def group_names(text: str, offset: int, count: int | None) -> tuple[tuple[Line, ...], str]:
    """Part *text*, which stands at *offset*, into names, and say what is doubtful.

    *count* is how many groups the page says there are. Marks, capitals and semicolons part for
    certain; an "a" within an earlier name tells that the last one is also within a name.
    """
    whole = _SUBORDINATE.sub("", text)
    quoted = [*_QUOTED.finditer(whole)]
    if len(quoted) > 1 and not _ASIDE.sub("", _QUOTED.sub("", whole)).strip(" ,;ai"):
        return tuple(trimmed(one["name"], offset + one.start("name")) for one in quoted), ""
    if is_numbered(whole):
        return _bare(_parted(whole, offset, [*_MARK.finditer(whole)])), ""
    if further := _FURTHER.search(whole):
        before, doubt = group_names(whole[: further.start()], offset, count and count - 1)
        last, _ = group_names(whole[further.end() :], offset + further.end(), 1)
        return (*before, *last), doubt
    joints = [*_NEXT_CAPITAL.finditer(whole)]
    if (
        whole[_end(_LEAD.match(whole)) :].lstrip('„" ')[:1].isupper()
        and joints
        and ";" not in whole
    ):
        return _bare(
            (trimmed(whole[: joints[0].start()], offset), *_parted(whole, offset, joints))
        ), ""
    joints = [*_EACH_FOR.finditer(whole)]
    if joints and not any(sign in whole for sign in ";|"):
        before = enumerated(whole[: joints[0].start()], offset)
        return _bare((*before, *_parted(whole, offset, joints))), ""
    items = enumerated(whole, offset, _separators(whole))
    if not items:
        return (), ""
    is_parted = any(map(_is_pair, items[:-1])) and count != len(items) + 1
    if count == len(items) or any(sign in whole for sign in _PARTING) or is_parted:
        return _bare(items), ""
    names = _bare((*items[:-1], *_pair(items[-1])))
    doubt = AMBIGUOUS if len(_AND.findall(items[-1].text)) > 1 else ""
    return names, doubt if count else UNCOUNTED


def counts_up(text: str) -> bool:
    """Whether *text* holds a sign that parts names."""
    return any(sign in text for sign in _separators(text))


def _separators(text: str) -> str:
    """Give the signs that part the names of *text*; where others do, commas stand within them."""
    told = next((sign for sign in ";|·•" if sign in text), "/" if " / " in text else "")
    is_dashed = "," not in text and text.count(" – ") >= _FEWEST_DASHES
    return told or ("–" if is_dashed else ",;")


def bare_name(item: Line) -> Line:
    """Take off *item* what is no name: "pro", "PS", quotation marks, a predicate."""
    whole = _BRACKETED.fullmatch(item.text)
    text, offset = (whole["name"], item.start + 1) if whole else (item.text, item.start)
    start = max(_end(_LEAD.match(text)), _end(_MARK.match(text)))
    name = _MORE.sub(_without_more, text[start:])
    name = name[: _predicate(name)]
    body = trimmed(_JOINT_BEHIND.sub("", _REMARK.sub("", name)), offset + start)
    return Line(body.start, body.end, body.text)


def _without_more(found: re.Match[str]) -> str:
    """Keep words that are part of the name, because they tell themes and nothing else."""
    words = found["bracketed"] or found["apposed"] or ""
    is_told = themes_of(words) and not (_LEADER.search(words) or has_finite_verb(words))
    is_own = "," not in words and (found["bracketed"] or _AND.search(words))
    return found.group() if is_told and is_own else ""


def _predicate(text: str) -> int:
    """Give where *text* begins to tell what the group does: "Bydlení se schází v Mostě"."""
    verbs = (verb.start() for verb in finite_verbs(text) if verb.group().islower())
    verb = next((place for place in verbs if place > 0), len(text))
    before = _REFLEXIVE.sub("", text[:verb])
    name, comma, subject = before.rpartition(", ")  # "dluhy, první její schůzka byla v květnu"
    if verb < len(text) and comma and subject and not themes_of(subject):
        return len(name)
    if verb < len(text):
        before = _NEXT_SUBJECT.sub("", before)
        thing = _AND_THING.search(before)
        before = before[: thing.start()] if thing and not themes_of(thing["thing"]) else before
    return len(before)


def _end(found: re.Match[str] | None) -> int:
    return found.end() if found else 0


def _bare(items: tuple[Line, ...]) -> tuple[Line, ...]:
    names = tuple(name for name in map(bare_name, items) if any(map(str.isalpha, name.text)))
    return () if any(_POINTS.match(name.text) for name in names) else names


def _parted(text: str, offset: int, joints: list[re.Match[str]]) -> tuple[Line, ...]:
    """Give what stands after each of *joints*, without an "a" that leads to the next."""
    ends = [*(joint.start() for joint in joints[1:]), len(text)]
    return tuple(
        trimmed(re.sub(r"[\s,;]+a\s*$", "", text[joint.end() : end]), offset + joint.end())
        for joint, end in zip(joints, ends, strict=True)
    )


def _is_pair(item: Line) -> bool:
    return _AND.search(item.text) is not None


def _pair(item: Line) -> tuple[Line, ...]:
    """Take the end of an enumeration apart at the "a" that leads to its last name.

    Of two, the second does where the words around the first belong together: "rodina a děti a
    bydlení".
    """
    joints = [*_AND.finditer(item.text)]
    if not joints:
        return (item,)
    chosen, *later = joints
    if later and _belong_together(*_AND.split(item.text)[:2]):
        chosen = later[0]
    rest = trimmed(item.text[chosen.end() :], item.start + chosen.end())
    return trimmed(item.text[: chosen.start()], item.start), rest


def _belong_together(one: str, other: str) -> bool:
    first, second = {*themes_of_group(one)}, {*themes_of_group(other)}
    return bool(first & second) or any(both & first and both & second for both in _TOGETHER)
