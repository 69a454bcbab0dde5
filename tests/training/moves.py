"""Learn what sentences do, from the labelled ones in `labelled/`. Run by hand: `python tests/training/moves.py [MOVE ...]`.

Writes `tutor/text/models/moves/<language>/<move>.tsv` and prints, for each, how well a fifth that was left out is told.
Verdicts depend on the models: raise the version of the word lists afterwards.

A file of labels has a line for each sentence: language, label (`yes`, `weak`, `no`), text. A move learns *yes* against
the rest; a move called `<move>_half` learns *yes* and *weak* against *no*; `OTHERWISE` names what else is learnt.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from functools import cache
from pathlib import Path

from tests.agreement import cases
from tutor.checkers.content.opening import SEEN
from tutor.course.load import load_course, load_scenario
from tutor.course.model import Criterion, Expectation, Sample, Step
from tutor.engine.paths import shipped_courses
from tutor.metrics.agreement import agreement
from tutor.text import moves
from tutor.text.clean import clean
from tutor.text.reading import Reading

LABELLED = Path(__file__).parent / "labelled"
MODELS = Path(moves.__file__).parent / "models" / "moves"
FOLDS, ROUNDS, PENALTY, STEP = 5, 15, 0.004, 0.1
"""Parts of the cross-validation; passes over the sentences; weight of the L2 penalty; first step of AdaGrad."""
ACCUSED, SUSPECTED = (0.03, 0.1), (0.06, 0.2)
"""Most innocent sentences, and most innocent texts, that a model of a fault may accuse, and that it may leave to people:
an unjust word costs more than a missed one.
"""
SPARING = {"means_moving": (0.01, 0.05), "plain_words": (0.02, 0.06)}
"""As the first of these, for faults that most honest texts come close to."""
WARY = {
    "consent_lacking": (0.2, 0.2),
    "keeps_private": (0.04, 0.12),
    "means_moving": (0.1, 0.2),
    "no_vanity": (0.2, 0.3),
}
"""As the second of them: less for faults that many honest texts would be suspected of, more where a suspicion only counts
beside something else, as a figure that flatters, or a form of an author's.
"""
FIRM = {"helps_grow": 0.02, "means_moving": 0.05}
"""As `PENALTY`, for moves that few features tell better on the wave of texts that was left out."""
CLOSE_CALLS = 0.1
"""Share of the texts, those nearest to the threshold, that a model leaves to people."""
HESITANT = {"consent": 0.2}
"""As `CLOSE_CALLS`: more where known words tell the close calls, so that a model alone is heard when it is surer."""
ENOUGH = 20
"""Texts that weigh as much as all sentences when a threshold is chosen: what is judged in the end are texts."""
PASSED_OVER = 0.2
"""What it costs, in kappa, to pass over all that make a move: an honest answer refused is worse than a lucky one."""
FORGIVING = {"consent": 1.0}
"""As `PASSED_OVER`: more for moves that honest answers make in words that nobody foresees."""
KEPT = 1800
"""Features kept in a model, the heaviest first: the rest hardly moves a score and would fatten the package."""
GROUPS = {
    "call_to_action": "call_action call_nominal call_destination link_elsewhere other_way",
    "caveat": "caveat overclaim claims_success other_cause hedges small_sample takes_credit dismisses own",
    "caveat_ground": "other_cause hedges small_sample caveat period own",
    "consent": "consent consent_later consent_lacking unasked agreed unseen people_shown matters_only",
    "corrects": "corrects source_or_reason humiliates",
    "credits_back": "tells_back you_reported reported apology names second_person outsiders relative_day",
    "decision_rule": "condition threshold decides otherwise aims duration relative_day recheck second_person first_plural own",
    "discloses": "disclosure first_plural no_ties",
    "first_hand": "senses hands moment witness first_plural boilerplate",
    "fitting_measure": "measure_act measure_interest measure_reach vanity puts_aside turns_to outcomes admired gauges",
    "gives_reason": "reason hollow_change trouble period",
    "gives_source": "source_or_reason corrects",
    "goal_measurable": "result_nouns vanity recheck relative_day duration",
    "helps_grow": "credits helps invites_ideas how_long steps how_to requests calendar names own",
    "holds_back": "stays_inside telling outsiders those_inside until_then until_month",
    "hollow_reason": "hollow_change hollow_reason reason",
    "hook": "flat_opening empty_hooks contrast fresh_news senses boilerplate first_plural second_person",
    "humiliates": "humiliates defensive insults",
    "keeps_private": "confirms_private private_way health apology private_matter names",
    "leaves_choice": "choice ultimatum requests own",
    "leaves_contact": "objections dissents choice ultimatum requests names own",
    "leaves_out": "leaves network_names channels leaving_reason everywhere reason not_there stays own",
    "like_with_like": "compares period duration alike",
    "means_free": "means_free not_for_nothing not_known_yet",
    "means_moving": "means_moving relative_day duration own",
    "means_there": "means_there means_gone not_known_yet",
    "moves_on": "move_on empty_move call_action private_way",
    "next_look": "recheck relative_day duration someday look_again looked_at looked_already outcomes calendar own",
    "no_bait": "bait_react bait_comment bait_share bait_tag bait_vote bait_exempt",
    "no_blame": "blame nobody credits failing own_fault names role",
    "no_vanity": "vanity claims_success puts_aside turns_to result_nouns outcomes admired watched went_well went_badly own",
    "not_defensive": "defensive insults humiliates apology acknowledge lectures reassures",
    "open_question": "question_word told_me closed_question vague_question second_person",
    "plain_words": "boilerplate preamble flat_opening",
    "private_way": "private_way call_action empty_move apology stays_inside",
    "reader_focus": "second_person to_reader first_plural flat_opening",
    "reason_from_readers": "reason hollow_reason network_names everywhere",
    "remedy": "remedy vague_promise apology empty_move",
    "signed": "i_am i_write team_signature role trades farewell houses names",
    "three_lines_means": "meaning caveat reason claims_success",
    "three_lines_now": "next_move recheck requests relative_day",
    "was_done": "relative_day period fresh_news reported vague_promise tells_back",
}
"""For each file of labels, the groups of the word lists whose presence a model may weigh."""
OTHERWISE = {"consent": {"consent_lacking": {"weak", "unasked"}}}
"""Further models that learn from a file of labels, and the labels that say yes to them."""
FROM_TEXTS = {
    "caveat",
    "consent",
    "decision_rule",
    "leaves_out",
    "means_moving",
    "next_look",
    "no_vanity",
    "not_defensive",
}
"""Files of labels whose models also learn from whole judged texts: where that told left-out texts better."""
AS_MUCH_AS = 2
"""Sentences that the likeliest place of a text weighs as much as."""

JUDGED = {
    "call_to_action": ("content.call_to_action", "met"),
    "call_to_action_half": ("content.call_to_action", "met partly"),
    "caveat": ("tracking.caveat", "met partly"),
    "consent": ("content.consent", "met"),
    "corrects": ("engagement.corrects_kindly", "met partly"),
    "credits_back": ("internal.closes_the_loop", "met"),
    "decision_rule": ("tracking.decision_rule", "met partly"),
    "discloses": ("engagement.discloses", "met"),
    "first_hand": ("content.first_hand", "met"),
    "fitting_measure": ("tracking.fitting_measure", "met"),
    "fitting_measure_half": ("tracking.fitting_measure", "met partly"),
    "gives_reason": ("internal.reason", "met"),
    "gives_source": ("engagement.corrects_kindly", "met"),
    "goal_measurable": ("tracking.goal_measurable", "met"),
    "goal_measurable_half": ("tracking.goal_measurable", "met partly"),
    "helps_grow": ("internal.helps_grow", "met"),
    "helps_grow_half": ("internal.helps_grow", "met partly"),
    "hook": ("content.hook", "met"),
    "keeps_private": ("engagement.keeps_private", "unmet"),
    "leaves_out": ("networks.leaves_out", "met"),
    "leaves_out_half": ("networks.leaves_out", "met partly"),
    "like_with_like": ("tracking.like_with_like", "met"),
    "like_with_like_half": ("tracking.like_with_like", "met partly"),
    "means_moving": ("content.nothing_confidential", "unmet"),
    "moves_on": ("engagement.moves_on", "met"),
    "moves_on_half": ("engagement.moves_on", "met partly"),
    "next_look": ("tracking.next_look", "met"),
    "next_look_half": ("tracking.next_look", "met partly"),
    "no_bait": ("engagement.no_bait", "unmet"),
    "no_blame": ("internal.no_blame", "unmet"),
    "no_vanity": ("tracking.no_vanity", "unmet"),
    "not_defensive": ("engagement.not_defensive", "unmet"),
    "open_question": ("engagement.open_question", "met"),
    "open_question_half": ("engagement.open_question", "met partly"),
    "plain_words": ("content.plain_words", "unmet partly"),
    "reader_focus": ("content.reader_focus", "met partly"),
    "reason_from_readers": ("networks.reason_from_readers", "met"),
    "reason_from_readers_half": ("networks.reason_from_readers", "met partly"),
    "remedy": ("engagement.remedy", "met"),
    "remedy_half": ("engagement.remedy", "met partly"),
    "signed": ("engagement.signed", "met"),
    "signed_half": ("engagement.signed", "met partly"),
}
"""Where whole texts have been judged too (`tests/cases/tune`): the checker, and the outcomes in which the move is made."""

FAULTS = {name for name, (_, outcomes) in JUDGED.items() if "met" not in outcomes.split()} | {
    "consent_lacking",
    "humiliates",
}
"""Moves that spoil a text: no sentence of the shipped courses' passing answers makes them. Of the other moves, none
stands in an answer that misses its criterion.
"""
Example = tuple[frozenset[str], bool]


def looked_at(text: str, name: str, language: str) -> list[frozenset[str]]:
    """Return the features of a text as one place, then of each place that would be scored."""
    reading = Reading(clean(text), language)
    groups = tuple(GROUPS[name].split())
    cues = moves.cues_of(reading, groups)
    spans = [(0, len(reading.text)), *reading.sentences, *moves.neighbours(reading)]
    aside = moves.quoted(reading) if moves.OWN in groups else moves.NONE
    places = [moves.look_at(reading, span, aside) for span in spans]
    return [place.words | moves.signs(place, cues) for place in places]


def examples(name: str, language: str, good: set[str]) -> list[Example]:
    """Read the labelled sentences of a language as features and answer."""
    rows = [line.split("\t") for line in (LABELLED / f"{name}.tsv").read_text("utf-8").splitlines()]
    found = [(looked_at(text, name, language)[0], label in good) for code, label, text in rows if code == language]
    without = {text for text, met in in_courses("", language) if met} if name in FAULTS else set()
    if name in JUDGED and name not in FAULTS:
        without = {text for text, met in in_courses(JUDGED[name][0], language) if not met}
    without |= {line.split("\t")[1] for line in background().splitlines() if line.startswith(language)}
    return found + [(features, False) for text in sorted(without) for features in looked_at(text, name, language)[1:]]


@cache
def background() -> str:
    """Return plain sentences that make no move at all: they teach that saying something is not yet doing something."""
    return (LABELLED / "background.txt").read_text("utf-8")


@cache
def in_courses(checker: str, language: str) -> list[tuple[str, bool]]:
    """Return the answers of the shipped courses to steps that a checker looks at, and whether its criterion is met.

    Without a checker, every written answer, and whether it passes.
    """
    found: list[tuple[str, bool]] = []
    for folder in sorted(shipped_courses().glob("*/course.toml")):
        course = load_course(folder.parent, language)
        for path in course.files:
            loaded, _ = load_scenario(path, course)
            for step in loaded.scenario.steps if loaded else ():
                for criterion in step.criteria:
                    if criterion.use == checker or (not checker and criterion is step.criteria[0]):
                        found += [(model.text, True) for model in step.models]
                        samples = [each for each in step.samples if each.language == language]
                        told = [(each.text, outcome_of(each, step, criterion if checker else None)) for each in samples]
                        found += [(text, met) for text, met in told if met is not None]
    return found


def outcome_of(sample: Sample, step: Step, criterion: Criterion | None) -> bool | None:
    """Return whether a sample meets a criterion, or passes; None where its author does not say."""
    if sample.expect == "pass" or criterion is None:
        return True if sample.expect == "pass" and (criterion is None or criterion.weight == "must") else None
    if not isinstance(sample.expect, Expectation):
        return None
    spoiled = {mistake.about for mistake in step.mistakes if mistake.id == sample.expect.mistake}
    if criterion.id in sample.expect.unmet or criterion.id in spoiled:
        return False
    return True if criterion.weight == "must" and sample.expect.unmet else None


def train(sentences: list[Example], penalty: float = PENALTY) -> dict[str, float]:
    """Fit a logistic regression by AdaGrad, both answers weighing the same; the bias is the feature ``bias``.

    The features of a sentence are divided by the root of their number, as `tutor.text.moves` does.
    """
    often = Counter(feature for features, _ in sentences for feature in features)
    rows = [(sorted(f for f in features if often[f] > 1), root(features), yes) for features, yes in sentences]
    share = sum(yes for _, _, yes in rows) / len(rows)
    weights: dict[str, float] = {"bias": 0.0}
    slopes: dict[str, float] = {}
    for number in range(ROUNDS):
        for features, scale, yes in rows[number % 7 :] + rows[: number % 7]:
            score = weights["bias"] + sum(weights.get(feature, 0.0) for feature in features) / scale
            error = (float(yes) - 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))) * (1 - share if yes else share) * 2
            for feature, value in (*((feature, 1 / scale) for feature in features), ("bias", 1.0)):
                weight = weights.get(feature, 0.0)
                slope = (error - penalty * weight) * value
                slopes[feature] = slopes.get(feature, 1e-6) + slope * slope
                weights[feature] = weight + STEP * slope / math.sqrt(slopes[feature])
    return weights


def root(features: frozenset[str]) -> float:
    """Return what the sum of the weights is divided by."""
    return math.sqrt(len(features) + 1)


def score(weights: dict[str, float], features: frozenset[str]) -> float:
    """Score a sentence, the bias included."""
    return weights["bias"] + sum(weights.get(feature, 0.0) for feature in features) / root(features)


Told = list[tuple[float, bool]]
"""Scores, and what people said."""


def left_out(sentences: list[Example], penalty: float) -> Told:
    """Score each sentence by a model that has not seen it."""
    told: Told = []
    for fold in range(FOLDS):
        weights = train([sentence for at, sentence in enumerate(sentences) if at % FOLDS != fold], penalty)
        told += [(score(weights, features), yes) for features, yes in sentences[fold::FOLDS]]
    return told


Text = tuple[list[frozenset[str]], bool]
"""The features of each place of a text, and whether the text makes the move."""


def whole_texts(move: str, name: str, language: str) -> tuple[list[Text], list[Text]]:
    """Return the texts that people judged as a whole, and the answers in the shipped courses."""
    if move not in JUDGED:
        return [], []
    checker, outcomes = JUDGED[move]
    judged = [case for case in cases("tune", checker) if case.language == language and case.outcome != "unsure"]
    told = [
        (case.text[:SEEN] if name == "hook" else case.text, case.outcome.value in outcomes.split()) for case in judged
    ]
    answers = in_courses(checker, language) if "partly" not in outcomes and name not in FAULTS else ()
    meant = [(text, met == ("met" in outcomes.split())) for text, met in answers]
    return tuple([(looked_at(text, name, language)[1:], yes) for text, yes in row] for row in (told, meant))


def taught(texts: list[Text], weights: dict[str, float]) -> list[Example]:
    """Return what texts say about their places: the likeliest one makes the move, or none does."""
    found: list[Example] = []
    for places, yes in texts:
        if yes and places:
            found += [(max(places, key=lambda place: score(weights, place)), True)] * AS_MUCH_AS
        elif not yes:
            found += [(place, False) for place in places]
    return found


def scored(texts: list[Text], weights: dict[str, float]) -> Told:
    """Score texts: each makes a move where one of its places does."""
    return [(max((score(weights, place) for place in places), default=-math.inf), yes) for places, yes in texts]


def left_out_texts(sentences: list[Example], texts: list[Text], weights: dict[str, float], penalty: float) -> Told:
    """Score each text by a model that has learnt from the sentences and the other texts."""
    told: Told = []
    for fold in range(FOLDS):
        others = [text for at, text in enumerate(texts) if at % FOLDS != fold]
        told += scored(texts[fold::FOLDS], train(sentences + taught(others, weights), penalty))
    return told


def kappa(told: Told, bound: float) -> float:
    """Return Cohen's kappa of a threshold; 0 where chance explains everything."""
    return agreement([score >= bound for score, _ in told], [yes for _, yes in told]).kappa or 0.0


