package se.malspar.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.MinutesEvent.DocumentRecorded;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.Reference;
import se.malspar.domain.decision.Remark;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.goal.GoalEvent;
import se.malspar.domain.plan.PlanEvent;
import se.malspar.domain.state.Blame;
import se.malspar.domain.state.Fold;
import se.malspar.domain.state.State;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.trail.EventNames;
import se.malspar.domain.trail.Refused;

@DisplayName("The demo data")
class DemoDataTest {

    private static final int ORDERS = 50;
    private static final int MOMENTS = 20;

    private static final Map<String, TrailInMemory> IN_ORDER = new ConcurrentHashMap<>();

    private static TrailInMemory recorded(String name) {
        var file = DemoFile.read(name);
        var trail = new TrailInMemory(file);
        for (var step : file.registrations()) {
            try {
                trail.record(step);
            } catch (Refused refused) {
                throw new AssertionError("%s, step %s: %s".formatted(name, step.label(), refused.english()), refused);
            }
        }
        return trail;
    }

    static List<String> names() {
        return DemoFile.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void are_accepted_in_the_order_of_the_file(String name) {
        var file = DemoFile.read(name);

        var trail = recorded(name);

        assertThat(trail.events()).hasSizeGreaterThan(file.registrations().size());
        assertThat(file.registrations()).extracting(DemoFile.Step::label).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("names")
    void are_examples_in_the_municipality_of_examples_and_nowhere_else(String name) {
        var evidence =
                decided(recorded(name)).map(event -> event.basis().evidence()).collect(Collectors.toSet());

        if (name.startsWith("9999")) {
            assertThat(evidence).containsExactly(Evidence.EXAMPLE);
        } else {
            assertThat(evidence).doesNotContain(Evidence.EXAMPLE);
        }
    }

    static List<Integer> seeds() {
        return IntStream.rangeClosed(1, ORDERS).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void give_the_same_answers_in_whatever_order_they_are_registered(int seed) {
        for (var name : DemoFile.NAMES) {
            giveTheSameAnswers(name, seed);
        }
    }

    private static void giveTheSameAnswers(String name, int seed) {
        var random = new SplittableRandom(seed);
        var inOrder = IN_ORDER.computeIfAbsent(name, DemoDataTest::recorded);
        var shuffled = recordedInAnyOrder(name, random, seed);

        for (int i = 0; i < MOMENTS; i++) {
            var decidedBy = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(8 * 365));
            var validOn =
                    random.nextBoolean() ? decidedBy : LocalDate.of(2019, 1, 1).plusDays(random.nextInt(8 * 365));
            assertThat(answer(shuffled, decidedBy, validOn))
                    .as("%s, seed %d, decided by %s, valid on %s", name, seed, decidedBy, validOn)
                    .isEqualTo(answer(inOrder, decidedBy, validOn));
        }
    }

    /** Retries what is refused until all is recorded; fails where nothing more is accepted. */
    private static TrailInMemory recordedInAnyOrder(String name, RandomGenerator random, int seed) {
        var file = DemoFile.read(name);
        var trail = new TrailInMemory(file);
        var waiting = new ArrayList<>(file.registrations());
        Collections.shuffle(waiting, random);
        while (!waiting.isEmpty()) {
            if (!waiting.removeIf(trail::tryToRecord)) {
                fail(
                        "seed %d: never accepted: %s",
                        seed, waiting.stream().map(DemoFile.Step::label).toList());
            }
        }
        return trail;
    }

    /** Everything but what the recording itself decides: positions, ids and instants. */
    private static List<String> answer(TrailInMemory trail, LocalDate decidedBy, LocalDate validOn) {
        var state = Fold.at(trail.log(), new AsOf(decidedBy, validOn, trail.end()));
        var lines = new ArrayList<String>();
        state.fields()
                .forEach((subject, fields) -> fields.forEach((field, value) ->
                        lines.add("%s %s = %s (%s)".formatted(subject, field, value.value(), who(value.blame())))));
        lines.addAll(leftOut("uncertain", state.uncertain()));
        lines.addAll(leftOut("awaiting", state.awaiting()));
        return lines;
    }

    private static List<Object> who(Blame blame) {
        return List.of(
                blame.by(),
                blame.standing(),
                blame.evidence(),
                blame.decidedOn(),
                blame.validFrom(),
                blame.validUntil(),
                blame.source(),
                blame.rectifiedBy(),
                blame.place());
    }

    private static List<String> leftOut(String why, List<State.LeftOut> events) {
        return events.stream()
                .map(each ->
                        "%s %s %s %s %s".formatted(why, each.subject(), each.cited(), each.decidedOn(), each.why()))
                .sorted()
                .toList();
    }

    @Test
    void of_examples_hold_every_kind_of_event_but_a_renaming_and_what_befalls_a_log() {
        var trail = recorded("9999-exempel");
        var kinds = trail.events().stream().map(EventNames::of).collect(Collectors.toCollection(TreeSet::new));
        var missing = new TreeSet<>(EventNames.BY_NAME.keySet());
        missing.removeAll(kinds);

        assertThat(missing)
                .containsExactly(
                        "body-renamed",
                        "content-destroyed",
                        "destroyed",
                        "destruction-declined",
                        "destruction-ordered",
                        "destruction-requested",
                        "rollback-accepted",
                        "signing-key-changed");
        assertThat(trail.events()).hasSizeBetween(400, 700);
        assertThat(DemoFile.read("9999-exempel").registrations()).hasSizeBetween(60, 120);
    }

    @Test
    void of_examples_tell_of_retroactive_conditional_revoked_annulled_and_rectified_decisions() {
        var trail = recorded("9999-exempel");

        var ambition = Subject.parse("goal:ks-2020-1");
        assertThat(value(trail, "2020-12-31", "2020-12-31", ambition, "ambitionLevel"))
                .contains("Företagen ska märka att kommunen svarar snabbare.");
        assertThat(value(trail, "2021-01-13", "2020-12-31", ambition, "ambitionLevel"))
                .contains("Minst två av tre mått ska nå målvärdet.");

        var climate = Subject.parse("goal:kf-2019-3");
        assertThat(value(trail, "2021-06-30", "2021-06-02", climate, "wording"))
                .contains("Kommunens och invånarnas klimatpåverkan ska minska");
        assertThat(value(trail, "2021-06-30", "2021-06-03", climate, "wording"))
                .contains("Kommunens och invånarnas klimatpåverkan ska halveras till 2030");

        var fossilFree = Subject.parse("goal:ks-2020-2/measure:fossilfria-fordon");
        var target2021 = "targetValue.2021-01-01/2021-12-31";
        assertThat(value(trail, "2021-09-30", "2021-09-30", fossilFree, target2021))
                .contains("45");
        assertThat(value(trail, "2021-10-31", "2021-10-31", fossilFree, target2021))
                .contains("60");

        var work = Subject.parse("goal:kf-2019-2");
        assertThat(value(trail, "2022-10-13", "2022-10-13", work, "wording").orElseThrow())
                .contains("kommunens uppdrag");
        assertThat(value(trail, "2022-10-14", "2022-10-14", work, "wording"))
                .contains("Fler invånare ska försörja sig själva och fler företag ska växa");

        var satisfaction = Subject.parse("goal:ks-2020-1/measure:nki-foretag");
        assertThat(value(trail, "2020-12-31", "2020-12-31", satisfaction, "targetValue.2020-01-01/2020-12-31"))
                .contains("75");
        assertThat(value(trail, "2021-12-31", "2021-12-31", satisfaction, "forecast.2021-01-01/2021-12-31"))
                .contains("75");
    }

    private static Optional<String> value(
            TrailInMemory trail, String decidedBy, String validOn, Subject subject, String field) {
        var asOf = new AsOf(LocalDate.parse(decidedBy), LocalDate.parse(validOn), trail.end());
        return Fold.at(trail.log(), asOf).field(subject, field).flatMap(each -> each.value());
    }

    // --- what the papers say

    @Test
    void of_the_papers_identify_seven_decisions_and_hold_the_text_of_one() {
        var trail = recorded("0665-vaggeryd");
        var paragraphs = paragraphs(trail);
        var inHand = paragraphs.stream()
                .filter(each -> each.basis().evidence() == Evidence.ORIGINAL)
                .map(ParagraphRecorded::paragraph)
                .toList();
        var cited = references(trail)
                .map(Reference::identified)
                .flatMap(Optional::stream)
                .toList();

        assertThat(paragraphs)
                .extracting(ParagraphRecorded::paragraph)
                .containsExactlyInAnyOrder(
                        ParagraphId.parse("KSAU 2019-02-20 § 22"),
                        ParagraphId.parse("KSAU 2019-01-16 § 2"),
                        ParagraphId.parse("KS 2020-10-07 § 175"),
                        ParagraphId.parse("KS 2021-01-13 § 10"),
                        ParagraphId.parse("KSAU 2021-02-17 § 45"),
                        ParagraphId.parse("KSAU 2022-02-23 § 38"),
                        ParagraphId.parse("KS 2022-08-17 § 173"));
        assertThat(inHand).containsExactly(ParagraphId.parse("KSAU 2019-02-20 § 22"));
        assertThat(cited)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(paragraphs.stream()
                        .map(ParagraphRecorded::paragraph)
                        .filter(paragraph -> !inHand.contains(paragraph))
                        .toList());
        assertThat(paragraphs)
                .filteredOn(each -> each.basis().evidence() == Evidence.REFERENCED)
                .allSatisfy(each -> {
                    assertThat(each.basis().source().flatMap(source -> source.text()))
                            .isPresent();
                    assertThat(each.remarks()).extracting(Remark::kind).contains(Remark.Kind.NOT_STATED);
                });
    }

    @Test
    void of_the_papers_list_fifteen_decisions_that_are_not_fully_identified() {
        assertThat(incomplete("0665-vaggeryd")).hasSize(13);
        assertThat(incomplete("9901-ej-namngiven")).hasSize(2);
        assertThat(incomplete("0665-vaggeryd").values()).allMatch(times -> times == 1);
    }

    private static Map<String, Integer> incomplete(String name) {
        var counted = new TreeMap<String, Integer>();
        references(recorded(name))
                .filter(reference -> reference.identified().isEmpty())
                .forEach(reference -> counted.merge(
                        "%s %s %s"
                                .formatted(
                                        reference.body().map(BodyCode::toString).orElse("?"),
                                        reference
                                                .decidedOn()
                                                .map(day -> day.printed())
                                                .orElse("?"),
                                        reference
                                                .number()
                                                .<Object>map(number -> number)
                                                .or(reference::about)
                                                .orElse("?")),
                        1,
                        Integer::sum));
        return counted;
    }

    @Test
    void of_the_papers_know_the_outcome_of_none_of_the_eight_proposals() {
        var proposals = Stream.of("0665-vaggeryd", "9901-ej-namngiven")
                .flatMap(name -> documents(recorded(name)).stream())
                .flatMap(document -> document.proposals().stream())
                .toList();

        assertThat(proposals).hasSize(8).allSatisfy(point -> {
            assertThat(point.outcome()).isEqualTo(Outcome.NOT_STATED);
            assertThat(point.proposedTo()).isPresent();
        });
    }

    @Test
    void of_the_papers_take_the_five_preliminary_ambition_levels_for_proposals() {
        var trail = recorded("0665-vaggeryd");
        var levels = trail.events().stream()
                .filter(GoalEvent.AmbitionLevelSet.class::isInstance)
                .map(GoalEvent.AmbitionLevelSet.class::cast)
                .toList();
        var state = today(trail);

        assertThat(levels).hasSize(5).allSatisfy(level -> {
            assertThat(level.basis().standing()).isEqualTo(Standing.PROPOSED);
            assertThat(level.meaning().orElseThrow()).startsWith("Detta ");
        });
        assertThat(levels.get(1).ambitionLevel()).startsWith("At det skapas");
        assertThat(state.fields().values()).noneMatch(fields -> fields.containsKey("ambitionLevel"));
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(n -> Subject.of("goal", "ks-2019-" + n)))
                .allMatch(state::isInForce);
        assertThat(state.field(Subject.of("goal", "ks-2019-3"), "area")).isEmpty();
        assertThat(state.field(Subject.of("goal", "ks-2019-7"), "wording")).isEmpty();
    }

    @Test
    void of_the_papers_leave_the_activities_in_the_plan_as_long_as_their_removal_is_proposed() {
        var trail = recorded("9901-ej-namngiven");
        var removals = trail.events().stream()
                .filter(PlanEvent.ActivityRemoved.class::isInstance)
                .map(PlanEvent.ActivityRemoved.class::cast)
                .toList();

        assertThat(removals).hasSize(2).allSatisfy(removal -> {
            assertThat(removal.basis().standing()).isEqualTo(Standing.PROPOSED);
            assertThat(removal.reason()).startsWith("Framgår inte vilket skäl");
            assertThat(today(trail).isInForce(removal.subject())).isTrue();
        });
    }

    @Test
    void of_the_papers_hold_two_commissions_given_and_two_proposed() {
        var given = decided(recorded("0665-vaggeryd"))
                .filter(event -> event.subject().kind().equals("commission"))
                .collect(Collectors.groupingBy(
                        event -> event.basis().standing(),
                        Collectors.mapping(event -> event.subject().key(), Collectors.toSet())));

        assertThat(given.get(Standing.DECIDED))
                .isEqualTo(Set.of("fordjupning-maluppfyllelse", "uppdaterad-ambitionsniva"));
        assertThat(given.get(Standing.PROPOSED))
                .isEqualTo(Set.of("strategiskt-utvecklingsprogram", "forenkling-infor-mandatperioden"));
    }

    private static State today(TrailInMemory trail) {
        return Fold.at(trail.log(), AsOf.on(LocalDate.of(2026, 11, 21), trail.end()));
    }

    private static Stream<DecidedEvent> decided(TrailInMemory trail) {
        return trail.events().stream().filter(DecidedEvent.class::isInstance).map(DecidedEvent.class::cast);
    }

    private static List<ParagraphRecorded> paragraphs(TrailInMemory trail) {
        return decided(trail)
                .filter(ParagraphRecorded.class::isInstance)
                .map(ParagraphRecorded.class::cast)
                .toList();
    }

    private static List<DocumentRecorded> documents(TrailInMemory trail) {
        return decided(trail)
                .filter(DocumentRecorded.class::isInstance)
                .map(DocumentRecorded.class::cast)
                .toList();
    }

    private static Stream<Reference> references(TrailInMemory trail) {
        return decided(trail).flatMap(event -> switch (event) {
            case MinutesEvent.ParagraphRecorded paragraph -> paragraph.references().stream();
            case MinutesEvent.DocumentRecorded document -> document.references().stream();
            default -> Stream.empty();
        });
    }
}
