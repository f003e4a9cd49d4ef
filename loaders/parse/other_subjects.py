"""What else than a measure a clause may be about: other records, or none."""

import re

from loaders.text.cues import Cue
from loaders.text.letters import LOWER
from loaders.text.partnerships import NOUN

_FLAGS = re.IGNORECASE | re.VERBOSE
# What partners propose is a measure, whatever else is told of partners.
_PROPOSING = re.compile(
    rf"(?:\w+[sc]ká\s+)?(?:lokální\s+)?(?:{NOUN}|(?:pracovní\s+)?skupina|platforma)\s+(?:\w+\s+){{0,5}}?(?:"
    r"(?:navrhuj[eí]|navrhl[aoiy]?|doporučuj[eí]|doporučil[aoiy]?)"
    r"\s+(?:\w+\s+){0,2}?(?=\w+t\s|\w+(?:en|án|ěn)í\s|vznik\s|oprav[uy]\s)"
    r"|(?:připravuj[eí]|chystá|chystají|prosadil[aoy]?|rozjel[aoy]?|otevřel[aoy]?)\s"
    r"|(?:dokončil|zpracoval|vydal)[aoy]?\s+(?=(?:\w+\s+)?(?:pasport|map[auy]|katalog|manuál|přehled)(?!\w)))",
    re.IGNORECASE,
)
# Whose words a deed follows: "plán ukládá zaměstnat druhou pracovnici".
_PLAN_TELLS = Cue(
    r"(?:plán|strategie|dokument)\s+(?:\w+\s+){0,2}?(?:ukládá|chce|hodlá)\s+(?:\w+\s+)?(?=\w+[ieaěý]t\s)",
    re.IGNORECASE,
)
# Where in a sentence its place is told: "V Uničově, kde partnerství působí od ledna, probíhá …".
_EMBEDDED = Cue(r",\s+kde\s[^,]*,(?=\s)")
# What else a sentence may be about: other records, or none.
_ELSEWHERE = Cue(
    rf"""(?<!\w)(?:
      agentura | lokální\w*\s+konzultant\w* | oblast\w+\s+spoluprác\w+
    | kauz\w+ | jednat | diskutovat
    | jednáno | vyjedna(?!t\s+se?\s)\w+ | pracovní\w*\s+skupin\w* | skupinách | tématu
    | skupin[auy]\s+pro | (?:přibyl|vznikl)[aoy]?\s+(?:\w+\s+){{0,2}}skupin[auy]
    | platform\w+ | {NOUN}
    | (?:do|k)\s+(?:něj|něho|němu|ní)\s+(?:\w+\s+){{0,2}}(?:zapoj|připoj|přistoup)\w+
    | se\s+seš(?:el|l[aoiy]) | seš(?:el|l[aoiy])\s+se
    | vybral\w*\s+(?:\w+\s+)?(?:témat|oblast|priorit)\w*
    | (?<!v\s)jednání | (?<!komunitní\s)(?<!sousedské\s)(?<!sousedská\s)setká(?:vá)?ní
    | konferenc\w+ | schůz\w+ | seminář\w* | účastnil\w*
    | besed\w* | přednášk\w+ | workshop\w* | exkurz\w+ | návštěv\w+ | výstav(?:a|y|u|ě|ou) | stůl
    | projekt(?:y|em|ů)?  # but for one without a name: "projekt na opravu bytů"
      (?!\s+(?!(?:se|si|je|jsou|byl\w*|bud\w+|má|měl\w*|i|a|nebo|ve?|z|od|do|díky)\s)(?-i:[{LOWER}]))
    | situační\s+analýz\w+ | pozvání | navázal[aoiy]?(?:\s+\w+)?\s+na
    | žádost\w*(?!\s+(?:o\s+(?:dotaci|grant|peníze|podporu)\s+)?na\s)  # but for one for a thing
    | výzv\w+ | spolupráce | memorand\w+ | plán(?!\s+je)(?:y|ů|ech)? | strategi[ei]
    | dokument(?!ac)\w* | na\s+vědomí | slouč\w+\s+se\s+skupin\w+ | posledně\s+jmenovan\w+
    | (?:koordinaci|organizaci|realizaci|provoz|financování)\s+(?:\w+\s+){{0,2}}zajišťuj\w+
    | (?:získa|obdrže|dosta|čerp)\w*\s+(?:\w+\s+){{0,3}}?
      (?:dotac\w+ | grant\w* | peníze | finanční\w*\s+(?:prostředky|podporu))(?!\s+na\s+\w)
    | věnovat | spolupracovat | aktualizac\w+
    | o\s+oblast\w+ | inspirac\w+ | zákon\w* | zahraniční\w*\s+(?:zkušenost|příklad)\w*
    | cíl\w* | priorit\w* | snahou | úkolem | předpoklad\w* | (?<!s\s)(?<!se\ssociální\s)podmínk\w+
    )(?!\w)""",
    _FLAGS,
)
# Only frames what is told: "V průběhu spolupráce byl otevřen klub".
_CIRCUMSTANCE = Cue(
    r"(?<!\w)(?:mimo|bez\s+ohledu\s+na|nezávisle\s+na|nad\s+rámec|v\s+(?:průběhu|rámci|době)|na\s+základě|v\s+návaznosti\s+na|v\s+souladu\s+se?|během|díky|s\s+(?:pomocí|podporou)|ve\s+spolupráci|za|po|z)\s+"
    r"(?:\w+\s+)?(?:s\s+agenturou|(?:spoluprác|agentur|projekt|výzv|partnerstv)\w+|plán\w*)(?!\w)",
    re.IGNORECASE,
)
# A group that is help itself, and none of the partners: "vznikla dobrovolnická skupina pro …".
_OF_HELP = Cue(
    r"(?<!\w)(?:dobrovolnick|svépomocn|rodičovsk|dětsk|podpůrn|terapeutick)\w+\s+skupin\w+(?:\s+pro)?(?!\w)",
    re.IGNORECASE,
)
# By what a thing was asked for that was refused: "žádost o dotaci na hřiště zamítlo ministerstvo".
_ASKED = Cue(r"(?<!\w)(?:projektov\w+\s+)?(?:žádost|projekt|dotac)\w*(?!\w)", re.IGNORECASE)


def is_elsewhere(text: str, *, is_refused: bool = False) -> bool:
    """Whether the clause *text* is about something else than a measure."""
    told = _CIRCUMSTANCE.sub("", text[behind_proposer(text) :])
    told = _PLAN_TELLS.sub("", _EMBEDDED.sub(" ", _OF_HELP.sub("", told)))
    return _ELSEWHERE.search(_ASKED.sub("", told) if is_refused else told) is not None


def behind_proposer(text: str) -> int:
    """Give where what a group of the partners proposes or prepares begins, else 0."""
    proposing = _PROPOSING.match(text)
    return proposing.end() if proposing else 0


def leads_elsewhere(text: str, start: int) -> bool:
    """Whether what begins at *start* of *text* is something else than a measure."""
    return _ELSEWHERE.match(text, start) is not None
