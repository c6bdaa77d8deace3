package se.malspar.domain.fulfilment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.AssessmentModel.Ground;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.Special;
import se.malspar.domain.assessment.Wording;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.fulfilment.Assessment.Finding;
import se.malspar.domain.fulfilment.Assessment.Told;
import se.malspar.domain.fulfilment.Verdict.Input;
import se.malspar.domain.goal.GoalKind;
import se.malspar.domain.state.Blame;
import se.malspar.domain.state.FieldValue;

/** Judges goals and their sub-goals by their parts. */
final class Goals {

    private static final Wording NOT_IN_FORCE =
            new Wording("Det gällde inte den dagen.", "It was not in force that day.");
    private static final Wording DIRECTIONAL = new Wording(
            "Målet är ett inriktningsmål: det följs inte upp efter önskad effekt utan genom aktiviteterna.",
            "The goal is directional: it is followed up by its activities and not by effect.");
    private static final Wording AS_REPORTED =
            new Wording("Statusen som redovisades.", "The status that was reported.");

    private final Inquiry inquiry;
    private final Activities activities;
    private final boolean asIfNothingWereTakenOut;

    Goals(Inquiry inquiry, Activities activities, boolean asIfNothingWereTakenOut) {
        this.inquiry = inquiry;
        this.activities = activities;
        this.asIfNothingWereTakenOut = asIfNothingWereTakenOut;
    }

    Assessment assess(Topic goal) {
        var serving = inquiry.scene().activitiesFor(goal, inquiry.period());
        var parts = parts(goal, serving);
        var all = parts.all();
        var reported = inquiry.reported(goal, Level.GOAL);
        var adopted = inquiry.adopted(goal);
        var computed = computed(goal, parts, reported);
        var findings = new ArrayList<Finding>();
        reported.ifPresent(status -> findings.addAll(inquiry.noted(goal, Level.GOAL, status)));
        adopted.ifPresent(judgment ->
                inquiry.judge().ifPresent(by -> findings.addAll(ofJudgment(goal, judgment, computed, by.model()))));
        all.forEach(part -> findings.addAll(part.findings()));
        var missing = missing(goal, parts, reported, adopted);
        all.forEach(part -> missing.addAll(part.missing()));
        return new Assessment(
                goal.subject(),
                Level.GOAL,
                goal.field("wording"),
                inquiry.period(),
                computed,
                reported,
                adopted,
                all,
                serving.stream()
                        .filter(Topic::isTakenOut)
                        .map(Activities::removed)
                        .toList(),
                List.copyOf(findings),
                List.copyOf(missing));
    }

    private Parts parts(Topic goal, List<Topic> serving) {
        var judged = new Measures(inquiry, goal);
        var measures = new ArrayList<Assessment>();
        var bySubGoal = new HashMap<String, List<Assessment>>();
        for (var measure : Scene.measures(goal)) {
            var assessment = judged.assess(measure);
            measures.add(assessment);
            measure.text("subGoal")
                    .ifPresent(key -> bySubGoal
                            .computeIfAbsent(key, _ -> new ArrayList<>())
                            .add(assessment));
        }
        return new Parts(
                Scene.subGoals(goal).stream()
                        .map(each -> subGoal(goal, each, bySubGoal))
                        .toList(),
                measures,
                serving.stream()
                        .filter(activity -> asIfNothingWereTakenOut || !activity.isTakenOut())
                        .map(activities::assess)
                        .toList());
    }

