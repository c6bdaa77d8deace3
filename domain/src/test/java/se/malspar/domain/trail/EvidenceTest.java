package se.malspar.domain.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.malspar.domain.trail.TrailFixture.given;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Outcome;

class EvidenceTest {

    private static Paper section() {
        return Paper.section("KF 2020-02-05 § 10").titled("Mål 2020");
    }

    @ParameterizedTest
    @EnumSource(names = {"ORIGINAL", "REFERENCED", "STATED"})
    void examples_are_kept_out_of_real_municipalities(Evidence evidence) {
        given().when(section().evidence(Evidence.EXAMPLE).point(1)).isRefused("examples-apart");
        TrailFixture.givenExamples()
                .when(Paper.section("KS 2020-02-05 § 10").evidence(evidence).point(1))
                .isRefused("examples-apart");
        given().when(section().evidence(evidence).point(1)).records("paragraph-recorded");
    }

    @Test
    void a_municipality_of_examples_holds_examples() {
        assertThat(TrailFixture.givenExamples()
                        .when(Paper.section("KS 2020-02-05 § 10")
                                .evidence(Evidence.EXAMPLE)
                                .point(1, Wanted.adoptGoal("1", "Tillväxt")))
                        .records("paragraph-recorded", "goal-adopted")
                        .evidence())
                .isEqualTo(Evidence.EXAMPLE);
    }

    @Test
    void a_section_known_by_reference_is_recorded_again_with_the_original() {
        given(section()
                        .evidence(Evidence.REFERENCED)
                        .titled("Enligt hänvisning")
                        .point(1))
                .when(section().point(1, Wanted.adoptGoal("1", "Tillväxt")))
                .records("paragraph-recorded", "goal-adopted");
    }

    @Test
    void and_the_reference_is_recorded_after_the_original_where_it_says_otherwise() {
        given(section().point(1))
                .when(section()
                        .evidence(Evidence.REFERENCED)
                        .titled("Enligt hänvisning")
                        .point(1))
                .records("paragraph-recorded");
        given(section().point(1))
                .when(section().evidence(Evidence.REFERENCED).point(1))
                .isRefused("nothing-to-record");
    }

    @Test
    void with_the_same_evidence_a_section_is_not_recorded_with_other_content() {
        given(section().point(1)).when(section().titled("Annat").point(1)).isRefused("paragraph-already-recorded");
        given(section().point(1)).when(section().point(1).point(2)).isRefused("paragraph-already-recorded");
        given(section().point(1)).when(section().point(1, Outcome.TABLED)).isRefused("paragraph-already-recorded");
        given(section().point(1))
                .when(section().numbered("KS 2020/1").point(1))
                .isRefused("paragraph-already-recorded");
    }

    @Test
    void a_paper_is_not_recorded_twice_with_different_content() {
        given(Paper.report("rapport", "2020-09-01"))
                .when(Paper.report("rapport", "2020-09-02"))
                .isRefused("document-already-recorded");
        given(Paper.report("rapport", "2020-09-01"))
                .when(Paper.report("rapport", "2020-09-01"))
                .isRefused("nothing-to-record");
    }

    @ParameterizedTest
    @EnumSource(names = {"REFERENCED", "STATED"})
    void what_is_known_through_another_paper_names_it(Evidence evidence) {
        var content = section().point(1).registration();
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> new Registration(
                        content.paragraph(),
                        content.document(),
                        evidence,
                        content.source(),
                        content.points(),
                        content.effects(),
                        content.replaces()))
                .satisfies(malformed -> assertThat(malformed.field()).isEqualTo("source"));
    }

    @Test
    void two_points_of_one_list_do_not_share_a_number_but_a_proposal_may_have_it_too() {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> {
            var trail = MemoryTrail.withBodies();
            trail.record(section().point(1).point(1));
        });
        given().when(section().point(1).proposal("KS", 1)).records("paragraph-recorded");
    }
}
