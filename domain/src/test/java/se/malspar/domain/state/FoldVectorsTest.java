package se.malspar.domain.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.goal.GoalCommand;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.MemoryTrail;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.Registration.Effect;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.domain.trail.Wanted;

/** The moments that the fold is defined by, with the answers it must give. */
class FoldVectorsTest {

    private static final Subject GOAL = new Subject("goal:1");
    private static final LocalDate NEW_YEAR = LocalDate.parse("2020-01-01");

    private static Effect setAmbition(String level) {
        return Effect.of(Wanted.setAmbition("1", level));
    }

    private static Optional<String> ambition(State state) {
        return state.field(GOAL, "ambitionLevel").flatMap(FieldValue::value);
    }

    private static String decidedIn(State state) {
        return state.field(GOAL, "ambitionLevel")
                .map(value -> value.blame().by().cited())
                .orElse("ingen");
    }

    /** A goal adopted long before everything. */
    private static MemoryTrail trailWithGoal() {
        var trail = MemoryTrail.withBodies();
        trail.record(Paper.section("KF 2018-01-31 § 1").point(1, Wanted.adoptGoal("1", "Tillväxt")));
        return trail;
    }

    // --- the seven vectors

    private record Vector(AsOf asOf, String answer) {}

    private static final List<Vector> VECTORS = List.of(
            vector("2020-12-31", "2020-12-31", "2026-02-01", "A"),
            vector("2021-02-01", "2020-12-31", "2026-02-01", "A"),
            vector("2021-02-01", "2020-12-31", "2026-04-01", "B"),
            vector("2020-12-31", "2020-12-31", "2026-04-01", "A"),
            vector("2021-02-01", "2019-12-31", "2026-04-01", "ingen"),
            vector("2020-02-04", "2020-06-01", "2026-04-01", "ingen"),
            vector("2021-02-01", "2021-01-01", "2026-01-09", "ingen"));

    private static Vector vector(String decidedBy, String validOn, String recordedBy, String answer) {
        return new Vector(
                new AsOf(
                        LocalDate.parse(decidedBy), LocalDate.parse(validOn), Instant.parse(recordedBy + "T00:00:00Z")),
                answer);
    }

    /** A decided 2020-02-05 and recorded 2026-01-10, B decided 2021-01-13 and recorded 2026-03-01. */
    private static List<Logged> twoLevels() {
        var trail = trailWithGoal();
        var before = trail.log().size();
        trail.record(
                Paper.section("KS 2020-02-05 § 10").point(1, setAmbition("A").validFrom(NEW_YEAR)));
        var after = trail.log().size();
        trail.record(
                Paper.section("KS 2021-01-13 § 8").point(1, setAmbition("B").validFrom(NEW_YEAR)));
        var log = new ArrayList<Logged>();
        for (var each : trail.log()) {
            var recordedOn =
                    each.position() <= before ? "2026-01-02" : each.position() <= after ? "2026-01-10" : "2026-03-01";
            log.add(new Logged(
                    each.position(),
                    each.eventId(),
                    each.registration(),
                    Instant.parse(recordedOn + "T00:00:00Z"),
                    each.event()));
        }
        return log;
    }

    private static List<String> answers(UnaryOperator<AsOf> seen) {
        return VECTORS.stream()
                .map(vector -> ambition(Fold.at(twoLevels(), seen.apply(vector.asOf())))
                        .orElse("ingen"))
                .toList();
    }

    @Test
    void the_seven_vectors_are_answered() {
        assertThat(answers(UnaryOperator.identity()))
                .isEqualTo(VECTORS.stream().map(Vector::answer).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"decided and valid", "decided and recorded", "valid and recorded"})
    void no_two_axes_can_be_taken_for_each_other(String swapped) {
        assertThat(answers(asOf -> swapped(asOf, swapped)))
                .isNotEqualTo(VECTORS.stream().map(Vector::answer).toList());
    }

    private static AsOf swapped(AsOf asOf, String axes) {
        var recordedBy = LocalDate.ofInstant(asOf.recordedBy(), ZoneOffset.UTC);
        return switch (axes) {
            case "decided and valid" -> new AsOf(asOf.validOn(), asOf.decidedBy(), asOf.recordedBy());
            case "decided and recorded" -> new AsOf(recordedBy, asOf.validOn(), instant(asOf.decidedBy()));
            default -> new AsOf(asOf.decidedBy(), recordedBy, instant(asOf.validOn()));
        };
    }

