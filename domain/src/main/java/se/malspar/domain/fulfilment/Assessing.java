package se.malspar.domain.fulfilment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.AssessmentModel.Ground;
import se.malspar.domain.assessment.AssessmentModel.LevelModel;
import se.malspar.domain.assessment.AssessmentModel.RollUp;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.Special;
import se.malspar.domain.assessment.Wording;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.followup.FollowUpEvent;
import se.malspar.domain.fulfilment.Assessment.Finding;
import se.malspar.domain.fulfilment.Assessment.Removed;
import se.malspar.domain.fulfilment.Assessment.Told;
import se.malspar.domain.fulfilment.Verdict.Input;
import se.malspar.domain.goal.GoalKind;
import se.malspar.domain.state.Blame;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.time.ReportingPeriod;

/** Judges goals and their parts for one period by one model. */
final class Assessing {

    private static final int LONGEST_STANDSTILL = 24;
    private static final Wording AS_REPORTED =
            new Wording("Statusen som redovisades.", "The status that was reported.");
    private static final Wording WORST =
            new Wording("Det sämsta av delarnas värden.", "The worst of the parts' values.");

    private final Scene scene;
    private final Optional<Judge> judge;
    private final ReportingPeriod period;
    private final boolean asIfNothingWereTakenOut;
    private final Map<Subject, Assessment> measures = new HashMap<>();

    Assessing(Scene scene, Optional<Judge> judge, ReportingPeriod period, boolean asIfNothingWereTakenOut) {
        this.scene = scene;
        this.judge = judge;
        this.period = period;
        this.asIfNothingWereTakenOut = asIfNothingWereTakenOut;
    }

    // --- goals and sub-goals

    Assessment goal(Subject goal) {
        var measures = scene.measures(goal).stream().map(this::measure).toList();
        var all = scene.activitiesFor(goal, period);
        var activities = all.stream()
                .filter(activity -> asIfNothingWereTakenOut || !scene.isTakenOut(activity))
                .map(this::activity)
                .toList();
        var subGoals = scene.subGoals(goal).stream().map(this::subGoal).toList();
        var parts =
                Stream.of(subGoals, measures, activities).flatMap(List::stream).toList();
        var removed = all.stream().filter(scene::isTakenOut).map(this::removed).toList();
        var reported = told(goal, "status", "statusComment", Level.GOAL);
        var adopted = told(goal, "assessed", "assessmentMotivation", Level.GOAL);
        var computed = whole(Level.GOAL, goal, subGoals, measures, activities);
        var findings = new ArrayList<Finding>();
        reported.ifPresent(status -> statusFindings(goal, Level.GOAL, status, findings));
        adopted.ifPresent(judgment -> adoptionFindings(goal, judgment, computed, findings));
        parts.forEach(part -> findings.addAll(part.findings()));
        var missing = new ArrayList<Finding>();
        if (judge.isEmpty()) {
            missing.add(missing(
                    "model",
                    goal,
                    "Ingen bedömningsmodell är känd som gällde för målet.",
                    "No assessment model is known that was in force for the goal."));
        }
        if (scene.field(goal, "kind").isEmpty()) {
            missing.add(missing("kind", goal, "Målets slag framgår inte.", "The kind of the goal is not stated."));
        }
        if (measures.isEmpty()) {
            missing.add(missing("measures", goal, "Inget mått är känt.", "No measure is known."));
        }
        if (activities.isEmpty()) {
            missing.add(missing(
                    "activities",
                    goal,
                    "Ingen aktivitet i planen för %s är känd.".formatted(period.label()),
                    "No activity is known in the plan for %s.".formatted(period)));
        }
        if (reported.isEmpty()) {
            missing.add(missing(
                    "reported",
                    goal,
                    "Ingen har redovisat målets status för %s.".formatted(period.label()),
                    "Nobody has reported the status of the goal for %s.".formatted(period)));
        }
        if (adopted.isEmpty()) {
            missing.add(missing(
                    "adopted",
                    goal,
                    "Inget organ har bedömt målet för %s.".formatted(period.label()),
                    "No body has judged the goal for %s.".formatted(period)));
        }
        parts.forEach(part -> missing.addAll(part.missing()));
        return new Assessment(
                goal,
                Level.GOAL,
                scene.field(goal, "wording"),
                period,
                computed,
                reported,
                adopted,
                parts,
                removed,
                distinct(findings),
                distinct(missing));
    }

