package se.malspar.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.ParagraphNumber;
import se.malspar.domain.decision.Reference;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.state.Fold;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.domain.trail.EventNames;
import se.malspar.domain.trail.MemoryTrail;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.RandomTrails;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.domain.trail.Wanted;

@DisplayName("An answer with evidence")
class EvidenceAnswerTest {

    private static final Municipality MUNICIPALITY = MemoryTrail.MUNICIPALITY;
    private static final int MOMENTS = 20;
    private static final Wording NAMES = event -> EventNames.of(event);

    /** More with {@code -Dseeds=500}. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("seeds", 25));
    }

    private static List<Leaf> leaves(List<Logged> log) {
        var leaves = new ArrayList<Leaf>();
        for (var logged : log) {
            leaves.add(new Leaf(leaves.size(), logged));
        }
        return leaves;
    }

    private static EvidenceAnswer answer(EvidenceQuestion question, List<Leaf> leaves) {
        return EvidenceAnswer.to(question, leaves, NAMES);
    }

    private static List<Leaf> only(EvidenceAnswer answer, List<Leaf> leaves) {
        return leaves.stream()
                .filter(leaf -> answer.leaves().contains(leaf.number()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void about_a_goal_or_all_is_the_state_that_the_whole_log_gives(long seed) {
        var random = new SplittableRandom(seed);
        var log = RandomTrails.recorded(seed).log();
        var leaves = leaves(log);
        for (var i = 0; i < MOMENTS; i++) {
            var moment = RandomTrails.moment(log, random);
            var state = Fold.at(log, moment);
            for (var root : List.of("goal:a", "goal:b", "")) {
                var question = root.isEmpty()
                        ? new EvidenceQuestion.StateAt(MUNICIPALITY, moment)
                        : new EvidenceQuestion.GoalAt(
                                MUNICIPALITY, GoalId.of(root.substring("goal:".length())), moment);
                var told = new TreeMap<String, String>();
                answer(question, leaves)
                        .rows()
                        .forEach(row -> told.put(
                                row.subject() + " " + row.field(),
                                row.value() + " " + row.cited() + " " + row.validFrom() + " "
                                        + leaves.get((int) row.leaf()).logged().eventId()));
                var wanted = new TreeMap<String, String>();
                state.fields().forEach((subject, fields) -> {
                    if (root.isEmpty()
                            || subject.root().path().equals(root)
                            || subject.root().kind().equals("assessment-model")) {
                        fields.forEach((field, value) -> wanted.put(
                                subject + " " + field,
                                value.value() + " " + value.blame().by().cited() + " "
                                        + Optional.of(value.blame().validFrom()) + " "
                                        + value.blame().event()));
                    }
                });
                assertThat(told).as("seed %d, %s, %s", seed, root, moment).isEqualTo(wanted);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void is_the_same_of_the_leaves_that_bear_on_it_as_of_all(long seed) {
        var random = new SplittableRandom(seed);
        var log = RandomTrails.recorded(seed).log();
        var leaves = leaves(log);
        for (var i = 0; i < MOMENTS; i++) {
            for (var question : questions(RandomTrails.moment(log, random))) {
                var answer = answer(question, leaves);
                assertThat(answer(question, only(answer, leaves)))
                        .as("seed %d, %s", seed, question)
                        .isEqualTo(answer);
            }
        }
    }

    @Test
    void is_worth_testing_on_these_trails() {
        var rows = 0;
        var left = 0;
        var open = 0;
        for (var seed : seeds().toArray()) {
            var random = new SplittableRandom(seed);
            var log = RandomTrails.recorded(seed).log();
            for (var i = 0; i < MOMENTS; i++) {
                for (var question : questions(RandomTrails.moment(log, random))) {
                    var answer = answer(question, leaves(log));
                    rows += answer.rows().size();
                    left += log.size() - answer.leaves().size();
                    open += answer.open().size();
                }
            }
        }
        assertThat(rows).isGreaterThan(10_000);
        assertThat(left).isGreaterThan(10_000);
        assertThat(open).isGreaterThan(500);
    }

    private static List<EvidenceQuestion> questions(AsOf moment) {
        return List.of(
                new EvidenceQuestion.GoalAt(MUNICIPALITY, GoalId.of("a"), moment),
                new EvidenceQuestion.GoalHistory(MUNICIPALITY, GoalId.of("b"), moment),
                new EvidenceQuestion.Meeting(MUNICIPALITY, new BodyCode("KS"), LocalDate.parse("2020-10-07"), moment),
                new EvidenceQuestion.StateAt(MUNICIPALITY, moment),
                new EvidenceQuestion.PeriodReport(
                        MUNICIPALITY, new BodyCode("KS"), ReportingPeriod.parse("2020"), moment));
    }

    // --- one by one

    private final MemoryTrail trail = MemoryTrail.withBodies();

    private AsOf on(String day) {
        return AsOf.on(LocalDate.parse(day), trail.now());
    }

    private EvidenceAnswer meeting(String body, String day) {
        return answer(
                new EvidenceQuestion.Meeting(MUNICIPALITY, new BodyCode(body), LocalDate.parse(day), on("2022-12-31")),
                leaves(trail.log()));
    }

    private void adoptThenRaise() {
        trail.record(Paper.section("KF 2020-02-05 § 10").point(1, Wanted.adoptGoal("1", "Tillväxt")));
        trail.record(Paper.section("KS 2020-10-07 § 175").point(1, Wanted.setAmbition("1", "95 procent")));
    }

    @Test
    void about_a_meeting_tells_its_paragraphs_and_what_they_brought_about() {
        adoptThenRaise();
        var answer = meeting("KS", "2020-10-07");
        assertThat(answer.rows())
                .extracting(
                        EvidenceAnswer.Row::subject,
                        EvidenceAnswer.Row::field,
                        row -> row.value().orElse("framgår inte"))
                .contains(
                        tuple("paragraph:KS 2020-10-07 § 175", "title", "Uppföljning av mål"),
                        tuple("paragraph:KS 2020-10-07 § 175", "registrationNumber", "framgår inte"),
                        tuple("goal:1", "ambitionLevel", "95 procent"));
        assertThat(answer.open()).contains("När protokollet justerades framgår inte.");
        assertThat(answer.papers()).extracting(EvidenceAnswer.Paper::cited).containsExactly("KS 2020-10-07 § 175");
        assertThat(answer.rows()).allSatisfy(row -> assertThat(answer.leaves()).contains(row.leaf()));
    }

    @Test
    void about_a_meeting_known_by_reference_says_so_and_names_the_paper_that_refers_to_it() {
        trail.record(Paper.section("KS 2020-10-07 § 175")
                .point(1)
                .refersTo(new Reference(
                        "KS § 20 2019-02-06",
                        Optional.of(new BodyCode("KS")),
                        Optional.of(DecidedOn.day(LocalDate.parse("2019-02-06"))),
                        Optional.of(ParagraphNumber.of(20)),
                        Optional.empty(),
                        false)));
        var answer = meeting("KS", "2019-02-06");
        assertThat(answer.rows()).singleElement().satisfies(row -> {
            assertThat(row.field()).isEqualTo("reference");
            assertThat(row.value()).contains("KS § 20 2019-02-06");
            assertThat(row.evidence()).isEqualTo(Evidence.ORIGINAL);
        });
        assertThat(answer.open())
                .contains(
                        "KS 2019-02-06 § 20 är inte registrerad: den är bara känd genom hänvisningar.",
                        "Protokollet är inte inläst: fler paragrafer än de kända kan finnas.");
    }

    @Test
    void about_a_goals_history_tells_proposals_and_what_took_its_points_out_of_force() {
        adoptThenRaise();
        trail.record(Paper.section("KF 2020-11-18 § 200").point(1, Wanted.revoke("KS 2020-10-07 § 175 p 1")));
        trail.record(Paper.section("KS 2020-12-02 § 210")
                .proposal("KF", 1, Registration.Effect.of(Wanted.setAmbition("1", "99 procent"))));
        var leaves = leaves(trail.log());
        var answer = answer(new EvidenceQuestion.GoalHistory(MUNICIPALITY, GoalId.of("1"), on("2022-12-31")), leaves);
        assertThat(answer.rows())
                .filteredOn(row -> List.of("ambitionLevel", "revoked").contains(row.field()))
                .extracting(EvidenceAnswer.Row::cited, EvidenceAnswer.Row::standing)
                .containsExactly(
                        tuple("KS 2020-10-07 § 175 p 1", Standing.DECIDED),
                        tuple("KF 2020-11-18 § 200 p 1", Standing.DECIDED),
                        tuple("KS 2020-12-02 § 210 till KF p 1", Standing.PROPOSED));
        var state = answer(new EvidenceQuestion.GoalAt(MUNICIPALITY, GoalId.of("1"), on("2022-12-31")), leaves);
        assertThat(state.rows()).extracting(EvidenceAnswer.Row::field).doesNotContain("ambitionLevel");
        assertThat(state.leaves()).containsAll(numbersOf(leaves, "point-revoked"));
    }

    @Test
    void counts_what_a_registration_was_annulled_by_among_its_leaves_and_its_events_no_more() {
        adoptThenRaise();
        var before = trail.now();
        trail.record(new TrailCommand.AnnulRegistration(
                MUNICIPALITY,
                MemoryTrail.id(900),
                Optional.empty(),
                trail.log().getLast().registration(),
                "dubbelt"));
        var leaves = leaves(trail.log());
        var question = new EvidenceQuestion.GoalAt(MUNICIPALITY, GoalId.of("1"), on("2022-12-31"));
        var answer = answer(question, leaves);
        assertThat(answer.rows()).extracting(EvidenceAnswer.Row::field).doesNotContain("ambitionLevel");
        assertThat(answer.leaves()).containsAll(numbersOf(leaves, "registration-annulled"));
        var then = answer(
                new EvidenceQuestion.GoalAt(
                        MUNICIPALITY, GoalId.of("1"), AsOf.on(LocalDate.parse("2022-12-31"), before)),
                leaves);
        assertThat(then.rows()).extracting(EvidenceAnswer.Row::field).contains("ambitionLevel");
        assertThat(new HashSet<>(then.leaves()))
                .doesNotContainAnyElementsOf(numbersOf(leaves, "registration-annulled"));
    }

    private static List<Long> numbersOf(List<Leaf> leaves, String name) {
        var numbers = leaves.stream()
                .filter(leaf -> EventNames.of(leaf.logged().event()).equals(name))
                .map(Leaf::number)
                .toList();
        assertThat(numbers).isNotEmpty();
        return numbers;
    }
}
