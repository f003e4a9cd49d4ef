"""What the verb of a deed tells and is no measure: what was forbidden, seized or made worse."""

import re

from loaders.text.cues import Cue, told_in

_RESTRICTS = Cue(
    r"(?<!\w)(?:(?:omez|zruš)(?:il|it|en|í)|zaká(?:zal|zat|zán|že))[aoiy]?(?!\w)", re.IGNORECASE
)
_HARM = Cue(
    r"(?<!\w)(?:hern|heren|hazard|automat|výhern|loter|sázk|gambl|alkohol|pit[íi](?!\w)|popíj|drog"
    r"|kouř|hluk|poplat|ubytovn|ubytoven|kriminal|lichv|segreg|bariér|exekuc|zadluž|dluh)",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?<!\w)(?:majitel|vlastní[kc]|provozovatel|pronajímatel)", re.IGNORECASE)
_SEIZED = Cue(
    r"(?<!\w)zajisti(?:l[aoiy]?|t)\s[^.;]{0,80}?(?<!\w)"
    r"(?:drogy|alkohol|pervitin|marihuanu|zbraně?|pachatel[ei]?|zloděj\w*|padělky)(?!\w)",
    re.IGNORECASE,
)
# Dearer, less, or a trouble that one "got": rents raised, benefits cut, a notice to quit.
_WORSE = Cue(
    r"(?<!\w)(?:zvýši|navýši|zdraži|zdvojnásobi)(?:l[aoiy]?|t)\s+(?:\w+\s+){0,2}?(?:nájem|poplat|pokut|ceny|cenu|počet\s+pokut)"
    r"|(?<!\w)sníži(?:l[aoiy]?|t)\s+(?:\w+\s+){0,2}?(?:dávk|příspěv|podpor|kapacit"
    r"|počet\s+(?:\w+\s+){0,2}?(?:byt|míst|služ|asistent|pracovn))"
    r"|(?<!\w)(?:získal|dočkal|dostal)[aoiy]?\s+(?:se\s+)?(?:\w+\s+)?(?:exekuc|výpově|drog|pověst|pokut|dluh[yů]?(?!\w))",
    re.IGNORECASE,
)
# Whose deeds are none, whatever they do, and who but joined.
_NOBODYS = Cue(
    r"(?<!\w)(?:odstartova|spusti|rozpouta|vyvola)l[aoiy]?\s+(?:(?:až|teprve|hlavně|právě|také)\s+)?"
    r"(?:\w+\s+)?(?:stížnost|petice|kauza|rvačka|událost|nespokojenost|nevole)\w*(?!\w)|"
    r"(?<!\w)(?:povodeň|povodně|požár|vichřice|zloději?|vandal(?:ové)?|lichváři|deal[eo]ři"
    r"|obchodní(?:k|ci)\s+s\s+chudobou)\s+(?:\w+\s+){0,2}?\w+l[aoiy]?(?!\w)"
    r"|(?<!\w)(?:zapoj|připoj|přid)il[aoiy]?\s+se\s+(?:(?:do|k)\s+(?:něj|něho|ní|němu|partnerství|spoluprác[ei])\s)"
    r"|(?<!\w)(?:se\s+k\s+(?:němu|ní)\s+(?:\w+\s+)?(?:při|za)\w+l[aoiy]?|člen(?:y|em)\s+se\s+stal[aoiy]?)(?!\w)"
    r"|(?<!\w)(?:zapojil[aoiy]?\s+se|se\s+(?:\w+\s+){0,3}?zapojil[aoiy]?|(?:jsou|byl[aiy]?|je)\s+zapojen[aiy]?:?)"
    r"\s+(?:i\s+|také\s+)?(?-i:[A-ZÁ-Ž])",
    re.IGNORECASE,
)
# What a private owner bought is no deed of the town.
_BOUGHT = Cue(
    r"(?<!\w)(?:koup|zakoup|odkoup|vykoup)il[aoiy]?\s+(?:[^,.;]{0,60}\s)?"
    r"(?<!od\s)(?:podnikatelé?|investo(?:r|ři)|soukrom(?:ý|á|ník|níci)|spekulanti?|realitní)(?!\w)",
    re.IGNORECASE,
)
# How children go to school, or how few go anywhere; and what came about long before.
_OF_LIFE = Cue(
    r"(?<!\w)dět[ií]\s(?:[^,;]{0,60}\s)?(?:navštěvuj|chod|docház|dojížd)\w+\s(?:[^,;]{0,60}\s)?škol(?:u|y|ách)?(?!\w)"
    # Who comes, and who uses what was told before.
    r"|(?<!\w)(?:jezd|dojížd|chod|docház|stěhuj)\w*\s+(?:(?:sem|tam|i|také)\s+)*lid[éi](?!\w)"
    r"|^(?:využív|využij|navštěvuj)\w*\s+(?:ji|jej|ho|je)\s"
    # What comes to one's mind.
    r"|(?<!\w)(?:se\s+(?:\w+\s+)?vybaví|vybaví\s+se)(?!\w)"
    r"|(?<!\w)(?:navštěvuj|chod|docház|dojížd)\w+\s+(?:jen|pouze|většina|polovina|\w+ina)(?!\w)",
    re.IGNORECASE,
)
# A request that is written is none yet: what it is for may come or not.
_WRITTEN = Cue(
    r"(?<!\w)(?:při|s)praven[aoy]?\s+(?:projektov\w+\s+)?žádost|žádost\w*\s+(?:je|byl[ay])\s+(?:\w+\s+)?připraven",
    re.IGNORECASE,
)
# What a survey found, what grew or fell by itself, and who joined: "do něj vstoupily školy".
_FOUND = Cue(
    r"(?<!\w)(?:analýz|průzkum|šetřen|studi)\w*\s?[^.;]{0,80}?(?<!\w)"
    r"(?:popsal|popisuj|ukáza|ukazuj|upozor|zjisti|odhali|potvrdi|uvádí|hovoří|mluví)\w*"
    r"|(?<!\w)(?:nájemné|nezaměstnanost|kriminalita|zadluženost|ceny|dluhy|exekuc[ei]"
    r"|počet\s+(?:\w+\s+)?(?:obyvatel|exekuc|uchazeč|nezaměstnan|dlužník|trestn|rodin|dětí|lidí|osob)\w*)"
    r"\s(?:[^.;,]{0,60}\s)?(?:zvýši|sníži|kles|vzrost|stoup|zdvojnásobi|zlepši|zhorši)l[aoiy]?(?!\w)"
    r"|(?<!\w)začal[aoiy]?\s+(?:\w+\s+)?"
    r"(?:(?:při|u)bývat|(?:na|vz)?růst(?:at)?|stoupat|klesat|chátrat|upadat|hromadit)(?!\w)"
    r"|(?<!\w)členství\s|(?<!\w)vstoupil[aiy]?\s+do\s+(?:něj|něho|ní|partnerství)(?!\w)"
    r"|(?<!\w)do\s+(?:něj|něho|ní)\s+(?:\w+\s+){0,3}?(?:vstoup|přistoup|zasedl|usedl)",
    re.IGNORECASE,
)
# A vote on what the sentence before names: "schválilo 22. dubna 2015, tedy ještě před …".
_VOTED = Cue(
    r"(?<!\w)(?:schváli|odsouhlasi|přija)l[aoiy]?\s+\d{1,2}\.\s*(?:\d{1,2}\.|[^\W\d]+)\s*\d{4}\s*(?:,|$)"
    r"|(?<!\w)(?:bude|budou)\s+(?:\w+\s+)?hlasovat(?!\w)"
    r"|^(?:schválil|odsouhlasil)[aoiy]?\s+(?:ho|jej|ji)(?!\w)"
    r"|(?<!\w)(?:zastupitel(?:é|stvo)|rada|radní)\s+(?:jej|ho|ji)\s+(?:\w+\s+)?(?:schváli|odsouhlasi|přija)l[aoiy]?(?!\w)"
    r"|(?<!\w)(?:schváli|odsouhlasi|přija)l[aoiy]?\s+rozpočet(?!\w)",
    re.IGNORECASE,
)
_LONG_AGO = Cue(
    r"(?<!\w)(?:v\s+roce|roku|v\s+letech|od\s+roku)\s+1[89]\d\d(?!\d)"
    r"|(?<!\w)(?:(?:pa|še|sedm|osm|deva)desátých|[6-9]0\.)\s+let(?:ech)?(?!\w)",
    re.IGNORECASE,
)
# Where officials learn, and not the people of the place.
_TRAINING = Cue(
    r"(?<!\w)(?:školení|seminář\w*|konferenc\w+|exkurz\w+)\s+(?:pro|určen\w+)\s+(?:\w+\s+)?"
    r"(?:koordinátor|konzultant|starost|úředn|zástupc|manažer|člen[yů])",
    re.IGNORECASE,
)
# How many there are, not what they are: "padesát opatření".
_ONLY_MANY = Cue(r"^[\w-]+\s+(?:opatření|aktivit|projektů|cílů|priorit|kroků)$", re.IGNORECASE)
# How one goes about: "podle kterého chce postupovat".
_BY_WHICH = Cue(r"^(?:podle|dle)\s+(?:kter\w+|něhož|nějž|níž|nichž)\s", re.IGNORECASE)
# A draft of a plan is a plan to come, and an invitation no deed.
_DRAFT = Cue(
    r"^návrh\w*\s+(?:\w+\s+){0,2}?(?:plánu|strategie|koncepce)\s+(?:je|jsou|leží|čeká|se)(?!\w)"
    r"|^(?:\w+[ýáéí],?\s+(?:(?:ale|a|dosud|zatím|ještě|již|už)\s+)*)+(?<!tréninkový\s)plán$"
    r"|(?<!\w)pozvánk[auy](?!\w)",
    re.IGNORECASE,
)
# A group that is set up, or still to be: "Počítá se i s třetí skupinou".
_OF_A_GROUP = Cue(
    r"(?<!\w)prac(?:ovat|uj[eí]|oval[aiy]?)\s+(?:\w+\s+)?(?:pracovní\s+)?skupin[ay]?\s+(?-i:[A-ZÁ-Ž])|"
    r"^(?:založení|ustavení|zřízení|vytvoření|vznik)\w*\s+(?:\w+\s+){0,2}?pracovní(?:ch)?\s+skupin[ay]?(?!\w)|"
    r"(?<!\w)se?\s+(?:\w+\s+){0,2}?skupin(?:ou|ami)(?!\w)[^.;]{0,60}?(?<!\w)se\s+počítá(?!\w)"
    r"|(?<!\w)scházet\s+se\s+bud(?:e|ou)\s+(?:\w+\s+)?skupin"
    r"|(?<!\w)(?:se\s+počítá|počítá\s+se)\s+(?:\w+\s+){0,2}?se?\s+(?:\w+\s+){0,2}?skupin(?:ou|ami)(?!\w)",
    re.IGNORECASE,
)

