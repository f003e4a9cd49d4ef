"""The letters of Czech, to stand in a class of a pattern: ``rf"[{CAPITAL}][{LOWER}]+"``."""

CAPITAL = "A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"
"""The capital letters."""

LOWER = "a-záčďéěíňóřšťúůýž"
"""The small letters."""


def folded(text: str) -> str:
    """Fold letter case and no-break spaces without moving any offset."""
    plain = text.lower()
    if len(plain) != len(text):  # a letter such as İ becomes two
        plain = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return plain.replace("\u00a0", " ")
