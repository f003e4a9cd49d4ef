"""What a sentence tells but not of here as done: denied, what others say or do, in general."""

import re

from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL

_UNTRUE = Cue(
    r"""
      (?<!\w)kdyby\w*\s
    | (?<!\w)(?:není|nebyla?|nebylo)\s+(?:(?:to|však|ale|ani|tak|tedy)\s+){0,2}pravd\w*
    | (?<!\w)opak\s+(?:\w+\s+)?(?:je|byl)\s+pravd\w*
    | (?<!\w)(?:neplatí|nepotvrdil[aoiy]?\s+se|se\s+(?:\w+\s+){0,2}?nepotvrdil[aoiy]?
        |nezakládá\s+se|se\s+nezakládá|neodpovídá|nebylo\s+to\s+tak|tak\s+to\s+(?:\w+\s+)?nebylo)(?!\w)
    | (?<!\w)(?:nepravdiv|mýt(?:us|y|ů|em)(?!\w)|pověr|mylně|mylná|mylné
        |omyl(?:em)?(?!\w)|fám[auy](?!\w)|(?<!letech\s)(?<!měsících\s)(?<!dlouhých\s)dohad[yů](?!\w)
        |chybn(?:ě|á)\s+(?:uvád|inform|zpráv))\w*
    | (?<!\w)(?:říkalo|povídalo|šuškalo|proslýchalo|spekulovalo|tradovalo)\s+se(?!\w)
    | (?<!\w)se\s+(?:\w+\s+){0,2}?(?:říkalo|povídalo|šuškalo|proslýchalo|spekulovalo
        |traduje|tradovalo)(?!\w)
    | (?<!\w)(?:tvrdí|tvrdil[aoiy]?|domnív\w+|myslel[aiy]?\s+si|si\s+myslel[aiy]?
        |popír\w+|popřel[aiy]?|vyvrátil[aiy]?)(?:\s+se)?\s*,\s+že(?!\w)
    | (?<!\w)(?:čekal[aoiy]?|obával[aoiy]?|bál[aoiy]?)(?:\s+se)?\s*,\s+že(?!\w)[^,;]*$
    | (?<!\w)(?:hlasování|usnesení|schválení|rozhodnutí)\s+(?:\w+\s+){0,2}?
      (?:je|bylo|prohlásil\w*\s+za)\s+(?:\w+\s+){0,2}?neplatné?
    | (?<!\w)(?:údajně|prý)(?!\w)
    | (?<!\w)(?:možnost|variant|představ|domněnk|podezřen)\w*\s*,\s+že(?!\w)
    | (?<!\w)obecně\s+(?:platí|řečeno)(?!\w)
    | (?<!\w)(?:podle|dle)\s+(?:\w+\s+)?(?:zákona|metodiky)(?!\w)
    | (?<!\w)(?:v\s+zahraničí|na\s+Slovensku
        |v\s+(?:Rakousku|Německu|Polsku|Maďarsku|Anglii|Británii))(?!\w)
    | ^\W*(?:v\s+)?(?:jiná|jiné|jiných|sousedn\w+|okoln\w+)\s+[mo](?:ěst|bc)\w*
    """,
    re.IGNORECASE | re.VERBOSE,
)