_OTHERS = (
    _ONLY_MANY,
    _BY_WHICH,
    _DRAFT,
    _OF_A_GROUP,
    _SEIZED,
    _BOUGHT,
    _WORSE,
    _NOBODYS,
    _OF_LIFE,
    _WRITTEN,
    _FOUND,
    _VOTED,
    _LONG_AGO,
    _TRAINING,
)
_ANY_OTHER = sum(cue.bit for cue in _OTHERS)


def is_no_measure(text: str) -> bool:
    """Whether the deed that *text* tells is none for the people it is about.

    What is forbidden or restricted is a measure where it does harm and it is not its owner's deed.

    >>> is_no_measure("Obec zakázala bydlení v chatách"), is_no_measure("Město omezilo hazard")
    (True, False)
    >>> is_no_measure("Návrh plánu je na radě"), is_no_measure("Návrh na klub je na radě")
    (True, False)
    >>> is_no_measure("Policie zajistila drogy"), is_no_measure("Město zajistilo poradnu")
    (True, False)
    """
    does_harm = _HARM.search(text) is not None and _OWNER.search(text) is None
    forbids = _RESTRICTS.search(text) is not None and not does_harm
    may_be_other = told_in(text) & _ANY_OTHER
    return forbids or (may_be_other != 0 and any(cue.search(text) for cue in _OTHERS))
