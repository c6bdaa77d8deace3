package se.malspar.app.pages.registrera;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.malspar.app.questions.Questions;
import se.malspar.app.questions.Views.EntryView;
import se.malspar.app.registering.Asked;
import se.malspar.app.registering.Recorder;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.domain.trail.RehearsalCommand;
import se.malspar.projections.projecting.Fact;

/** What recording something would lead to: judged by the product's own rules, and not recorded. */
@Component
final class Preview {

    private final Recorder recorder;
    private final Questions questions;

    Preview(Recorder recorder, Questions questions) {
        this.recorder = recorder;
        this.questions = questions;
    }

    /**
     * A draft as it would be recorded, or what stands in the way.
     *
     * @param papers what would be recorded about the § or the paper itself
     * @param changes what each effect would change, before and after
     */
    record Shown(
            Optional<Registration> registration,
            List<Trouble> troubles,
            List<DecidedEvent> papers,
            List<EntryView> changes) {

        static Shown troubles(List<Trouble> troubles) {
            return new Shown(Optional.empty(), troubles, List.of(), List.of());
        }

        boolean isRecordable() {
            return registration.isPresent();
        }
    }

    /** @param position of the log that the page belongs to */
    Shown of(Municipality municipality, Draft draft, AsOf asOf, long position) {
        var read = Reading.of(draft, bodyNames(municipality, asOf));
        if (read.registration().isEmpty()) {
            return Shown.troubles(read.troubles());
        }
        var registration = read.registration().get();
        var id = new RegistrationId(UUID.randomUUID());
        var rehearsed = rehearsed(municipality, id, registration);
        if (rehearsed.refusal().isPresent()) {
            return Shown.troubles(List.of(trouble(
                    municipality, draft, registration, rehearsed.refusal().get())));
        }
        var facts = facts(municipality, id, rehearsed.events(), asOf, position);
        return new Shown(
                read.registration(),
                List.of(),
                rehearsed.events().stream()
                        .filter(event -> event instanceof MinutesEvent.ParagraphRecorded
                                || event instanceof MinutesEvent.DocumentRecorded)
                        .map(DecidedEvent.class::cast)
                        .toList(),
                questions.changes(municipality, facts));
    }

    /** Where in the draft the refusal belongs. */
    Trouble trouble(Municipality municipality, Draft draft, Registration registration, RuntimeException refusal) {
        return Pointing.at(
                draft,
                registration,
                refusal,
                part -> rehearsed(municipality, new RegistrationId(UUID.randomUUID()), part)
                        .refusal());
    }

    private RehearsalCommand.Outcome rehearsed(
            Municipality municipality, RegistrationId id, Registration registration) {
        return recorder.rehearse(municipality, id, Optional.empty(), new Asked.Register(registration));
    }

    /** Events as if they had been recorded just now. */
    static List<Fact> facts(
            Municipality municipality, RegistrationId id, List<TrailEvent> events, AsOf asOf, long position) {
        var facts = new ArrayList<Fact>();
        for (var event : events) {
            facts.add(new Fact(
                    municipality,
                    new Logged(position + 1 + facts.size(), UUID.randomUUID(), id, asOf.recordedBy(), event),
                    ""));
        }
        return facts;
    }

    /** What the municipality's bodies are called, for citations. */
    Map<String, BodyCode> bodyNames(Municipality municipality, AsOf asOf) {
        var names = new TreeMap<String, BodyCode>();
        questions
                .bodies(municipality, asOf)
                .forEach(entry -> names.put(entry.name().toLowerCase(Locale.ROOT), entry.body()));
        return names;
    }
}
