package se.malspar.domain.fulfilment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import se.malspar.domain.assessment.AssessmentModel.Ground;
import se.malspar.domain.assessment.AssessmentModel.Rule;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.Special;
import se.malspar.domain.assessment.Wording;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.fulfilment.Assessment.Finding;
import se.malspar.domain.fulfilment.Assessment.Told;
import se.malspar.domain.fulfilment.Verdict.Input;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.time.ReportingPeriod;

/** One question, and what all levels have in common in how it is answered: a scene, a period, and by which model. */
final class Inquiry {

    private static final Wording NO_MODEL = new Wording(
            "Ingen bedömningsmodell är känd som gällde.", "No assessment model is known that was in force.");

    private final Scene scene;
    private final Optional<Judge> judge;
    private final ReportingPeriod period;
    private final String label;
    private final String status;
    private final String statusComment;
    private final String assessed;
    private final String motivation;
    private final Map<String, Optional<FieldValue>> approvals = new HashMap<>();

    Inquiry(Scene scene, Optional<Judge> judge, ReportingPeriod period) {
        this.scene = scene;
        this.judge = judge;
        this.period = period;
        this.label = period.label();
        this.status = "status." + period;
        this.statusComment = "statusComment." + period;
        this.assessed = "assessed." + period;
        this.motivation = "assessmentMotivation." + period;
    }

    Scene scene() {
        return scene;
    }

    Optional<Judge> judge() {
        return judge;
    }

    ReportingPeriod period() {
        return period;
    }

    /** The period as people say it. */
    String label() {
        return label;
    }

    /** The field that keeps the status of the period. */
    String status() {
        return status;
    }

    Optional<ReadyLevel> level(Level level) {
        return judge.flatMap(by -> by.level(level));
    }

    /** The § that approved the period's follow-up of the body whose goal it is. */
    Optional<FieldValue> approval(Topic goal) {
        return goal.text("owner")
                .flatMap(owner -> approvals.computeIfAbsent(owner, code -> approvalOf(new BodyCode(code))));
    }

    Optional<FieldValue> approvalOf(BodyCode body) {
        return scene.approval(body, period);
    }

    // --- what was stated

    Optional<Told> reported(Topic topic, Level level) {
        return topic.field(status).map(value -> told(topic, value, level));
    }

    /** The body's own judgment of a goal. */
    Optional<Told> adopted(Topic goal) {
        return goal.field(assessed).map(value -> told(goal, value, motivation, Level.GOAL));
    }

    /** The same of a status that has been looked up. */
    Told told(Topic topic, FieldValue value, Level level) {
        return told(topic, value, statusComment, level);
    }

    private Told told(Topic topic, FieldValue value, String comment, Level level) {
        var words = value.value().orElseThrow();
        return new Told(level(level).flatMap(by -> by.meant(words)), words, topic.text(comment), value.blame());
    }

    /** What is to be noted of a status, by the model. */
    List<Finding> noted(Topic topic, Level level, Told told) {
        var by = level(level);
        if (by.isEmpty()) {
            return List.of();
        }
        var findings = new ArrayList<Finding>(1);
        if (told.value().isEmpty()) {
            findings.add(offScale(topic, told));
        }
        if (told.comment().isEmpty()
                && told.value().filter(by.get()::needsComment).isPresent()) {
            findings.add(new Finding(
                    "status-without-comment",
                    topic.subject(),
                    new Wording(
                            "Statusen «%s» ska enligt modellen åtföljas av en kommentar.".formatted(told.words()),
                            "By the model the status \"%s\" needs a comment.".formatted(told.words())),
                    List.of(told.blame())));
        }
        return findings;
    }

    static Finding offScale(Topic topic, Told told) {
        return new Finding(
                "value-not-on-the-scale",
                topic.subject(),
                new Wording(
                        "«%s» finns inte på modellens skala.".formatted(told.words()),
                        "\"%s\" is not on the scale of the model.".formatted(told.words())),
                List.of(told.blame()));
    }

    static Finding missing(String code, Topic topic, String swedish, String english) {
        return new Finding(code, topic.subject(), new Wording(swedish, english), List.of());
    }

    // --- how a level is judged

    /**
     * The verdict: of the first rule that holds; where none does, of what the model says is the ground; where that gives
     * none either, what the model says of that.
     *
     * @param reasons what it came down to, where it is no step of the scale
     */
    Verdict judged(
            Level which,
            Supplier<Facts> facts,
            List<Input> inputs,
            Supplier<List<Wording>> reasons,
            Function<ReadyLevel, Optional<Verdict>> ground) {
        if (judge.isEmpty()) {
            return special(Special.NOT_ASSESSED, "ingen-modell", NO_MODEL, inputs);
        }
        var level = level(which);
        if (level.isEmpty()) {
            return special(Special.UNDETERMINED, "nivan-saknas", unmentioned(which), inputs);
        }
        var by = level.get();
        var rule = by.hasRules() ? by.ruleOf(facts.get()) : Optional.<Rule>empty();
        if (rule.isPresent()) {
            var given = rule.get();
            return by.verdict(
                    given.value(),
                    given.id(),
                    given.sentence(),
                    by.step(given.value()) >= 0 ? List.of() : reasons.get(),
                    inputs);
        }
        var grounded = by.model().ground() == Ground.RULES ? Optional.<Verdict>empty() : ground.apply(by);
        return grounded.orElseGet(() -> {
            var otherwise = by.model().otherwise();
            return by.verdict(otherwise.value(), otherwise.id(), otherwise.sentence(), reasons.get(), inputs);
        });
    }

    private static Wording unmentioned(Level level) {
        return switch (level) {
            case INDICATOR ->
                new Wording("Modellen säger inte hur mått bedöms.", "The model does not say how measures are judged.");
            case ACTIVITY ->
                new Wording(
                        "Modellen säger inte hur aktiviteter bedöms.",
                        "The model does not say how activities are judged.");
            case SUB_GOAL ->
                new Wording(
                        "Modellen säger inte hur delmål bedöms.", "The model does not say how sub-goals are judged.");
            case GOAL ->
                new Wording("Modellen säger inte hur mål bedöms.", "The model does not say how goals are judged.");
        };
    }

    static Verdict special(Special value, String rule, Wording sentence, List<Input> inputs) {
        return new Verdict(value.key(), value.label(), false, rule, sentence, List.of(sentence), inputs);
    }

    static void add(List<Input> inputs, Topic topic, String field) {
        topic.field(field).ifPresent(value -> inputs.add(new Input(topic.subject(), field, value)));
    }
}
