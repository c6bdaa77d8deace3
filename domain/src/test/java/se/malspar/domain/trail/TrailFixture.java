package se.malspar.domain.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.domain.trail.MemoryTrail.MUNICIPALITY;
import static se.malspar.domain.trail.MemoryTrail.id;
import static se.malspar.domain.trail.MemoryTrail.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.registry.BodyKind;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.state.State;

/** A trail in Axon's fixture: given papers, when one more is registered, then events or a refusal. */
public final class TrailFixture {

    private static final int ASKED = 1_000;

    /** A command with what stands on its envelope. */
    private record Asked(TrailCommand command, Map<String, ?> envelope) {}

    private final List<TrailCommand> given = new ArrayList<>(MemoryTrail.setUp());
    private final List<Asked> asked = new ArrayList<>();
    private int papers;

    private TrailFixture() {}

    public static TrailFixture given(Paper... papers) {
        return new TrailFixture().and(papers);
    }

    /** A trail on which nothing at all is recorded. */
    public static TrailFixture nothing() {
        var fixture = new TrailFixture();
        fixture.given.clear();
        return fixture;
    }

    /** A trail of examples with the body KS. */
    public static TrailFixture givenExamples() {
        var fixture = new TrailFixture();
        fixture.given.clear();
        fixture.given.add(new TrailCommand.RegisterMunicipality(
                MUNICIPALITY, id(9_000), Optional.empty(), "Exempelköping", MunicipalityKind.EXAMPLE));
        fixture.given.add(new TrailCommand.RegisterBody(
                MUNICIPALITY,
                id(9_001),
                Optional.empty(),
                new BodyCode("KS"),
                "Kommunstyrelsen",
                BodyKind.EXECUTIVE_BOARD,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        return fixture;
    }

    /** Papers given in order get the registrations 1, 2, 3 and so on. */
    public TrailFixture and(Paper... more) {
        for (var paper : more) {
            given.add(register(++papers, paper));
        }
        return this;
    }

    public TrailFixture and(TrailCommand command) {
        given.add(command);
        return this;
    }

    public Outcome when(Paper paper) {
        return when(register(ASKED, paper));
    }

    public Outcome when(TrailCommand command) {
        return new Outcome(executor().when(command), command);
    }

    public Outcome when(TrailCommand command, Map<String, ?> envelope) {
        return new Outcome(executor().when(command, envelope), command);
    }

    /** As {@link #when(TrailCommand, Map)}, after the same was asked once before under another envelope. */
    public TrailFixture asked(TrailCommand command, Map<String, ?> envelope) {
        asked.add(new Asked(command, envelope));
        return this;
    }

    private TestExecutor<TrailAggregate> executor() {
        var fixture = new AggregateTestFixture<>(TrailAggregate.class);
        // it compares field by field, and a trail's indexes are no values
        fixture.setReportIllegalStateChange(false);
        fixture.registerInjectableResource(new PlainRules());
        var executor = given.isEmpty() ? fixture.givenNoPriorActivity() : fixture.givenCommands(given);
        for (var each : asked) {
            executor = executor.andGivenCommands(List.of(new GenericCommandMessage<>(each.command(), each.envelope())));
        }
        return executor;
    }

    /** The state on a day with all that was given. */
    public State on(String day) {
        return at(day, day);
    }

    public State at(String decidedBy, String validOn) {
        var trail = new MemoryTrail();
        given.forEach(trail::record);
        return trail.at(decidedBy, validOn);
    }

    /** What became of the command. */
    public final class Outcome {

        private final ResultValidator<TrailAggregate> result;
        private final TrailCommand command;

        private Outcome(ResultValidator<TrailAggregate> result, TrailCommand command) {
            this.result = result;
            this.command = command;
        }

        /** The command led to events of these kinds, in this order, all under its registration. */
        public Outcome records(String... names) {
            result.expectSuccessfulHandlerExecution();
            result.expectResultMessagePayload(command.registration());
            var events = events();
            assertThat(events)
                    .extracting(event -> EventNames.of((TrailEvent) event.getPayload()))
                    .containsExactly(names);
            assertThat(events)
                    .extracting(event -> event.getMetaData().get(Envelopes.REGISTRATION))
                    .containsOnly(command.registration().toString());
            return this;
        }

        /** Nothing new: the earlier registration answers. */
        public void answersAgain(RegistrationId earlier) {
            result.expectSuccessfulHandlerExecution();
            result.expectNoEvents();
            result.expectResultMessagePayload(earlier);
        }

        /** Nothing was recorded, and the reason has this code. */
        public Refused isRefused(String code) {
            result.expectNoEvents();
            var refusals = new ArrayList<Refused>();
            result.expectException(new CustomTypeSafeMatcher<Refused>("refused as " + code) {
                @Override
                protected boolean matchesSafely(Refused refused) {
                    refusals.add(refused);
                    return refused.code().equals(code);
                }
            });
            var refused = refusals.getFirst();
            assertThat(refused.swedish()).isNotBlank();
            assertThat(refused.english()).isNotBlank();
            return refused;
        }

        /** Nothing was recorded, since a decision recorded before would no longer follow. */
        public void isRefusedForTheSakeOf(String laterDecision) {
            var refused = isRefused("later-decision-contradicted");
            assertThat(refused.laterDecision()).contains(laterDecision);
            assertThat(refused.swedish()).contains(laterDecision);
        }

        private List<EventMessage<?>> events() {
            var events = new ArrayList<EventMessage<?>>();
            result.expectEventsMatching(new CustomTypeSafeMatcher<List<? super EventMessage<?>>>("any") {
                @Override
                @SuppressWarnings("unchecked")
                protected boolean matchesSafely(List<? super EventMessage<?>> published) {
                    published.forEach(event -> events.add((EventMessage<?>) event));
                    return true;
                }
            });
            return events;
        }

        public DecidedEvent only() {
            return (DecidedEvent) events().getLast().getPayload();
        }

        public DecidedEvent decided(int index) {
            return (DecidedEvent) events().get(index).getPayload();
        }

        public TrailEvent recorded(int index) {
            return (TrailEvent) events().get(index).getPayload();
        }

        public Evidence evidence() {
            return only().basis().evidence();
        }
    }
}
