"""Content: the shapes that personal data have: numbers, plates, accounts, streets, ages."""

from __future__ import annotations

import re

_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
"""An account number: ISO 13616, with or without spaces."""
_IBAN_TYPED = re.compile(r"\b(?:it|gb|de|fr|es|ch|at|nl)\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?\b", re.I)
"""The same in small letters, from countries that people here pay to."""
_TAX_CODE = re.compile(r"\b[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]\b", re.IGNORECASE)
"""The Italian *codice fiscale*: 16 letters and digits in a fixed shape (D.M. 23 December 1976)."""
_PLATE = re.compile(r"\b[A-Z]{2}[ -]?\d{3}[ -]?[A-Z]{2}\b")
"""An Italian plate since 1994: two letters, three digits, two letters."""
_UK_PLATE = re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b")
"""A British plate since 2001: two letters, two digits, three letters."""
_NAMED_PLATE = re.compile(
    r"\b(?:targ\w*|plates?|reg)\W+(?:\w+\W+){0,4}?([a-z]{2} ?\d{3} ?[a-z]{2}|[a-z]{2}\d{2} ?[a-z]{3})\b", re.I
)
"""A plate in small letters, which only the word beside it gives away."""
_INSURANCE = re.compile(
    r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b|\bQQ ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"
)
"""The British National Insurance number: two letters, six digits, a letter; QQ stands in examples."""
_IDENTITY_CARD = re.compile(r"\b[A-Z]{2}\d{5}[A-Z]{2}\b")
"""The Italian electronic identity card."""
_PAYMENT_CARD = re.compile(r"\b\d{4}([ -])\d{4}\1\d{4}\1\d{4}\b")
_SORT_CODE = re.compile(r"\bsort code:? \d{2}-\d{2}-\d{2}\b", re.I)
_DIGIT_SAID = (
    "zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|hundred|ten|"
    "uno|due|tre|quattro|cinque|sei|sette|otto|nove|doppio|cento|dieci"
)
_SPELLED = re.compile(rf"\b(?!uno,? due,? tre|one,? two,? three)(?:(?:{_DIGIT_SAID})\b[\s,.;-]*){{7,}}", re.I)
"""A number to call, said figure by figure: *oh double-seven oh oh*."""
_APART = re.compile(r"(?<![\d.,])(?:\d[ .-]){8,14}\d(?![\d.,])")
"""The same with its figures typed one by one."""
SHAPES = (
    *(_IBAN, _TAX_CODE, _PLATE, _UK_PLATE, _NAMED_PLATE, _INSURANCE, _IDENTITY_CARD, _PAYMENT_CARD, _SORT_CODE),
    *(_IBAN_TYPED, _SPELLED, _APART),
)
PARAMETERS = re.compile(r"[?#](.+)", re.DOTALL)
"""What a link carries along to be counted by."""
AGE = re.compile(r",? (?:(?:di )?\d{1,2} anni(?! di|! da)|nat[oa] il|(?:aged )?\d{1,2}(?:,| years old)|born (?:on|in))")
"""An age or a birthday right behind a name."""
HOUSEHOLD = re.compile(r"\b(?:[Tt]he|[Ii]|gli) ([A-Z][a-z]{3,})\b")
"""A family by its name: *the Whitcombes*, *i Bertoni*."""
STREET = re.compile(
    r"\b(?:[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Vv]icolo) [A-Z][\w']+(?: [A-Z][\w']+)*,? (?:n\. ?)?\d+"
    r"|\b\d{1,4} [A-Z][a-z]+ (?:Street|Road|Lane|Row|Close|Avenue|Drive|Court|Terrace|Way)\b"
)
"""A street with a number: beside a person's name it says where they live."""
