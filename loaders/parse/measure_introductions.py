"""The words that lead to measures which a sentence counts up, and to those of a plan."""

import re

from loaders.parse.clauses import enumeration
from loaders.parse.deed_verbs import NO_DEEDS
from loaders.parse.other_subjects import is_elsewhere
from loaders.parse.status import is_accomplished, is_deed, stated
from loaders.parse.status_cues import MADE
from loaders.parse.themes import names_theme
from loaders.text.cues import Cue
from loaders.text.verbs import has_finite_verb, is_finite

_FLAGS = re.IGNORECASE | re.VERBOSE
_SUCH = (
    r"(?:\s+(?:například|např\.|mimo\s+jiné|mj\.|i|zejména|především|také|dále"
    r"|rovněž|též|taktéž|hlavně))*"
)
_FOR_INSTANCE = rf"{_SUCH}\s+"
_THESE = r"(?:(?:tato|tyto|následující)\s+(?:\w+\s+){0,2}\w+:\s+)?"  # "obsahuje tato opatření: …"
INTRODUCTION = Cue(
    rf"""
    (?<!\w)(?:
      (?: (?:jde|jedná\s+se|jednalo\s+se|šlo)\s+(?:\w+\.?\s+){{0,2}}o
        | (?:opatřen|aktivit|krok|záměr|výsled|úspěch|změn)\w+(?:(?!analý|lokalit|problém)[^:.])*
        | (?:navrhuje|obsahuje|zahrnuje|plánuje|předpokládá|podařilo\s+se|v\s+plánu\s+je)[^:.]*
      )\s*:\s+
    | (?:opatřen|aktivit|záměr|krok|výsled|úspěch|změn)\w+(?:,[^,]*,)?\s+(?:\w+\s+){{0,3}}?
      (?:patří|patřil[aoyi]?|jsou|je|byl[aoyi]?|jde\s+o|nachází|například)
      {_FOR_INSTANCE}
    | ke?\s+(?:\w+\s+){{0,3}}?(?:opatřen|návrh|výsled|úspěch|krok|přínos|priorit|cíl|bod|úkol)\w+
      (?:\s+plánu)?(?:,[^:.]*,)?\s+(?:patř(?:í|il[aoyi]?)|náleží|řadí\s+se|se\s+řadí|(?=:)){_SUCH}:?\s+
    | za\s+(?:\w+\s+){{0,2}}(?:výsled|úspěch|přínos)\w*\s+(?:[^:.,]*\s)?považ\w+\s+
      (?:(?:členové|partneři|zástupci|partnerství|město)\s+)*(?=\w+[eáě]ní\s|vznik)
    | (?:plán|ten|dokument|strategie|revize|aktualizace|koncepce|záměr)\s+(?:\w+\s+){{0,3}}?
      (?:navrhuje|doporučuje|obsahuje|zahrnuje|předpokládá|zaměřuje\s+na
        |počítá(?:\s+(?:mimo\s+jiné|mj\.|například|např\.|také|i|dále|zejména|především))?\s+se?
        |(?:myslí|pamatuje|cílí|míří|sází|soustředí\s+se|orientuje\s+se)(?:{_SUCH})\s+na
        |(?:klade|dává)\s+(?:\w+\s+)?důraz\s+na|(?:ukládá|stanoví|slibuje|řeší|vyžaduje|přináší|nabízí)
         (?=\s+(?!(?:{"|".join(sorted(NO_DEEDS))})\s)
           (?:\w+[áeě]ní|vznik|nákup|rozvoj|výstavbu|opravu|podporu|obnovu|rekonstrukci)\s))
      {_FOR_INSTANCE}(?!tím\b){_THESE}
    | ^(?:dále\s+|také\s+)?(?:navrhuje|obsahuje|zahrnuje|předpokládá
        |počítá(?:\s+v\s+n(?:ěm|í))?(?:\s+(?:dále|také|i|mj\.|mimo\s+jiné|například|např\.|zejména|hlavně))?\s+se?)
      {_FOR_INSTANCE}(?!se?[\s,]|tím\b)
    | (?:opatřen|aktivit|projekt|záměr)\w+(?:\s+\w+){{0,4}},\s+
      (?:mimo\s+jiné|mj\.|například|např\.|zejména|především|jako\s+(?:je|jsou|například))\s+
    | (?:v\s+centru|jádrem|středem|těžištěm|páteří|obsahem|náplní)\s+(?:\w+\s+)?
      (?:plánu|strategie|dokumentu)\s+(?:\w+\s+)?(?:stojí|je|jsou|bude|budou){_FOR_INSTANCE}
    | v\s+(?:něm|ní|(?:návrhu\s+)?(?:plánu|dokumentu|strategie)|strategii|návrhu)\s+
      (?:\w+\s+){{0,3}}?
      (?:objev(?:í|it|il[aoiy]?|uj[eí])|figuruj[eí]|nechyb(?:í|ějí|ěl[aoiy]?)){_FOR_INSTANCE}
    | (?<=,\s)(?:který|(?:ve?\s+)?(?:kterém|němž)\s+se)\s+počítá{_FOR_INSTANCE}se?\s+
    | v\s+plánu\s+(?:je|jsou){_FOR_INSTANCE}(?=[^.]*(?:,|\sa\s))
    | (?:opatřen|aktivit|záměr|krok|výsled|úspěch|změn|projekt)\w+(?:,[^,]*,)?\s+
      (?:lze|můžeme|je\s+možné)\s+(?:jmenovat|zmínit|uvést|vyzdvihnout|připomenout|zdůraznit){_FOR_INSTANCE}
    | do\s+(?:\w+ho\s+)?(?:plánu|strategie)\s+(?:\w+\s+){{0,2}}?
      (?:dostal|zařazen|zahrnut)\w*(?:\s+se)?{_FOR_INSTANCE}
    | (?:vytkl|vytyčil|předsevzal|umínil|naplánoval)[aoiy]?(?:\s+si)?(?:\s+\w+){{0,4}}\s*:\s+
    | ^(?:a\s+)?mezi\s+(?:\w+\s+){{0,2}}?
      (?:hotov|rozdělan|rozpracovan|rozjet|splněn|dokončen|plánovan|připravovan|chystan)\w+\s+
      (?:\w+\s+){{0,3}}?(?:patří|patřil[aoyi]?|se\s+řadí|řadí\s+se|je|jsou){_FOR_INSTANCE}
    | z\s+(?:něj|něho|ní|plánu|dokumentu|strategie)\s+(?:\w+\s+){{0,3}}?
      (?:vyplýv|vycház)\w+{_FOR_INSTANCE}
    | (?:zařadil[aoiy]?|zařazen[aoyi]?|řadí|patří)\s+(?:\w+\s+){{0,3}}?
      mezi\s+(?:\w+\s+)?(?:priority|úkoly|cíle|opatření){_FOR_INSTANCE}
    | (?:plán|dokument|strategie)\s+(?:\w+\s+){{0,2}}?
      (?:by\s+měl[ay]?|má|bude)\s+(?:\w+\s+){{0,2}}?(?:přinést|zahrnovat|obsahovat|zahrnout){_FOR_INSTANCE}
    | (?:spolupráce|podpora|plán|projekt)\s+(?:\w+\s+){{0,3}}?přinesl[aoy]?
      (?:\s+(?:městu|obci|lidem|obyvatelům)(?!\w))?{_FOR_INSTANCE}(?=[^.]{{0,300}},)
    | (?:je|jsou)\s+podle\s+(?:\w+\s+)?(?:plánu|strategie|dokumentu){_FOR_INSTANCE}
      (?=[^.]*(?:,|\sa\s))
    | prvních\s+věcí,[^,]{{0,120}},\s+byl[aoy]?{_FOR_INSTANCE}
    | mezi\s+(?:\w+\s+){{0,2}}(?:opatřen|aktivit|záměr|krok|výsled|úspěch|projekt
        |úkol|novink|návrh)\w+(?:,[^:.]{{0,120}},)?\s+
      (?:\w+\s+){{0,2}}?(?:bude|budou|jsou|je|náleží|patří|patřil\w*|byl[aoyi]?|(?:řadí|počítá)(?:me)?
        (?:\s+(?:se|starost\w+|radnice|město|partneři|konzultant\w*|členové|zástupci))*){_FOR_INSTANCE}
    )
    """,
    _FLAGS,
)
# "What was done so far: …", which is soon told by its colon.
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:byl|je|jsou|bud)\w*\s+(?:\w+\s+){0,2}?"
    rf"(?:{MADE}|(?:(?:na)?plánov|připravov|rozpracov)án[aoy]?|(?:navrž|schvál|připrav)en[aoy]?)"
    r"(?<!i)"  # these would be persons: "byli zapojeni: …"
    r"\s*:\s+(?!.*(?<!\w)(?:skupin|strateg|koncepc|plán(?!ov)))",
    re.IGNORECASE,
)
# The label of a row of things: "Hotovo: předškolní klub, oprava tří bytů."
_LABELLED = re.compile(
    r"\W*(?:už\s+|již\s+)?(?:hotovo|splněno|realizováno|dokončeno|běží|probíhá|trvá|pokračuje|plánováno|rozpracováno"
    r"|v\s+(?:přípravě|plánu|realizaci|provozu|běhu)|(?:při|roz)pravujeme|chystáme|plánujeme"
    r"|(?:připravuje|chystá|plánuje)\s+se)\s*:\s+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W*(?:[\w./–-]+\s+){0,5}[\w./–-]+:\s+")
