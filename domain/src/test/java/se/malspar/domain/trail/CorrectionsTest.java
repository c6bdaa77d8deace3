package se.malspar.domain.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.domain.trail.MemoryTrail.MUNICIPALITY;
import static se.malspar.domain.trail.MemoryTrail.annul;
import static se.malspar.domain.trail.MemoryTrail.id;
import static se.malspar.domain.trail.TrailFixture.given;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.state.Fold;
import se.malspar.domain.state.State;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.trail.Registration.Effect;

/** Four corrections that are never taken for each other: ours, the minutes', a new will, and a revocation or judgment. */
class CorrectionsTest {

    private static final Subject GOAL = new Subject("goal:1");
    private static final Paper ADOPTION =
            Paper.section("KF 2020-02-05 § 10").point(1, Wanted.adoptGoal("1", "Tillväxt"));
    private static final Paper LEVEL =
            Paper.section("KF 2020-06-17 § 90").point(1, Wanted.setAmbition("1", "90 procent"));

    private static Optional<String> ambition(State state) {
        return state.field(GOAL, "ambitionLevel").flatMap(FieldValue::value);
    }

    // --- our own errors

    @Test
    void a_registration_of_ours_is_annulled_with_a_reason_and_counts_from_then_on_no_more() {
        var trail = MemoryTrail.withBodies();
        trail.record(ADOPTION);
        var wrong = trail.record(LEVEL);
        var before = trail.now();
        trail.record(
                new TrailCommand.AnnulRegistration(MUNICIPALITY, id(900), Optional.empty(), wrong, "fel paragraf"));
        assertThat(ambition(at(trail, before))).contains("90 procent");
        assertThat(ambition(at(trail, trail.now()))).isEmpty();
        assertThat(trail.log().getLast().event())
                .isEqualTo(new RecordEvent.RegistrationAnnulled(wrong, "fel paragraf", Optional.empty()));
    }

    private static State at(MemoryTrail trail, Instant recordedBy) {
        return Fold.at(trail.log(), AsOf.on(LocalDate.parse("2020-12-31"), recordedBy));
    }

    @Test
    void a_registration_is_replaced_by_another_in_one_go() {
        var trail = MemoryTrail.withBodies();
        trail.record(ADOPTION);
        var wrong = trail.record(LEVEL);
        var before = trail.now();
        trail.record(Paper.section("KF 2020-06-17 § 90")
                .replacing(wrong, "läste fel siffra")
                .point(1, Wanted.setAmbition("1", "80 procent")));
        assertThat(ambition(at(trail, before))).contains("90 procent");
        assertThat(ambition(at(trail, trail.now()))).contains("80 procent");
    }

    @Test
    void a_replacement_names_what_it_replaces_and_is_named_in_it() {
        var outcome = given(ADOPTION, LEVEL)
                .when(Paper.section("KF 2020-06-17 § 90")
                        .replacing(id(2), "läste fel siffra")
                        .point(1, Wanted.setAmbition("1", "80 procent")))
                .records("registration-annulled", "paragraph-recorded", "ambition-level-set");
        var annulled = (RecordEvent.RegistrationAnnulled) outcome.recorded(0);
        assertThat(annulled.registration()).isEqualTo(id(2));
        assertThat(annulled.replacedBy()).contains(id(1_000));
    }

    @Test
    void a_registration_is_annulled_once_and_one_that_corrects_our_records_never() {
        given(ADOPTION).and(annul(900, 1)).when(annul(901, 1)).isRefused("registration-already-annulled");
        given(ADOPTION).and(annul(900, 1)).when(annul(901, 900)).isRefused("registration-not-annullable");
        given(ADOPTION).when(annul(901, 9_002)).isRefused("registration-not-annullable");
        given(ADOPTION).when(annul(901, 77)).isRefused("registration-unknown");
    }

    @Test
    void what_later_decisions_follow_from_is_not_annulled() {
        given(ADOPTION, LEVEL).when(annul(900, 1)).isRefusedForTheSakeOf("KF 2020-06-17 § 90 p 1");
        given(ADOPTION, LEVEL).when(annul(900, 2)).records("registration-annulled");
    }

