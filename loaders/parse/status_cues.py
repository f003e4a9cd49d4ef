"""The words by which Czech tells how far a thing has come: verbs, leading nouns, projects.

Every entry is a regular expression for whole words, in any letter case.
"""

import re
from collections.abc import Sequence

from loaders.parse.deed_verbs import FUTURE, INFINITIVES, PARTICIPLE_STEMS, PAST
from loaders.text.cues import Cue

Cues = Sequence[tuple[str, Cue]]

FAILED = "failed"
"""No code of measure-status: what did not come about is no measure."""

_WAS = r"(?:byl[aoyi]?|je|jsou|jsme)"
# Each row of verbs is looked through only for a word that ends as they all do.
MADE = (  # passive participles, such as "otevřen", "zřízena"
    rf"(?=\w+[eěáa][nt])(?:{PARTICIPLE_STEMS}|"
    r"zaved|zaháj|z?realizov|zpracov|otevř|vytipov|získ|ustav|přij|proved|poř[ií]z|přestav|vyd|"
    r"vyhláš|podeps|instal|pronaj|naj|zabydl|uspořád|podpoř"
    r")(?:en|ěn|án|(?<=j)at)[aoiy]?"
)
_DID = (  # stems of past participles, such as "otevřel"
    rf"(?=\w+l[aoiy]?(?!\w))(?:{PAST}|"
    r"otevře|zaved|získa|přija|přiby|proběh|vyrost|vyda|pronaja|přestavě|zabydle|uplatni|naja|"
    r"přestěhova|uspořáda|dostavě|přistavě|nabra|vypsa|nastěhova|nabíd|dočka|zpracova|ubytova|"
    r"zakáza|"
    r"rozrost(?=l[aoiy]?\s+(?:\w+\s+){0,3}?o\s)|vyjedna(?=l[aoiy]?\s+[^.;]{0,60}?(?:míst|byt|splát|slev))|"
    r"absolvova(?!l[aoiy]?\s+(?:ho|jej|ji)\s)|"
    r"necha(?=l[aoiy]?\s+(?:si\s+)?(?:\w+\s+){0,3}?\w+(?:ovat|it)(?!\w))|"
    r"převza(?=l[aoiy]?\s+(?:\w+\s+){0,5}?(?:do\s+(?:správy|majetku|vlastnictví)"
    r"|(?:byt|dům|dom|objekt|ubytovn|služb|terénní|klub|poradn|provoz|program)\w*))|poskyt(?:nu)?|"
    r"zruši(?=l[aoiy]?\s+(?:\w+\s+)?(?:herny|ubytovny|poplat))"
    r")l[aoiy]?"
)
_TO_BEGIN = (  # infinitives of coming about
    r"(?=\w+t(?!\w))(?:konat|být|přibýt|stát(?!\s+se)|rozjet|rozběhnout|sídlit|vyrůst|přijít|začít|fungovat|sloužit|pokračovat|následovat|proběhnout|vzniknout"
    r"|působit|docházet|dojíždět|(?:vy|ob|za|při)jíždět|jezdit|nastoupit|pracovat|pomáhat|dohlížet|hlídkovat|doučovat|běžet)"
)
_TO_DO = (
    rf"(?=\w+t(?!\w))(?:{INFINITIVES}|"
    r"otevřít|zavést|získat|přijmout|podpořit|nabídnout|nabízet|poskytovat|provozovat|realizovat|"
    r"sdílet|připravit|zahájit|přestavět|podporovat|rozvíjet|začít|změnit|vydat|přistavět|dostavět|"
    r"zaměstnávat|uspořádat|najmout|nabrat|poskytnout|vypsat|projít"
    r")"
)
# Of the one who resolved upon a deed: "rozhodla se zpřísnit", "dohodli se na zavedení".
_RESOLVED = r"(?:rozhodl|dohodl|shodl|zavázal|odhodlal)[aoiy]?"
_ANY_DEED = (
    rf"(?:{_TO_DO}|na\s+(?:\w+\s+){{0,2}}?(?!jednání|setkání|opatření|zruš|ukonč|uzavř|odlož|zastav)"
    r"\w+(?:en|án|ěn)í)"
)

