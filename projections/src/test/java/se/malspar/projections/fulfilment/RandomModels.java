package se.malspar.projections.fulfilment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.AssessmentModel.Against;
import se.malspar.domain.assessment.AssessmentModel.Band;
import se.malspar.domain.assessment.AssessmentModel.Comparison;
import se.malspar.domain.assessment.AssessmentModel.Edge;
import se.malspar.domain.assessment.AssessmentModel.Ground;
import se.malspar.domain.assessment.AssessmentModel.Horizon;
import se.malspar.domain.assessment.AssessmentModel.Kind;
import se.malspar.domain.assessment.AssessmentModel.LevelModel;
import se.malspar.domain.assessment.AssessmentModel.Manner;
import se.malspar.domain.assessment.AssessmentModel.Missing;
import se.malspar.domain.assessment.AssessmentModel.Mode;
import se.malspar.domain.assessment.AssessmentModel.Points;
import se.malspar.domain.assessment.AssessmentModel.Quotient;
import se.malspar.domain.assessment.AssessmentModel.Revised;
import se.malspar.domain.assessment.AssessmentModel.RollUp;
import se.malspar.domain.assessment.AssessmentModel.Weight;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.ModelKey;
import se.malspar.domain.assessment.Wording;

/** Models that somebody could adopt, the same for the same seed: their numbers, and how they weigh, drawn at random. */
final class RandomModels {

    private static final Set<String> ASKING_FOR_A_TARGET = Set.of("!hasTarget", "!due");
    private static final Wording SO = new Wording("Så är det.", "So it is.");

    private final SplittableRandom random;
    private final AssessmentModel pattern = Town.ready("kvot-100-80");

    private RandomModels(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static AssessmentModel of(long seed) {
        return new RandomModels(seed).model("slump-" + seed);
    }

    private AssessmentModel model(String key) {
        var kind = pick(Kind.values());
        return new AssessmentModel(
                ModelKey.of(key),
                new Wording(key, key),
                Optional.empty(),
                new Mode(kind, kind == Kind.FORECAST ? Optional.of(pick(Horizon.values())) : Optional.empty()),
                List.of(
                        indicator(kind),
                        pattern.level(Level.ACTIVITY).orElseThrow(),
                        whole(Level.SUB_GOAL, List.of(Level.INDICATOR)),
                        whole(Level.GOAL, partsOfGoal())),
                pattern.assessors());
    }

    private LevelModel indicator(Kind kind) {
        var level = pattern.level(Level.INDICATOR).orElseThrow();
        var trend = kind == Kind.TREND;
        return new LevelModel(
                Level.INDICATOR,
                level.values(),
                List.of(),
                List.of(),
                level.rules().stream()
                        .filter(rule -> !trend || !ASKING_FOR_A_TARGET.contains(rule.when()))
                        .toList(),
                Ground.COMPARISON,
                Optional.of(new Comparison(
                        trend ? Against.PREVIOUS : Against.TARGET,
                        Quotient.OUTCOME_BY_TARGET,
                        pick(Quotient.values()),
                        random.nextBoolean() ? Optional.of(random.nextInt(7)) : Optional.empty(),
                        random.nextInt(4) == 0 ? Optional.of("0.0" + random.nextInt(1, 10)) : Optional.empty(),
                        pick(Revised.values()))),
                Optional.empty(),
                bands(30, 120),
                level.otherwise());
    }

    private List<Level> partsOfGoal() {
        var parts = EnumSet.of(Level.INDICATOR);
        if (random.nextBoolean()) {
            parts.add(Level.SUB_GOAL);
        }
        if (random.nextInt(3) == 0) {
            parts.add(Level.ACTIVITY);
        }
        return List.copyOf(parts);
    }

    private LevelModel whole(Level whole, List<Level> parts) {
        var level = pattern.level(whole).orElseThrow();
        var manner = parts.contains(Level.ACTIVITY) ? pick(Manner.MEAN, Manner.WEIGHTED) : pick(Manner.values());
        var worst = manner == Manner.WORST;
        var rollUp = new RollUp(
                parts,
                manner,
                worst ? List.of() : points(parts),
                worst ? pick(Missing.UNDETERMINED, Missing.LEFT_OUT) : pick(Missing.values()),
                random.nextInt(3) == 0 ? Optional.of("0." + random.nextInt(1, 10)) : Optional.empty(),
                manner == Manner.WEIGHTED
                        ? List.of(new Weight("goal:a/measure:m", "" + random.nextInt(1, 9)))
                        : List.of());
        return new LevelModel(
                whole,
                level.values(),
                List.of(),
                List.of(),
                random.nextBoolean() ? level.rules() : List.of(),
                Ground.ROLL_UP,
                Optional.empty(),
                Optional.of(rollUp),
                worst ? List.of() : bands(10, 100),
                level.otherwise());
    }

    private List<Points> points(List<Level> parts) {
        var points = new ArrayList<Points>();
        for (var value : parts.stream()
                .map(part -> pattern.level(part).orElseThrow())
                .flatMap(level -> level.values().stream())
                .map(AssessmentModel.Value::key)
                .distinct()
                .toList()) {
            points.add(new Points(value, "" + random.nextInt(5)));
        }
        return points;
    }

    /** Red, yellow and green, of numbers in hundredths from one to another, so that no number falls between. */
    private List<Band> bands(int from, int to) {
        var first = random.nextInt(from, to);
        var second = random.nextInt(first + 1, to + 1);
        var lower = edge(first);
        var upper = edge(second);
        return List.of(
                new Band("rott", "rott", Optional.empty(), Optional.of(other(lower)), SO),
                new Band("gult", "gult", Optional.of(lower), Optional.of(other(upper)), SO),
                new Band("gront", "gront", Optional.of(upper), Optional.empty(), SO));
    }

    private Edge edge(int hundredths) {
        return new Edge(BigDecimal.valueOf(hundredths, 2).toPlainString(), random.nextBoolean());
    }

    private static Edge other(Edge edge) {
        return new Edge(edge.at(), !edge.included());
    }

    @SafeVarargs
    private <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }

    /** The levels whose value a missing outcome leaves open. */
    static Stream<Level> leftOpen(AssessmentModel model) {
        return model.levels().stream()
                .filter(level -> level.rollUp()
                        .filter(rollUp -> rollUp.missing() == Missing.UNDETERMINED
                                && rollUp.of().contains(Level.INDICATOR))
                        .isPresent())
                .map(LevelModel::level);
    }
}
