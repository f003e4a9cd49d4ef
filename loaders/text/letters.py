"""The letters of Czech, to stand in a class of a pattern: ``rf"[{CAPITAL}][{LOWER}]+"``."""

CAPITAL = "A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"
"""The capital letters."""

LOWER = "a-záčďéěíňóřšťúůýž"
"""The small letters."""