# What comes about where it is counted up: "Vznikly tři nové služby: klub, poradna a noclehárna".
_CAME_ABOUT = Cue(
    r"(?<!\w)(?P<verb>(?:vznik|přiby|přibud|zaved|zříd|zřiz|otevř|otevír|rozběh|spust|spušt|zahájil|zajist|vybud|"
    r"fungu|probíh|realizov|podařilo|poskytu|nabíz|působ)\w*)[^:,.]*:\s",
    re.IGNORECASE,
)
# What such words must be about: not "two problems" or "these things".
_SERVICES = Cue(
    r"(?<!\w)(?:služ|program|projekt|zařízen|klub|poraden|poradn|byt[yů]?(?!\w)|bytov|cent(?:er|r)|opatřen|aktivit"
    r"|novink|kurz|kroužk|tříd|podnik|pracoviš|pracovní\w*\s+míst|míst[ao]?(?!\w)|domy|domů|dílen|díln)",
    re.IGNORECASE,
)

# What tells of the want of things, or of their end.
_TROUBLE = Cue(
    r"(?<!\w)(?:ne)?(?:chyb|scház|postrád|problém|potíž|uzavř|skonči|zanik|přest[aá])\w*|\bzajist\w+\s+se(?!\w)|\bse\s+zajist",
    re.IGNORECASE,
)

