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
import se.malspar.app.access.Registrar;
import se.malspar.app.destruction.Destroying;
import se.malspar.app.destruction.Destroying.Wish;
import se.malspar.app.eventlog.AppendOutcomeUnknown;
import se.malspar.app.pages.ram.Frames;
import se.malspar.app.questions.Questions;
import se.malspar.app.registering.Recorder;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.trail.RecordEvent.DestructionRequested;
import se.malspar.domain.trail.Refused;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.destruction.Destructions;
import se.malspar.projections.json.TrailJson;

/** Has what a registration said destroyed: one archivist asks, another sees what vanishes and what stays, and confirms. */
@Controller
class DestroyingController {

    private static final int REPLACED_LATELY = 50;

    private final Desk desk;
    private final Frames frames;
    private final Questions questions;
    private final Registrations registrations;
    private final Destroying destroying;
    private final Destructions destructions;
    private final Recorder recorder;

    DestroyingController(
            Desk desk,
            Frames frames,
            Questions questions,
            Registrations registrations,
            Destroying destroying,
            Destructions destructions,
            Recorder recorder) {
        this.desk = desk;
        this.frames = frames;
        this.questions = questions;
        this.registrations = registrations;
        this.destroying = destroying;
        this.destructions = destructions;
        this.recorder = recorder;
    }

    @GetMapping("/{municipality:\\d{4}}/registrera/gallra")
    String all(@PathVariable String municipality, HttpServletRequest request, Model model) {
        var code = Municipality.of(municipality);
        questions.municipality(code);
        if (desk.archivist(code, request, model).isEmpty()) {
            return Desk.toLogIn(request);
        }
        return frames.atTheDesk(code, "gallra", model, _ -> {
            model.addAttribute("waiting", destructions.waiting(code));
            model.addAttribute("done", destructions.all(code).reversed());
            model.addAttribute(
                    "replaced",
                    destructions.replaced(code, REPLACED_LATELY).stream()
                            .map(id -> registrations.of(code, id))
                            .toList());
        });
    }

    /**
     * What was typed.
     *
     * @param size how far the trail had come when the archivist looked
     */
    record Typed(String key, String size, String orderedBy, String reason) {

        static Typed fresh(long size) {
            return new Typed(UUID.randomUUID().toString(), Long.toString(size), "", "");
        }

        static Typed sent(HttpServletRequest request) {
            return new Typed(
                    Forms.text(request, "nyckel"),
                    Forms.text(request, "storlek"),
                    Forms.text(request, "beslut"),
                    Forms.text(request, "skal"));
        }

        Typed asOf(long other) {
            return new Typed(key, Long.toString(other), orderedBy, reason);
        }

        /** Nobody has anything destroyed when something has been recorded since they looked. */
        Optional<Long> expectedSize() {
            return Forms.sizeSeen(size);
        }
    }

    // --- the first person

    @GetMapping("/{municipality:\\d{4}}/registrera/gallra/{registration:[0-9a-f-]{36}}")
    String form(
            @PathVariable String municipality,
            @PathVariable String registration,
            HttpServletRequest request,
            Model model) {
        var code = Municipality.of(municipality);
        questions.municipality(code);
        if (desk.archivist(code, request, model).isEmpty()) {
            return Desk.toLogIn(request);
        }
        return asking(
                code,
                RegistrationId.parse(registration),
                Typed.fresh(registrations.size(code)),
                List.of(),
                false,
                model);
    }

    @PostMapping("/{municipality:\\d{4}}/registrera/gallra/{registration:[0-9a-f-]{36}}")
    String asked(
            @PathVariable String municipality,
            @PathVariable String registration,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var code = Municipality.of(municipality);
        questions.municipality(code);
        var target = RegistrationId.parse(registration);
        var typed = Typed.sent(request);
        var sender = desk.sendingArchivist(code, request, response, model);
        var wanted = Forms.action(request, "granska");
        model.addAttribute("action", wanted);
        if (sender.isEmpty()) {
            Forms.unprocessable(response);
            return asking(code, target, typed, List.of(), false, model);
        }
        try {
            var wish = wish(target, typed);
            if (wanted.equals("begar")) {
                destroying.request(sender.get(), code, typed.key(), typed.expectedSize(), wish);
                return "redirect:/" + code + "/registrera/gallra";
            }
            var rehearsed = recorder.rehearse(
                    code,
                    new RegistrationId(UUID.randomUUID()),
                    typed.expectedSize(),
                    destroying.asked(wish, sender.get()));
            if (rehearsed.refusal().isPresent()) {
                throw rehearsed.refusal().get();
            }
            return asking(code, target, typed, List.of(), true, model);
        } catch (Refused | Malformed | ConcurrencyException | AppendOutcomeUnknown stopped) {
            Forms.unprocessable(response);
            return asking(code, target, again(code, typed, stopped), List.of(trouble(stopped)), false, model);
        }
    }

