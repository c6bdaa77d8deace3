package se.malspar.app.pages.registrera;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.malspar.app.access.Registrar;
import se.malspar.app.eventlog.AppendOutcomeUnknown;
import se.malspar.app.pages.ram.Frames;
import se.malspar.app.questions.Questions;
import se.malspar.app.registering.Asked;
import se.malspar.app.registering.Recorder;
import se.malspar.domain.decision.Citation;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.time.SwedishDate;
import se.malspar.domain.time.UnreadableText;
import se.malspar.domain.trail.Refused;
import se.malspar.domain.trail.RegistrationId;

/** The ways to set something right: which of them it is, and the two that correct our own records. */
@Controller
class CorrectionController {

    private final Desk desk;
    private final Preview preview;
    private final Frames frames;
    private final Questions questions;
    private final Registrations registrations;
    private final Recorder recorder;

    CorrectionController(
            Desk desk,
            Preview preview,
            Frames frames,
            Questions questions,
            Registrations registrations,
            Recorder recorder) {
        this.desk = desk;
        this.preview = preview;
        this.frames = frames;
        this.questions = questions;
        this.registrations = registrations;
        this.recorder = recorder;
    }

    @GetMapping("/{municipality:\\d{4}}/registrera/ratta")
    String corrections(
            @PathVariable String municipality,
            @RequestParam Optional<String> hanvisning,
            HttpServletRequest request,
            Model model) {
        var code = Municipality.of(municipality);
        questions.municipality(code);
        if (desk.registrar(code, request, model).isEmpty()) {
            return Desk.toLogIn(request);
        }
        var cited = hanvisning.map(String::strip).filter(text -> !text.isEmpty());
        return frames.atTheDesk(code, "ratta", model, _ -> {
            var now = questions.now().asOf();
            model.addAttribute("cited", cited.orElse(""));
            cited.ifPresent(text -> {
                try {
                    model.addAttribute(
                            "found",
                            questions.cited(code, Citation.parse(text, preview.bodyNames(code, now)), now).stream()
                                    .map(paper -> new Found(
                                            paper.paper().paragraph().toString(),
                                            paper.paper().title().orElse(""),
                                            registrations.of(code, paper.registration()),
                                            paper.paper().points().stream()
                                                    .map(point -> new Point(
                                                            point.in(paper.paper()
                                                                            .paragraph())
                                                                    .toString(),
                                                            point.text().orElse("")))
                                                    .toList()))
                                    .toList());
                } catch (UnreadableText unreadable) {
                    model.addAttribute(
                            "unreadable", new Trouble("hanvisning", unreadable.inSwedish(), unreadable.inEnglish()));
                }
            });
        });
    }

    /** A § that something may be wrong with. */
    record Found(String paragraph, String title, Registrations.Recorded recorded, List<Point> points) {}

    record Point(String id, String text) {}

    /**
     * A correction of our own records as typed.
     *
     * @param size how far the trail had come when the registrar looked
     * @param printed the day as printed, where it is to be read as another
     */
    record Typed(String key, String size, String reason, String printed, String readAs) {

        static Typed sent(HttpServletRequest request) {
            return new Typed(
                    Forms.text(request, "nyckel"),
                    Forms.text(request, "storlek"),
                    Forms.text(request, "skal"),
                    Forms.text(request, "tryckt"),
                    Forms.text(request, "lasassom"));
        }

        Typed asOf(long other) {
            return new Typed(key, Long.toString(other), reason, printed, readAs);
        }

        /** Nobody corrects what has changed since they looked, and nobody may have not looked. */
        Optional<Long> expectedSize() {
            return Forms.sizeSeen(size);
        }
    }

    @GetMapping("/{municipality:\\d{4}}/registrera/ratta/{correction:makulera|tolka}/{registration}")
    String form(
            @PathVariable String municipality,
            @PathVariable String correction,
            @PathVariable String registration,
            HttpServletRequest request,
            Model model) {
        var code = Municipality.of(municipality);
        questions.municipality(code);
        if (desk.registrar(code, request, model).isEmpty()) {
            return Desk.toLogIn(request);
        }
        var recorded = registrations.of(code, RegistrationId.parse(registration));
        var typed = new Typed(
                UUID.randomUUID().toString(),
                Long.toString(registrations.size(code)),
                "",
                recorded.uncertain().stream().findFirst().orElse(""),
                "");
        return show(code, correction, recorded, typed, List.of(), model);
    }