    @Test
    void nothing_rests_on_what_is_annulled() {
        given(LEVELLESS, REVOCATION).when(annul(900, 1)).isRefused("registration-rested-on");
        given(LEVELLESS, REVOCATION).and(annul(900, 2)).when(annul(901, 1)).records("registration-annulled");
        given(ADOPTION, Paper.section("KF 2020-02-05 § 10").point(1, Wanted.setAmbition("1", "90 procent")))
                .when(annul(900, 1))
                .isRefused("registration-rested-on");
    }

    private static final Paper LEVELLESS =
            Paper.section("KS 2020-02-05 § 11").point(1).point(2);
    private static final Paper REVOCATION =
            Paper.section("KF 2020-10-07 § 175").point(1, Wanted.revoke("KS 2020-02-05 § 11 p 2"));

    @Test
    void a_section_is_not_replaced_by_one_that_lacks_a_point_others_speak_of() {
        given(LEVELLESS, REVOCATION)
                .when(Paper.section("KS 2020-02-05 § 11")
                        .replacing(id(1), "en punkt för mycket")
                        .point(1))
                .isRefused("registration-rested-on");
        given(LEVELLESS, REVOCATION)
                .when(Paper.section("KS 2020-02-05 § 11")
                        .replacing(id(1), "en punkt för lite")
                        .point(1)
                        .point(2)
                        .point(3))
                .records("registration-annulled", "paragraph-recorded");
        given(LEVELLESS)
                .when(Paper.section("KF 2020-10-07 § 175")
                        .replacing(id(1), "fel paper")
                        .point(1, Wanted.revoke("KS 2020-02-05 § 11 p 2")))
                .isRefused("point-not-recorded");
    }

    // --- the minutes' errors

    @Test
    void corrected_minutes_say_so_on_their_own_day_and_bring_about_what_they_should_on_the_original_one() {
        var outcome = given(ADOPTION, LEVEL)
                .when(Paper.section("KF 2021-01-13 § 4")
                        .point(1, Wanted.correct("KF 2020-06-17 § 90 p 1", Wanted.setAmbition("1", "80 procent"))))
                .records("paragraph-recorded", "minutes-corrected", "ambition-level-set");
        var correction = outcome.decided(1);
        assertThat(correction.basis().by().cited()).isEqualTo("KF 2021-01-13 § 4 p 1");
        assertThat(correction.basis().decidedOn().first()).isEqualTo(LocalDate.parse("2021-01-13"));
        var rectified = outcome.decided(2);
        assertThat(rectified.basis().by().cited()).isEqualTo("KF 2020-06-17 § 90 p 1");
        assertThat(rectified.basis().decidedOn().first()).isEqualTo(LocalDate.parse("2020-06-17"));
        assertThat(rectified.basis().rectifiedBy()).contains(PointId.parse("KF 2021-01-13 § 4 p 1"));
    }

    @Test
    void the_corrected_wording_holds_from_the_original_day_and_the_wrong_one_is_what_was_known_before() {
        var trail = MemoryTrail.withBodies();
        trail.record(ADOPTION);
        trail.record(LEVEL);
        var before = trail.now();
        trail.record(Paper.section("KF 2021-01-13 § 4")
                .point(1, Wanted.correct("KF 2020-06-17 § 90 p 1", Wanted.setAmbition("1", "80 procent"))));
        assertThat(ambition(at(trail, before))).contains("90 procent");
        var corrected = at(trail, trail.now()).field(GOAL, "ambitionLevel").orElseThrow();
        assertThat(corrected.value()).contains("80 procent");
        assertThat(corrected.blame().rectifiedBy()).contains(PointId.parse("KF 2021-01-13 § 4 p 1"));
    }

    @Test
    void what_a_correction_brings_about_has_the_day_of_the_best_record_of_the_section() {
        var rectified = given(
                        ADOPTION,
                        Paper.section("KF 2020-06-17 § 90")
                                .evidence(Evidence.REFERENCED)
                                .titled("Enligt hänvisning")
                                .point(1),
                        Paper.section("KF 2020-06-17 § 90").until("2020-06-18").point(1))
                .when(Paper.section("KF 2021-01-13 § 4")
                        .point(1, Wanted.correct("KF 2020-06-17 § 90 p 1", Wanted.setAmbition("1", "80 procent"))))
                .decided(2);
        assertThat(rectified.basis().decidedOn().last()).isEqualTo(LocalDate.parse("2020-06-18"));
    }

