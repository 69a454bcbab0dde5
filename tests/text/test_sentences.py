"""Where sentences end."""

from __future__ import annotations

import pytest

from tutor.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Uno. Due! Tre?", ["Uno.", "Due!", "Tre?"]),
        (
            "Il dott. Rossi apre alle 9 a.m. circa. Poi chiude.",
            ["Il dott. Rossi apre alle 9 a.m. circa.", "Poi chiude."],
        ),
        ("Riga una\nriga due", ["Riga una", "riga due"]),
        ("1. Primo punto.\n2. Secondo", ["1. Primo punto.", "2. Secondo"]),
        ("Dr Ferri won't. 0445 555 0136, nine till noon", ["Dr Ferri won't.", "0445 555 0136, nine till noon"]),
        ("We don't. You can.", ["We don't.", "You can."]),
        ("Olio, pane, ecc. per tutti.", ["Olio, pane, ecc. per tutti."]),
        ("«Basta.» Disse.", ["«Basta.»", "Disse."]),
        ("Via G. Verdi 3. Suonare.", ["Via G. Verdi 3.", "Suonare."]),
        ("   ", []),
    ],
)
def test_sentences_end_where_people_end_them(text: str, pieces: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == pieces