_NEXT_DOOR = re.compile(
    rf"\W*(?:v\s+)?(?:sousedn|nedalek|vedlejš)\w+\s+(?-i:[{CAPITAL}])\w+", re.IGNORECASE
)
UNREAL = Cue(
    r"\b(?:bude|budou|(?:a|kdy)?by(?:ch(?:om)?)?|zda|jestli|málem|údajně|prý|má|mají|měl[aoy]?|chce|chtějí|chtěl[aoiy]?|hodlá|musí|může|mohl\w*|lze|plánuje|předpoklád\w*|připravuje|"
    r"očekáv\w*|vědomí|čeká|pokud|podmínk(?:a|ou)|až(?!\s+(?:v|na|po|do|\d))|negativně|záporně|zamítl\w*|odmítl\w*|odloži\w*|"
    r"(?<!přes )(?<!navzdory )nesouhlas\w*|"
    r"(?:jen|pouze)\s+(?:v\s+)?(?:část|kapitol)\w*|částečně|zčásti|"
    r"ke\s+schválení(?!.*došlo)|k\s+(?:předložení|projednání)|k\s+(?:schválení|přijetí)|před\s+\w*\s*(?:schválením|přijetím)|"
    r"ne(?:byl|schvál|přija|odsouhlas|ní|došlo|získal|prošel|dal|podař)\w*)\b",
    re.IGNORECASE,
)
"""What is told as to come, wanted, in part or not done at all."""
LEFT_OPEN = re.compile(
    r"návrh|příprav|připrav|rozprac|neplat|zruš|projedn|čeká|očekáv|plánov|plánuj|předpokl|předběž"
    r"|odlož|odroč|odsun|zamít|odmít|vráce|vrát|staž|stáhl|vědomí|reviz|aktualiz|podmín|k\s+připomín"
    r"|bude|má\s+být|dosud|zatím|není|koncept|pracovní\s+verz|\?"
    r"|(?<!\w)ne(?:(?:byl|bud|m[aáě]|schv|přij|odsouhl)\w*|\w+(?:l[aoiy]?|[aeěi]n[aoýy]?|[aiu]t[aoý]?))?(?!\w)"
    r"|(?<!\w)ani(?!\w)|(?<!\w)nikoli",
    re.IGNORECASE,
)
"""In a cell or beside a fact: what is a draft, put off, refused, or not over yet."""
NOT_AFTER_ALL = re.compile(
    r"\s*,?\s*(?:(?:ale|však|ovšem|nakonec|bohužel|zatím|dosud|tehdy)\s+){0,3}ne(?:byl|bude|ní)"
    r"|\s*[:|]\s*(?:(?:zatím|dosud)\s+)?(?:ne(?!\w)|nikoli|bude|budou|předpokl|plánov|čeká)",
    re.IGNORECASE,
)
"""Behind the words of an approval: "schválen ale nebyl", "schválen: zatím ne"."""
_BY_WHOM = (
    rf"(?:(?:ve?|u)\s+(?:(?:městě|obci|měst\w+)\s+)?(?-i:[{CAPITAL}])\w+|zastupitel\w+"
    r"|rad(?:a|y|ou|ě|ní|ními)(?!\w))"
)
_WORDS = r"(?:\s+[^\s,;:.()]+){0,4}?"
_NOT = re.compile(r"(?<!\w)(?:ne|nikoliv?)(?!\w)", re.IGNORECASE)
# A clause of which the verb is left out, and that is denied: "zastupitelstvem dosud ne",
# "v Mostě nikoli", "nikoli radou".
_LEFT_OUT = Cue(
    rf"(?:(?<=[,;(–-])|^)\s*(?:(?:a|ale|avšak|však|kdežto|zatímco)\s+)?(?:"
    rf"{_BY_WHOM}{_WORDS}\s+(?:ne|nikoliv?)(?=\s*(?:[.,;:!)–]|$))"
    rf"|(?:ne|nikoliv?)\s+(?:(?:už|již|však|ale|ovšem|tedy)\s+)?{_BY_WHOM}(?:\s+(?!ale\s|však\s)[^\s,;:.()]+){{0,3}}(?=\s*[.,;:!)–]|\s+ale\s|$))",
    re.IGNORECASE,
)


def denied_clauses(sentence: str) -> list[tuple[int, int]]:
    """Give where *sentence* denies in a clause without a verb what it tells in another.

    >>> text = "Plán schválila rada, zastupitelstvo zatím ne."
    >>> [text[start:end] for start, end in denied_clauses(text)]
    [' zastupitelstvo zatím ne']
    """
    is_likely = _NOT.search(sentence) is not None  # which is soon seen
    return [found.span() for found in _LEFT_OUT.finditer(sentence)] if is_likely else []


def but_denied(sentence: str) -> str:
    """Leave blank in *sentence* what `denied_clauses` gives."""
    for start, end in denied_clauses(sentence):
        sentence = f"{sentence[:start]}{' ' * (end - start)}{sentence[end:]}"
    return sentence


def is_denied(sentence: str) -> bool:
    """Whether *sentence* tells that something else in it is not so, only said to be, or elsewhere.

    >>> is_denied("Není pravda, že rada plán schválila."), is_denied("Rada plán schválila.")
    (True, False)
    """
    return _UNTRUE.search(sentence) is not None


def is_next_door(sentence: str) -> bool:
    """Whether *sentence* begins with a town next door: "V sousedním Mostě otevřeli klub"."""
    return _NEXT_DOOR.match(sentence) is not None
