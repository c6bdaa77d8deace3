package se.malspar.domain.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.malspar.domain.trail.MemoryTrail.MUNICIPALITY;
import static se.malspar.domain.trail.MemoryTrail.id;
import static se.malspar.domain.trail.TrailFixture.given;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.registry.MunicipalityKind;

class AskedAgainTest {

    private static final Map<String, String> ENVELOPE =
            Map.of(Envelopes.IDEMPOTENCY_KEY, "nyckel-1", Envelopes.REQUEST_DIGEST, "abc");
    private static final Paper ADOPTION =
            Paper.section("KF 2020-02-05 § 10").point(1, Wanted.adoptGoal("1", "Tillväxt"));

    private static TrailCommand register(long expectedSize, Paper paper) {
        return new TrailCommand.Register(MUNICIPALITY, id(500), Optional.of(expectedSize), paper.registration());
    }

    @Test
    void the_same_request_sent_again_is_answered_with_the_first_registration_and_records_nothing() {
        given().asked(MemoryTrail.register(1, ADOPTION), ENVELOPE)
                .when(MemoryTrail.register(2, ADOPTION), ENVELOPE)
                .answersAgain(id(1));
    }

    @Test
    void another_request_with_the_same_key_is_refused() {
        given().asked(MemoryTrail.register(1, ADOPTION), ENVELOPE)
                .when(
                        MemoryTrail.register(
                                2, Paper.section("KF 2020-10-07 § 175").point(1, Wanted.retireGoal("1"))),
                        Map.of(Envelopes.IDEMPOTENCY_KEY, "nyckel-1", Envelopes.REQUEST_DIGEST, "def"))
                .isRefused("idempotency-key-reused");
    }

    @Test
    void another_key_makes_another_request() {
        given().asked(MemoryTrail.register(1, ADOPTION), ENVELOPE)
                .when(
                        MemoryTrail.register(2, ADOPTION),
                        Map.of(Envelopes.IDEMPOTENCY_KEY, "nyckel-2", Envelopes.REQUEST_DIGEST, "abc"))
                .isRefused("goal-already-adopted");
    }

    @Test
    void a_refused_request_leaves_its_key_unused() {
        given().when(
                        MemoryTrail.register(
                                1, Paper.section("KF 2020-10-07 § 175").point(1, Wanted.retireGoal("1"))),
                        ENVELOPE)
                .isRefused("goal-not-adopted");
        given().when(MemoryTrail.register(1, ADOPTION), ENVELOPE).records("paragraph-recorded", "goal-adopted");
    }

    @Test
    void who_read_a_shorter_trail_is_told_that_it_has_grown() {
        var size = MemoryTrail.setUp().size();
        given().when(register(size, ADOPTION)).records("paragraph-recorded", "goal-adopted");
        var refused = given(Paper.section("KS 2020-01-15 § 1").point(1))
                .when(register(size, ADOPTION))
                .isRefused("overtaken");
        assertThat(refused.swedish()).contains("från %d till %d".formatted(size, size + 1));
        given().when(register(size + 1, ADOPTION)).isRefused("overtaken");
    }

    @Test
    void nothing_is_recorded_for_a_municipality_that_is_not_registered() {
        TrailFixture.nothing()
                .and(MemoryTrail.setUp().getFirst())
                .when(new TrailCommand.RegisterMunicipality(
                        MUNICIPALITY, id(1), Optional.empty(), "Igen", MunicipalityKind.REAL))
                .isRefused("municipality-already-registered");
        var trail = new Trail();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> TrailDecider.decide(trail, MemoryTrail.register(1, ADOPTION), new PlainRules()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("municipality-not-registered"));
    }

    @Test
    void a_body_is_registered_once_and_only_a_registered_one_is_renamed() {
        given().when(MemoryTrail.setUp().get(1)).isRefused("body-already-registered");
        given().when(new TrailCommand.RenameBody(
                        MUNICIPALITY,
                        id(1),
                        Optional.empty(),
                        new BodyCode("SBN"),
                        "Samhällsbyggnadsnämnden",
                        LocalDate.parse("2020-01-01")))
                .isRefused("body-not-registered");
    }
}