# "The plan holds many measures. It is for instance about …"
SUCH_AS = Cue(
    rf"""
    (?: (?:jde|(?:jedná|jednalo)\s+se|šlo)
        \s+(?:například|např\.|mimo\s+jiné|mj\.|zejména|především)\s+o
      | (?:patří|patřil[aoyi]?)\s+(?:mezi\s+ně|k\s+nim|sem){_SUCH}\s*:?
      | (?:mezi\s+(?:ně|ta|ty)|k\s+(?:nim|těm))(?:\s+\w+){{0,2}}\s+patř(?:í|il[aoyi]?){_SUCH}\s*:?
    )\s+(?=[^.]*(?:,|\sa\s))
    """,
    _FLAGS,
)
OBJECT = Cue(
    rf"""
    (?<!\w)(?: (?:na)?plánuj(?:e|í|eme)(?:\s+se)? | (?:chystá|připravuje|rozjíždí)me
             | (?:připravuj(?:e|í)|chyst(?:á|ají))\s+se(?=\s+(?:například|např\.|mimo|zejména)\s)
             | (?:navrhuj|prosazuj|doporučuj)(?:e|í|eme)(?=\s+\w+(?:[eá]ní|ou?|u)\s)
             | v\s+plánu\s+(?:\w+\s+){{0,4}}?nechyb(?:í|ějí)
             | zaměř(?:í|it)(?:\s+\w+)?\s+na
             | na\s+programu\s+(?:je|jsou|bude|budou)
             | přij(?:de|dou)\s+na\s+řadu | na\s+řadě\s+(?:je|jsou)
             | získa(?:t|l[aoiy]?)\s+(?:\w+\s+){{0,4}}?
               (?:dotac\w+|grant|peníze|prostředky|podporu|(?:milion\w*|tisíc\w*)\s+korun)\s+na
               (?=\s+(?:\w+[ae]ní|\w+ění|oprav[uy]|rekonstrukci|výstavbu|přestavbu)\s)
             | (?:se\s+)?(?:dohod|shod)l[aoiy]?(?:\s+se)?\s+na
               (?=\s+(?!zruš|ukonč|uzavř|odlož|zastav)\w+(?:[ae]n|ěn)í\s)
             | (?:se\s+)?(?:\w+\s+)?(?:na|s)plnil[aoiy]?(?:\s+se)?(?=\s+(?:\w+[ae]n|\w+ěn|vznik))
             | snaž(?:í|íme)\s+(?:se\s+)?o | usiluj(?:e|í|eme)\s+o(?=\s+\w+(?:[ae]n|ěn)í\s)
             | (?:byl[aoy]?|je|jsou)\s+(?:\w+\s+){{0,3}}?(?:splněn|naplněn)[aoy]?
               (?=\s+(?:\w+[eáě]ní|vznik)\s)
             | došlo\s+(?:\w+\s+){{0,2}}?ke?
               (?=\s+(?!zruš|ukonč|uzavř|odlož|zastav|zhorš)\w+(?:[ae]n|ěn)í\s)
             | prosadil[aoiy]?(?=\s+(?:vznik|nákup|nábor|výkup|\w+(?:[ae]n|ěn)í)\s)
             | (?:plán|strategie|dokument)\s+(?:ukládá\s+\w+|chce)(?=\s+\w+[iaě]t\s)
             | součástí\s+(?:\w+\s+){{0,3}}?(?:bude|budou|má\s+být|je|jsou) )
    {_FOR_INSTANCE}(?:v\s+\w+\s+letech\s+)?
    | (?<!\w)(?:bud(?:e|ou)\s+podán\w* | (?:je|jsou)\s+připravován\w*
        | (?:při|roz)pravuj\w+ | chyst\w+ )\s+(?:projektov\w+\s+)?
      žádost\w*\s+na\s+(?=(?:\w+[eáě]ní|rekonstrukci|výstavbu|opravu|vznik|nákup)(?!\w))
    """,
    _FLAGS,
)
OF_THE_PLAN = Cue(
    r"""
      (?<!\w)(?:plán\w*|ten|dokument)\s+(?:\w+\s+){0,3}?(?:navrhuje|obsahuje|zahrnuje|počítá|předpokládá)
    | plánovan\w+\s+opatřen
    | (?:cíl|opatřen|priorit)\w*\s+plánu
    """,
    _FLAGS,
)
_OF_MEASURES = Cue(
    r"(?<!\w)(?:opatřen|nástroj|aktivit|záměr|krok|výsled|úspěch|přínos|návrh)\w+", re.IGNORECASE
)
_WERE = re.compile(r"(?<!\w)byl[aoiy]?(?=\s+(?:\w+\s+)*$)", re.IGNORECASE)
# Whose deeds are none behind a colon: what one wants, lacks, asks for, offers or only talks of.
_LEADS_TO_OTHERS = Cue(
    r"(?<!\w)(?:problém|potíž|potřeb|chyb|příčin|důvod|bariér|priorit|předno|cíl|oblast|témat?|skupin|člen|partne[rř](?!stv)"
    r"|náplň|náplní|prác[ei](?!\w)|služb|nabíz|nabíd|pomáh|umí|přál|přání|nápad|diskut|debat|mluv|hovoř|otáz|dotaz|role|kompetenc"
    r"|ne\w+l[aoiy]?(?!\w)|nen[íi]|zruš|odlož|hroz|brán|ohrož|návrh|podmín|předpoklad|agend)",
    re.IGNORECASE,
)
_OF_A_PLAN = Cue(r"(?<!\w)(?:plán(?!ování)|strategi|dokument)\w*\s", re.IGNORECASE)
_LEAD = re.compile(r"[^:.]{5,120}:\s+")