    private static Wish wish(RegistrationId target, Typed typed) {
        if (typed.orderedBy().isEmpty()) {
            throw new Malformed(
                    "orderedBy",
                    "",
                    "Välj den beslutspunkt som anger gallringen.",
                    "Choose the decision point that orders it.");
        }
        return new Wish(target, PointId.parse(typed.orderedBy()), typed.reason());
    }

    private String asking(
            Municipality code,
            RegistrationId target,
            Typed typed,
            List<Trouble> troubles,
            boolean reviewed,
            Model model) {
        return frames.atTheDesk(code, "gallra-begar", model, _ -> {
            put(code, target, model);
            model.addAttribute(
                    "orders",
                    questions.destructionOrders(code, target, questions.now().asOf()));
            model.addAttribute("typed", typed);
            model.addAttribute("troubles", troubles);
            model.addAttribute("reviewed", reviewed);
        });
    }

    // --- the second person

    @GetMapping("/{municipality:\\d{4}}/registrera/gallra/begaran/{request}")
    String confirmation(
            @PathVariable String municipality,
            @PathVariable("request") String id,
            HttpServletRequest request,
            Model model) {
        var code = Municipality.of(municipality);
        questions.municipality(code);
        if (desk.archivist(code, request, model).isEmpty()) {
            return Desk.toLogIn(request);
        }
        return confirming(code, RegistrationId.parse(id), Typed.fresh(registrations.size(code)), List.of(), model);
    }

    @PostMapping("/{municipality:\\d{4}}/registrera/gallra/begaran/{request}")
    String confirmed(
            @PathVariable String municipality,
            @PathVariable("request") String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var code = Municipality.of(municipality);
        questions.municipality(code);
        var asked = RegistrationId.parse(id);
        var typed = Typed.sent(request);
        var sender = desk.sendingArchivist(code, request, response, model);
        var wanted = Forms.action(request, "");
        model.addAttribute("action", wanted);
        if (sender.isEmpty()) {
            Forms.unprocessable(response);
            return confirming(code, asked, typed, List.of(), model);
        }
        try {
            return switch (wanted) {
                case "gallra" ->
                    RecordingController.receipt(
                            code,
                            destroying
                                    .confirm(sender.get(), code, typed.key(), typed.expectedSize(), asked)
                                    .registration());
                case "avsla" -> {
                    destroying.decline(sender.get(), code, typed.key(), typed.expectedSize(), asked, typed.reason());
                    yield "redirect:/" + code + "/registrera/gallra";
                }
                default -> confirming(code, asked, typed, List.of(), model);
            };
        } catch (Refused | Malformed | ConcurrencyException | AppendOutcomeUnknown stopped) {
            Forms.unprocessable(response);
            return confirming(code, asked, again(code, typed, stopped), List.of(trouble(stopped)), model);
        }
    }

    private String confirming(Municipality code, RegistrationId id, Typed typed, List<Trouble> troubles, Model model) {
        return frames.atTheDesk(code, "gallra-bekrafta", model, _ -> {
            var request = destroying.requested(code, id);
            put(code, request.registration(), model);
            model.addAttribute("request", request);
            model.addAttribute("id", id);
            model.addAttribute("open", isOpen(code, id));
            model.addAttribute("own", isOwn(request, model));
            model.addAttribute("typed", typed);
            model.addAttribute("troubles", troubles);
        });
    }

    private boolean isOpen(Municipality code, RegistrationId id) {
        return destructions.waiting(code).stream()
                .anyMatch(each -> each.request().equals(id));
    }

    private static boolean isOwn(DestructionRequested request, Model model) {
        return model.getAttribute("registrar") instanceof Registrar registrar
                && registrar.username().equals(request.requestedBy());
    }

    // --- what both see

    private void put(Municipality code, RegistrationId target, Model model) {
        var recorded = registrations.of(code, target);
        model.addAttribute("recorded", recorded);
        model.addAttribute("leaves", destroying.leaves(code, target));
        model.addAttribute(
                "contents",
                recorded.events().stream()
                        .map(event -> TrailJson.write(event).toPrettyString())
                        .toList());
        model.addAttribute(
                "replacement",
                recorded.annulment().flatMap(annulled -> annulled.replacedBy()).map(id -> registrations.of(code, id)));
    }

    private Typed again(Municipality code, Typed typed, RuntimeException stopped) {
        return stopped instanceof Refused refused && refused.code().equals("overtaken")
                ? typed.asOf(registrations.size(code))
                : typed;
    }

    private static Trouble trouble(RuntimeException stopped) {
        return switch (stopped) {
            case Refused refused
            when refused.code().equals("overtaken") ->
                new Trouble(
                        "",
                        "Något har registrerats i kommunen sedan du läste. Se efter att allt fortfarande är riktigt och skicka igen.",
                        "Something has been recorded in the municipality since you read it. See that all is still right and send it again.");
            case Refused refused -> new Trouble("", refused.swedish(), refused.english());
            case Malformed malformed ->
                new Trouble(
                        malformed.field().equals("reason") ? "skal" : "beslut",
                        malformed.swedish(),
                        malformed.english());
            default -> Forms.again();
        };
    }
}
