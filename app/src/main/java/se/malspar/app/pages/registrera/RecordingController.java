package se.malspar.app.pages.registrera;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.malspar.app.pages.ram.Frames;
import se.malspar.app.pages.ram.PageLanguage;
import se.malspar.app.questions.Questions;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.trail.RegistrationId;

/** Records a § with its points and their effects, or a paper, by form. */
@Controller
class RecordingController {

    private static final int LATEST = 15;

    private final Desk desk;
    private final Forms forms;
    private final Frames frames;
    private final Questions questions;
    private final Registrations registrations;
    private final Refilling refilling;

    RecordingController(
            Desk desk,
            Forms forms,
            Frames frames,
            Questions questions,
            Registrations registrations,
            Refilling refilling) {
        this.desk = desk;
        this.forms = forms;
        this.frames = frames;
        this.questions = questions;
        this.registrations = registrations;
        this.refilling = refilling;
    }

    @GetMapping("/{municipality:\\d{4}}/registrera")
    String desk(@PathVariable String municipality, HttpServletRequest request, Model model) {
        var code = Municipality.of(municipality);
        questions.municipality(code);
        if (desk.registrar(code, request, model).isEmpty()) {
            return Desk.toLogIn(request);
        }
        return frames.atTheDesk(code, "registrera", model, _ -> {
            model.addAttribute("latest", registrations.latest(code, LATEST));
            model.addAttribute("bodies", questions.bodies(code, questions.now().asOf()));
        });
    }

    @GetMapping("/{municipality:\\d{4}}/registrera/{paper:paragraf|handling}")
    String form(
            @PathVariable String municipality,
            @PathVariable String paper,
            @RequestParam Optional<String> ersatter,
            @RequestParam Optional<String> verkan,
            @RequestParam Optional<String> punkt,
            @RequestParam Optional<String> registrering,
            HttpServletRequest request,
            Model model) {
        var code = Municipality.of(municipality);
        questions.municipality(code);
        if (desk.registrar(code, request, model).isEmpty()) {
            return Desk.toLogIn(request);
        }
        if (ersatter.isPresent()) {
            var replaced = registrations.of(code, RegistrationId.parse(ersatter.get()));
            var again = refilling.of(code, replaced);
            model.addAttribute("replaced", replaced);
            if (again.isEmpty()) {
                return frames.atTheDesk(code, "registrera-ersatt", model, _ -> {});
            }
            return forms.form(code, again.get(), List.of(), model);
        }
        model.addAttribute("fresh", true);
        return forms.form(code, fresh(code, Draft.Paper.of(paper), verkan, punkt, registrering), List.of(), model);
    }

    private Draft fresh(
            Municipality code,
            Draft.Paper paper,
            Optional<String> effect,
            Optional<String> point,
            Optional<String> registration) {
        var head = Map.of(
                "evidence", questions.municipality(code).kind() == MunicipalityKind.EXAMPLE ? "EXAMPLE" : "ORIGINAL");
        Map<String, String> values = new LinkedHashMap<>();
        effect.filter(type -> EffectKind.of(type).isPresent()).ifPresent(type -> values.put(Draft.KIND, type));
        point.ifPresent(each -> values.put("point", each));
        registration.ifPresent(each -> values.put("registration", each));
        return Draft.fresh(
                paper,
                head,
                new Draft.Point(
                        paper == Draft.Paper.PARAGRAPH ? Map.of("number", "1", "outcome", "APPROVED") : Map.of(),
                        List.of(new Draft.Effect(values))));
    }

    @PostMapping("/{municipality:\\d{4}}/registrera/{paper:paragraf|handling}")
    String sent(
            @PathVariable String municipality,
            @PathVariable String paper,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var code = Municipality.of(municipality);
        questions.municipality(code);
        var draft = Draft.sent(Draft.Paper.of(paper), request.getParameterMap());
        var action = Forms.action(request, "granska");
        var sender = desk.sender(code, request, response, model);
        model.addAttribute("action", action);
        if (sender.isEmpty()) {
            Forms.unprocessable(response);
            return forms.form(code, draft, List.of(), model);
        }
        var sendTo = "/" + code + "/registrera/" + paper;
        return switch (action) {
            case "granska" -> previewed(code, draft, sendTo, response, model);
            case "registrera" ->
                switch (forms.record(code, draft, sender.get())) {
                    case Forms.Outcome.Done(var registration) -> receipt(code, registration);
                    case Forms.Outcome.Stopped(var troubles) -> {
                        Forms.unprocessable(response);
                        yield forms.form(code, draft, troubles, model);
                    }
                };
            default -> {
                var changed = changed(draft, action);
                model.addAttribute("focused", focused(changed, action));
                yield forms.form(code, changed, List.of(), model);
            }
        };
    }

    private String previewed(Municipality code, Draft draft, String sendTo, HttpServletResponse response, Model model) {
        var troubles = forms.previewed(code, draft, sendTo, model, Map.of());
        if (troubles.isEmpty()) {
            return "registrera-granska";
        }
        Forms.unprocessable(response);
        return forms.form(code, draft, troubles.get(), model);
    }

    static String receipt(Municipality code, RegistrationId registration) {
        return "redirect:" + PageLanguage.kept("/" + code + "/registrera/kvitto/" + registration);
    }

    /** What a button asks for: another point or effect, or one less. */
    private static Draft changed(Draft draft, String action) {
        var parts = action.split("-", -1);
        return switch (parts[0]) {
            case "punkt" -> draft.withAnotherPoint();
            case "utan" ->
                parts.length == 3
                        ? draft.withoutEffect(number(parts[1]), number(parts[2]))
                        : draft.withoutPoint(number(parts[1]));
            case "verkan" -> draft.withAnotherEffect(number(parts[1]));
            default -> draft;
        };
    }

    /** Where whoever asked for more, or for less, goes on: the name of an input, or of the button that adds another. */
    private static String focused(Draft changed, String action) {
        var parts = action.split("-", -1);
        var point = parts.length > 1 ? number(parts[1]) : changed.points().size() - 1;
        if (point < 0 || point >= changed.points().size()) {
            return "punkt";
        }
        var effects = changed.points().get(point).effects();
        return switch (parts[0]) {
            case "punkt" -> "p" + point + ".text";
            case "verkan" -> "p" + point + ".e" + (effects.size() - 1) + "." + Draft.KIND;
            case "utan" -> parts.length == 3 ? "verkan-" + point : "punkt";
            case "visa" -> {
                var effect = parts.length == 3 ? number(parts[2]) : -1;
                yield effect < 0 || effect >= effects.size()
                        ? ""
                        : effects.get(effect).kind().stream()
                                .map(kind -> "p" + point + ".e" + effect + "."
                                        + kind.inputs().getFirst().name())
                                .findFirst()
                                .orElse("");
            }
            default -> "";
        };
    }

    private static int number(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
    }

    @GetMapping("/{municipality:\\d{4}}/registrera/kvitto/{registration}")
    String receipt(
            @PathVariable String municipality,
            @PathVariable String registration,
            HttpServletRequest request,
            Model model) {
        var code = Municipality.of(municipality);
        questions.municipality(code);
        if (desk.registrar(code, request, model).isEmpty()) {
            return Desk.toLogIn(request);
        }
        return frames.atTheDesk(
                code,
                "registrera-kvitto",
                model,
                _ -> model.addAttribute("recorded", registrations.of(code, RegistrationId.parse(registration))));
    }
}
