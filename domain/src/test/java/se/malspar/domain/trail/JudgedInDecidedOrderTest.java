package se.malspar.domain.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.domain.trail.TrailFixture.given;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.malspar.domain.decision.Command;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.trail.Registration.Effect;

class JudgedInDecidedOrderTest {

    private static final Paper ADOPTION =
            Paper.section("KF 2020-02-05 § 10").point(1, Wanted.adoptGoal("1", "Tillväxt"));
    private static final Paper REVISION =
            Paper.section("KF 2020-10-07 § 175").point(1, Wanted.reviseGoal("1", "Hållbar tillväxt"));

    @Test
    void a_paper_that_reaches_us_late_is_judged_by_what_was_decided_before_it() {
        given(ADOPTION, REVISION)
                .when(Paper.section("KF 2020-06-17 § 90").point(1, Wanted.setAmbition("1", "90 procent")))
                .records("paragraph-recorded", "ambition-level-set");
        given(ADOPTION)
                .when(Paper.section("KF 2020-01-15 § 3").point(1, Wanted.setAmbition("1", "90 procent")))
                .isRefused("goal-not-adopted");
    }

    @Test
    void a_later_decision_that_would_hang_in_the_air_is_named_in_the_refusal() {
        given(ADOPTION, REVISION)
                .when(Paper.section("KF 2020-06-17 § 90").point(1, Wanted.retireGoal("1")))
                .isRefusedForTheSakeOf("KF 2020-10-07 § 175 p 1");
        given(ADOPTION, REVISION)
                .when(Paper.section("KF 2020-12-16 § 200").point(1, Wanted.retireGoal("1")))
                .records("paragraph-recorded", "goal-retired");
    }

    @Test
    void an_earlier_adoption_contradicts_a_later_one_that_is_recorded() {
        given(ADOPTION)
                .when(Paper.section("KF 2020-01-15 § 3").point(1, Wanted.adoptGoal("1", "Tillväxt")))
                .isRefusedForTheSakeOf("KF 2020-02-05 § 10 p 1");
    }

    @Test
    void points_of_one_section_see_each_other_by_number_whatever_order_they_are_given_in() {
        given().when(Paper.section("KF 2020-02-05 § 10")
                        .point(2, Wanted.setAmbition("1", "90 procent"))
                        .point(1, Wanted.adoptGoal("1", "Tillväxt")))
                .records("paragraph-recorded", "ambition-level-set", "goal-adopted");
        given().when(Paper.section("KF 2020-02-05 § 10")
                        .point(1, Wanted.setAmbition("1", "90 procent"))
                        .point(2, Wanted.adoptGoal("1", "Tillväxt")))
                .isRefused("goal-not-adopted");
    }

    @Test
    void effects_of_one_point_see_each_other_in_their_order() {
        given().when(Paper.section("KF 2020-02-05 § 10")
                        .point(1, Wanted.adoptGoal("1", "Tillväxt"), Wanted.setAmbition("1", "90 procent")))
                .records("paragraph-recorded", "goal-adopted", "ambition-level-set");
        given().when(Paper.section("KF 2020-02-05 § 10")
                        .point(1, Wanted.setAmbition("1", "90 procent"), Wanted.adoptGoal("1", "Tillväxt")))
                .isRefused("goal-not-adopted");
    }

    static List<Command> impossible() {
        return List.of(
                Wanted.reviseGoal("finns-inte", "Annat"),
                Wanted.addActivity("KS-2020", "a1", "Mentorer"),
                Wanted.close("u1"),
                Wanted.revoke("KF 2019-02-06 § 1 p 1"),
                Wanted.reportGoal("finns-inte", "2020", "grön"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void a_section_is_recorded_whole_or_not_at_all(Command impossible) {
        var trail = MemoryTrail.withBodies();
        trail.record(ADOPTION);
        var before = trail.log();
        var paper = Paper.section("KF 2020-10-07 § 175")
                .point(1, Wanted.reviseGoal("1", "Hållbar tillväxt"))
                .point(2, impossible);
        assertThat(trail.attempt(MemoryTrail.register(77, paper))).isPresent();
        assertThat(trail.log()).isEqualTo(before);
        given(ADOPTION)
                .when(Paper.section("KF 2020-10-07 § 175")
                        .point(1, Wanted.reviseGoal("1", "Hållbar tillväxt"))
                        .point(2, impossible))
                .isRefused(trail.attempt(MemoryTrail.register(77, paper))
                        .orElseThrow()
                        .code());
        // what was right about it can be recorded alone
        trail.record(REVISION);
        assertThat(trail.log()).hasSizeGreaterThan(before.size());
    }

    @Test
    void a_section_of_an_unregistered_body_is_refused() {
        given().when(Paper.section("SBN 2020-02-05 § 10").point(1)).isRefused("body-not-registered");
        given().when(Paper.section("KS 2020-02-05 § 10").proposal("SBN", 1)).isRefused("body-not-registered");
    }

    @Test
    void a_registration_that_says_nothing_new_is_refused() {
        given(ADOPTION)
                .when(Paper.section("KF 2020-02-05 § 10").point(1, Outcome.APPROVED))
                .isRefused("nothing-to-record");
    }

    @Test
    void a_supplement_adds_to_a_recorded_section_without_recording_it_again() {
        given(ADOPTION)
                .when(Paper.section("KF 2020-02-05 § 10").point(1, Wanted.setAmbition("1", "90 procent")))
                .records("ambition-level-set");
    }

    @Test
    void a_supplement_that_leaves_the_outcome_out_has_the_recorded_one() {
        var basis = given(ADOPTION)
                .when(Paper.section("KF 2020-02-05 § 10")
                        .point(1, Outcome.NOT_STATED, Effect.of(Wanted.setAmbition("1", "90 procent"))))
                .records("ambition-level-set")
                .only()
                .basis();
        assertThat(basis.standing()).isEqualTo(Standing.DECIDED);
    }

    @Test
    void whatever_order_papers_come_in_they_give_one_answer() {
        var first =
                given(ADOPTION, REVISION, Paper.section("KF 2020-06-17 § 90").point(1, Wanted.reviseGoal("1", "X")));
        var other =
                given(ADOPTION, Paper.section("KF 2020-06-17 § 90").point(1, Wanted.reviseGoal("1", "X")), REVISION);
        for (var fixture : List.of(first, other)) {
            assertThat(fixture.on("2020-12-31")
                            .field(new Subject("goal:1"), "wording")
                            .flatMap(FieldValue::value))
                    .contains("Hållbar tillväxt");
        }
    }
}
