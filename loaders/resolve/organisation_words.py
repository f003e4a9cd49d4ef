"""The words of an organisation's name in one spelling: this list is all that is done to them.

Words are compared in ASCII and lower case, with the usual abbreviations in place of the long forms,
because keys are made of them: "Základní škola Lidická" and "ZŠ Lidická" are both ``zs lidicka``.
What only ever stands for one thing is brought to one spelling; anything else stays as it is.
"""

import re
from functools import lru_cache

from graph.iris import slug
from loaders.text.cues import Cue, Cues

_SCHOOLS = (
    (r"zakladni\w* umeleck\w+ skol\w+", "zus"),
    (r"zakladni\w* skol(?:a|y|e|u|ou)", "zs"),
    (r"matersk\w+ skol(?:k?a|k?y|e|ce|k?u|k?ou)|materinka", "ms"),
    (r"stredni\w* odborn\w+ ucilist\w+", "sou"),
    (r"stredni\w* odborn\w+ skol(?:a|y|e|u|ou)", "sos"),
    (r"stredni\w* skol(?:a|y|e|u|ou)", "ss"),
    (r"odborn\w+ ucilist\w+", "odborne uciliste"),
    (r"(?:dum|domu|domem) deti a mladeze", "ddm"),
    (r"stredisk\w+ volneho casu", "svc"),
    (r"specialne pedagogick\w+ centr\w+", "spc"),
    (r"pedagogicko psychologick\w+ poradn\w+", "ppp"),
    (r"stredisk\w+ vychovne pece", "svp"),
    (r"(\d+) (zs|ms)", r"\2 c\1"),
    (r"(zs|ms) c (\d+)", r"\1 c\2"),
)
_STATE = (
    (r"polici\w+ cr|statni polici\w+|pcr", "policie"),
    (r"obvodni oddeleni(?= policie|$)|oop|oo(?= policie|$)", "oo"),
    (
        r"(?:policie )?krajske reditelstvi(?: policie)?(?: \w+ kraje)?(?= (?:uzemni|oo|obvodni))",
        "policie",
    ),
    (r"policie uzemni odbor(?: policie)?|uzemni odbor policie|uo policie|policie uo", "uo policie"),
    (r"(?:policie )?okresni reditelstvi policie|policie okresni reditelstvi", "or policie"),
    (r"(?:policie )?mestske reditelstvi policie|policie mestske reditelstvi", "mr policie"),
    (r"(?:policie )?krajske reditelstvi policie|policie krajske reditelstvi", "kr policie"),
    (r"policie (?:oo|oddeleni)(?: policie)?|(?:oo|oddeleni) policie|^oo$", "oo policie"),
    (r"urad\w* prace(?: cr)?|up cr", "up"),
    (r"probacni\w* (?:a )?mediacni\w* sluzb\w+(?: cr)?|pms cr", "pms"),
    (r"vezensk\w+ sluzb\w+(?: cr)?(?= veznice)", ""),
    (r"hasicsk\w+ zachrann\w+ sbor\w*", "hzs"),
    (r"okresni\w* sprav\w+ socialniho zabezpeceni", "ossz"),
    (r"krajsk\w+ hygienick\w+ stanic\w+", "khs"),
    (r"(ministerstvo .*) cr$", r"\1"),
    (r"(?:krajsky urad|ku) (\w+)eho kraje", r"\1y kraj"),
    (r"(?:krajsky urad|ku) kraje vysocina", "kraj vysocina"),
    (
        r"(?:\w+ )*agentur\w+ pro socialni(?:ch)? zaclenovani(?: v romskych lokalitach)?.*",
        "asz",
    ),
    (
        r"^(?:urad\w* vlady(?: cr)? )?odbor\w*(?: \(?agentur\w+\)?)? pro socialni zaclenovani"
        r"(?: v romskych lokalitach)?(?: agentur\w+)?(?: urad\w* vlady(?: cr)?)?$",
        "asz",
    ),
)
_TOWNS = (
    (r"mestsk\w+ polici\w+|obecni\w* polici\w+|mep", "mp"),
    (r"(?:organ|oddeleni|odbor) socialne ?pravni ochrany(?: deti)?", "ospod"),
    (r"obecni\w* urad\w*|ou", "oou"),
    (r"urad\w* mestske casti|umc|uradu? mc", "mestska cast"),
    (r"urad\w* mestskeho obvodu|umob?|uradu? mo", "mestsky obvod"),
    (r"mestsk\w+ urad\w*|meu|magistrat\w*(?: mesta)?|m{2,3}u?", "meu"),
    (r"statutarni\w* mest\w+", "mesto"),
    (r"^mest(?:a|u|em|e)$", "mesto"),
    (r"^obc(?:e|i)$|^obcim?$", "obec"),
    (r"(?:mesto |meu |oou )?((?:odbor|oddeleni|ospod|osv)\b.*?)(?: (?:pri )?(?:meu|oou))?$", r"\1"),
    (r"(?:mesto |meu )(socialni odbor)$|^(socialni odbor)(?: meu)?$", r"odbor socialni"),
    (r"zastupitel\w+(?: mesta| obce| mestyse)?", "zastupitelstvo"),
)
_CHURCHES = (
    (r"rimsko ?katolick\w+ (?:cirkev|cirkve|farnost\w*)", "rkc"),
    (r"ceskobratrsk\w+ cirk\w+ evangelick\w+", "cce"),
    (r"farni sbor cce", "cce"),
    (r"ob?ch|obl charit\w+", "oblastni charita"),
    (r"fch", "farni charita"),
    (r"dch", "diecezni charita"),
    (r"charit(?:y|e|u|ou)", "charita"),
    (r"diakoni[ei]", "diakonie"),
    (r"(?:rkc )+farni charita", "farni charita"),
    (r"stredisk\w+ diakonie", "diakonie"),
    (r"diakonie (cce )?(?:stredisko|pobocka)", r"diakonie \1"),
)
_OTHERS = (
    (r"telovychovn\w+ jednot\w+|t j", "tj"),
    (r"sportovni klub", "sk"),
    (r"fotbalovy klub", "fk"),
    (r"sbor\w* dobrovolnych hasicu", "sdh"),
    (r"mistni akcni skupin\w+", "mas"),
    (r"nizkoprahov\w+ zarizeni pro deti a mladez", "nzdm"),
    (r"nizkoprahov\w+ klub\w*", "nizkoprahovy klub"),
    (r"komunitni\w* centr(?:um|a|u|em)|^kc", "komunitni centrum"),
    (r"matersk\w+ centr(?:um|a|u|em)|^mc(?! \d)", "materske centrum"),
    (r"rodinn\w+ centr(?:um|a|u|em)|^rc", "rodinne centrum"),
    (r"cesk\w+ cerven\w+ kriz\w*", "cck"),
    (r"os cck", "oblastni spolek cck"),
    (r"sdruzeni vlastniku bytovych jednotek|spolecenstvi vlastniku(?: jednotek)?", "svj"),
    (r"stavebni bytov\w+ druzstv\w+", "sbd"),
    (r"(?<!charita) (?:v )?cr$", ""),
)
_WORDS = (
    (r"cesk[ae] republi(?:ka|ky|ce)", "cr"),
    (r"ceskoslovenske", "cs"),
    (r"gymnasi(um|a|u|em)", r"gymnazi\1"),
    (r"jana amos\w* komenskeho", "j a komenskeho"),
    (r"vzd", "vzdelavani"),
    (r"soc", "socialnich"),
    (r"zdrav", "zdravotnictvi"),
    (r"obl", "oblastni"),
    (r"nam", "namesti"),
    (r"tr", "trida"),
    (r"kpt", "kapitana"),
    (r"bratri", "bri"),
    (r"t g m(?:asaryka)?|tg masaryka|tomase garrigua? masaryka", "tgm"),
)
_SPELLINGS = Cues(
    (Cue(rf"\b(?:{long})(?!\w)"), short)
    for long, short in (*_WORDS, *_SCHOOLS, *_STATE, *_TOWNS, *_CHURCHES, *_OTHERS)
)
# Letters that only their accents and capitals tell apart, before these are gone.
_MEANT = {"MÚ": "MěÚ", "OU": "odborné učiliště"}
_LETTERS = re.compile(rf"\b(?:{'|'.join(_MEANT)})\b")
_HOUSE_NUMBER = Cue(r"^((?!svj ).*\b(?!(?:zs|ms|ss|sos|sou|ddm|svc|c)\b)[a-z]+) \d+(?: \d+)?$")
_REMEMBERED = 20_000  # names, so that a member that many pages list is read once


@lru_cache(_REMEMBERED)
def contracted(text: str) -> str:
    """Give the words of *text*, abbreviated, in ASCII and lower case, parted by spaces.

    >>> contracted("Základní škola Lidická 31/18")
    'zs lidicka'
    """
    text = _LETTERS.sub(lambda letters: _MEANT[letters.group()], text)
    words = slug(text, length=len(text) * 2 + 1).replace("-", " ")
    words = _respelled(words)
    return _HOUSE_NUMBER.sub(r"\1", words) if words[-1:].isdigit() else words


def _respelled(words: str, after: int = 0) -> str:
    """Bring *words* to one spelling; each but those up to the bit *after* is given what is made."""
    for long, short in _SPELLINGS.told_in(words, after):
        respelled, found = long.compiled.subn(short, words)
        if found:
            return _respelled(" ".join(respelled.split()), long.bit)
    return words
