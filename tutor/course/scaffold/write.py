"""The text of a scenario's file: commented for who has never seen one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tutor.course.model import FORMAT
from tutor.course.scaffold.defaults import criterion, sentence
from tutor.course.scaffold.document import Document
from tutor.course.scaffold.outline import CriterionPlan, FactPlan, Outline
from tutor.course.scaffold.questions import TEXT

MINUTES = 8
"""What a scenario of one step takes, until its author knows better."""
STEP = "answer"
"""Id of the one step."""
MISTAKE = "typical"
"""Id of the one mistake."""


def scenario_text(plan: Outline) -> str:
    """Write a scenario's file.

    Args:
        plan: What it holds.

    Returns:
        TOML that reads back to the author's own values.
    """
    document = Document()
    document.comment(_said(plan, "file", id=plan.id))
    document.set("format", FORMAT)
    _scenario(document, plan)
    document.space()
    document.comment(_said(plan, "facts"))
    for fact in plan.facts:
        _fact(document, fact, plan)
    _step(document, plan)
    document.space()
    document.comment(_said(plan, "criteria"))
    for each in plan.criteria:
        _criterion(document, each, plan)
    _answers(document, plan)
    return document.text()


def _said(plan: Outline, key: str, **values: object) -> str:
    """Return a comment in the language of the file."""
    return sentence("comments", key, plan.languages[0], **values)


def _each(plan: Outline, key: str) -> dict[str, Any]:
    """Return one of the author's texts by language."""
    return {language: getattr(given, key) for language, given in plan.answers.items()}


def _scenario(document: Document, plan: Outline) -> None:
    document.table("scenario", _said(plan, "scenario"))
    document.set("id", plan.id)
    document.set("area", plan.first.area)
    document.set("level", 1)
    document.set("minutes", MINUTES)
    document.set("company", plan.company)
    document.set("department", plan.first.department)
    document.texts("title", {language: plan.title(language) for language in plan.languages})
    for key in ("role", "reader", "goal"):
        document.texts(key, _each(plan, key))
    document.comment(_said(plan, "link"))
    for key in ("link_in", "link_out"):
        values = {
            language: sentence("defaults", key, language, role=given.role) for language, given in plan.answers.items()
        }
        document.texts(key, values)
    document.texts("brief", _each(plan, "situation"))


def _fact(document: Document, fact: FactPlan, plan: Outline) -> None:
    remark = "confidential" if fact.confidential else "" if fact.kept else "untold"
    document.row("facts", _said(plan, remark) if remark else "")
    document.set("id", fact.id)
    document.texts("text", fact.text)
    document.texts("label", fact.label)
    if fact.confidential:
        document.set("confidential", True)
    document.texts("match" if fact.confidential else "accept", fact.forms)


def _step(document: Document, plan: Outline) -> None:
    document.row("steps", _said(plan, "step"))
    document.set("id", STEP)
    document.texts("ask", _each(plan, "ask"))
    where = plan.first.where
    document.set("answer", {"kind": "text"} if where == TEXT else {"kind": "post", "network": where})


def _criterion(document: Document, each: CriterionPlan, plan: Outline) -> None:
    document.row("steps.criteria", criterion(each.id)["about"][plan.languages[0]])
    document.set("id", each.id)
    document.set("use", each.use)
    document.set("weight", str(each.weight), _said(plan, each.remark) if each.remark else "")
    for key, setting in each.settings.items():
        if isinstance(setting, Mapping):
            document.texts(key, setting)
        else:
            document.set(key, setting)
    for key, texts in each.texts.items():
        document.texts(key, texts)


def _answers(document: Document, plan: Outline) -> None:
    """Write the typical mistake, the good answer and the samples."""
    if any(plan.mistake.values()):
        document.row("steps.mistakes", _said(plan, "mistake"))
        document.set("id", MISTAKE)
        if plan.spoils:
            document.set("about", plan.spoils)
        document.texts("match", plan.mistake)
        says = {
            language: given.mistake_says or sentence("defaults", "mistake", language)
            for language, given in plan.answers.items()
        }
        document.texts("says", says)
    document.row("steps.models", _said(plan, "model"))
    document.texts("style", {language: sentence("defaults", "style", language) for language in plan.languages})
    document.texts("text", _each(plan, "model"))
    for at, sample in enumerate(plan.samples):
        document.row("steps.samples", "" if at else _said(plan, "samples"))
        document.set("language", sample.language)
        document.set("about", sample.about)
        document.set("expect", sample.expect)
        document.set("text", sample.text)
