"""A small course that tests can bend."""

from __future__ import annotations

from pathlib import Path

COURSE = 'format = 1\nid = "small"\ntitle.it = "Piccolo"\ntitle.en = "Small"\nlanguages = ["it", "en"]\n'
COMPANY = 'format = 1\nid = "mill"\nname = "Molino"\npeople = ["Piero"]\n'
SCENARIO = """format = 1

[scenario]
id = "open-day"
area = "content"
level = 1
minutes = 5
company = "mill"
department = "shop-floor"
title.it = "La giornata aperta"
title.en = "The open day"
role.it = "Piero, mugnaio"
role.en = "Piero, miller"
reader.it = "chi compra la farina"
reader.en = "people who buy flour"
goal.it = "20 visite"
goal.en = "20 visits"
link_in.it = "la macina"
link_in.en = "the millstone"
link_out.it = "le domande al banco"
link_out.en = "the questions to the counter"
brief.it = "Sono le sei e la macina gira. Sabato si apre a tutti."
brief.en = "It is six and the stone turns. On Saturday everybody is welcome."

[[facts]]
id = "day"
text.it = "Si apre sabato 9 novembre"
text.en = "The day is Saturday 9 November"
label.it = "il giorno"
label.en = "the day"
accept.it = ["9 novembre", "sabato 9"]
accept.en = ["9 november", "saturday 9"]

[[facts]]
id = "deal"
text.it = "Il forno Rossi cambia fornitore"
text.en = "The Rossi bakery changes its supplier"
label.it = "il forno"
label.en = "the bakery"
confidential = true
match.it = ["forno rossi"]
match.en = ["rossi bakery"]

[[steps]]
id = "line"
ask.it = "Scrivi l'invito."
ask.en = "Write the invitation."
answer = { kind = "post", network = "instagram" }

  [[steps.criteria]]
  id = "facts"
  use = "content.facts_kept"
  weight = "must"
  facts = ["day"]
  question.it = "Si sa quando?"
  question.en = "Is it clear when?"
  hints.it = ["Quando?", "Fatto 1.", "Un forno scriverebbe il giorno."]
  hints.en = ["When?", "Fact 1.", "A bakery would write the day."]

  [[steps.criteria]]
  id = "leak"
  use = "content.nothing_confidential"
  weight = "must"
  question.it = "È rimasto dentro?"
  question.en = "Has it stayed inside?"

  [[steps.criteria]]
  id = "call"
  use = "content.call_to_action"
  question.it = "Si sa che cosa fare?"
  question.en = "Is it clear what to do?"

  [[steps.criteria]]
  id = "mine"
  use = "self"
  weight = "note"
  question.it = "È roba tua?"
  question.en = "Is it yours?"

  [[steps.mistakes]]
  id = "sunday"
  about = "facts"
  unless = "facts"
  match.it = ["domenica"]
  match.en = ["sunday"]
  says.it = "Domenica trovano chiuso."
  says.en = "On Sunday the gate is shut."

  [[steps.models]]
  style.it = "secco"
  style.en = "dry"
  text.it = "Sabato 9 novembre la macina gira per tutti: venite al mulino dalle 10."
  text.en = "On Saturday 9 November the stone turns for everybody: come to the mill from 10."

  [[steps.samples]]
  language = "en"
  expect = { mistake = "sunday" }
  text = "Come and see the stone turn on Sunday, we will be there."

[[steps]]
id = "why"
ask.it = "Quale prima?"
ask.en = "Which one first?"

  [steps.answer]
  kind = "choice"

    [[steps.answer.options]]
    id = "day"
    text.it = "Il giorno"
    text.en = "The day"
    correct = true
    picked.it = "Senza il giorno non si viene."
    picked.en = "Without the day nobody comes."

    [[steps.answer.options]]
    id = "logo"
    text.it = "Il logo"
    text.en = "The logo"
    picked.it = "Il logo lo conoscono."
    picked.en = "They know the logo."
"""


DECIDED = (
    SCENARIO
    + """
[[steps]]
id = "photos"
ask.it = "Le foto sono sul telefono. E adesso?"
ask.en = "The photos are on the phone. What now?"

  [steps.answer]
  kind = "decision"

    [[steps.answer.options]]
    id = "ask"
    text.it = "Chiedo alla signora"
    text.en = "I ask the customer"
    consequence.it = "Risponde dopo cena."
    consequence.en = "She answers after dinner."

    [[steps.answer.options]]
    id = "mill"
    text.it = "Ne prendo una del mulino"
    text.en = "I take one of the mill"
    consequence.it = "Esce alle sei."
    consequence.en = "It is out by six."

    [[steps.answer.options]]
    id = "post"
    text.it = "Pubblico e non dico niente"
    text.en = "I post them and say nothing"
    consequence.it = "Alle otto telefona la cognata."
    consequence.en = "At eight her sister-in-law rings."
    mistake = true

  [[steps.next]]
  goto = "end"
"""
)
"""The small scenario with a decision at its end, one option of which nobody could defend."""
TWIN = (
    SCENARIO.replace('id = "open-day"', 'id = "open-night"\ntwin = "open-day"')
    .replace("La giornata aperta", "La notte aperta")
    .replace("The open day", "The open night")
)
"""The same task once more: good enough for what comes back, too like the first one for `tutor check`."""


def write_twins(root: Path) -> Path:
    """Write the small course with a scenario and its twin to a folder."""
    first = SCENARIO.replace('id = "open-day"', 'id = "open-day"\ntwin = "open-night"')
    return write_course(root, first, **{"content/02-open-night.toml": TWIN})


def write_course(root: Path, scenario: str = SCENARIO, name: str = "content/01-open-day.toml", **files: str) -> Path:
    """Write the small course to a folder.

    Args:
        root: The folder.
        scenario: Text of its scenario.
        name: File of the scenario.
        files: Further files by name.
    """
    everything = {"course.toml": COURSE, "companies/mill.toml": COMPANY, name: scenario, **files}
    for path, text in everything.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return root
