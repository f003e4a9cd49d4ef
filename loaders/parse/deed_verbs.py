"""The regular verbs that bring a thing about, in the forms that tell how far it has come.

"opravili" and "opraven" tell that it is done, "má opravit" and "opraví" that it is to come. Verbs
whose forms are not made by rule stand beside them in `status_cues`.
"""

import re

_PERFECTIVE = """
    dobudovat dokončit doplnit dostavět koupit nainstalovat nakoupit naplnit nasadit nastavit
    navýšit obnovit obsadit oddlužit odkoupit omezit oplotit opravit osadit osvětlit ozelenit
    pořídit posílit postavit přeměnit přestavět přidat přidělit přistavět prodloužit proměnit
    propojit prosadit proškolit rozmístit rozšířit snížit splnit spustit uhradit uklidit umístit
    upravit uskutečnit vyasfaltovat vybavit vybudovat vyčistit vyčlenit vyhlásit vykoupit
    vymalovat vyměnit vysadit vyškolit vytvořit zabezpečit zajistit zakoupit založit zaměstnat
    zaplatit zapojit zapůjčit zařadit zaškolit zateplit završit zbourat zdvojnásobit zkolaudovat
    zkrášlit zkvalitnit zlepšit zmírnit zmodernizovat zorganizovat zpevnit zpřísnit zpřístupnit
    nahradit přepracovat dovybavit proplatit zútulnit vyklidit zveřejnit
    přebudovat vyhradit vyjednat vydláždit zastřešit zkrátit zmapovat
    zbudovat zprovoznit zrealizovat zrekonstruovat zrenovovat zrevitalizovat zřídit zvelebit zvýšit
"""
# Of these the present tells what is going on: "rekonstruuje se".
_OF_BOTH_ASPECTS = "modernizovat rekonstruovat revitalizovat"
# The last consonant of verbs in -it before the participle in -en.
_SOFTENED = ((r"st$", "št"), (r"d$", "z"), (r"t$", "c"), (r"s$", "š"))
_KEPT = ("rozmístit", "umístit")  # "rozmístěn"


def _past(verb: str) -> str:
    return verb[:-1]


def _participle(verb: str) -> str:
    """Give what stands before "en", "ěn" or "án": "zříz" of "zřídit"."""
    stem = verb[:-2]
    if verb.endswith("at") or verb in _KEPT:
        return stem
    for ending, soft in _SOFTENED:
        if re.search(ending, stem):
            return re.sub(ending, soft, stem)
    return stem


def _future(verb: str) -> str:
    """Give the pattern of the present form, which tells the future: "vybuduje", "zřídí"."""
    if verb.endswith("ovat"):
        return f"{verb[:-4]}uj(?:e|í|eme)"
    return f"{verb[:-2]}(?:á|áme|ají)" if verb.endswith("at") else f"{verb[:-2]}(?:í|íme)"


_ALL = f"{_PERFECTIVE} {_OF_BOTH_ASPECTS}".split()

PAST = "|".join(map(_past, _ALL))
"""What stands before the ending of the past: "zřídi" of "zřídila"."""
PARTICIPLE_STEMS = "|".join(map(_participle, _ALL))
"""What stands before the ending of the passive participle: "zříz" of "zřízena"."""
INFINITIVES = "|".join(_ALL)
"""All of them as they are: "zřídit"."""
FUTURE = "|".join(map(_future, _PERFECTIVE.split()))
"""Their present forms, which tell the future: "zřídí", "vybuduje"."""
_THINGS = """
    bydlení chování jednání oddělení ohrožení onemocnění opatření osvětlení postavení předlužení
    oznámení osvědčení potvrzení prohlášení rozhodnutí usnesení vyjádření zjištění
    sdružení setkání vedení vyloučení vzdělání vězení zadlužení zasedání zařízení
"""
NO_DEEDS = frozenset(_THINGS.split())
"""What ends like a noun of doing and is a thing, or the trouble itself."""
