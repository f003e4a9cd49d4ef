"""Case forms of Czech municipality names, by rule.

A name is a row of words: adjectives up to the head, which is a noun or an adjective that stands for
one ("Teplá"), and a tail that rarely changes ("Ústí nad Labem", "Hradec Králové"). The rules give
more forms than grammar allows rather than fewer: a form is only looked up, never printed.
"""

from functools import cache
from itertools import product

# The genitive, dative, accusative, locative and instrumental that replace an ending; "-" stands for
# none, "/" parts the choices. Every rule whose ending fits a word applies.
_ADJECTIVES = {
    "ý": "ého ému ý ém ým",
    "á": "é é ou é ou",
    "é": "ého/ých ému/ým é ém/ých ým/ými",
    "í": "í/ího/ích í/ímu/ím í/ího í/ím/ích í/ím/ími",
    "ův": "ova ovu ův ově/ovu ovým",
    "ova": "ovy ově ovu ově ovou",
    "ovo": "ova ovu ovo ově/ovu ovým",
    "ovy": "ových ovým ovy ových ovými",
}
_NOUNS = {
    # feminine: Bílina, Praha, Paka, Hora
    "a": "y/i ě/e u ě/e ou",
    "ha": "hy ze hu ze hou",
    "cha": "chy še chu še chou",
    "ka": "ky ce ku ce kou",
    "ra": "ry ře ru ře rou",
    # one or many: Olešnice, Teplice, Dvorce, Hradiště, Lázně
    "e": "e/-/ů i/ím/ům e/i i/ích í/emi/i/em",
    "ě": "ě/í i/ím ě/i i/ích í/ěmi/ěm",
    "ště": "ště/šť šti/štím ště šti/štích štěm/šti",
    # neuter: Brno, Blansko, Jezero
    "o": "a u o ě/e/u em",
    "ro": "ra ru ro ře/ru rem",
    # plural: Vary, Louny, Hory, Klobouky, Strážky
    "y": "ů/- ům/ám y ech/ách y/ami",
    "ky": "ků/k/ek kům/kám ky cích/kách ky/kami",
    "hy": "hů/h hům/hám hy zích/hách hy/hami",
    # masculine, hard: Litvínov, Most; with a vowel that drops or changes: Frýdek, Liberec, Dvůr
    **{c: f"{c}a/{c}u {c}u {c} {c}ě/{c}e/{c}u {c}em" for c in "bdfghklmnpstvxz"},
    "r": "ra/ru ru r ru/ře rem",
    "ek": "ka/ku ku ek ku kem",
    "ec": "ce ci ec ci cem",
    "el": "la/lu lu el lu/le lem",
    "ůr": "ora oru ůr oře/oru orem",
    "ůl": "olu olu ůl ole/olu olem",
    # soft, masculine and feminine: Aš, Třebíč, Litomyšl; Plzeň, Kadaň, Hať
    **{c: f"{c}e {c}i {c} {c}i {c}em/{c}í" for c in "cčjřšž"},
    "šl": "šle šli šl šli šlí",
    "ň": "ně ni ň ni ní/něm",
    "eň": "ně ni eň ni ní",
    "ť": "ti/tě ti ť ti tí",
    "ď": "dě/di di ď di dí",
    # feminine on a hard consonant: Boleslav, Příbram, Toužim, Ves
    "av": "avi/avě avi av avi aví",
    "am": "ami/amě ami am ami amí",
    "im": "imi/imě imi im imi imí",
    "ves": "vsi vsi ves vsi vsí",
    "Ves": "Vsi Vsi Ves Vsi Vsí",
}
_PREPOSITIONS = frozenset(("na", "nad", "pod", "před", "při", "s", "u", "v", "ve", "z", "za", "ze"))

Cases = list[frozenset[str]]  # the forms of one word: the nominative and the five cases of a rule


@cache
def forms(name: str) -> frozenset[str]:
    """Give every case form of the municipality *name*, the nominative among them."""
    words = name.split(" ")
    end = next((at for at, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    tail = words[end:]
    ways = (way for declined in _ways(words[:end]) for way in zip(*declined, strict=True))
    return frozenset(" ".join((*form, *tail)) for case in ways for form in product(*case))


def _ways(words: list[str]) -> list[list[Cases]]:
    """Give the two ways to decline *words*: what follows the head stays, or declines as well."""
    head = next((at for at, word in enumerate(words) if not _leads(word)), len(words) - 1)
    front = [_replaced(word, _ADJECTIVES) for word in words[:head]] + [_head(words[head])]
    after = words[head + 1 :]
    return [front + [_fixed(word) for word in after], front + [_head(word) for word in after]]


def _leads(word: str) -> bool:
    """Tell whether *word* may be an adjective before the head."""
    return word.endswith(tuple(_ADJECTIVES))


def _fixed(word: str) -> Cases:
    return [frozenset({word})] * 6


def _head(word: str) -> Cases:
    first, hyphen, last = word.rpartition("-")
    if not hyphen:
        return _replaced(word, _NOUNS | _ADJECTIVES)
    halves = zip(_head(first), _head(last), strict=True)
    return [frozenset(f"{a}-{b}" for a, b in product({first, *one}, two)) for one, two in halves]


def _replaced(word: str, rules: dict[str, str]) -> Cases:
    """Give the forms that *word* has by every one of the *rules* that fits its ending."""
    cases: list[set[str]] = [{word}] + [set() for _ in range(5)]
    for ending in filter(word.endswith, rules):
        stem = word.removesuffix(ending)
        for case, choices in zip(cases[1:], rules[ending].split(), strict=True):
            case.update(stem + choice.replace("-", "") for choice in choices.split("/"))
    return [frozenset(case or {word}) for case in cases]