def best_threshold(sentences: Told, texts: Told, cost: float) -> float:
    """Return the threshold that agrees best, on sentences and on whole texts; many texts weigh more than sentences."""
    judged = [(sentences, 1.0)] + ([(texts, max(1.0, len(texts) / ENOUGH))] if texts else [])
    bounds = sorted(score for told, _ in judged for score, _ in told)
    return max(bounds, key=lambda bound: sum(weight * just(told, bound, cost) for told, weight in judged))


def just(told: Told, bound: float, cost: float) -> float:
    """Return how just a threshold is: it agrees, and passes over few that make the move, at a cost; see `PASSED_OVER`."""
    good = [score for score, yes in told if yes]
    return kappa(told, bound) - cost * sum(score < bound for score in good) / max(1, len(good))


def calm_threshold(sentences: Told, texts: Told, most: tuple[float, float]) -> float:
    """Return the lowest threshold that few enough innocent sentences and texts reach; see `ACCUSED`."""
    return max(_reached_by(told, share) for told, share in zip((sentences, texts), most, strict=True))


def _reached_by(told: Told, share: float) -> float:
    """Return the score that a share of the innocent reach, and the most innocent do not."""
    innocent = sorted((score for score, yes in told if not yes), reverse=True)
    return innocent[int(share * len(innocent))] + 0.01 if innocent else -math.inf


