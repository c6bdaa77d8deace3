package se.malspar.app.questions;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.malspar.app.platform.NotFound;
import se.malspar.app.questions.Views.CompletenessView;
import se.malspar.app.questions.Views.MeetingView;
import se.malspar.app.questions.Views.MomentView;
import se.malspar.app.questions.Views.MunicipalityView;
import se.malspar.app.questions.Views.StateView;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.time.AsOf;
import se.malspar.projections.meeting.MeetingReplay;
import se.malspar.projections.registry.Registry;
import se.malspar.projections.state.About;
import se.malspar.projections.state.StateAt;

/** The questions that both pages and the API ask, put inside an {@link Answering}. */
@Component
public class Questions {

    private final MomentParameters moments;
    private final StateAt states;
    private final MeetingReplay replays;
    private final Registry registry;
    private final Telling telling;

    Questions(MomentParameters moments, StateAt states, MeetingReplay replays, Registry registry, Telling telling) {
        this.moments = moments;
        this.states = states;
        this.replays = replays;
        this.registry = registry;
        this.telling = telling;
    }

    /**
     * The moment as somebody wrote it, blank parts left out: a day for decided and valid at once, or each of them, and when
     * it was recorded.
     */
    public Moment moment(
            Optional<String> date, Optional<String> decidedBy, Optional<String> validOn, Optional<String> recordedBy) {
        return moments.read(written(date), written(decidedBy), written(validOn), written(recordedBy));
    }

    private static Optional<String> written(Optional<String> text) {
        return text.filter(each -> !each.isBlank());
    }

    /** Now, on all three axes. */
    public Moment now() {
        return moment(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What a body is called today; its code where it is not registered. */
    public String bodyName(Municipality municipality, String body) {
        var now = now().asOf();
        return registry.bodies(municipality, now.validOn(), now.recordedBy()).stream()
                .filter(entry -> entry.body().value().equals(body))
                .map(Registry.BodyEntry::name)
                .findFirst()
                .orElse(body);
    }

    /** The municipality; throws {@link NotFound} where it is not registered. */
    public MunicipalityView municipality(Municipality municipality) {
        return telling.municipality(municipality);
    }

    public MomentView told(AsOf asOf, long position) {
        return Telling.moment(asOf, position);
    }

    public CompletenessView completeness(Municipality municipality, AsOf asOf) {
        return telling.completeness(municipality, asOf);
    }

    /** Everything that held; throws {@link NotFound} where the municipality is not registered. */
    public StateView state(Municipality municipality, AsOf asOf, long position) {
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
    public MeetingView meeting(
            Municipality municipality, BodyCode body, LocalDate meetingDate, AsOf asOf, long position) {
        var known = telling.municipality(municipality);
        var replay = replays.answer(municipality, body, meetingDate, asOf)
                .orElseThrow(() -> new NotFound(
                        "meeting-unknown",
                        "Ingenting är känt om något sammanträde med %s den %s.".formatted(body, meetingDate),
                        "Nothing is known of a meeting of %s on %s.".formatted(body, meetingDate)));
        return telling.meeting(known, asOf, position, replay);
    }
}