    @PostMapping("/{municipality:\\d{4}}/registrera/ratta/{correction:makulera|tolka}/{registration}")
    String sent(
            @PathVariable String municipality,
            @PathVariable String correction,
            @PathVariable String registration,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var code = Municipality.of(municipality);
        questions.municipality(code);
        var recorded = registrations.of(code, RegistrationId.parse(registration));
        var typed = Typed.sent(request);
        var sender = desk.sender(code, request, response, model);
        var wanted = Forms.action(request, "granska");
        model.addAttribute("action", wanted);
        if (sender.isEmpty()) {
            Forms.unprocessable(response);
            return show(code, correction, recorded, typed, List.of(), model);
        }
        try {
            var asked = asked(correction, recorded, typed);
            if (wanted.equals("registrera")) {
                return RecordingController.receipt(code, record(code, sender.get(), typed, asked));
            }
            return previewed(code, correction, recorded, typed, asked, model);
        } catch (Stop stop) {
            Forms.unprocessable(response);
            return show(code, correction, recorded, stop.typed, List.of(stop.trouble), model);
        }
    }

    /** What stands in the way, by its input. */
    private static final class Stop extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Trouble trouble;
        private final transient Typed typed;

        Stop(Typed typed, Trouble trouble) {
            super(trouble.swedish(), null, false, false);
            this.typed = typed;
            this.trouble = trouble;
        }
    }

    private static Asked asked(String correction, Registrations.Recorded recorded, Typed typed) throws Stop {
        if (typed.reason().isEmpty()) {
            throw new Stop(
                    typed,
                    new Trouble(
                            "skal", "Ange skälet: det står kvar i loggen.", "State the reason: it stays in the log."));
        }
        if (correction.equals("makulera")) {
            return new Asked.Annul(recorded.id(), new Asked.Annulment(typed.reason()));
        }
        try {
            var read = SwedishDate.parse(typed.readAs());
            return new Asked.Interpret(
                    recorded.id(),
                    new Asked.DateInterpretation(
                            new DecidedOn(read.first(), read.last(), typed.printed(), false), typed.reason()));
        } catch (UnreadableText unreadable) {
            throw new Stop(typed, new Trouble("lasassom", unreadable.inSwedish(), unreadable.inEnglish()));
        } catch (IllegalArgumentException _) {
            throw new Stop(
                    typed, new Trouble("tryckt", "Ange datumet som det är tryckt.", "State the date as printed."));
        }
    }

    private RegistrationId record(Municipality code, Registrar registrar, Typed typed, Asked asked) throws Stop {
        try {
            return recorder.record(registrar.displayName(), code, typed.key(), typed.expectedSize(), asked)
                    .registration();
        } catch (Refused | Malformed refusal) {
            throw stop(code, typed, refusal);
        } catch (ConcurrencyException | AppendOutcomeUnknown _) {
            throw new Stop(typed, Forms.again());
        }
    }

    private Stop stop(Municipality code, Typed typed, RuntimeException refusal) {
        return switch (refusal) {
            case Refused refused
            when refused.code().equals("overtaken") ->
                new Stop(
                        typed.asOf(registrations.size(code)),
                        new Trouble(
                                "",
                                "Något har registrerats i kommunen sedan du läste. Se efter att rättelsen fortfarande är riktig och skicka igen.",
                                "Something has been recorded in the municipality since you read it. See that the correction is still right and send it again."));
            case Refused refused -> new Stop(typed, new Trouble("", refused.swedish(), refused.english()));
            case Malformed malformed ->
                new Stop(
                        typed,
                        new Trouble(
                                malformed.field().equals("reason") ? "skal" : "lasassom",
                                malformed.swedish(),
                                malformed.english()));
            default -> throw refusal;
        };
    }

    private String previewed(
            Municipality code,
            String correction,
            Registrations.Recorded recorded,
            Typed typed,
            Asked asked,
            Model model)
            throws Stop {
        var id = new RegistrationId(UUID.randomUUID());
        var rehearsed = recorder.rehearse(code, id, typed.expectedSize(), asked);
        if (rehearsed.refusal().isPresent()) {
            throw stop(code, typed, rehearsed.refusal().get());
        }
        frames.atTheDesk(code, "", model, position -> {
            var now = questions.now().asOf();
            model.addAttribute(
                    "comparison",
                    questions.supposed(
                            code, Preview.facts(code, id, rehearsed.events(), now, position), now, position));
        });
        return show(code, correction, recorded, typed, List.of(), model);
    }

    private String show(
            Municipality code,
            String correction,
            Registrations.Recorded recorded,
            Typed typed,
            List<Trouble> troubles,
            Model model) {
        return frames.atTheDesk(code, "ratta-registrering", model, _ -> {
            model.addAttribute("correction", correction);
            model.addAttribute("recorded", recorded);
            model.addAttribute("typed", typed);
            model.addAttribute("troubles", troubles);
        });
    }
}
