package se.malspar.app.pages.registrera;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.malspar.app.access.Registrar;
import se.malspar.app.eventlog.AppendOutcomeUnknown;
import se.malspar.app.pages.ram.Frames;
import se.malspar.app.questions.Questions;
import se.malspar.app.registering.Asked;
import se.malspar.app.registering.Recorder;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.fulfilment.Fulfilment;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.trail.Refused;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.fulfilment.FulfilmentAt;

/** Shows a draft as a form or as it would be recorded, and records it. */
@Component
final class Forms {

    private static final int POINTS_TO_PICK_AMONG = 100;

    /** The name that every button of a form goes by. */
    private static final String ACTION = "handling";

    private final Frames frames;
    private final Questions questions;
    private final FulfilmentAt fulfilments;
    private final Preview preview;
    private final Recorder recorder;

    Forms(Frames frames, Questions questions, FulfilmentAt fulfilments, Preview preview, Recorder recorder) {
        this.frames = frames;
        this.questions = questions;
        this.fulfilments = fulfilments;
        this.preview = preview;
        this.recorder = recorder;
    }

    /** The form with what has been typed, and what stands in the way by its inputs. */
    String form(Municipality municipality, Draft draft, List<Trouble> troubles, Model model) {
        return frames.atTheDesk(municipality, "registrera-blankett", model, position -> {
            var now = questions.now().asOf();
            put(model, draft, troubles);
            model.addAttribute("bodies", questions.bodies(municipality, now));
            model.addAttribute("choices", choices(municipality, now, position));
            model.addAttribute("groups", EffectKind.byGroup());
        });
    }

    private static void put(Model model, Draft draft, List<Trouble> troubles) {
        model.addAttribute("draft", draft);
        model.addAttribute("inputs", PaperInputs.of(draft.paper()));
        model.addAttribute("troubles", troubles);
        var byInput = new LinkedHashMap<String, Trouble>();
        troubles.forEach(trouble -> byInput.putIfAbsent(trouble.input(), trouble));
        model.addAttribute("troubleAt", byInput);
        model.addAttribute("filled", new Filled(draft.inputs(), byInput.keySet()));
    }

    private Choices choices(Municipality municipality, AsOf now, long position) {
        return Choices.of(
                questions.state(municipality, now, position),
                questions.lastRecorded(municipality, Optional.empty(), now, POINTS_TO_PICK_AMONG),
                statuses(municipality, now, Optional.empty(), Level.ACTIVITY, Level.GOAL));
    }

    /** The words of the model in force, for some levels; none where no model is. */
    Set<String> statuses(Municipality municipality, AsOf asOf, Optional<BodyCode> body, Level... levels) {
        return model(municipality, asOf, body).stream()
                .flatMap(model -> Stream.of(levels).flatMap(level -> model.level(level).stream()))
                .flatMap(level -> Stream.concat(level.values().stream(), level.special().stream()))
                .map(value -> value.label().sv())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Optional<AssessmentModel> model(Municipality municipality, AsOf asOf, Optional<BodyCode> body) {
        return fulfilments.answer(
                municipality,
                asOf,
                Optional.empty(),
                fulfilment -> fulfilment.modelFor(body).map(Forms::model));
    }

    private static AssessmentModel model(Fulfilment.ModelInForce inForce) {
        return inForce.judge().model();
    }

    /** What stands in the way of recording the draft; shown as it would be recorded where nothing does. */
    Optional<List<Trouble>> previewed(
            Municipality municipality, Draft draft, String sendTo, Model model, Map<String, String> alsoSent) {
        var shown = new Preview.Shown[1];
        frames.atTheDesk(municipality, "", model, position -> {
            shown[0] = preview.of(municipality, draft, questions.now().asOf(), position);
            put(model, draft, shown[0].troubles());
            model.addAttribute("shown", shown[0]);
            model.addAttribute("sendTo", sendTo);
            model.addAttribute("alsoSent", alsoSent);
        });
        return shown[0].isRecordable() ? Optional.empty() : Optional.of(shown[0].troubles());
    }

    /** What came of recording. */
    sealed interface Outcome {
        record Done(RegistrationId registration) implements Outcome {}

        record Stopped(List<Trouble> troubles) implements Outcome {}
    }

    /** Records the draft, once however often it is sent. */
    Outcome record(Municipality municipality, Draft draft, Registrar registrar) {
        var read = Reading.of(
                draft, preview.bodyNames(municipality, questions.now().asOf()));
        if (read.registration().isEmpty()) {
            return new Outcome.Stopped(read.troubles());
        }
        var registration = read.registration().get();
        try {
            return new Outcome.Done(recorder.record(
                            registrar.displayName(),
                            municipality,
                            draft.key(),
                            Optional.empty(),
                            new Asked.Register(registration))
                    .registration());
        } catch (Refused | Malformed refusal) {
            return new Outcome.Stopped(List.of(preview.trouble(municipality, draft, registration, refusal)));
        } catch (ConcurrencyException | AppendOutcomeUnknown _) {
            return new Outcome.Stopped(List.of(again()));
        }
    }

    /** The same key makes it safe. */
    static Trouble again() {
        return new Trouble(
                "",
                "Det gick inte att få svar från loggen. Skicka igen: det registreras bara en gång.",
                "The log did not answer. Send it again: it is recorded only once.");
    }

    /** What was typed by a name; nothing where that was not asked. */
    static String text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("").strip();
    }

    /** Which button was pressed. */
    static String action(HttpServletRequest request, String otherwise) {
        return Optional.ofNullable(request.getParameter(ACTION)).orElse(otherwise);
    }

    /** How far the trail had come when somebody looked; a size that no trail has where that is not told. */
    static Optional<Long> sizeSeen(String size) {
        return Optional.of(size.matches("\\d{1,18}") ? Long.parseLong(size) : -1L);
    }

    static void unprocessable(HttpServletResponse response) {
        if (response.getStatus() == HttpStatus.OK.value()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
    }
}
