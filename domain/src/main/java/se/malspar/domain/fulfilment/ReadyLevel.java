package se.malspar.domain.fulfilment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.AssessmentModel.LevelModel;
import se.malspar.domain.assessment.AssessmentModel.Rule;
import se.malspar.domain.assessment.RuleLanguage;
import se.malspar.domain.assessment.RuleWords;
import se.malspar.domain.assessment.Special;
import se.malspar.domain.assessment.Wording;
import se.malspar.domain.fulfilment.Verdict.Input;

/** A level of a model with its rules made ready and its words looked up. */
final class ReadyLevel {

    /** A number in its band, with the sentence that shows it. */
    private record Placed(String value, String band, Wording sentence) {}

    private record ReadyRule(Rule rule, RuleLanguage.Condition condition) {}

    private final LevelModel model;
    private final List<ReadyRule> rules;
    private final Map<String, Integer> steps = new HashMap<>();
    private final Set<String> commentFor;
    private final Map<String, Wording> labels = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();
    private final Optional<RollingUp> rollingUp;
    private final Memo<Quotient, Optional<Placed>> placing = new Memo<>(this::place);
    private final Memo<Facts, Optional<Rule>> ruling = new Memo<>(this::firstThatHolds);

    ReadyLevel(AssessmentModel whole, LevelModel model, RuleLanguage language) {
        this.model = model;
        var vocabulary = RuleWords.of(whole, model.level());
        this.rules = model.rules().stream()
                .map(rule -> new ReadyRule(rule, language.compile(rule.when(), vocabulary)))
                .toList();
        model.values().forEach(value -> steps.put(value.key(), steps.size()));
        this.rollingUp = model.rollUp().map(rollUp -> new RollingUp(this, rollUp));
        this.commentFor = new HashSet<>(model.commentFor());
        Arrays.stream(Special.values()).forEach(special -> labels.put(special.key(), special.label()));
        var values = new ArrayList<>(model.values());
        values.addAll(model.special());
        values.forEach(value -> labels.put(value.key(), value.label()));
        // the first that a word may mean is the one that is meant
        values.reversed()
                .forEach(value -> Stream.of(value.label().en(), value.label().sv(), value.key())
                        .forEach(word -> keys.put(folded(word), value.key())));
    }

    LevelModel model() {
        return model;
    }

    boolean hasRules() {
        return !rules.isEmpty();
    }

    /** The first rule that holds: of the same facts always the same. */
    Optional<Rule> ruleOf(Facts facts) {
        return ruling.of(facts);
    }

    private Optional<Rule> firstThatHolds(Facts facts) {
        var named = facts.named();
        return rules.stream()
                .filter(ready -> ready.condition().holds(named))
                .map(ReadyRule::rule)
                .findFirst();
    }

    /** The key of the value that a report means by its words. */
    Optional<String> meant(String words) {
        var asIs = keys.get(words);
        return Optional.ofNullable(asIs == null ? keys.get(folded(words)) : asIs);
    }

    private static String folded(String words) {
        return words.strip().toLowerCase(Locale.ROOT);
    }

    boolean needsComment(String value) {
        return commentFor.contains(value);
    }

    /** How far down the scale a value is; below zero for what is no step of it. */
    int step(String value) {
        return steps.getOrDefault(value, -1);
    }

    Verdict verdict(String value, String rule, Wording sentence, List<Wording> reasons, List<Input> inputs) {
        var label = labels.get(value);
        return new Verdict(
                value,
                label == null ? new Wording(value, value) : label,
                step(value) >= 0,
                rule,
                sentence,
                reasons,
                inputs);
    }

    /** What the values of the parts come to, where the model weighs them together. */
    Optional<Verdict> rolledUp(Parts parts, List<Input> inputs) {
        return rollingUp.flatMap(way -> way.of(parts, inputs));
    }

    /** What a number comes to by the bands. */
    Optional<Verdict> banded(Quotient number, List<Input> inputs) {
        return placing.of(number)
                .map(placed -> verdict(placed.value(), placed.band(), placed.sentence(), List.of(), inputs));
    }

    private Optional<Placed> place(Quotient number) {
        for (var band : model.bands()) {
            if (number.isIn(band)) {
                var shown = number.inWords();
                return Optional.of(new Placed(
                        band.value(),
                        band.id(),
                        new Wording(
                                "%s (%s)".formatted(band.sentence().sv(), shown.sv()),
                                "%s (%s)".formatted(band.sentence().en(), shown.en()))));
            }
        }
        return Optional.empty();
    }
}