def doubt(told: Told, bound: float, share: float) -> float:
    """Return how far from a threshold the closest calls reach: a share of all."""
    return sorted(abs(score - bound) for score, _ in told)[round(share * len(told))]


def write(move: str, language: str, groups: str, weights: dict[str, float], threshold: float, width: float) -> None:
    """Write a model: threshold and doubt, groups, then a feature and its weight in hundredths a line."""
    bound = round(100 * (threshold - weights.pop("bias")))
    kept = sorted(weights, key=lambda feature: (-abs(weights[feature]), feature))[:KEPT]
    rows = [f"{feature}\t{round(100 * weights[feature])}" for feature in sorted(kept) if round(100 * weights[feature])]
    target = MODELS / language / f"{move}.tsv"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join([f"{bound} {round(100 * width)}", groups, *rows]) + "\n", "utf-8", newline="\n")


def calibrated(move: str, sentences: Told, texts: Told) -> tuple[float, float]:
    """Return the threshold of a model, and how far from it the calls are left to people."""
    if move in FAULTS:
        bounds = (SPARING.get(move, ACCUSED), WARY.get(move, SUSPECTED))
        accused, suspected = (calm_threshold(sentences, texts, most) for most in bounds)
        return (accused + suspected) / 2, (accused - suspected) / 2
    bound = best_threshold(sentences, texts, FORGIVING.get(move, PASSED_OVER))
    share = HESITANT.get(move, CLOSE_CALLS)
    return bound, min(doubt(told, bound, share) for told in (sentences, texts) if told)


def learn(name: str) -> None:
    """Learn the moves of a file of labels in both languages."""
    kinds = {name: {"yes"}} | ({f"{name}_half": {"yes", "weak"}} if f"{name}_half" in JUDGED else {})
    kinds |= OTHERWISE.get(name, {})
    penalty = FIRM.get(name, PENALTY)
    for move, good in kinds.items():
        for language in ("it", "en"):
            sentences = examples(name, language, good)
            weights, told = train(sentences, penalty), left_out(sentences, penalty)
            judged, answers = whole_texts(move, name, language)
            texts = scored(judged, weights)
            if name in FROM_TEXTS and judged:
                texts = left_out_texts(sentences, judged, weights, penalty)
                weights = train(sentences + taught(judged, weights), penalty)
            texts += scored(answers, weights)
            bound, width = calibrated(move, told, texts)
            write(move, language, GROUPS[name], weights, bound, width)
            print(f"{move:26} {language} {len(told):4} sentences κ {kappa(told, bound):.2f}", end="  ")
            print(f"{len(texts):3} texts κ {kappa(texts, bound):.2f}" if texts else "", flush=True)


if __name__ == "__main__":
    for wanted in sys.argv[1:] or sorted(GROUPS):
        learn(wanted)