def introduction(said: str, before: str) -> int | None:
    """Give where the words of *said* end that lead to measures; *before* is the sentence before.

    None where nothing leads to any.
    """
    has_colon = ":" in said
    announced = _labelled(said) or _ANNOUNCED.search(said) if has_colon else None
    announced = announced or (_came_about(said) or _deeds(said) if has_colon else None)
    told_before = _OF_MEASURES.search(before)
    found = announced or INTRODUCTION.search(said) or (told_before and SUCH_AS.match(said))
    return found.end() if found else None


def _labelled(said: str) -> re.Match[str] | None:
    """Find a label that tells a status: "Hotovo: …", "Plány na rok 2016: …"."""
    label, _, behind = said.partition(":")
    is_told = stated(label) is not None and not has_finite_verb(label)
    found = _LABEL.match(said) if is_told and not has_finite_verb(behind) else None
    return _LABELLED.match(said) or found


def _came_about(said: str) -> re.Match[str] | None:
    """Find the words that tell that what follows a colon came about: several things or deeds."""
    found = _CAME_ABOUT.search(said)
    if found is None or not _is_of_services(said[: found.end()], found["verb"]):
        return None
    if has_finite_verb(said[found.end() :]):
        return None
    items = enumeration(said[found.end() :].rstrip(" ."), found.end())
    are_told = all(is_deed(item.text) or names_theme(item.text) for item in items)
    return found if are_told and len(items) > 1 else None


def _is_of_services(words: str, verb: str) -> bool:
    """Whether *words* before a colon tell, by *verb*, that services or the like came about here."""
    is_told = is_finite(verb.lower()) or _WERE.search(words)
    is_trouble = _TROUBLE.search(words) or is_elsewhere(words)
    return bool(is_told and _SERVICES.search(words)) and not is_trouble


def _deeds(said: str) -> re.Match[str] | None:
    """Find what leads behind a colon to deeds and nothing else: of a plan, or such as are done."""
    lead = _LEAD.match(said)
    if lead is None or _LEADS_TO_OTHERS.search(lead.group()) or has_finite_verb(said[lead.end() :]):
        return None
    items = enumeration(said[lead.end() :].rstrip(" ."), lead.end())
    tells = is_deed if _OF_A_PLAN.search(lead.group()) else is_accomplished
    are_deeds = len(items) > 1 and all(tells(item.text) for item in items)
    return lead if are_deeds and any(names_theme(item.text) for item in items) else None
