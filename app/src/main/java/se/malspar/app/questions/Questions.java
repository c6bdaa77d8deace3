package se.malspar.app.questions;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.malspar.app.platform.NotFound;
import se.malspar.app.questions.Views.MeetingView;
import se.malspar.app.questions.Views.StateView;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.time.AsOf;
import se.malspar.projections.meeting.MeetingReplay;
import se.malspar.projections.projecting.Snapshot;
import se.malspar.projections.registry.Registry;
import se.malspar.projections.state.About;
import se.malspar.projections.state.StateAt;

/** The questions that both pages and the API ask, answered from one snapshot each. */
@Component
public class Questions {

    private final Snapshot snapshot;
    private final MomentParameters moments;
    private final StateAt states;
    private final MeetingReplay replays;
    private final Registry registry;
    private final Telling telling;

    Questions(
            Snapshot snapshot,
            MomentParameters moments,
            StateAt states,
            MeetingReplay replays,
            Registry registry,
            Telling telling) {
        this.snapshot = snapshot;
        this.moments = moments;
        this.states = states;
        this.replays = replays;
        this.registry = registry;
        this.telling = telling;
    }

    /** A day as somebody wrote it, decided by and valid on it, as known now; without one, today. */
    public AsOf moment(Optional<String> date) {
        return moments.read(date, Optional.empty(), Optional.empty(), Optional.empty())
                .asOf();
    }

    /** What a body is called today; its code where it is not registered. */
    public String bodyName(Municipality municipality, String body) {
        var now = moment(Optional.empty());
        return registry.bodies(municipality, now.validOn(), now.recordedBy()).stream()
                .filter(entry -> entry.body().value().equals(body))
                .map(Registry.BodyEntry::name)
                .findFirst()
                .orElse(body);
    }

    /** Everything that held; throws {@link NotFound} where the municipality is not registered. */
    public StateView state(Municipality municipality, AsOf asOf) {
        return snapshot.read(position -> state(municipality, asOf, position));
    }

    StateView state(Municipality municipality, AsOf asOf, long position) {
        var known = telling.municipality(municipality);
        var state = states.answer(municipality, asOf, About.GOALS_AND_PLANS);
        return new StateView(
                known,
                Telling.moment(asOf, position),
                Telling.inForce(state, "goal"),
                Telling.inForce(state, "plan"),
                Telling.inForce(state, "commission"),
                Telling.inForce(state, "follow-up"),
                Telling.removed(state),
                states.pendingProposals(municipality, state, About.GOALS_AND_PLANS).stream()
                        .map(Telling::statement)
                        .toList(),
                Telling.leftOut(state.uncertain()),
                Telling.leftOut(state.awaiting()),
                telling.completeness(municipality, asOf));
    }

    /** A meeting replayed; throws {@link NotFound} where nothing is known of it. */
    public MeetingView meeting(Municipality municipality, BodyCode body, LocalDate meetingDate, AsOf asOf) {
        return snapshot.read(position -> meeting(municipality, body, meetingDate, asOf, position));
    }

    MeetingView meeting(Municipality municipality, BodyCode body, LocalDate meetingDate, AsOf asOf, long position) {
        var known = telling.municipality(municipality);
        var replay = replays.answer(municipality, body, meetingDate, asOf)
                .orElseThrow(() -> new NotFound(
                        "meeting-unknown",
                        "Ingenting är känt om något sammanträde med %s den %s.".formatted(body, meetingDate),
                        "Nothing is known of a meeting of %s on %s.".formatted(body, meetingDate)));
        return telling.meeting(known, asOf, position, replay);
    }
}