    @Test
    void a_correction_is_of_a_recorded_point_rests_on_a_point_and_holds_no_other_correction() {
        given(ADOPTION)
                .when(Paper.section("KF 2021-01-13 § 4").point(1, Wanted.correct("KF 2020-06-17 § 90 p 1")))
                .isRefused("point-not-recorded");
        given(ADOPTION, LEVEL)
                .when(Paper.report("rapport", "2021-01-13").tells(Wanted.correct("KF 2020-06-17 § 90 p 1")))
                .isRefused("correction-needs-a-point");
        given(ADOPTION, LEVEL)
                .when(Paper.section("KF 2021-01-13 § 4")
                        .point(1, Wanted.correct("KF 2020-06-17 § 90 p 1", Wanted.revoke("KF 2020-02-05 § 10 p 1"))))
                .isRefused("correction-of-a-correction");
    }

    @Test
    void a_proposed_correction_brings_about_nothing() {
        var outcome = given(ADOPTION, LEVEL)
                .when(Paper.section("KS 2021-01-13 § 4")
                        .proposal(
                                "KF",
                                1,
                                Effect.of(Wanted.correct(
                                        "KF 2020-06-17 § 90 p 1", Wanted.setAmbition("1", "80 procent")))));
        outcome.records("paragraph-recorded", "minutes-corrected", "ambition-level-set");
        assertThat(outcome.decided(2).basis().standing()).isEqualTo(Standing.PROPOSED);
    }

    // --- a new will

    @Test
    void a_new_decision_changes_the_will_from_its_own_day() {
        var fixture = given(
                ADOPTION, LEVEL, Paper.section("KF 2021-01-13 § 4").point(1, Wanted.setAmbition("1", "80 procent")));
        assertThat(ambition(fixture.on("2020-12-31"))).contains("90 procent");
        assertThat(ambition(fixture.on("2021-01-13"))).contains("80 procent");
    }

    // --- revocation and annulment

    @Test
    void a_point_must_be_recorded_before_it_is_revoked_appealed_or_annulled_if_only_as_referenced() {
        for (var command : List.of(
                Wanted.revoke("KF 2020-06-17 § 90 p 1"),
                Wanted.appeal("KF 2020-06-17 § 90 p 1"),
                Wanted.meet("KF 2020-06-17 § 90 p 1", "2020-07-01"))) {
            given(ADOPTION)
                    .when(Paper.section("KF 2020-10-07 § 175").point(1, command))
                    .isRefused("point-not-recorded");
            assertThat(given(ADOPTION, LEVEL)
                            .when(Paper.section("KF 2020-10-07 § 175").point(1, command))
                            .only())
                    .isInstanceOf(MinutesEvent.AboutPoint.class);
        }
        given(Paper.section("KF 2020-06-17 § 90").evidence(Evidence.REFERENCED))
                .when(Paper.section("KF 2020-10-07 § 175").point(1, Wanted.revoke("KF 2020-06-17 § 90 p 7")))
                .records("paragraph-recorded", "point-revoked");
    }

    @Test
    void a_point_of_the_section_that_is_not_among_its_recorded_points_is_not_recorded() {
        given(ADOPTION, LEVEL)
                .when(Paper.section("KF 2020-10-07 § 175").point(1, Wanted.revoke("KF 2020-06-17 § 90 p 2")))
                .isRefused("point-not-recorded");
    }

    @Test
    void a_point_is_not_revoked_before_it_was_decided() {
        given(ADOPTION, LEVEL)
                .when(Paper.section("KF 2020-03-04 § 30").point(1, Wanted.revoke("KF 2020-06-17 § 90 p 1")))
                .isRefused("point-decided-later");
    }

    @Test
    void what_a_revoked_point_adopted_cannot_be_changed_afterwards_but_was_there_before() {
        var fixture =
                given(ADOPTION, Paper.section("KF 2020-10-07 § 175").point(1, Wanted.revoke("KF 2020-02-05 § 10 p 1")));
        fixture.when(LEVEL).records("paragraph-recorded", "ambition-level-set");
        fixture.when(Paper.section("KF 2021-01-13 § 4").point(1, Wanted.setAmbition("1", "80 procent")))
                .isRefused("goal-not-adopted");
        given(ADOPTION, Paper.section("KF 2021-01-13 § 4").point(1, Wanted.setAmbition("1", "80 procent")))
                .when(Paper.section("KF 2020-10-07 § 175").point(1, Wanted.revoke("KF 2020-02-05 § 10 p 1")))
                .isRefusedForTheSakeOf("KF 2021-01-13 § 4 p 1");
    }

