package se.malspar.domain.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.malspar.domain.trail.MemoryTrail.MUNICIPALITY;
import static se.malspar.domain.trail.MemoryTrail.id;
import static se.malspar.domain.trail.TrailFixture.given;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.Registration.Effect;

class UncertainDaysTest {

    private static final DecidedOn FEBRUARY = DecidedOn.month(YearMonth.of(2020, 2), "februari 2020");
    private static final DecidedOn IMPOSSIBLE = DecidedOn.impossible("31 april 2020", YearMonth.of(2020, 4));

    private static TrailCommand interpretation(int interpreted, String day, String printed) {
        return new TrailCommand.InterpretDate(
                MUNICIPALITY,
                id(900),
                Optional.empty(),
                id(interpreted),
                DecidedOn.day(LocalDate.parse(day), printed),
                "enligt kallelsen");
    }

    @Test
    void a_month_is_kept_as_printed() {
        var basis = given().when(Paper.report("rapport", "2020-09-01")
                        .tells(Effect.of(Wanted.adoptGoal("1", "Tillväxt"))
                                .decidedOn(FEBRUARY)
                                .standing(Standing.DECIDED)))
                .records("document-recorded", "goal-adopted")
                .only()
                .basis();
        assertThat(basis.decidedOn()).isEqualTo(FEBRUARY);
        assertThat(basis.standing()).isEqualTo(Standing.DECIDED);
    }

    @Test
    void an_impossible_day_is_kept_until_it_is_interpreted() {
        var fixture = given(Paper.report("rapport", IMPOSSIBLE).tells(Wanted.adoptGoal("1", "Tillväxt")));
        fixture.when(interpretation(1, "2020-04-30", "31 april 2020")).records("date-interpreted");
        fixture.and(interpretation(1, "2020-04-30", "31 april 2020"));
        assertThat(fixture.on("2020-04-30").fields()).isNotEmpty();
    }

    @Test
    void only_an_uncertain_day_of_the_registration_can_be_interpreted() {
        given(Paper.report("rapport", "2020-04-30"))
                .when(interpretation(1, "2020-05-01", "2020-04-30"))
                .isRefused("date-not-uncertain");
        given(Paper.report("rapport", IMPOSSIBLE))
                .when(interpretation(1, "2020-04-30", "30 april 2020"))
                .isRefused("date-not-uncertain");
        given(Paper.report("rapport", IMPOSSIBLE))
                .when(interpretation(2, "2020-04-30", "31 april 2020"))
                .isRefused("registration-unknown");
    }

    @Test
    void an_uncertain_decision_is_judged_as_if_made_on_its_last_possible_day() {
        var february = Paper.report("rapport", "2020-09-01")
                .tells(Effect.of(Wanted.adoptGoal("1", "Tillväxt")).decidedOn(FEBRUARY));
        given(february)
                .when(Paper.section("KF 2020-02-28 § 1").point(1, Wanted.setAmbition("1", "90 procent")))
                .isRefused("goal-not-adopted");
        given(february)
                .when(Paper.section("KF 2020-03-01 § 1").point(1, Wanted.setAmbition("1", "90 procent")))
                .records("paragraph-recorded", "ambition-level-set");
    }

    @Test
    void an_interpretation_is_judged_too() {
        var adopted = Paper.report("rapport", IMPOSSIBLE).tells(Wanted.adoptGoal("1", "Tillväxt"));
        var level = Paper.section("KF 2020-05-06 § 40").point(1, Wanted.setAmbition("1", "90 procent"));
        given(adopted, level)
                .when(interpretation(1, "2020-05-31", "31 april 2020"))
                .isRefusedForTheSakeOf("KF 2020-05-06 § 40 p 1");
        given(adopted, level)
                .when(interpretation(1, "2020-05-01", "31 april 2020"))
                .records("date-interpreted");
        given(adopted)
                .and(interpretation(1, "2020-04-01", "31 april 2020"))
                .when(Paper.section("KF 2020-04-15 § 30").point(1, Wanted.setAmbition("1", "90 procent")))
                .records("paragraph-recorded", "ambition-level-set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1861-12-31", "2201-01-01"})
    void a_day_on_which_no_municipality_decided_anything_is_malformed(String day) {
        List<ThrowingCallable> attempts = List.of(
                () -> Paper.section("KS " + day + " § 1"),
                () -> Paper.section("KS 2020-02-05 § 1").until("2201-01-01").registration(),
                () -> Wanted.meet("KS 2020-02-05 § 1 p 1", day),
                () -> Wanted.approveMinutes("KS 2020-02-05", "2201-01-01"));
        for (var attempt : attempts) {
            assertThatExceptionOfType(Malformed.class)
                    .isThrownBy(attempt)
                    .satisfies(malformed -> assertThat(malformed.swedish()).contains("mellan åren 1862 och 2200"));
        }
    }
}
