package se.malspar.domain.fulfilment;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.malspar.domain.assessment.AssessmentModel.Missing;
import se.malspar.domain.assessment.AssessmentModel.RollUp;
import se.malspar.domain.assessment.Special;
import se.malspar.domain.assessment.Wording;
import se.malspar.domain.fulfilment.Verdict.Input;

/** Weighs the values of the parts together, as a level of a model says. */
final class RollingUp {

    private static final Wording WORST =
            new Wording("Det sämsta av delarnas värden.", "The worst of the parts' values.");
    private static final Wording NO_PARTS =
            new Wording("Det finns inga delar med ett värde.", "There are no parts with a value.");

    /** What is not to be judged in the period is no missing part of it. */
    private static final Set<String> NO_PART = Set.of(Special.NOT_DUE.key(), Special.NOT_ASSESSED_BY_DESIGN.key());

    private final ReadyLevel level;
    private final RollUp rollUp;
    private final Map<String, BigDecimal> points = new HashMap<>();
    private final Map<String, BigDecimal> weights = new HashMap<>();

    RollingUp(ReadyLevel level, RollUp rollUp) {
        this.level = level;
        this.rollUp = rollUp;
        rollUp.points().forEach(each -> points.put(each.value(), each.number()));
        rollUp.weights().forEach(each -> weights.put(each.part(), each.number()));
    }

    /** The value of the whole; none where too many of its parts have none. */
    Optional<Verdict> of(Parts all, List<Input> inputs) {
        var parts = rollUp.of().stream()
                .flatMap(part -> all.of(part).stream())
                .filter(part -> !NO_PART.contains(part.computed().value()))
                .toList();
        var valued = parts.stream().filter(part -> part.computed().step()).toList();
        var counted = rollUp.missing() == Missing.COUNTS_AS_ZERO ? parts : valued;
        if (counted.isEmpty()) {
            return parts.isEmpty() || rollUp.missing() == Missing.LEFT_OUT
                    ? Optional.of(Inquiry.special(Special.CANNOT_BE_ASSESSED, "inga-delar", NO_PARTS, inputs))
                    : Optional.empty();
        }
        if ((rollUp.missing() == Missing.UNDETERMINED && valued.size() < parts.size())
                || !isCovered(valued.size(), parts.size())) {
            return Optional.empty();
        }
        return switch (rollUp.manner()) {
            case WORST ->
                valued.stream()
                        .map(part -> part.computed().value())
                        .max(Comparator.comparingInt(level::step))
                        .map(worst -> level.verdict(worst, "samst", WORST, List.of(), inputs));
            case MEAN, WEIGHTED -> mean(counted).flatMap(mean -> level.banded(mean, inputs));
        };
    }

    /** Whether as large a share of the parts has a value as the model wants. */
    private boolean isCovered(int valued, int parts) {
        return rollUp.coverage()
                .map(BigDecimal::new)
                .map(share -> BigDecimal.valueOf(valued).compareTo(share.multiply(BigDecimal.valueOf(parts))) >= 0)
                .orElse(true);
    }

    /** The mean of the points, each as heavy as its part; of what has no value the points are none. */
    private Optional<Quotient> mean(List<Assessment> counted) {
        var sum = BigDecimal.ZERO;
        var weight = BigDecimal.ZERO;
        for (var part : counted) {
            var own = weights.getOrDefault(part.subject().path(), BigDecimal.ONE);
            weight = weight.add(own);
            sum = sum.add(own.multiply(points.getOrDefault(part.computed().value(), BigDecimal.ZERO)));
        }
        return weight.signum() > 0 ? Optional.of(Quotient.of(sum, weight)) : Optional.empty();
    }
}