    @Test
    void what_was_revoked_while_its_meeting_still_went_on_never_came_to_be() {
        given(
                        Paper.section("KF 2020-09-12 § 5")
                                .until("2020-09-17")
                                .point(1, Wanted.adoptGoal("1", "Tillväxt")),
                        Paper.section("KF 2020-09-15 § 1").point(1, Wanted.revoke("KF 2020-09-12 § 5 p 1")))
                .when(Paper.section("KF 2020-10-07 § 175").point(1, Wanted.setAmbition("1", "90 procent")))
                .isRefused("goal-not-adopted");
    }

    @Test
    void one_point_may_revoke_an_adoption_and_adopt_anew() {
        var fixture = given(
                ADOPTION,
                Paper.section("KF 2020-10-07 § 175")
                        .point(1, Wanted.revoke("KF 2020-02-05 § 10 p 1"), Wanted.adoptGoal("1", "Hållbar tillväxt")));
        assertThat(fixture.on("2020-12-31").field(GOAL, "wording").flatMap(FieldValue::value))
                .contains("Hållbar tillväxt");
        given(ADOPTION)
                .when(Paper.section("KF 2020-10-07 § 175")
                        .point(1, Wanted.adoptGoal("1", "Hållbar tillväxt"), Wanted.revoke("KF 2020-02-05 § 10 p 1")))
                .isRefused("goal-already-adopted");
    }

    @Test
    void a_revocation_is_not_revoked_in_any_order_and_no_point_revokes_itself() {
        var first = Paper.section("KF 2020-10-07 § 175").point(1, Wanted.revoke("KF 2020-06-17 § 90 p 1"));
        var second = Paper.section("KF 2021-01-13 § 4").point(1, Wanted.revoke("KF 2020-10-07 § 175 p 1"));
        given(ADOPTION, LEVEL, first).when(second).isRefused("revokes-a-revocation");
        given(ADOPTION, LEVEL, Paper.section("KF 2020-10-07 § 175").point(1), second)
                .when(Paper.section("KF 2020-10-07 § 175").point(1, Wanted.revoke("KF 2020-06-17 § 90 p 1")))
                .isRefused("revokes-a-revocation");
        given(ADOPTION)
                .when(Paper.section("KF 2020-10-07 § 175").point(1, Wanted.revoke("KF 2020-10-07 § 175 p 1")))
                .isRefused("revokes-a-revocation");
        given(ADOPTION, LEVEL, first)
                .when(Paper.section("KS 2021-01-13 § 4")
                        .proposal("KF", 1, Effect.of(Wanted.revoke("KF 2020-10-07 § 175 p 1"))))
                .records("paragraph-recorded", "point-revoked");
    }

    @Test
    void only_a_judgment_annuls_and_it_may_annul_a_revocation_too() {
        given(ADOPTION, LEVEL)
                .when(Paper.section("KF 2020-10-07 § 175").point(1, Wanted.annul("KF 2020-06-17 § 90 p 1")))
                .isRefused("annulment-needs-a-judgment");
        var annulled = (MinutesEvent.PointAnnulled) given(ADOPTION, LEVEL)
                .when(Paper.report("dom", "2020-10-07").tells(Wanted.annul("KF 2020-06-17 § 90 p 1")))
                .records("document-recorded", "point-annulled")
                .only();
        assertThat(annulled.basis().standing()).isEqualTo(Standing.DECIDED);
        var revoked =
                given(ADOPTION, Paper.section("KF 2020-10-07 § 175").point(1, Wanted.revoke("KF 2020-02-05 § 10 p 1")));
        revoked.and(Paper.report("dom", "2020-12-01").tells(Wanted.annul("KF 2020-10-07 § 175 p 1")))
                .when(Paper.section("KF 2021-01-13 § 4").point(1, Wanted.setAmbition("1", "80 procent")))
                .records("paragraph-recorded", "ambition-level-set");
    }
}
