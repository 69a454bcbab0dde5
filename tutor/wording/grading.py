"""Words for verdicts outside a screen: what an author reads in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tutor.i18n import speaker
from tutor.text.clean import clean, clean_line

if TYPE_CHECKING:
    from tutor.checkers.finding import Finding, Verdict
    from tutor.engine.marking import Report
    from tutor.i18n import Speaker

_SIGNS = {"met": "✓", "partly": "~", "unmet": "✗", "unsure": "?", "road": "»", "invalid": "-", "error": "!"}


def verdict_lines(verdict: Verdict, text: str, language: str) -> Iterator[str]:
    """Say a verdict in lines: the band, then each criterion with what was found and where."""
    score = [] if verdict.band == "road" else [f"score {verdict.score:.2f}"]
    head = [verdict.band.value, *score, f"[{language}]"]
    head += [f"{name} {value}" for name, value in (("gate", verdict.gate), ("mistake", verdict.mistake)) if value]
    yield "  ".join(head)
    if verdict.message:
        yield f"  {verdict.message}"
    shown = clean(text)
    for finding in verdict.findings:
        yield from _finding_lines(finding, shown, speaker(language))
    yield f"word lists {verdict.lexicon}"


def _finding_lines(finding: Finding, shown: str, voice: Speaker) -> Iterator[str]:
    quotes = ", ".join(f"{start}–{end} {voice.quoted(clean_line(shown[start:end]))}" for start, end in finding.spans)
    found = finding.found or voice.say("you judge")
    yield f"{_SIGNS[finding.outcome.value]} {finding.weight.value:6} {finding.criterion}: {found}"
    if quotes:
        yield f"           {quotes}"
    for line in (*finding.notes, finding.move):
        if line:
            yield f"           {line}"


def agreement_lines(report: Report) -> Iterator[str]:
    """Say what came of a batch: how many were graded, and how far people and tutor agree, criterion by criterion."""
    graded = [row for row in report.rows if "error" not in row]
    passed = sum(bool(row["passed"]) for row in graded)
    yield f"{len(graded)} graded, {passed} passed" + (f", {report.unread} not read" if report.unread else "")
    for row in report.rows:
        if "error" in row:
            yield f"line {row['line']}: {row['error']}" + (f" ({row['hint']})" if row["hint"] else "")
    for key, lines in report.strange.items():
        yield f"nobody reads the key {key} ({lines} {'line' if lines == 1 else 'lines'})"
    if not report.criteria:
        return
    width = max(len(name) for name in report.criteria)
    columns = f"{'n':>5} {'same':>5} {'κ':>6} {'κ met':>6} {'missed +':>9} {'missed -':>9} {'open':>5}"
    yield f"{'criterion':{width}} {columns}"
    for name, compared in report.criteria.items():
        three, met = compared.agreement, compared.agreement_met
        yield (
            f"{name:{width}} {three.cases:5} {three.share:5.0%} {_figure(three.kappa)} {_figure(met.kappa)}"
            f" {compared.missed_positives:9} {compared.missed_negatives:9} {compared.left_open:5}"
        )
    yield f"bands: quadratic weighted κ {_figure(report.band_kappa).strip()} over {len(report.bands)}"


def _figure(kappa: float | None) -> str:
    return f"{kappa:6.2f}" if kappa is not None else "     –"