    private static Instant instant(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Test
    void the_moment_is_said_in_the_answer_and_blame_names_the_point() {
        var moment = VECTORS.get(2).asOf();
        var state = Fold.at(twoLevels(), moment);
        assertThat(state.asOf()).isEqualTo(moment);
        var blame = state.field(GOAL, "ambitionLevel").orElseThrow().blame();
        assertThat(blame.by().cited()).isEqualTo("KS 2021-01-13 § 8 p 1");
        assertThat(blame.decidedOn()).isEqualTo(DecidedOn.day(LocalDate.parse("2021-01-13")));
        assertThat(blame.validFrom()).isEqualTo(NEW_YEAR);
        assertThat(blame.standing()).isEqualTo(Standing.DECIDED);
        assertThat(blame.recordedAt()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(blame.event()).isEqualTo(new UUID(1, blame.position()));
    }

    // --- the order of decisions

    @ParameterizedTest
    @CsvSource({
        // the heavier body comes later on one day, whatever its abbreviation, number or place in the log
        "KS 2020-02-05 § 99, KF 2020-02-05 § 1, KF 2020-02-05 § 1",
        "KF 2020-02-05 § 1, KS 2020-02-05 § 99, KF 2020-02-05 § 1",
        "KSAU 2020-02-05 § 99, KS 2020-02-05 § 1, KS 2020-02-05 § 1",
        "KLK 2020-02-05 § 99, KSAU 2020-02-05 § 1, KSAU 2020-02-05 § 1",
        // § numbers are numbers
        "KS 2020-02-05 § 9, KS 2020-02-05 § 10, KS 2020-02-05 § 10",
        "KS 2020-02-05 § 10, KS 2020-02-05 § 9, KS 2020-02-05 § 10",
        "KS 2020-02-05 § 12a, KS 2020-02-05 § 12, KS 2020-02-05 § 12a",
        "KS 2020-02-05 § 12a, KS 2020-02-05 § 13, KS 2020-02-05 § 13",
        // the day's second meeting is later, whatever its numbers
        "KS 2020-02-05:2 § 1, KS 2020-02-05 § 99, KS 2020-02-05:2 § 1",
        // two boards, everything else the same: the log does not decide
        "BUN 2020-02-05 § 10, KS 2020-02-05 § 10, KS 2020-02-05 § 10",
        "KS 2020-02-05 § 10, BUN 2020-02-05 § 10, KS 2020-02-05 § 10"
    })
    void the_later_in_the_order_of_decisions_answers(String first, String second, String answers) {
        var trail = trailWithGoal();
        trail.record(Paper.section(first).point(1, setAmbition("ett")));
        trail.record(Paper.section(second).point(1, setAmbition("två")));
        assertThat(decidedIn(trail.on("2020-02-05"))).isEqualTo(answers + " p 1");
    }

    @Test
    void points_of_one_section_are_ordered_by_number_and_not_as_text() {
        var trail = trailWithGoal();
        trail.record(Paper.section("KS 2020-02-05 § 10")
                .point(10, setAmbition("tio"))
                .point(9, setAmbition("nio")));
        assertThat(decidedIn(trail.on("2020-02-05"))).isEqualTo("KS 2020-02-05 § 10 p 10");
    }

    @Test
    void a_meeting_of_several_days_decides_on_its_last() {
        var trail = trailWithGoal();
        trail.record(Paper.section("KF 2020-09-12 § 5").until("2020-09-17").point(1, setAmbition("långt möte")));
        trail.record(Paper.section("KF 2020-09-15 § 1").point(1, setAmbition("kort möte")));
        assertThat(ambition(trail.on("2020-09-16"))).contains("kort möte");
        assertThat(ambition(trail.on("2020-09-17"))).contains("långt möte");
    }

    // --- revocation and annulment

    private static MemoryTrail revoked() {
        var trail = trailWithGoal();
        trail.record(Paper.section("KS 2020-02-05 § 10").point(1, setAmbition("A")));
        trail.record(Paper.section("KS 2020-10-07 § 175").point(1, Wanted.revoke("KS 2020-02-05 § 10 p 1")));
        return trail;
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02-04, 2020-02-05, ingen",
        "2020-10-06, 2020-10-07, A",
        // decided, but about a day before it took effect: the point was in force then
        "2020-12-31, 2020-10-06, A",
        "2020-12-31, 2020-02-05, A",
        "2020-10-07, 2020-10-07, ingen",
        "2020-12-31, 2020-12-31, ingen"
    })
    void a_revocation_takes_effect_from_its_own_day(String decidedBy, String validOn, String answer) {
        assertThat(ambition(revoked().at(decidedBy, validOn)).orElse("ingen")).isEqualTo(answer);
    }

    @Test
    void a_revocation_may_take_effect_before_or_after_it_was_decided() {
        var trail = trailWithGoal();
        trail.record(Paper.section("KS 2020-02-05 § 10").point(1, setAmbition("A")));
        trail.record(Paper.section("KS 2020-02-05 § 11").point(1, Wanted.setAmbition("1", "B")));
        trail.record(Paper.section("KS 2020-10-07 § 175")
                .point(1, Effect.of(Wanted.revoke("KS 2020-02-05 § 11 p 1")).validFrom(LocalDate.parse("2021-01-01"))));
        assertThat(ambition(trail.at("2020-12-31", "2020-12-31"))).contains("B");
        assertThat(ambition(trail.at("2020-12-31", "2021-01-01"))).contains("A");
    }

    @Test
    void a_revocation_for_a_time_gives_the_point_back_afterwards() {
        var trail = trailWithGoal();
        trail.record(Paper.section("KS 2020-02-05 § 10").point(1, setAmbition("A")));
        trail.record(Paper.section("KS 2020-10-07 § 175")
                .point(
                        1,
                        Effect.of(Wanted.revoke("KS 2020-02-05 § 10 p 1")).validUntil(LocalDate.parse("2021-01-01"))));
        assertThat(ambition(trail.on("2020-12-31"))).isEmpty();
        assertThat(ambition(trail.on("2021-01-01"))).contains("A");
    }

    @Test
    void a_court_that_annuls_a_revocation_brings_the_point_back_from_its_own_day() {
        var trail = revoked();
        trail.record(Paper.report("dom-1", "2021-03-01").tells(Wanted.annul("KS 2020-10-07 § 175 p 1")));
        assertThat(ambition(trail.at("2021-02-28", "2021-03-01"))).isEmpty();
        assertThat(ambition(trail.at("2021-03-01", "2021-02-28"))).isEmpty();
        assertThat(ambition(trail.on("2021-03-01"))).contains("A");
    }

    @Test
    void the_revoked_point_says_so_itself() {
        var state = revoked().on("2020-10-07");
        assertThat(state.field(new Subject("paragraph:KS 2020-02-05 § 10/point:1"), "revoked")
                        .orElseThrow()
                        .blame()
                        .by()
                        .cited())
                .isEqualTo("KS 2020-10-07 § 175 p 1");
    }

    // --- reports

    @Test
    void a_report_never_overrules_a_decision_about_what_is_for_a_body_to_decide() {
        var trail = trailWithGoal();
        trail.record(Paper.section("KS 2020-02-05 § 10").point(1, setAmbition("beslutad")));
        trail.record(Paper.report("rapport", "2020-06-30").tells(setAmbition("uppgiven")));
        assertThat(ambition(trail.on("2020-12-31"))).contains("beslutad");
    }

    @Test
    void a_report_answers_as_long_as_no_decision_does_and_says_that_it_is_one() {
        var trail = trailWithGoal();
        trail.record(Paper.report("rapport", "2020-06-30").tells(setAmbition("uppgiven")));
        trail.record(Paper.section("KS 2020-02-05 § 10")
                .point(1, setAmbition("beslutad").validFrom(LocalDate.parse("2021-01-01"))));
        var before = trail.on("2020-12-31").field(GOAL, "ambitionLevel").orElseThrow();
        assertThat(before.value()).contains("uppgiven");
        assertThat(before.blame().standing()).isEqualTo(Standing.REPORTED);
        assertThat(ambition(trail.at("2020-12-31", "2021-01-01"))).contains("beslutad");
    }

    @Test
    void in_what_is_reported_the_latest_answers_decided_or_not() {
        var trail = trailWithGoal();
        trail.record(Paper.section("KS 2020-02-05 § 10").point(1, Wanted.reportGoal("1", "2019", "gul")));
        trail.record(Paper.report("rapport", "2020-06-30").tells(Wanted.reportGoal("1", "2019", "grön")));
        assertThat(trail.on("2020-12-31").field(GOAL, "status").flatMap(FieldValue::value))
                .contains("grön");
        assertThat(trail.on("2020-06-29").field(GOAL, "status").flatMap(FieldValue::value))
                .contains("gul");
    }

    @Test
    void a_later_decision_that_states_no_meaning_clears_the_earlier_meaning() {
        var trail = trailWithGoal();
        trail.record(Paper.section("KS 2020-02-05 § 10")
                .point(
                        1,
                        new GoalCommand.SetAmbitionLevel(GoalId.of("1"), "A", Optional.of("alla"), Optional.empty())));
        trail.record(Paper.section("KS 2020-10-07 § 175").point(1, setAmbition("B")));
        var meaning = trail.on("2020-12-31").field(GOAL, "ambitionLevelMeaning").orElseThrow();
        assertThat(meaning.value()).isEmpty();
        assertThat(meaning.blame().by().cited()).isEqualTo("KS 2020-10-07 § 175 p 1");
    }

    @Test
    void what_was_noted_is_reported_and_what_was_rejected_is_not_said_at_all() {
        var trail = trailWithGoal();
        trail.record(Paper.section("KS 2020-02-05 § 10")
                .point(1, Outcome.NOTED, setAmbition("antecknad"))
                .point(2, Outcome.REJECTED, setAmbition("avslagen")));
        var value = trail.on("2020-12-31").field(GOAL, "ambitionLevel").orElseThrow();
        assertThat(value.value()).contains("antecknad");
        assertThat(value.blame().standing()).isEqualTo(Standing.REPORTED);
    }

    // --- days that are not known

    @Test
    void a_month_that_straddles_the_moment_is_left_out_and_told() {
        var trail = trailWithGoal();
        var february = DecidedOn.month(YearMonth.of(2020, 2), "februari 2020");
        trail.record(Paper.report("rapport", february).tells(setAmbition("februari")));
        assertThat(trail.on("2020-01-31").uncertain()).isEmpty();
        var inside = trail.on("2020-02-15");
        assertThat(ambition(inside)).isEmpty();
        assertThat(inside.uncertain()).extracting(State.LeftOut::subject).contains(GOAL);
        assertThat(inside.uncertain()).extracting(State.LeftOut::why).containsOnly("februari 2020");
        var wholly = trail.on("2020-02-29");
        assertThat(ambition(wholly)).contains("februari");
        assertThat(wholly.uncertain()).isEmpty();
    }

    @Test
    void an_interpreted_day_holds_from_when_it_was_interpreted_and_a_later_interpretation_holds_instead() {
        var trail = trailWithGoal();
        var printed = "31 februari 2020";
        var registration = trail.record(Paper.report("rapport", DecidedOn.impossible(printed, YearMonth.of(2020, 2)))
                .tells(setAmbition("februari")));
        var before = trail.now();
        trail.record(interpretation(500, registration, DecidedOn.day(LocalDate.parse("2020-02-10"), printed)));
        var between = trail.now();
        trail.record(interpretation(501, registration, DecidedOn.day(LocalDate.parse("2020-02-20"), printed)));
        assertThat(ambitionOn("2020-02-15", trail, before)).isEmpty();
        assertThat(ambitionOn("2020-02-15", trail, between)).isEmpty();
        assertThat(ambitionOn("2020-02-29", trail, between)).contains("februari");
        var blame = Fold.at(trail.log(), AsOf.on(LocalDate.parse("2020-12-31"), trail.now()))
                .field(GOAL, "ambitionLevel")
                .orElseThrow()
                .blame();
        assertThat(blame.decidedOn()).isEqualTo(DecidedOn.day(LocalDate.parse("2020-02-20"), printed));
        assertThat(Fold.at(trail.log(), AsOf.on(LocalDate.parse("2020-02-15"), between))
                        .uncertain())
                .isEmpty();
    }

    private static Optional<String> ambitionOn(String day, MemoryTrail trail, Instant recordedBy) {
        return ambition(Fold.at(trail.log(), AsOf.on(LocalDate.parse(day), recordedBy)));
    }

    private static TrailCommand interpretation(int number, RegistrationId interpreted, DecidedOn reading) {
        return new TrailCommand.InterpretDate(
                MemoryTrail.MUNICIPALITY,
                MemoryTrail.id(number),
                Optional.empty(),
                interpreted,
                reading,
                "enligt kallelsen");
    }

    // --- conditions

    private static MemoryTrail awaiting(boolean onMinutesApproved) {
        var trail = trailWithGoal();
        trail.record(Paper.section("KS 2020-02-05 § 10")
                .point(
                        1,
                        setAmbition("A")
                                .awaiting(new Validity.Awaiting(
                                        "när protokollet justerats, tidigast 1 juni",
                                        onMinutesApproved,
                                        Optional.of(LocalDate.parse("2020-06-01")),
                                        Optional.empty()))));
        return trail;
    }

    @Test
    void a_decision_that_waits_is_valid_on_no_day_and_says_what_it_waits_for() {
        var state = awaiting(true).on("2020-12-31");
        assertThat(ambition(state)).isEmpty();
        assertThat(state.awaiting())
                .singleElement()
                .satisfies(each -> assertThat(each.why()).isEqualTo("när protokollet justerats, tidigast 1 juni"));
    }

    @ParameterizedTest
    @CsvSource({"2020-02-20, 2020-06-01", "2020-07-15, 2020-07-15"})
    void a_condition_met_makes_it_valid_from_then_but_not_before_the_earliest_day(String metOn, String validFrom) {
        for (var onMinutes : List.of(true, false)) {
            var trail = awaiting(onMinutes);
            trail.record(Paper.section("KS 2020-08-19 § 1")
                    .point(
                            1,
                            onMinutes
                                    ? Wanted.approveMinutes("KS 2020-02-05", metOn)
                                    : Wanted.meet("KS 2020-02-05 § 10 p 1", metOn)));
            var state = trail.at("2020-12-31", validFrom);
            assertThat(ambition(state)).contains("A");
            assertThat(state.awaiting()).isEmpty();
            assertThat(state.field(GOAL, "ambitionLevel").orElseThrow().blame().validFrom())
                    .isEqualTo(validFrom);
            var dayBefore = LocalDate.parse(validFrom).minusDays(1).toString();
            assertThat(ambition(trail.at("2020-12-31", dayBefore))).isEmpty();
            // whoever asks what was decided before it was met is told that it waits
            assertThat(trail.at(LocalDate.parse(metOn).minusDays(1).toString(), "2020-12-31")
                            .awaiting())
                    .hasSize(1);
        }
    }

    @Test
    void of_two_days_that_a_condition_is_said_to_be_met_the_later_decided_answers() {
        var trail = awaiting(false);
        trail.record(Paper.section("KS 2020-11-04 § 2").point(1, Wanted.meet("KS 2020-02-05 § 10 p 1", "2020-09-01")));
        trail.record(Paper.section("KS 2020-08-19 § 1").point(1, Wanted.meet("KS 2020-02-05 § 10 p 1", "2020-07-01")));
        assertThat(ambition(trail.at("2020-12-31", "2020-08-31"))).isEmpty();
        assertThat(ambition(trail.at("2020-12-31", "2020-09-01"))).contains("A");
        assertThat(ambition(trail.at("2020-08-19", "2020-07-01"))).contains("A");
    }

    @Test
    void approval_of_the_minutes_meets_no_other_condition() {
        var trail = awaiting(false);
        trail.record(Paper.section("KS 2020-08-19 § 1").point(1, Wanted.approveMinutes("KS 2020-02-05", "2020-02-20")));
        assertThat(trail.on("2020-12-31").awaiting()).hasSize(1);
    }
}
