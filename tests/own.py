"""A company that a learner described, for tests."""

from __future__ import annotations

from pathlib import Path

from tutor.engine.paths import Paths

COMPANY = """format = 1
id = "lenas-bakery"
name.it = "Panetteria Lena"
name.en = "Lena's Bakery"
about.it = "Un forno con tre persone."
about.en = "A bakery of three."
people = ["Lena", "Bruno"]
readers.it = ["chi abita nel quartiere"]
readers.en = ["people in the neighbourhood"]
facts.it = ["Aperti dalle 6 alle 13"]
facts.en = ["Open from 6 to 13"]
products.it = ["pane di segale"]
products.en = ["rye bread"]
tone.it = ["asciutto"]
tone.en = ["dry"]
inside.it = ["A marzo si chiude il negozio di piazza Dante"]
inside.en = ["In March the shop in Dante Square closes"]
confidential.it = ["piazza dante"]
confidential.en = ["dante square"]
channels = ["instagram", "whatsapp"]
"""
GOOD = "The oven stopped at five, so the rolls are crooked. Come and try one at the counter until 13."
"""A post that has the essentials."""
LEAKING = "We say goodbye to Dante Square soon: come and try a roll at the counter until 13."
"""A post that gives away what stays inside."""


def write_own_company(paths: Paths, text: str = COMPANY) -> Path:
    """Write the description to the learner's own folder."""
    paths.companies.mkdir(parents=True, exist_ok=True)
    file = paths.companies / "lenas-bakery.toml"
    file.write_text(text, "utf-8")
    return file
