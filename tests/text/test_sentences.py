"""Where sentences end."""

from __future__ import annotations

import pytest

from tutor.text.sentences import sentences


@pytest.mark.parametrize(
    ("language", "text", "pieces"),
    [
        ("it", "Uno. Due! Tre?", ["Uno.", "Due!", "Tre?"]),
        (
            "it",
            "Il dott. Rossi apre alle 9 a.m. circa. Poi chiude.",
            ["Il dott. Rossi apre alle 9 a.m. circa.", "Poi chiude."],
        ),
        ("it", "Riga una\nriga due", ["Riga una", "riga due"]),
        ("it", "1. Primo punto.\n2. Secondo", ["1. Primo punto.", "2. Secondo"]),
        ("en", "Dr Ferri won't. 0445 555 0136, nine till noon", ["Dr Ferri won't.", "0445 555 0136, nine till noon"]),
        ("en", "We don't. You can.", ["We don't.", "You can."]),
        ("it", "Olio, pane, ecc. per tutti.", ["Olio, pane, ecc. per tutti."]),
        ("it", "Olio, pane, ecc. Venite.", ["Olio, pane, ecc.", "Venite."]),
        ("it", "«Basta.» Disse.", ["«Basta.»", "Disse."]),
        ("it", "Via G. Verdi 3. Suonare.", ["Via G. Verdi 3.", "Suonare."]),
        ("en", "We opened ten years ago. Come and see", ["We opened ten years ago.", "Come and see"]),
        ("en", "They said no. We left", ["They said no.", "We left"]),
        ("en", "Ask at no. 5, or call.", ["Ask at no. 5, or call."]),
        ("en", "Come for the art. Stay for the cake.", ["Come for the art.", "Stay for the cake."]),
        ("en", "He sat. Then he left.", ["He sat.", "Then he left."]),
        ("en", "Open sat. 9 November, mon. to fri. as ever", ["Open sat. 9 November, mon. to fri. as ever"]),
        ("en", "Open Sat. Nov. 9 and Fri. June 5", ["Open Sat. Nov. 9 and Fri. June 5"]),
        ("en", "No. That is another", ["No.", "That is another"]),
        ("it", "Bresciani S.r.l. – Servizio clienti", ["Bresciani S.r.l. – Servizio clienti"]),
        ("it", "Ci vediamo lun. Pasquetta", ["Ci vediamo lun. Pasquetta"]),
        ("it", "Serve un ago. Si cuce", ["Serve un ago.", "Si cuce"]),
        ("en", "Open until 5 p.m. Ring twice.", ["Open until 5 p.m.", "Ring twice."]),
        ("en", "The tests set. Mr. Ferri and St. Anne wait", ["The tests set.", "Mr. Ferri and St. Anne wait"]),
        ("it", "Diciamo di no. Siamo qui", ["Diciamo di no.", "Siamo qui"]),
        ("it", "Si gira sul set. Poi si parte", ["Si gira sul set.", "Poi si parte"]),
        ("it", "Apriamo sab. 9 nov. alle 10", ["Apriamo sab. 9 nov. alle 10"]),
        ("it", "Ci piace il sun. Che si fa?", ["Ci piace il sun.", "Che si fa?"]),
        ("it", "Via Roma n. 5, p.zza Garibaldi, tel. (0445)", ["Via Roma n. 5, p.zza Garibaldi, tel. (0445)"]),
        ("fr", "They said no. We left", ["They said no.", "We left"]),
        ("it", "   ", []),
    ],
)
def test_sentences_end_where_people_end_them(language: str, text: str, pieces: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text, language)] == pieces
