package se.malspar.domain.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.DocumentId;
import se.malspar.domain.decision.DocumentKind;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.goal.GoalEvent.GoalAdopted;
import se.malspar.domain.registry.BodyKind;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.Registration.DocumentEntry;
import se.malspar.domain.trail.Registration.Effect;
import se.malspar.domain.trail.Registration.PointEntry;

@DisplayName("The command told from what a registration recorded")
class RecordedCommandProperties {

    /** More with {@code -Dseeds=5000}. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("seeds", 300));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gives_the_very_same_events_when_it_is_decided_again(long seed) {
        assertDecidedAgain(RandomTrails.recorded(seed), "seed " + seed);
    }

    @Test
    void tells_of_bodies_that_were_renamed() {
        var trail = MemoryTrail.withBodies();
        trail.record(new TrailCommand.RenameBody(
                MemoryTrail.MUNICIPALITY,
                MemoryTrail.id(1),
                Optional.empty(),
                new BodyCode("KS"),
                "Kommunstyrelsen med nytt namn",
                LocalDate.parse("2020-01-01")));
        trail.record(new TrailCommand.RegisterBody(
                MemoryTrail.MUNICIPALITY,
                MemoryTrail.id(2),
                Optional.empty(),
                new BodyCode("MN"),
                "Miljönämnden",
                BodyKind.BOARD,
                Optional.of(new BodyCode("KF")),
                Optional.of(LocalDate.parse("2019-01-01")),
                Optional.empty()));
        assertDecidedAgain(trail, "bodies");
    }

    @Test
    void states_the_outcome_that_a_supplement_needs_where_the_records_differ() {
        var trail = MemoryTrail.withBodies();
        trail.record(Paper.section("KS 2020-02-05 § 10")
                .evidence(Evidence.REFERENCED)
                .point(1, Outcome.REJECTED));
        trail.record(Paper.section("KS 2020-02-05 § 10").point(1, Outcome.APPROVED));
        trail.record(
                Paper.section("KS 2020-02-05 § 10").point(1, Outcome.APPROVED, Effect.of(Wanted.adoptGoal("a", "A"))));
        assertThat(trail.log().getLast().event()).isInstanceOf(GoalAdopted.class);
        assertDecidedAgain(trail, "outcome");
    }

    @Test
    void tells_of_a_paper_sent_again_with_more_and_of_the_rank_of_who_wrote_it() {
        var trail = MemoryTrail.withBodies();
        record(trail, 1, List.of(), List.of(Effect.of(Wanted.give("u", "Utred"))));
        record(
                trail,
                2,
                List.of(Effect.of(Wanted.adoptGoal("a", "A")), Effect.of(Wanted.adoptGoal("b", "B"))),
                List.of(
                        Effect.of(Wanted.reportBack("u", "Klart")).standing(Standing.PROPOSED),
                        Effect.of(Wanted.close("u")).decidedOn(DecidedOn.day(LocalDate.parse("2020-03-01")))));
        assertThat(trail.log()).hasSize(6 + 2 + 4);
        assertDecidedAgain(trail, "paper");
    }

    private static void record(MemoryTrail trail, int number, List<Effect> proposed, List<Effect> told) {
        trail.record(new TrailCommand.Register(
                MemoryTrail.MUNICIPALITY,
                MemoryTrail.id(number),
                Optional.empty(),
                new Registration(
                        Optional.empty(),
                        Optional.of(new DocumentEntry(
                                DocumentId.of("skrivelse"),
                                DocumentKind.FOLLOW_UP_REPORT,
                                "Skrivelse",
                                DecidedOn.day(LocalDate.parse("2020-02-20")),
                                Optional.empty(),
                                Optional.of("Barn- och utbildningsnämnden"),
                                Optional.of(new BodyCode("BUN")),
                                Optional.of(new BodyCode("KS")),
                                Optional.empty(),
                                List.of(),
                                List.of())),
                        Evidence.ORIGINAL,
                        Optional.empty(),
                        List.of(new PointEntry(
                                Optional.of(new BodyCode("KS")),
                                1,
                                Optional.of("Kommunstyrelsen antar målen."),
                                Outcome.NOT_STATED,
                                proposed)),
                        told,
                        Optional.empty())));
    }

    private static void assertDecidedAgain(MemoryTrail recorded, String where) {
        var trail = new Trail();
        for (var each : byRegistration(recorded.log()).entrySet()) {
            var registration = each.getKey();
            var command = RecordedCommand.of(() -> trail, MemoryTrail.MUNICIPALITY, registration, each.getValue());
            assertThat(TrailDecider.decide(trail, command, new PlainRules()))
                    .as("%s, %s", where, command)
                    .isEqualTo(each.getValue());
            each.getValue().forEach(event -> trail.append(event, registration, Optional.empty()));
        }
    }

    private static Map<RegistrationId, List<TrailEvent>> byRegistration(List<Logged> log) {
        var registrations = new LinkedHashMap<RegistrationId, List<TrailEvent>>();
        log.forEach(each -> registrations
                .computeIfAbsent(each.registration(), _ -> new ArrayList<>())
                .add(each.event()));
        return registrations;
    }
}