    /** A measure of a sub-goal is a part of the goal too. */
    private static List<Finding> distinct(List<Finding> findings) {
        return findings.stream().distinct().toList();
    }

    private Assessment subGoal(Subject subGoal) {
        var measures = scene.measures(subGoal).stream().map(this::measure).toList();
        var missing = measures.isEmpty()
                ? List.of(missing(
                        "measures",
                        subGoal,
                        "Inget mått är känt för delmål %s.".formatted(subGoal.key()),
                        "No measure of sub-goal %s is known.".formatted(subGoal.key())))
                : List.<Finding>of();
        return new Assessment(
                subGoal,
                Level.SUB_GOAL,
                scene.field(subGoal, "wording"),
                period,
                whole(Level.SUB_GOAL, subGoal, List.of(), measures, List.of()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                missing);
    }

    private Verdict whole(
            Level level,
            Subject subject,
            List<Assessment> subGoals,
            List<Assessment> measures,
            List<Assessment> activities) {
        var inputs = new ArrayList<Input>();
        var goal = subject.root();
        if (!scene.state.isInForce(subject)) {
            return special(
                    Special.NOT_ASSESSED,
                    "galler-inte",
                    new Wording("Det gällde inte den dagen.", "It was not in force that day."),
                    inputs);
        }
        input(goal, "kind", inputs);
        if (scene.kind(goal).equals(Optional.of(GoalKind.DIRECTIONAL))) {
            return special(
                    Special.NOT_ASSESSED_BY_DESIGN,
                    "inriktningsmal",
                    new Wording(
                            "Målet är ett inriktningsmål: det följs inte upp efter önskad effekt utan genom aktiviteterna.",
                            "The goal is directional: it is followed up by its activities and not by effect."),
                    inputs);
        }
        Stream.of(subGoals, measures, activities)
                .flatMap(List::stream)
                .flatMap(part -> part.computed().inputs().stream())
                .distinct() // a measure of a sub-goal is a part of both
                .filter(input -> !inputs.contains(input))
                .toList()
                .forEach(inputs::add);
        var facts = Map.<String, Object>of(
                "kind", scene.kind(goal).map(Enum::name).orElse(""),
                "approved", scene.owner(goal).flatMap(this::approval).isPresent(),
                "measures", (long) measures.size(),
                "activities", (long) activities.size(),
                "subGoals", (long) subGoals.size(),
                "measureValues", values(measures),
                "activityValues", values(activities),
                "subGoalValues", values(subGoals));
        return judged(
                level,
                subject,
                facts,
                inputs,
                () -> {
                    var reasons = new ArrayList<Wording>();
                    Stream.of(measures, activities)
                            .flatMap(List::stream)
                            .map(part -> new Wording(
                                    "%s: %s."
                                            .formatted(
                                                    part.subject().key(),
                                                    part.computed().label().sv()),
                                    "%s: %s."
                                            .formatted(
                                                    part.subject().key(),
                                                    part.computed().label().en())))
                            .forEach(reasons::add);
                    return reasons;
                },
                model -> model.rollUp()
                        .flatMap(rollUp -> rolledUp(model, rollUp, subGoals, measures, activities, inputs)));
    }

    private static List<String> values(List<Assessment> parts) {
        return parts.stream().map(part -> part.computed().value()).toList();
    }

    private Optional<Verdict> rolledUp(
            LevelModel model,
            RollUp rollUp,
            List<Assessment> subGoals,
            List<Assessment> measures,
            List<Assessment> activities,
            List<Input> inputs) {
        var parts = rollUp.of().stream()
                .flatMap(of -> switch (of) {
                    case SUB_GOAL -> subGoals.stream();
                    case INDICATOR -> measures.stream();
                    case ACTIVITY -> activities.stream();
                    case GOAL -> Stream.<Assessment>empty();
                })
                // what is not to be judged in the period is no missing part of it
                .filter(part -> !part.computed().value().equals(Special.NOT_DUE.key())
                        && !part.computed().value().equals(Special.NOT_ASSESSED_BY_DESIGN.key()))
                .toList();
        var valued = parts.stream().filter(part -> part.computed().step()).toList();
        if (valued.size() < parts.size() && rollUp.missing() == AssessmentModel.Missing.UNDETERMINED) {
            return Optional.empty();
        }
        var isMeanOfNothing = rollUp.manner() == AssessmentModel.Manner.MEAN
                && rollUp.missing() == AssessmentModel.Missing.COUNTS_AS_ZERO
                && !parts.isEmpty();
        if (valued.isEmpty() && !isMeanOfNothing) {
            return Optional.of(special(
                    Special.CANNOT_BE_ASSESSED,
                    "inga-delar",
                    new Wording("Det finns inga delar med ett värde.", "There are no parts with a value."),
                    inputs));
        }
        return switch (rollUp.manner()) {
            case WORST ->
                valued.stream()
                        .map(part -> part.computed().value())
                        .max(Comparator.comparingInt(value -> step(model, value)))
                        .map(worst -> verdict(model, worst, "samst", WORST, List.of(), inputs));
            case MEAN -> {
                var points = new HashMap<String, BigDecimal>();
                rollUp.points().forEach(each -> points.put(each.value(), each.number()));
                var sum = valued.stream()
                        .map(part -> points.getOrDefault(part.computed().value(), BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                var divisor = rollUp.missing() == AssessmentModel.Missing.COUNTS_AS_ZERO ? parts.size() : valued.size();
                yield banded(model, Quotient.of(sum, BigDecimal.valueOf(divisor)), inputs);
            }
        };
    }

    private static int step(LevelModel model, String value) {
        for (int i = 0; i < model.values().size(); i++) {
            if (model.values().get(i).key().equals(value)) {
                return i;
            }
        }
        throw new IllegalStateException("Not on the scale: " + value);
    }

    private static Optional<Verdict> banded(LevelModel model, Quotient number, List<Input> inputs) {
        return model.bands().stream()
                .filter(number::isIn)
                .findFirst()
                .map(band -> verdict(
                        model,
                        band.value(),
                        band.id(),
                        new Wording(
                                "%s (%s)".formatted(band.sentence().sv(), number),
                                "%s (%s)".formatted(band.sentence().en(), number)),
                        List.of(),
                        inputs));
    }

    // --- measures

    /** A measure of a sub-goal is asked for twice: as a part of that, and of the goal. */
    private Assessment measure(Subject measure) {
        var known = measures.get(measure);
        if (known == null) {
            known = assessed(measure);
            measures.put(measure, known);
        }
        return known;
    }

    private Assessment assessed(Subject measure) {
        var reading = new Measured(scene, measure, judge.map(Judge::model), period);
        var findings = new ArrayList<Finding>();
        reading.findings(findings);
        var missing = new ArrayList<Finding>();
        if (reading.isTrend() && reading.before().isEmpty()) {
            missing.add(missing(
                    "previous-outcome",
                    measure,
                    "Mått %s har inget utfall för perioden före %s."
                            .formatted(measure.key(), reading.judged().label()),
                    "Measure %s has no outcome for the period before %s.".formatted(measure.key(), reading.judged())));
        }
        if (!reading.isTrend() && !reading.hasTarget()) {
            missing.add(missing(
                    "target",
                    measure,
                    "Mått %s har inget målvärde.".formatted(measure.key()),
                    "Measure %s has no target value.".formatted(measure.key())));
        } else if ((reading.isTrend() || reading.isDue()) && reading.outcome().isEmpty()) {
            missing.add(
                    reading.isForecast()
                            ? missing(
                                    "forecast",
                                    measure,
                                    "Mått %s har ingen prognos för %s."
                                            .formatted(
                                                    measure.key(),
                                                    reading.judged().label()),
                                    "Measure %s has no forecast for %s.".formatted(measure.key(), reading.judged()))
                            : missing(
                                    "outcome",
                                    measure,
                                    "Mått %s har inget utfall för %s."
                                            .formatted(
                                                    measure.key(),
                                                    reading.judged().label()),
                                    "Measure %s has no outcome for %s.".formatted(measure.key(), reading.judged())));
        }
        var inputs = reading.inputs();
        var computed = judged(
                Level.INDICATOR,
                measure,
                reading.facts(),
                inputs,
                List::of,
                model -> reading.quotient().flatMap(quotient -> banded(model, quotient, inputs)));
        return new Assessment(
                measure,
                Level.INDICATOR,
                scene.field(measure, "name"),
                period,
                computed,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.copyOf(findings),
                List.copyOf(missing));
    }

    // --- activities

    Assessment activity(Subject activity) {
        var reported = told(activity, "status", "statusComment", Level.ACTIVITY);
        var inputs = new ArrayList<Input>();
        input(activity, "status." + period, inputs);
        input(activity, FieldChange.LIFE, inputs);
        var facts = Map.<String, Object>of(
                "reported", reported.isPresent(),
                "known", reported.flatMap(Told::value).isPresent(),
                "commented", reported.flatMap(Told::comment).isPresent(),
                "begun", isBy(activity, "plannedStart"),
                "due", isBy(activity, "plannedEnd"),
                "status", reported.flatMap(Told::value).orElse(""));
        var computed = reported.isEmpty() && judge.isPresent()
                ? special(
                        Special.NOT_REPORTED,
                        "ingen-uppgift",
                        new Wording(
                                "Ingen status har redovisats för %s.".formatted(period.label()),
                                "No status has been reported for %s.".formatted(period)),
                        inputs)
                : judged(
                        Level.ACTIVITY,
                        activity,
                        facts,
                        inputs,
                        () -> reported
                                .map(status -> new Wording(
                                        "Redovisat som «%s».".formatted(status.words()),
                                        "Reported as \"%s\".".formatted(status.words())))
                                .stream()
                                .toList(),
                        model -> reported.flatMap(Told::value)
                                .map(value ->
                                        verdict(model, value, "redovisad-status", AS_REPORTED, List.of(), inputs)));
        var findings = new ArrayList<Finding>();
        reported.ifPresent(status -> statusFindings(activity, Level.ACTIVITY, status, findings));
        disappeared(activity, reported).ifPresent(findings::add);
        removedByReportAlone(activity).ifPresent(findings::add);
        var missing = reported.isPresent()
                ? List.<Finding>of()
                : List.of(missing(
                        "status",
                        activity,
                        "Aktivitet %s har ingen redovisad status för %s.".formatted(activity.key(), period.label()),
                        "Activity %s has no reported status for %s.".formatted(activity.key(), period)));
        return new Assessment(
                activity,
                Level.ACTIVITY,
                scene.field(activity, "heading"),
                period,
                computed,
                reported,
                Optional.empty(),
                List.of(),
                List.of(),
                List.copyOf(findings),
                missing);
    }

    private boolean isBy(Subject activity, String day) {
        return scene.text(activity, day)
                .map(LocalDate::parse)
                .filter(date -> !date.isAfter(period.to()))
                .isPresent();
    }

    Removed removed(Subject activity) {
        return new Removed(
                activity,
                scene.field(activity, "heading"),
                scene.text(activity, FieldChange.REMOVAL_REASON),
                scene.state.field(activity, FieldChange.LIFE).orElseThrow().blame());
    }

    /** Told of before and not now, though others of the plan are, and no decision took it out. */
    private Optional<Finding> disappeared(Subject activity, Optional<Told> reported) {
        if (reported.isPresent() || scene.isTakenOut(activity)) {
            return Optional.empty();
        }
        var before = scene.periods(activity, "status").headSet(period);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        var othersAreToldOf = scene.beside(activity).stream()
                .anyMatch(other -> scene.field(other, "status." + period).isPresent());
        return othersAreToldOf
                ? scene.field(activity, "status." + before.last())
                        .map(last -> new Finding(
                                "disappeared-from-reports",
                                activity,
                                new Wording(
                                        "Aktivitet %s redovisades för %s men inte för %s, och inget beslut har tagit bort den."
                                                .formatted(
                                                        activity.key(),
                                                        before.last().label(),
                                                        period.label()),
                                        "Activity %s was reported for %s but not for %s, and no decision took it out."
                                                .formatted(activity.key(), before.last(), period)),
                                List.of(last.blame())))
                : Optional.empty();
    }

    private Optional<Finding> removedByReportAlone(Subject activity) {
        return scene.state
                .field(activity, FieldChange.LIFE)
                .filter(life -> life.value().equals(Optional.of(FieldChange.REMOVED)))
                .filter(_ -> !scene.isTakenOut(activity))
                .map(life -> new Finding(
                        "removed-without-decision",
                        activity,
                        new Wording(
                                "Aktivitet %s uppges vara borttagen, men inget beslut har tagit bort den: den räknas."
                                        .formatted(activity.key()),
                                "Activity %s is said to be removed, but no decision took it out: it counts."
                                        .formatted(activity.key())),
                        List.of(life.blame())));
    }

    /** For how many periods just before this one, each as long, the status was the same. */
    int stoodStill(Subject activity) {
        var now = scene.text(activity, "status." + period);
        var count = 0;
        for (var before = Periods.before(period);
                now.isPresent()
                        && count < LONGEST_STANDSTILL
                        && scene.text(activity, "status." + before).equals(now);
                before = Periods.before(before)) {
            count++;
        }
        return count;
    }

    // --- what was stated

    private Optional<Told> told(Subject subject, String field, String comment, Level level) {
        return scene.field(subject, field + "." + period).map(value -> {
            var words = value.value().orElseThrow();
            return new Told(
                    judge.flatMap(by -> by.level(level))
                            .flatMap(model -> model.meant(words))
                            .map(AssessmentModel.Value::key),
                    words,
                    scene.text(subject, comment + "." + period),
                    value.blame());
        });
    }

    private void statusFindings(Subject subject, Level level, Told status, List<Finding> findings) {
        judge.flatMap(by -> by.level(level)).ifPresent(model -> {
            if (status.value().isEmpty()) {
                findings.add(offScale(subject, status));
            }
            if (status.comment().isEmpty()
                    && status.value().filter(model.commentFor()::contains).isPresent()) {
                findings.add(new Finding(
                        "status-without-comment",
                        subject,
                        new Wording(
                                "Statusen «%s» ska enligt modellen åtföljas av en kommentar.".formatted(status.words()),
                                "By the model the status \"%s\" needs a comment.".formatted(status.words())),
                        List.of(status.blame())));
            }
        });
    }

    private static Finding offScale(Subject subject, Told told) {
        return new Finding(
                "value-not-on-the-scale",
                subject,
                new Wording(
                        "«%s» finns inte på modellens skala.".formatted(told.words()),
                        "\"%s\" is not on the scale of the model.".formatted(told.words())),
                List.of(told.blame()));
    }

    private void adoptionFindings(Subject goal, Told judgment, Verdict computed, List<Finding> findings) {
        judge.ifPresent(by -> {
            if (judgment.value().isEmpty()) {
                findings.add(offScale(goal, judgment));
            }
            if (!mayJudge(by.model(), goal, judgment.blame())) {
                findings.add(new Finding(
                        "assessor-not-competent",
                        goal,
                        new Wording(
                                "Enligt modellen är det inte detta organ som bedömer målet.",
                                "By the model it is not for this body to judge the goal."),
                        List.of(judgment.blame())));
            }
            if (computed.step()
                    && judgment.value().filter(computed.value()::equals).isEmpty()) {
                findings.add(new Finding(
                        "judged-otherwise-than-computed",
                        goal,
                        new Wording(
                                "Organet har bedömt målet som «%s»; uträknat är det «%s»."
                                        .formatted(
                                                judgment.words(),
                                                computed.label().sv()),
                                "The body has judged the goal as \"%s\"; computed it is \"%s\"."
                                        .formatted(
                                                judgment.words(),
                                                computed.label().en())),
                        List.of(judgment.blame())));
            }
        });
    }

    private boolean mayJudge(AssessmentModel model, Subject goal, Blame by) {
        if (model.assessors().isEmpty() || !(by.by() instanceof Authority.ByPoint(var point))) {
            return false;
        }
        var body = point.paragraph().meeting().body();
        var named = model.assessors().get().bodies();
        return named.isEmpty() ? scene.owner(goal).filter(body::equals).isPresent() : named.contains(body);
    }

    Optional<FieldValue> approval(BodyCode body) {
        return scene.field(FollowUpEvent.FollowUpApproved.subject(body, period), FieldChange.LIFE);
    }

    // --- a level's own way

    private interface Reasons {
        List<Wording> get();
    }

    private interface GroundOf {
        Optional<Verdict> of(LevelModel model);
    }

    private Verdict judged(
            Level level,
            Subject subject,
            Map<String, Object> facts,
            List<Input> inputs,
            Reasons reasons,
            GroundOf ground) {
        if (judge.isEmpty()) {
            return special(
                    Special.NOT_ASSESSED,
                    "ingen-modell",
                    new Wording(
                            "Ingen bedömningsmodell är känd som gällde.",
                            "No assessment model is known that was in force."),
                    inputs);
        }
        var by = judge.get();
        var model = by.level(level);
        if (model.isEmpty()) {
            return special(
                    Special.UNDETERMINED,
                    "nivan-saknas",
                    new Wording(
                            "Modellen säger inte hur %s bedöms.".formatted(plural(level)),
                            "The model does not say how this level is judged."),
                    inputs);
        }
        var rule = by.ruleOf(level, facts);
        if (rule.isPresent()) {
            var given = rule.get();
            return verdict(
                    model.get(),
                    given.value(),
                    given.id(),
                    given.sentence(),
                    model.get().isStep(given.value()) ? List.of() : reasons.get(),
                    inputs);
        }
        var grounded = model.get().ground() == Ground.RULES
                ? Optional.<Verdict>empty()
                : ofGround(level, subject, ground, model.get(), inputs);
        return grounded.orElseGet(() -> {
            var otherwise = model.get().otherwise();
            return verdict(model.get(), otherwise.value(), otherwise.id(), otherwise.sentence(), reasons.get(), inputs);
        });
    }

    /** Goals have a status too, where the model says that it is the value. */
    private Optional<Verdict> ofGround(
            Level level, Subject subject, GroundOf ground, LevelModel model, List<Input> inputs) {
        if (model.ground() == Ground.REPORT && level == Level.GOAL) {
            input(subject, "status." + period, inputs);
            return told(subject, "status", "statusComment", level)
                    .flatMap(Told::value)
                    .map(value -> verdict(model, value, "redovisad-status", AS_REPORTED, List.of(), inputs));
        }
        return ground.of(model);
    }

    private static String plural(Level level) {
        return switch (level) {
            case INDICATOR -> "mått";
            case ACTIVITY -> "aktiviteter";
            case SUB_GOAL -> "delmål";
            case GOAL -> "mål";
        };
    }

    private static Verdict verdict(
            LevelModel model, String value, String rule, Wording sentence, List<Wording> reasons, List<Input> inputs) {
        return new Verdict(value, model.labelOf(value), model.isStep(value), rule, sentence, reasons, inputs);
    }

    private static Verdict special(Special value, String rule, Wording sentence, List<Input> inputs) {
        return new Verdict(value.key(), value.label(), false, rule, sentence, List.of(sentence), inputs);
    }

    private void input(Subject subject, String field, List<Input> inputs) {
        scene.field(subject, field).ifPresent(value -> inputs.add(new Input(subject, field, value)));
    }

    private static Finding missing(String code, Subject subject, String swedish, String english) {
        return new Finding(code, subject, new Wording(swedish, english), List.of());
    }

    static ReportingPeriod yearOf(LocalDate day) {
        return ReportingPeriod.year(Year.from(day));
    }
}