# What a house went through: "prošla opravou".
_RENEWAL = r"(?:oprav|přestavb|obnov|úprav)ou|(?:rekonstruk|moderniza|revitaliza|renova)cí"
_RENEWAL = rf"(?:{_RENEWAL})"

# What comes about as well, and is no measure: "vznikají konflikty", "vzniká v lidech pocit".
_NO_TROUBLE = (
    r"(?!\w)(?!\s+(?:\w+\s+){0,3}?"
    r"(?:pocit|dojem|obav|důvěr|problém|potíž|konflikt|spor[uy]?(?!\w)|napět|nepořád|dluh[yů]?(?!\w)|škod|nejistot|tlak))"
)


def _cue(*words: str) -> Cue:
    return Cue(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


REFUSED = _cue(
    r"odmítl[aoiy]?",
    r"odmítnut[aoiy]?",
    r"zamítl[aoiy]?",
    r"zamítnut[aoiy]?",
    r"zavrhl[aoiy]?|smetl[aiy]?(?=\s+(?:\w+\s+){0,3}?ze\s+stolu)|ne(?:dal|řekl)[aiy]?\s+(?:\w+\s+)?souhlas",
    r"neschválil[aoiy]?|neodsouhlasil[aoiy]?",
    r"nebyl[aoiy]?\s+schválen[aoiy]?",
    r"(?:návrh|záměr)\s(?:[^,;.]{0,60}\s)?nebyl\s+(?:\w+\s+){0,2}?přijat",
    r"nesouhlasil[aoiy]?",
    r"(?:zastupitel\w+|rad[ay]|radní|měst\w+|obec)\s+(?:\w+\s+){0,3}?nepřijal[aoiy]?",
    r"narazil[aoiy]?\s+na\s+(?:\w+\s+)?(?:odpor|nesouhlas|nevoli)",
    r"upustil[aoiy]?",
    r"upuštěno",
    r"ustoupil[aoiy]?",
    r"nepodpořil[aoiy]?|neuspěl[aoiy]?|požádal[aoiy]?\s[^.]*neúspěšně|neproš(?:el|l[aoiy])",
    r"nebyl[aoiy]?\s+(?:\w+\s+){0,3}?podpořen[aoiy]?",
    r"vyloučil[aoiy]?",
    r"nebyl[aoiy]?\s+(?:\w+\s+){0,3}?vybrán[aoiy]?|skončil[aoiy]?\s+neúspě\w+",
)
# What one could do if only, or hardly: "aby město mohlo otevřít", "by mohla opravit".
_UNREAL = r"(?:(?:a|kdy)?by(?:ch(?:om)?)?|zda|sotva|stěží|těžko)"
_NOT_DONE = _cue(
    rf"{_UNREAL}\s+(?:\w+\s+){{0,6}}?mohl[aoiy]?\s+(?:\w+\s+){{0,3}}?{_TO_DO}",
    r"ne(?!cha)\w{2,}l[aoiy]?",  # any past tense denied: "nebyl", "nevznikla", "nezdařilo se"
    r"ne(?:pokračuj|pracuj|plánuj|existuj)\w+",
    r"nebud(?:e|ou)|s(?:e|\s[^,;]{3,60}\sse)\s+nepočítá|nepočítá\s+se",
    r"odloži(?:l[aoiy]?|t)",
    r"odložen[aoiy]?|(?:se\s+)?odkládá",
    r"vázn(?:e|ou)|(?:vázl|uvízl|ztroskotal|zkrachoval)[aoiy]?|sešlo",
    r"není",
    r"nejsou",
)
_IS_TO = rf"m(?:á|ají|ěl[aoiy]?(?:\s+by)?)\s+(?:\w+\.?\s+){{0,8}}?(?:{_TO_BEGIN}|{_TO_DO})"
TO_COME = _cue(_IS_TO)
_PLANNED = _cue(
    r"bud(?:e|ou|eme)",
    _IS_TO,
    rf"(?:{_TO_DO}|{_TO_BEGIN})\s+(?:se\s+)?m(?:á|ají)",
    rf"by\s+(?:\w+\s+){{0,2}}?měl[aoiy]?\s+(?:\w+\s+){{0,4}}?{_TO_BEGIN}",
    r"(?:na)?plánuj(?:e|í|eme)",
    r"(?:na)?plánován[aoiy]?|naplánoval[aoiy]?",
    r"v\s+plánu",
    r"do\s+budoucna(?![^,;]*\s(?:navrhuj|připravuj)(?:e|í|eme)(?!\w))",
    rf"chyst(?:á|áme|ají)\s+(?:se\s+)?(?:\w+\s+){{0,2}}?{_TO_DO}|chyst(?:á|ají)(?=\s+od\s)",
    r"chce(?:me)?|chtějí",
    r"hodl(?:á|áme|ají)|ukládá",
    r"zamýšl(?:í|ejí)",
    r"vznikn(?:e|ou)",
    r"zaměří(?=\s+(?:\w+\s+){0,4}?na\s(?-i:[a-zčďéěňřšťúůžá]))",
    r"počít(?:á|ají)\s+(?:\w+\s+)?se?|se?\s+počítá|dalším\s+krokem",
    r"plánovan\w+\s+(?:věc|krok|opatřen|akc|projekt|novin)\w*\s+(?:je|jsou|bude|budou)",
    r"(?:se\s+)?předpokládá(?:\s+se)?|(?:s|na)plánován[aoy]?",
    r"součástí\s+(?:\w+\s+){0,3}?(?:plánu|strategie|dokumentu)\s+(?:je|jsou)",
    rf"nech(?:á|ají)\s+(?:\w+\s+){{0,2}}?{_TO_DO}",
    rf"(?:{_RESOLVED}\s+se|se\s+(?:\w+\s+){{0,2}}?{_RESOLVED})\s+(?:\w+\s+){{0,2}}?{_ANY_DEED}",
    r"rozhodl[aoiy]?\s+o\s+(?:\w+ém\s+)?(?!zruš|ukonč|uzavř|odlož|zastav)\w+(?:en|án|ěn)í",
    rf"(?:předsevzal|umínil|slíbil|přislíbil)[aoiy]?\s+(?:si\s+)?(?:\w+\s+){{0,2}}?{_TO_DO}",
    rf"zbývá\s+(?:\w+\s+)?{_TO_DO}",
    r"na\s+programu\s+(?:\w+\s+)?(?:je|jsou|bude|budou)|(?:při(?:jde|jdou)|bude|budou)\s+na\s+řadu|na\s+řadě\s+(?:je|jsou)",
    rf"by\s+(?:\w+\s+){{0,4}}?(?:rád[aoiy]?|chtěl[aoiy]?|vznikl[aoiy]?|{MADE}|{_DID})",
    r"by(?:ch|chom)\s+(?:\w+\s+){0,3}?chtěl[aiy]?",
    rf"{_DID}\s+by",
)
_BEING_PREPARED = _cue(
    r"(?:při|roz)pravuj(?:e|í|eme)",
    r"(?:při|roz)pravován[aoiy]?",
    r"(?:připraven|rozpracován|připravil)[aoiy]?",
    r"chyst(?:á|áme|ají)",
    r"s\s+přípravami",
    r"(?:vyhlásil[aoiy]?|vyhlášen[aoiy]?|(?:vy)?vypsal[aoiy]?|vypsán[aoiy]?)\s+(?:\w+\s+)?"
    r"(?:výběrov\w+\s+řízení|(?:veřejn\w+\s+)?zakázk\w+|tendr\w*|konkur[sz]\w*)",
    r"vybírá\s+(?:\w+\s+)?(?:dodavatel|zhotovitel|firm)\w*|shání\s+(?:\w+\s+)?(?:peníze|prostředky|dotac\w+)",
    r"(?:(?:z|vy)pracován|hotov|připraven)[aoy]?\s+(?:\w+\s+)?(?:dokumentac|studi)\w*",
    r"v\s+jednání\s+je|jedn(?:á|áme|ají)\s+(?:se\s+\w+\s+)?o",
    r"jedn(?:á|áme|ají)\s+s\s+\w[^,;.]{2,60}?\so\s+(?:\w+\s+)?(?:zříz|vzni|otevř|zaved|vybud|zalo|spušt|zaháj|výstav|přestav|rekonstr)\w+",
    r"hled(?:á|áme|ají)\s+(?:\w+\s+){0,2}?(?:dům|dom[uy]|objekt|prostor|budov|byt|pozem|míst[oa])\w*",
    r"v\s+přípravě|ve?\s+(?:fázi|stadiu|stádiu)\s+příprav\w*|v\s+přípravné\s+fázi",
    r"se\s+(?:\w+\s+){0,2}?jedná(?!\s+o\s)|jedná\s+se\s+se?\s",
    r"ček(?:á|ají)\s+na\s+(?:\w+\s+)?(?:vyhlášení|výzv|stavební|dotac|peníze|rozhodnutí|schválení)\w*",
    r"podán[aoy]?\s+(?:\w+\s+)?žádost\w*|žádost\w*\s+(?:\w+\s+){0,3}?podán[aoy]?",
    r"(?:vy|z)pracován[aoiy]?\s+(?:projektov\w+\s+)?žádost\w*",
)
_PAPER = r"(?:nov\w+\s+)?(?:plán|koncepc|strategi|vyhlášk|pravid|memorand|statut|dokument)\w*"
_APPROVED = _cue(
    r"schválil[aoiy]?",
    r"schválen[aoiy]?",
    rf"{_WAS}\s+přijat[aoiy]?(?=\s+{_PAPER})",
    rf"{_PAPER}\s+{_WAS}\s+(?:\w+\s+){{0,3}}?přijat[aoiy]?",
)
_PROPOSED = _cue(
    r"navrhuj(?:e|í|eme)",
    r"(?:uvažuj|zvažuj)(?:e|í|eme)",
    r"navržen[aoiy]?",
    r"(?:\w+(?:l[aoiy]?|[eá]n[aoy]?)|leží|je)\s+(?:\w+\s+){0,3}?návrh\s+na(?=\s+\w)",
    r"(?:navrhl|doporučil)[aoiy]?",
    r"doporučuj(?:e|í)",
    r"(?:zvažuje|uvažuje)\s+se|se\s+(?:\w+\s+)?(?:zvažuje|uvažuje)|v\s+návrhu\s+(?:je|jsou)",
    r"prosazuj(?:e|í|eme)",
    r"(?:(?:diskutuje|hovoří|mluví)\s+se|se\s+(?:\w+\s+)?(?:diskutuje|hovoří|mluví))(?=[^,]*\so\s+\w+(?:en|án|ěn)í\s)",
    r"o\s+\w+(?:en|án|ěn)í\s+(?:\w+\s+){0,3}?se\s+(?:\w+\s+){0,2}?(?:diskutuje|hovoří|mluví|uvažuje)",
    r"zůstává\s+(?:(?:jen|pouze|zatím)\s+)?(?:ve\s+fázi\s+)?návrh\w*",
)
_OFTEN = r"(?:každ(?:é|ý|ou)|denně|vždy|celoročně|ve\s+všední)(?!\w)"
_BEGUN = _cue(
    r"zaháj(?:en|il)[aoiy]?",
    r"začal[aoiy]?",
    r"rozběhl[aoiy]?",
    r"rozjel[aoiy]?",
    r"(?:se\s+)?(?:rozjíždí|rozjíždějí|rozbíhá|rozbíhají)",
    r"vstoupil[aoiy]?|odstartoval[aoiy]?|nastartoval[aoiy]?|rozeběhl[aoiy]?",
    r"spu(?:štěn|stil)[aoiy]?",
)
_DONE = _cue(
    rf"{_WAS}\s+(?:\w+\.?\s+){{0,6}}?{MADE}(?!\s+{_OFTEN})",
    r"(?:je|jsou)\s+(?:\w+\s+){0,2}?(?:opraven|zrekonstruovan|dokončen|postaven)[ýáéí]",
    r"došlo(?=\s+(?:\w+\s+){0,2}?ke?\s+\w*(?:otevř|zříz|zavede|rozšíř|opravě|rekonstr|vybudo|posíl|vzniku|navýš|založ))",
    r"(?:vy|při)šl[aiy]?(?=\s+(?:\w+\s+){0,4}?(?:asistent|terénní|strážn|domovní|pedago|psycholo|logoped))",
    rf"{MADE}\s+{_WAS}",
    r"podařilo|povedlo",
    rf"mohl[aoiy]?\s+(?!by\s)(?:\w+\s+){{0,3}}?{_TO_DO}",
    r"(?:dosta|naš)l[aoiy]?\s+(?:(?!(?:za|na|pro|o)\s)\w+\s+){0,3}?(?:práci|zaměstnání|uplatnění)",
    r"(?:je|jsou)\s+hotovou\s+věcí|úspěšně\s+(?:s|za|u)končil[aoiy]?",
    r"m(?:á|ají)\s+(?:\w+\s+){0,4}?nov(?:ě|ou|ý|é)",
    r"(?:kurz(?:em|y)|školením\w*|výcvik(?:em|y)|rekvalifikac(?:í|emi)|programem)\s+(?:\w+\s+){0,3}?proš(?:el|l[aoiy])",
    rf"proš(?:el|l[aoiy])\s+(?:\w+\s+)?{_RENEWAL}|{_RENEWAL}\s+(?:\w+\s+){{0,2}}?proš(?:el|l[aoiy])",
    r"dostal[aoiy]?\s+nov(?:é|ou|ý|á)(?=\s+(?:okn|rozvod|vchod|fasád|střech|výtah|koupeln|podlah|dveř|osvětlen|vybaven)\w*)",
    r"byl[aoiy]?\s+(?:\w+\s+)?přestěhován[aoiy]?(?=[^.;]*\sdo\s+(?:běžn|nájemn|městsk|obecn|sociáln|standardn)\w+\s+byt)",
    r"hotov(?:[aoyiáéýí]|ou|ým)?",
    r"byl[aoy]\s+(?:\w+\s+)?(?:uzavřen|podepsán)[aoy]?\s+(?:\w+\s+){0,3}?(?:smlouv|dohod)[ayu](?=\s+(?:\w+\s+){0,5}?(?:na|o)\s)",
    r"(?:uzavřel|podepsal)[aoiy]?\s+(?:\w+\.?\s+){0,5}?(?:smlouv|dohod)[uy](?=\s+(?:\w+\s+){0,5}?(?:na|o)\s)",
    r"využil[aoiy]?|(?:nastoup|vyraz)il[aoiy]?",
    r"skončil[aoiy]?(?=\s+(?:\w+\s+){0,2}?(?:přestav|oprav|rekonstrukc|výstavb|stavb|úprav|kurz|rekvalifik))",
    r"(?:byt[yů]?|d[ůo]m\w*|klíče|objekt\w*)\s+(?:\w+\s+){0,5}?předal[aoiy]?",
    rf"m(?:á|ají)\s+(?:\w+\s+){{0,4}}?{MADE.removesuffix('[aoiy]?')}(?:[aou]|ou|[ýéy])",
    r"předal[aoiy]?(?=\s+(?:\w+\s+){0,3}?(?:klíče|byty?|do\s+užívání)(?!\w))",
    r"ze?\s+(?:bývalé|bývalého|někdejší|někdejšího|staré|starého)\s+\w+\s+(?:je|jsou)\s+(?:dnes|nyní|už|teď)",
    r"stal[aiy]?\s+se|se\s+(?:\w+\s+)?stal[aiy]?",
    rf"vznikl[aoiy]?{_NO_TROUBLE}",
    _DID,
)
_RUNNING = _cue(
    # "využívá", "přispívají", "pomáhá", "nabírá", "přijímá", "zavádí"
    r"\w+(?:uje|ují|ujeme|ává|ávají|ívá|ívají|áhá|áhají|bírá|bírají|vírá|vírají|ijímá|ijímají|vádí|vádějí)",
    rf"probíh(?:á|ají)|vznik(?:á|ají){_NO_TROUBLE}",
    r"nabíz(?:í|ejí)",
    r"(?:je|jsou)\s+(?:\w+\s+){0,3}?(?:hrazen|placen|financován|poskytován|provozován|využíván|navštěvován|nabízen|zajišťován|doučován)[aoy]?",
    r"(?:docház|obcház|přijížd|dobíh)(?:í|ejí|á|ají)",
    rf"(?:je|jsou)\s+(?:\w+\s+){{0,3}}?otevřen[aoy]?(?=\s+{_OFTEN})",
    r"daří\s+se|trvá\s+(?:i|také|dál|nadále)|(?:na)?dále?\s+(?:vede|vedou|vozí|chodí|učí|trvá)",
    r"platí(?=\s+(?:\w+\s+)?(?:vyhlášk|zákaz|pravid))",
    r"(?:vede|vedou)(?=\s+(?:\w+\s+){0,3}?(?:krouž|klub|kurz|poradn|díln|program|tréning|skupinu\s+rodič)\w*)",
    r"jedn(?:á|áme|ají)\s+s\s+\w[^,;.]{2,60}\so(?!\s+(?:\w+\s+)?(?:dalš|možn|tom|všem|postup|spoluprác|situac|problém))(?=\s\w)",
    r"v\s+provozu|ve\s+výstavbě|v\s+realizaci|v\s+běhu|k\s+dispozici|před\s+dokončením",
    r"se\s+(?:platí|hradí)|(?:platí|hradí)\s+se|radí|vaří|stará|starají|pečuj[eí]|mohou\s+(?:\w+\s+){0,4}?"
    r"(?:navštěvovat|využívat|využít|doučovat|poradit|sportovat|scházet|hrát|chodit|docházet|bydlet|trávit|obracet|obrátit|získat|najít|vydělat|přivydělat)",
    r"(?:schází|scházejí)(?=[^.;]*\s(?:svépomocn|rodičovsk|podpůrn)\w+\s+skupin)",
    r"(?:se\s+)?(?:koná|konají)|pořádá|pořádají|vyjíždí|vyjíždějí|běží|působí|snaží|řeší|slouží|chodí(?:\s+do)?|jezdí|staví|cvičí|sváží|svážejí|rozváží|rozvážejí|dojíždí|dojíždějí|hlídá|hlídají|dohlíž(?:í|ejí)(?=\s+(?:[^,;]{0,40}\s)?na\s+(?:pořádek|bezpeč|klid|cest|přechod|dět|hřišt))",
)
# The order matters: who refused, plans no longer; who plans, has not achieved.
PREDICATES: Cues = (
    ("rejected", REFUSED),
    (FAILED, _NOT_DONE),
    ("planned", _PLANNED),
    ("in-preparation", _BEING_PREPARED),
    ("approved", _APPROVED),
    ("proposed", _PROPOSED),
    ("ongoing", _BEGUN),
    ("achieved", _DONE),
    ("ongoing", _RUNNING),
)
PERFECTIVE = _cue(  # a present form that tells the future
    FUTURE,
    r"(?:uspořád|uděl|vyd)(?:á|áme|ají)",
    r"(?:podpoř|zaháj)(?:í|íme)",
    r"(?:dojd|proběhn(?!\w+\s+(?:\w+\s+)?\d)|pomoh(?=ou)|přines|nabídn|otevř|zaved|pomůž|poskytn|přijm|začn|přibud|naváž|rozběhn|najm|zakáž)(?:e|eme|ou|í|íme)",
    r"(?:umož|promě|uvol)ní|pove(?:de|dou)(?!\s+(?:\w+\s+)?ke?\s)",
    r"nastoupí",
    r"(?:dostan|rozjed|vyrost|rozrost|vyjed)(?:e|ou)|nastěhuj(?:e|í)",
    r"naj(?:de|dou)\s+(?:\w+\s+){0,3}?(?:práci|zaměstnání|uplatnění|zázemí|domov)",
    r"přistoupí(?=\s+ke?\s)|pustí\s+(?:\w+\s+)?do|(?:roz|pro)šíří",
    r"(?:získ|dočk)(?:á|áme|ají)",
)

INFINITIVE = re.compile(  # of a deed that another verb tells the status of: "chce … otevřít"
    r"(?:(?:také|dále|zároveň|i|nově|spolu\s+se?\s+\w+)\s+)?(?!\w*(?:át|[čnkl]et|kredit|limit)(?!\w))"
    r"\w{2,}(?:[aieě]t|ýt(?!\s+by\s)|out|ést|éct|ít)(?!\w)",
    re.IGNORECASE,
)
PROJECT = re.compile(r"(?:\w+\s+){0,2}?projekt\w*", re.IGNORECASE)
PROJECT_FOR = re.compile(r"(?i:(?:\w+\s+){0,2}?projekty?)\s+(?:\w+|„[^“]+“$)")

_ADJECTIVES = r"(?:(?:další|nov\w+|společn\w+|postupn\w+|průběžn\w+)\s+)*"


def _leading(words: str) -> Cue:
    return Cue(rf"{_ADJECTIVES}(?P<cue>{words})(?!\w)", re.IGNORECASE)


PARTICIPLE = _leading(MADE)
DONE_LAST = re.compile(rf"(?<=\w\s){MADE}$", re.IGNORECASE)
# Nouns of what was done once, without those of endeavour: "zlepšení", "zajištění".
ACCOMPLISHED = _leading(
    rf"(?!(?:zlepš|zvýš|sníž|zajišt|posíl|zkvalit|omez|zmírn|podpoř|zpracov)\w+|\w+\s+podmín)"
    rf"(?:{MADE.removesuffix('[aoiy]?')}í|přijetí|vznik|nábor|nákup|nástup|výkup|odkup|rekonstrukce"
    r"|(?:oprav|(?:vý|pře|do|pří)stavb|výměn|výsadb|obnov)a)"
)
# Nouns and adjectives that lead a label and tell its status.
HEADS: Cues = (
    ("rejected", _leading(r"odmítnut\w+|zamítnut\w+|neschválen\w+")),
    ("planned", _leading(r"plánovan\w+|připravovan\w+|zamýšlen\w+|záměr\w*|plány?")),
    ("in-preparation", _leading(r"příprav[ayu]|rozpracování|roz(?:pracovan|jednan)\w+")),
    ("proposed", _leading(r"návrhy?|doporučení|navržen\w+|navrhovan\w+")),
    ("approved", _leading(rf"schválení|přijetí(?=\s+{_PAPER})|schválen\w+")),
    ("achieved", _leading(MADE)),
    (
        "ongoing",
        _leading(
            r"zahájen\w+|spuštění|pokračování|pokračující|probíhající|začátek|rozjezd"
            r"|(?:rozjet|rozběhnut|běžíc|fungujíc)[ýáéí]"
        ),
    ),
)
# Nouns that tell a deed: "zavedení", "rozšíření", "vznik".
DEED = _leading(
    r"\w+(?:ení|ání|ění|utí|etí|ytí)m?|vznik(?:u|em)?|rozvoj(?:e|em)?|nárůst(?:u|em)?|nástup(?:u|em)?|nákup(?:u|em)?|pomoc[ií]?|"
    r"(?:podpor|výstavb|oprav|úprav)(?:[ayu]|ou)|(?:rekonstruk|realiza|organiza|aktiviza|stabiliza|moderniza|revitaliza|regenera|humaniza|demoli)c[eií]|"
    r"(?:výměn|přestavb|dostavb|přístavb|výsadb|obnov)(?:[ayu]|ou)|(?:nábor|výkup|odkup|pronájem)(?:u|em)?"
)
