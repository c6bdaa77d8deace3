package se.malspar.app.pages.registrera;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.trail.Refused;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.Registration.Effect;
import se.malspar.domain.trail.Registration.PointEntry;

/**
 * Finds the input that a refusal concerns: the rules refuse a registration as a whole, so that it is tried piece by piece
 * until it is refused for the same reason.
 */
final class Pointing {

    /** What a refusal's code begins with, and the components that may be to blame. */
    private static final Map<String, List<String>> BLAMED = Map.ofEntries(
            Map.entry("goal-of-activity", List.of("goals")),
            Map.entry("goal", List.of("goal")),
            Map.entry("sub-goal", List.of("subGoal")),
            Map.entry("measure", List.of("measure")),
            Map.entry("activity", List.of("activity")),
            Map.entry("plan", List.of("plan")),
            Map.entry("commission", List.of("commission")),
            Map.entry("point", List.of("point")),
            Map.entry("annulment", List.of("point")),
            Map.entry("revokes", List.of("point")),
            Map.entry("correction", List.of("point")),
            Map.entry("status-needs-a-comment", List.of("comment")),
            Map.entry("forecast", List.of("value")),
            Map.entry("body", List.of("body", "proposedTo", "owner", "plan", "meeting", "issuedBy", "addressee")),
            Map.entry("paragraph", List.of("number")),
            Map.entry("document", List.of("document")),
            Map.entry("nothing-to-record", List.of("number", "document")),
            Map.entry("examples-apart", List.of("evidence")),
            Map.entry("registration", List.of("reason")));

    private final Draft draft;
    private final Registration whole;
    private final RuntimeException refusal;
    private final Function<Registration, Optional<RuntimeException>> tried;

    private Pointing(
            Draft draft,
            Registration whole,
            RuntimeException refusal,
            Function<Registration, Optional<RuntimeException>> tried) {
        this.draft = draft;
        this.whole = whole;
        this.refusal = refusal;
        this.tried = tried;
    }

    /**
     * What stands in the way, at its input.
     *
     * @param whole what the draft was read as
     * @param tried why a part of it would be refused, if it would
     */
    static Trouble at(
            Draft draft,
            Registration whole,
            RuntimeException refusal,
            Function<Registration, Optional<RuntimeException>> tried) {
        var input = new Pointing(draft, whole, refusal, tried).input();
        return switch (refusal) {
            case Refused refused -> new Trouble(input, refused.swedish(), refused.english());
            case Malformed malformed -> new Trouble(input, malformed.swedish(), malformed.english());
            default -> throw refusal;
        };
    }

    private String input() {
        return whole.paragraph().isPresent() ? inParagraph() : inDocument();
    }

    private String inParagraph() {
        var head = new ArrayList<>(PaperInputs.OF_A_PARAGRAPH);
        head.add(PaperInputs.EVIDENCE);
        head.addAll(PaperInputs.REPLACES);
        var points = new ArrayList<PointEntry>();
        if (isRefused(points, List.of())) {
            return "h." + blamed(head);
        }
        for (int p = 0; p < whole.points().size(); p++) {
            var point = whole.points().get(p);
            for (int e = 0; e <= point.effects().size(); e++) {
                var tried = new ArrayList<>(points);
                tried.add(new PointEntry(
                        point.proposedTo(),
                        point.number(),
                        point.text(),
                        point.outcome(),
                        point.effects().subList(0, e)));
                if (isRefused(tried, List.of())) {
                    return e == 0
                            ? "p" + p + "." + blamed(PaperInputs.OF_A_POINT)
                            : ofEffect(
                                    "p" + p + ".e" + (e - 1) + ".",
                                    draft.points().get(p).effects().get(e - 1));
                }
            }
            points.add(point);
        }
        return "";
    }

    private String inDocument() {
        var head = new ArrayList<>(PaperInputs.OF_A_DOCUMENT);
        head.add(PaperInputs.EVIDENCE);
        head.addAll(PaperInputs.MORE_OF_A_DOCUMENT);
        if (isRefused(List.of(), List.of())) {
            return "h." + blamed(head);
        }
        var tried = 0;
        for (int p = 0; p < draft.points().size(); p++) {
            var effects = draft.points().get(p).effects();
            for (int e = 0; e < effects.size(); e++) {
                if (!effects.get(e).isUntouched()
                        && isRefused(List.of(), whole.effects().subList(0, ++tried))) {
                    return ofEffect("p" + p + ".e" + e + ".", effects.get(e));
                }
            }
        }
        return "";
    }

    private String ofEffect(String prefix, Draft.Effect effect) {
        var kind = effect.kind().orElseThrow();
        var inputs = new ArrayList<>(kind.inputs());
        effect.corrected()
                .ifPresent(corrected -> corrected
                        .inputs()
                        .forEach(each ->
                                inputs.add(new Input(Draft.CORRECTED + each.name(), each.control(), each.required()))));
        PaperInputs.DEVIATIONS.forEach(
                each -> inputs.add(new Input(Draft.DEVIATION + each.name(), each.control(), false)));
        var blamed = blamed(inputs);
        return prefix + (blamed.isEmpty() ? Draft.KIND : blamed);
    }

    private String blamed(List<Input> inputs) {
        var components = switch (refusal) {
            case Malformed malformed -> List.of(malformed.field());
            case Refused refused ->
                BLAMED.entrySet().stream()
                        .filter(each -> refused.code().startsWith(each.getKey()))
                        .max(Comparator.comparingInt(each -> each.getKey().length()))
                        .map(Map.Entry::getValue)
                        .orElse(List.of());
            default -> List.<String>of();
        };
        return inputs.stream()
                .filter(input -> components.contains(input.component()))
                .map(Input::name)
                .findFirst()
                .orElse("");
    }

    /** Whether so much of it would be refused for the reason that all of it was. */
    private boolean isRefused(List<PointEntry> points, List<Effect> effects) {
        return tried.apply(new Registration(
                        whole.paragraph(),
                        whole.document(),
                        whole.evidence(),
                        whole.source(),
                        points,
                        effects,
                        whole.replaces()))
                .filter(this::isTheSame)
                .isPresent();
    }

    private boolean isTheSame(RuntimeException other) {
        return other.getClass().equals(refusal.getClass())
                && String.valueOf(other.getMessage()).equals(refusal.getMessage());
    }
}
