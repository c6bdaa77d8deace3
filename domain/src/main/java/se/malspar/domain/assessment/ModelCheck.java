package se.malspar.domain.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.malspar.domain.assessment.AssessmentModel.Against;
import se.malspar.domain.assessment.AssessmentModel.Band;
import se.malspar.domain.assessment.AssessmentModel.Comparison;
import se.malspar.domain.assessment.AssessmentModel.Edge;
import se.malspar.domain.assessment.AssessmentModel.Ground;
import se.malspar.domain.assessment.AssessmentModel.Kind;
import se.malspar.domain.assessment.AssessmentModel.LevelModel;
import se.malspar.domain.assessment.AssessmentModel.Manner;
import se.malspar.domain.assessment.AssessmentModel.Missing;
import se.malspar.domain.assessment.AssessmentModel.Points;
import se.malspar.domain.assessment.AssessmentModel.RollUp;
import se.malspar.domain.assessment.AssessmentModel.Value;
import se.malspar.domain.decision.Malformed;

/**
 * What a model must be before it is adopted: every number has one value and every value can be had, every name is known.
 * Asked when a model is recorded and never when it is read, so that what was once adopted stays readable.
 */
public final class ModelCheck {

    private static final Pattern KEY = Pattern.compile("[a-zåäö0-9][a-zåäö0-9-]{0,79}");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,6})?");
    private static final int MOST_RULES = 50;

    /** What is wrong, and where in the model. */
    public record Fault(String place, Wording what) {}

    private final AssessmentModel model;
    private final RuleLanguage language;
    private final List<Fault> faults = new ArrayList<>();

    private ModelCheck(AssessmentModel model, RuleLanguage language) {
        this.model = model;
        this.language = language;
    }

    /** Everything that is wrong with a model, in the order of its text. */
    public static List<Fault> faults(AssessmentModel model, RuleLanguage language) {
        var check = new ModelCheck(model, language);
        check.mode();
        check.levels();
        return List.copyOf(check.faults);
    }

    /** Throws {@link Malformed} with the first fault's place, unless the model can be used. */
    public static void require(AssessmentModel model, RuleLanguage language) {
        var faults = faults(model, language);
        if (!faults.isEmpty()) {
            var first = faults.getFirst();
            var more = faults.size() - 1;
            throw new Malformed(
                    "model." + first.place(),
                    model.key().value(),
                    first.what().sv() + (more == 0 ? "" : " Och %d fel till.".formatted(more)),
                    first.what().en() + (more == 0 ? "" : " And %d more.".formatted(more)));
        }
    }

    private void fault(String place, String swedish, String english) {
        faults.add(new Fault(place, new Wording(swedish, english)));
    }

    private void mode() {
        if ((model.mode().kind() == Kind.FORECAST) != model.mode().horizon().isPresent()) {
            fault(
                    "mode.horizon",
                    "En prognos har en horisont, och inget annat har det.",
                    "A forecast has a horizon, and nothing else has.");
        }
        model.level(Level.INDICATOR)
                .flatMap(LevelModel::comparison)
                .filter(comparison -> (model.mode().kind() == Kind.TREND) != (comparison.against() == Against.PREVIOUS))
                .ifPresent(_ -> fault(
                        "mode.kind",
                        "En trend, och inget annat, jämför med perioden före (PREVIOUS).",
                        "A trend, and nothing else, compares with the period before (PREVIOUS)."));
    }

    private void levels() {
        var seen = EnumSet.noneOf(Level.class);
        for (var level : model.levels()) {
            if (!seen.add(level.level())) {
                fault(
                        "levels",
                        "Nivån %s står två gånger.".formatted(level.level()),
                        "The level %s stands twice.".formatted(level.level()));
            }
            check(level);
        }
        if (!seen.contains(Level.GOAL)) {
            fault(
                    "levels",
                    "Modellen säger inte hur mål bedöms (GOAL).",
                    "The model does not say how goals are judged.");
        }
    }

    private void check(LevelModel level) {
        var place = "levels[" + level.level() + "]";
        values(level, place);
        rules(level, place);
        ground(level, place);
        bands(level, place);
        reachable(level, place);
    }

    private void values(LevelModel level, String place) {
        if (level.values().isEmpty()) {
            fault(place + ".values", "Skalan har inga värden.", "The scale has no values.");
        }
        var keys = new HashSet<String>();
        var symbols = new HashSet<String>();
        for (var value : RuleWords.values(level).toList()) {
            var at = place + ".values[" + value.key() + "]";
            if (!KEY.matcher(value.key()).matches()) {
                fault(
                        at + ".key",
                        "Ett värde har en nyckel av små bokstäver, siffror och bindestreck.",
                        "A value has a key of lower-case letters, digits and hyphens.");
            }
            if (!keys.add(value.key())) {
                fault(at, "Värdet står två gånger.", "The value stands twice.");
            }
            if (!symbols.add(value.symbol())) {
                fault(
                        at + ".symbol",
                        "Två värden har samma symbol: då skiljer bara färgen dem åt.",
                        "Two values have the same symbol: only their colour would tell them apart.");
            }
            if (!COLOUR.matcher(value.colour()).matches()) {
                fault(at + ".colour", "En färg skrivs som #2e7d32.", "A colour is written as #2e7d32.");
            }
        }
        level.values().stream()
                .filter(value -> Special.of(value.key()).isPresent())
                .forEach(value -> fault(
                        place + ".values[" + value.key() + "]",
                        "%s är inget steg på en skala.".formatted(value.key()),
                        "%s is no step of a scale.".formatted(value.key())));
        level.commentFor().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> unknownValue(place + ".commentFor", key));
    }

    private void unknownValue(String place, String key) {
        fault(
                place,
                "Värdet «%s» finns inte på skalan.".formatted(key),
                "The value \"%s\" is not on the scale.".formatted(key));
    }

    private void rules(LevelModel level, String place) {
        if (level.rules().size() > MOST_RULES) {
            fault(
                    place + ".rules",
                    "En nivå har högst %d regler.".formatted(MOST_RULES),
                    "A level has at most %d rules.".formatted(MOST_RULES));
        }
        var ids = new HashSet<String>();
        var vocabulary = RuleWords.of(model, level.level());
        for (var rule : level.rules()) {
            var at = place + ".rules[" + rule.id() + "]";
            distinct(ids, rule.id(), at);
            known(level, rule.value(), at + ".value");
            try {
                var _ = language.compile(rule.when(), vocabulary);
            } catch (RuleLanguage.Unfit unfit) {
                fault(at + ".when", unfit.why().sv(), unfit.why().en());
            }
        }
        level.bands().forEach(band -> distinct(ids, band.id(), place + ".bands[" + band.id() + "]"));
        distinct(ids, level.otherwise().id(), place + ".otherwise");
        known(level, level.otherwise().value(), place + ".otherwise.value");
    }

    private void distinct(Set<String> ids, String id, String place) {
        if (!ids.add(id)) {
            fault(place, "Två regler heter «%s».".formatted(id), "Two rules are called \"%s\".".formatted(id));
        }
    }

    private void known(LevelModel level, String key, String place) {
        if (Special.of(key).isEmpty()
                && RuleWords.values(level).noneMatch(value -> value.key().equals(key))) {
            unknownValue(place, key);
        }
    }

    // --- what a value comes from

    private void ground(LevelModel level, String place) {
        var compares = level.ground() == Ground.COMPARISON;
        var rollsUp = level.ground() == Ground.ROLL_UP;
        if (compares != level.comparison().isPresent() || (compares && level.level() != Level.INDICATOR)) {
            fault(
                    place + ".comparison",
                    "Mått, och bara mått, jämförs: ange comparison när grunden är COMPARISON.",
                    "Indicators alone are compared: state comparison where the ground is COMPARISON.");
        }
        if (rollsUp != level.rollUp().isPresent() || (rollsUp && !isWhole(level.level()))) {
            fault(
                    place + ".rollUp",
                    "Mål och delmål, och inget annat, vägs samman: ange rollUp när grunden är ROLL_UP.",
                    "Goals and sub-goals alone are rolled up: state rollUp where the ground is ROLL_UP.");
        }
        if (level.ground() == Ground.REPORT && level.level() == Level.INDICATOR) {
            fault(
                    place + ".ground",
                    "Ett mått har ett utfall och ingen status.",
                    "An indicator has an outcome and no status.");
        }
        level.comparison().ifPresent(comparison -> comparison(comparison, place + ".comparison"));
        level.rollUp().ifPresent(rollUp -> rollUp(level, rollUp, place + ".rollUp"));
    }

    private static boolean isWhole(Level level) {
        return level == Level.GOAL || level == Level.SUB_GOAL;
    }

    private void comparison(Comparison comparison, String place) {
        comparison
                .decimals()
                .filter(decimals -> decimals < 0 || decimals > 6)
                .ifPresent(_ -> fault(place + ".decimals", "Avrunda till 0–6 decimaler.", "Round to 0 to 6 decimals."));
        comparison.tolerance().ifPresent(tolerance -> number(place + ".tolerance", tolerance));
    }

    private boolean number(String place, String text) {
        if (NUMBER.matcher(text).matches()) {
            return true;
        }
        fault(place, "Ett tal skrivs som 0.80.", "A number is written as 0.80.");
        return false;
    }

    private void rollUp(LevelModel level, RollUp rollUp, String place) {
        if (rollUp.of().isEmpty() || rollUp.of().contains(level.level())) {
            fault(place + ".of", "Ange vilka delar som vägs samman.", "State which parts are rolled up.");
        }
        for (var part : rollUp.of()) {
            var parts = model.level(part);
            if (parts.isEmpty()) {
                fault(
                        place + ".of",
                        "Modellen säger inte hur %s bedöms.".formatted(part),
                        "The model does not say how %s is judged.".formatted(part));
                continue;
            }
            for (var value : parts.get().values()) {
                if (rollUp.manner() == Manner.WORST && !level.isStep(value.key())) {
                    fault(
                            place,
                            "«%s» på nivån %s finns inte på denna skala: det sämsta kan inte väljas."
                                    .formatted(value.key(), part),
                            "\"%s\" of %s is not on this scale: the worst cannot be told."
                                    .formatted(value.key(), part));
                }
                if (rollUp.manner() != Manner.WORST
                        && rollUp.points().stream()
                                .noneMatch(points -> points.value().equals(value.key()))) {
                    fault(
                            place + ".points",
                            "«%s» på nivån %s har ingen poäng.".formatted(value.key(), part),
                            "\"%s\" of %s has no points.".formatted(value.key(), part));
                }
            }
        }
        var known = rollUp.of().stream()
                .flatMap(part -> model.level(part).stream())
                .flatMap(part -> part.values().stream())
                .map(Value::key)
                .collect(Collectors.toSet());
        for (Points points : rollUp.points()) {
            number(place + ".points[" + points.value() + "]", points.points());
            if (!known.contains(points.value())) {
                unknownValue(place + ".points", points.value());
            }
        }
        if (rollUp.manner() == Manner.WORST && rollUp.missing() == Missing.COUNTS_AS_ZERO) {
            fault(
                    place + ".missing",
                    "Det sämsta av värden har inget att räkna som noll.",
                    "The worst of values has nothing to count as zero.");
        }
        rollUp.coverage()
                .filter(share -> number(place + ".coverage", share))
                .map(BigDecimal::new)
                .filter(share -> share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0)
                .ifPresent(_ -> fault(
                        place + ".coverage",
                        "Täckningen är en andel mellan 0 och 1.",
                        "Coverage is a share between 0 and 1."));
        weights(rollUp, place + ".weights");
    }

    private void weights(RollUp rollUp, String place) {
        if ((rollUp.manner() == Manner.WEIGHTED) == rollUp.weights().isEmpty()) {
            fault(
                    place,
                    "Ange vikter när delarna vägs (WEIGHTED), och bara då.",
                    "State weights where the parts are weighted (WEIGHTED), and only then.");
        }
        var seen = new HashSet<String>();
        for (var weight : rollUp.weights()) {
            var at = place + "[" + weight.part() + "]";
            if (!seen.add(weight.part())) {
                fault(at, "Delen står två gånger.", "The part stands twice.");
            }
            if (number(at, weight.weight()) && weight.number().signum() <= 0) {
                fault(at, "En vikt är större än noll.", "A weight is above zero.");
            }
        }
    }

    // --- bands

    private void bands(LevelModel level, String place) {
        var needed = level.ground() == Ground.COMPARISON
                || level.rollUp()
                        .filter(rollUp -> rollUp.manner() != Manner.WORST)
                        .isPresent();
        if (needed == level.bands().isEmpty()) {
            fault(
                    place + ".bands",
                    needed ? "Ange vilka tal som ger vilket värde." : "Det finns inget tal att lägga i ett intervall.",
                    needed ? "State which numbers give which value." : "There is no number to put in a band.");
            return;
        }
        for (var band : level.bands()) {
            var at = place + ".bands[" + band.id() + "]";
            if (!level.isStep(band.value())) {
                unknownValue(at + ".value", band.value());
            }
            var numbers = Stream.of(band.from(), band.to())
                    .flatMap(Optional::stream)
                    .map(edge -> number(at, edge.at()))
                    .toList();
            if (numbers.contains(false)) {
                return;
            }
            if (isEmpty(band)) {
                fault(at, "Intervallet är tomt: värdet kan aldrig fås.", "The band is empty: its value cannot be had.");
            }
        }
        meeting(level, place);
    }

    private static boolean isEmpty(Band band) {
        if (band.from().isEmpty() || band.to().isEmpty()) {
            return false;
        }
        var order = band.from().get().number().compareTo(band.to().get().number());
        return order > 0
                || (order == 0
                        && !(band.from().get().included() && band.to().get().included()));
    }

    /** From the lowest to the highest, with no number between two bands and none in both. */
    private void meeting(LevelModel level, String place) {
        var bands = level.bands();
        for (int i = 0; i < bands.size(); i++) {
            var band = bands.get(i);
            var at = place + ".bands[" + band.id() + "]";
            if (band.from().isPresent() != (i > 0)) {
                fault(
                        at + ".from",
                        "Det lägsta intervallet, och bara det, saknar undre gräns.",
                        "The lowest band, and no other, has no lower end.");
            }
            if (band.to().isPresent() != (i < bands.size() - 1)) {
                fault(
                        at + ".to",
                        "Det högsta intervallet, och bara det, saknar övre gräns.",
                        "The highest band, and no other, has no upper end.");
            }
            if (i > 0 && bands.get(i - 1).to().isPresent() && band.from().isPresent()) {
                meeting(level, bands.get(i - 1).to().get(), band.from().get(), at);
            }
        }
    }

    private void meeting(LevelModel level, Edge below, Edge above, String place) {
        var order = below.number().compareTo(above.number());
        if (order > 0 || (order == 0 && below.included() && above.included())) {
            fault(
                    place + ".from",
                    "Intervallen överlappar vid %s: ett tal skulle få två värden.".formatted(above.at()),
                    "The bands overlap at %s: a number would have two values.".formatted(above.at()));
        } else if (order == 0 ? !below.included() && !above.included() : holdsANumber(level, below, above)) {
            fault(
                    place + ".from",
                    "Mellan %s och %s finns tal som inte får något värde.".formatted(below.at(), above.at()),
                    "Between %s and %s there are numbers without a value.".formatted(below.at(), above.at()));
        }
    }

    /** Whether a number can fall between two bands: a rounded one only where it has no more decimals than that. */
    private static boolean holdsANumber(LevelModel level, Edge below, Edge above) {
        var decimals = level.comparison().flatMap(Comparison::decimals);
        if (decimals.isEmpty()
                || level.comparison().flatMap(Comparison::tolerance).isPresent()) {
            return true;
        }
        var step = BigDecimal.ONE.movePointLeft(decimals.get());
        var first = below.number().setScale(decimals.get(), RoundingMode.CEILING);
        if (first.compareTo(below.number()) == 0 && below.included()) {
            first = first.add(step);
        }
        var order = first.compareTo(above.number());
        return order < 0 || (order == 0 && !above.included());
    }

    // --- whether every value can be had

    private void reachable(LevelModel level, String place) {
        var leftOpen =
                level.ground() == Ground.RULES && level.otherwise().value().equals(Special.UNDETERMINED.key());
        if (level.ground() == Ground.REPORT
                || leftOpen
                || (isWhole(level.level()) && model.assessors().isPresent())) {
            return; // a report or a judgment can give them all
        }
        var given = new HashSet<String>();
        var open = true;
        for (var rule : level.rules()) {
            if (open) {
                given.add(rule.value());
            } else {
                fault(
                        place + ".rules[" + rule.id() + "]",
                        "Regeln kan aldrig nås: en tidigare gäller alltid.",
                        "The rule cannot be reached: one before it always holds.");
            }
            open &= !rule.when().equals("true");
        }
        given.add(level.otherwise().value());
        level.bands().forEach(band -> given.add(band.value()));
        level.rollUp()
                .filter(rollUp -> rollUp.manner() == Manner.WORST)
                .ifPresent(_ -> level.values().forEach(value -> given.add(value.key())));
        level.values().stream()
                .filter(value -> !given.contains(value.key()))
                .forEach(value -> fault(
                        place + ".values[" + value.key() + "]",
                        "Inget ger värdet «%s».".formatted(value.key()),
                        "Nothing gives the value \"%s\".".formatted(value.key())));
    }
}