    private Assessment subGoal(Topic goal, Topic subGoal, Map<String, List<Assessment>> bySubGoal) {
        var measures = bySubGoal.getOrDefault(subGoal.key(), List.of());
        return new Assessment(
                subGoal.subject(),
                Level.SUB_GOAL,
                subGoal.field("wording"),
                inquiry.period(),
                whole(Level.SUB_GOAL, goal, Parts.ofSubGoal(measures), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                measures.isEmpty()
                        ? List.of(Inquiry.missing(
                                "measures",
                                subGoal,
                                "Inget mått är känt för delmål " + subGoal.key() + ".",
                                "No measure of sub-goal " + subGoal.key() + " is known."))
                        : List.of());
    }

    // --- what the model makes of it

    private Verdict computed(Topic goal, Parts parts, Optional<Told> reported) {
        return goal.isInForce()
                ? whole(Level.GOAL, goal, parts, reported)
                : Inquiry.special(Special.NOT_ASSESSED, "galler-inte", NOT_IN_FORCE, List.of());
    }

    private Verdict whole(Level level, Topic goal, Parts parts, Optional<Told> reported) {
        var inputs = new ArrayList<Input>();
        Inquiry.add(inputs, goal, "kind");
        var kind = Scene.kind(goal);
        if (kind.equals(Optional.of(GoalKind.DIRECTIONAL))) {
            return Inquiry.special(Special.NOT_ASSESSED_BY_DESIGN, "inriktningsmal", DIRECTIONAL, inputs);
        }
        parts.measures().forEach(part -> inputs.addAll(part.computed().inputs()));
        parts.activities().forEach(part -> inputs.addAll(part.computed().inputs()));
        return inquiry.judged(
                level,
                () -> new Facts.OfWhole(
                        level,
                        kind.map(Enum::name).orElse(""),
                        inquiry.approval(goal).isPresent(),
                        Parts.values(parts.measures()),
                        Parts.values(parts.activities()),
                        Parts.values(parts.subGoals())),
                inputs,
                () -> Stream.concat(parts.measures().stream(), parts.activities().stream())
                        .map(Goals::reason)
                        .toList(),
                by -> by.model().ground() == Ground.REPORT
                        ? ofReport(by, goal, reported, inputs)
                        : by.rolledUp(parts, inputs));
    }

    private static Wording reason(Assessment part) {
        var name = part.title()
                .flatMap(FieldValue::value)
                .map(title -> "«" + title + "»")
                .orElseGet(() -> part.subject().key());
        var label = part.computed().label();
        return new Wording(name + ": " + label.sv() + ".", name + ": " + label.en() + ".");
    }

    /** Goals have a status too, where the model says that it is the value. */
    private Optional<Verdict> ofReport(ReadyLevel by, Topic goal, Optional<Told> reported, List<Input> inputs) {
        return reported.flatMap(Told::value).map(value -> {
            Inquiry.add(inputs, goal, inquiry.status());
            return by.verdict(value, "redovisad-status", AS_REPORTED, List.of(), inputs);
        });
    }

    // --- what whoever audits should look at

    private static List<Finding> ofJudgment(Topic goal, Told judgment, Verdict computed, AssessmentModel model) {
        var findings = new ArrayList<Finding>(1);
        if (judgment.value().isEmpty()) {
            findings.add(Inquiry.offScale(goal, judgment));
        }
        if (!mayJudge(model, goal, judgment.blame())) {
            findings.add(new Finding(
                    "assessor-not-competent",
                    goal.subject(),
                    new Wording(
                            "Enligt modellen är det inte detta organ som bedömer målet.",
                            "By the model it is not for this body to judge the goal."),
                    List.of(judgment.blame())));
        }
        if (computed.step() && !judgment.value().equals(Optional.of(computed.value()))) {
            findings.add(new Finding(
                    "judged-otherwise-than-computed",
                    goal.subject(),
                    new Wording(
                            "Organet har bedömt målet som «%s»; uträknat är det «%s»."
                                    .formatted(
                                            judgment.words(), computed.label().sv()),
                            "The body has judged the goal as \"%s\"; computed it is \"%s\"."
                                    .formatted(
                                            judgment.words(), computed.label().en())),
                    List.of(judgment.blame())));
        }
        return findings;
    }

    private static boolean mayJudge(AssessmentModel model, Topic goal, Blame by) {
        if (model.assessors().isEmpty() || !(by.by() instanceof Authority.ByPoint(var point))) {
            return false;
        }
        var body = point.paragraph().meeting().body();
        var named = model.assessors().get().bodies();
        return named.isEmpty() ? Scene.owner(goal).equals(Optional.of(body)) : named.contains(body);
    }

    // --- what there would have to be

    private List<Finding> missing(Topic goal, Parts parts, Optional<Told> reported, Optional<Told> adopted) {
        var missing = new ArrayList<Finding>();
        if (inquiry.judge().isEmpty()) {
            missing.add(Inquiry.missing(
                    "model",
                    goal,
                    "Ingen bedömningsmodell är känd som gällde för målet.",
                    "No assessment model is known that was in force for the goal."));
        }
        if (goal.field("kind").isEmpty()) {
            missing.add(
                    Inquiry.missing("kind", goal, "Målets slag framgår inte.", "The kind of the goal is not stated."));
        }
        if (parts.measures().isEmpty()) {
            missing.add(Inquiry.missing("measures", goal, "Inget mått är känt.", "No measure is known."));
        }
        if (parts.activities().isEmpty()) {
            missing.add(Inquiry.missing(
                    "activities",
                    goal,
                    "Ingen aktivitet i planen för " + inquiry.label() + " är känd.",
                    "No activity is known in the plan for " + inquiry.period() + "."));
        }
        if (reported.isEmpty()) {
            missing.add(Inquiry.missing(
                    "reported",
                    goal,
                    "Ingen har redovisat målets status för " + inquiry.label() + ".",
                    "Nobody has reported the status of the goal for " + inquiry.period() + "."));
        }
        if (adopted.isEmpty()) {
            missing.add(Inquiry.missing(
                    "adopted",
                    goal,
                    "Inget organ har bedömt målet för " + inquiry.label() + ".",
                    "No body has judged the goal for " + inquiry.period() + "."));
        }
        return missing;
    }
}
