"""Who speaks, and of whom: signatures, ties, fingers and reasons in the wordings that lists miss."""

from __future__ import annotations

import pytest

from tutor.checkers.finding import Answer, Context, Outcome
from tutor.checkers.registry import checker_class
from tutor.text.clean import clean

SAID = [
    ("content.no_personal_data", "en", "Ask Daz, oh double-seven oh oh nine hundred one four two.", False),
    ("content.no_personal_data", "it", "Si gioca così: uno due tre quattro cinque sei sette, via!", True),
    ("content.no_personal_data", "it", "Da qui: pedalea.example/serata?utm_content=rossi-protesi", False),
    ("content.no_personal_data", "it", "Da qui: pedalea.example/protesi?utm_content=serata", True),
    ("content.no_personal_data", "en", "Thanks to Paul Richards for the kind words.", False),
    ("content.no_personal_data", "en", "Paul Richards, our mechanic, wrote the guide.", True),
    ("content.consent", "en", "In the picture the crew. Olu said yes; I haven't asked Dean.", False),
    ("content.consent", "it", "La squadra in foto: ho la firma di due su tre.", False),
    ("engagement.keeps_private", "en", "Stitches usually come out after a week, then you may swim.", True),
    ("engagement.keeps_private", "en", "We never say in public who comes here.", False),
    ("engagement.signed", "en", "Softer pillows and a kettle that works.\nThe Thistle Guest House", False),
    ("engagement.signed", "en", "Softer pillows and a kettle that works.\nAnne, the Thistle Guest House", True),
    ("engagement.signed", "en", "Received your photo, a new one ships on Friday. Regards.", False),
    ("engagement.signed", "it", "La strada verrà riparata entro il 20. Ufficio tecnico comunale", False),
    (
        "engagement.signed",
        "it",
        "Il rimborso è disposto entro il 12. Distinti saluti. Il direttore amministrativo",
        True,
    ),
    ("engagement.discloses", "en", "I've nothing to do with them, but they beat every quote in town.", False),
    ("engagement.discloses", "it", "Per correttezza: sono alle dipendenze dello studio, e il servizio è buono.", True),
    ("engagement.not_defensive", "en", "You're not being fussy. The seam was crooked.", True),
    ("internal.no_blame", "en", "I don't want to know whose fault it was. The label had come off.", True),
    ("internal.leaves_choice", "it", "Non è obbligatorio: chi vuole firma, e chi ha dubbi ne parla con Rosa.", True),
    ("internal.leaves_choice", "it", "Etichetta o app, scegliete voi. Chi non lo fa è fuori dal turno.", False),
    ("internal.reason", "en", "The van leaves at five because the market shuts its gates at six.", True),
    ("internal.reason", "en", "The van leaves at five because I said so.", False),
]


@pytest.mark.parametrize(("name", "language", "text", "met"), SAID, ids=[f"{row[0]}-{row[2][:30]}" for row in SAID])
def test_who_speaks_and_of_whom(name: str, language: str, text: str, met: bool) -> None:
    finding = checker_class(name).model_validate({}).check(Answer(clean(text)), Context(language))
    assert (finding.outcome is Outcome.MET) is met


def test_another_reason_than_the_authors_is_left_to_the_learner() -> None:
    checker = checker_class("internal.reason").model_validate({"reasons": ["seven parts"]})
    text = "The van leaves at five because the market shuts its gates at six."
    assert checker.check(Answer(clean(text)), Context("en")).outcome is Outcome.UNSURE
