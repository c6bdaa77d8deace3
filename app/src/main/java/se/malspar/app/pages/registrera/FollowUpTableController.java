package se.malspar.app.pages.registrera;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.malspar.app.pages.ram.Frames;
import se.malspar.app.questions.Questions;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.domain.time.UnreadableText;

/** Records a whole follow-up of a period at one go, filled in as a table. */
@Controller
class FollowUpTableController {

    private final Desk desk;
    private final Forms forms;
    private final Frames frames;
    private final Questions questions;

    FollowUpTableController(Desk desk, Forms forms, Frames frames, Questions questions) {
        this.desk = desk;
        this.forms = forms;
        this.frames = frames;
        this.questions = questions;
    }

    @GetMapping("/{municipality:\\d{4}}/registrera/uppfoljning")
    String table(
            @PathVariable String municipality,
            @RequestParam Optional<String> organ,
            @RequestParam Optional<String> period,
            HttpServletRequest request,
            Model model) {
        var code = Municipality.of(municipality);
        questions.municipality(code);
        if (desk.registrar(code, request, model).isEmpty()) {
            return Desk.toLogIn(request);
        }
        model.addAttribute("fresh", true);
        return show(code, organ.orElse(""), period.orElse(""), Optional.empty(), List.of(), model);
    }

    @PostMapping("/{municipality:\\d{4}}/registrera/uppfoljning")
    String sent(
            @PathVariable String municipality,
            @RequestParam Optional<String> organ,
            @RequestParam Optional<String> period,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var code = Municipality.of(municipality);
        questions.municipality(code);
        var draft = Draft.sent(Draft.Paper.DOCUMENT, request.getParameterMap());
        var action = Forms.action(request, "granska");
        var sender = desk.sender(code, request, response, model);
        model.addAttribute("action", action);
        var body = organ.orElse("");
        var days = period.orElse("");
        if (sender.isEmpty()) {
            Forms.unprocessable(response);
            return show(code, body, days, Optional.of(draft), List.of(), model);
        }
        switch (action) {
            case "granska" -> {
                var stopped = isUntouched(draft)
                        ? Optional.of(List.of(nothing()))
                        : forms.previewed(
                                code,
                                draft,
                                "/" + code + "/registrera/uppfoljning",
                                model,
                                Map.of("organ", body, "period", days));
                if (stopped.isEmpty()) {
                    return "registrera-granska";
                }
                Forms.unprocessable(response);
                return show(code, body, days, Optional.of(draft), stopped.get(), model);
            }
            case "registrera" -> {
                switch (forms.record(code, draft, sender.get())) {
                    case Forms.Outcome.Done(var registration) -> {
                        return RecordingController.receipt(code, registration);
                    }
                    case Forms.Outcome.Stopped(var troubles) -> {
                        Forms.unprocessable(response);
                        return show(code, body, days, Optional.of(draft), troubles, model);
                    }
                }
            }
            default -> {
                return show(code, body, days, Optional.of(draft), List.of(), model);
            }
        }
    }

    private static boolean isUntouched(Draft draft) {
        return draft.points().stream()
                .flatMap(point -> point.effects().stream())
                .allMatch(Draft.Effect::isUntouched);
    }

    private static Trouble nothing() {
        return new Trouble("", "Fyll i minst en rad i tabellen.", "Fill in at least one row of the table.");
    }

    private String show(
            Municipality code, String body, String days, Optional<Draft> sent, List<Trouble> troubles, Model model) {
        return frames.atTheDesk(code, "registrera-uppfoljning", model, position -> {
            var now = questions.now().asOf();
            model.addAttribute("bodies", questions.bodies(code, now));
            model.addAttribute("body", body);
            model.addAttribute("period", days);
            if (body.isBlank() || days.isBlank()) {
                return;
            }
            try {
                put(code, BodyCode.parse(body), ReportingPeriod.parse(days), sent, troubles, now, position, model);
            } catch (UnreadableText unreadable) {
                model.addAttribute("unreadable", new Trouble("period", unreadable.inSwedish(), unreadable.inEnglish()));
            }
        });
    }

    private void put(
            Municipality code,
            BodyCode body,
            ReportingPeriod period,
            Optional<Draft> sent,
            List<Trouble> troubles,
            AsOf now,
            long position,
            Model model) {
        // the plan as it is decided now, for the last day that is told of
        var asOf = new AsOf(now.decidedBy(), period.to(), now.recordedBy());
        var state = questions.state(code, asOf, position);
        var table = FollowUpTable.of(state, body, period);
        var draft = sent.orElseGet(() -> fresh(code, body, period, now));
        var typed = new LinkedHashMap<Integer, Map<String, String>>();
        for (var rows : List.of(table.activities(), table.goals(), table.measures())) {
            rows.forEach(row -> typed.put(row.index(), FollowUpTable.typed(draft, row)));
        }
        var byInput = new LinkedHashMap<String, Trouble>();
        troubles.forEach(trouble -> byInput.putIfAbsent(trouble.input(), trouble));
        model.addAttribute("table", table);
        model.addAttribute("label", period.label());
        model.addAttribute("typed", typed);
        model.addAttribute("draft", draft);
        model.addAttribute("inputs", PaperInputs.of(draft.paper()));
        model.addAttribute("troubles", troubles);
        model.addAttribute("troubleAt", byInput);
        model.addAttribute("activityStatuses", forms.statuses(code, asOf, Optional.of(body), Level.ACTIVITY));
        model.addAttribute("goalStatuses", forms.statuses(code, asOf, Optional.of(body), Level.GOAL));
        model.addAttribute(
                "modelName",
                forms.model(code, asOf, Optional.of(body))
                        .map(each -> each.name().sv())
                        .orElse(""));
    }

    private Draft fresh(Municipality code, BodyCode body, ReportingPeriod period, AsOf now) {
        var head = new LinkedHashMap<String, String>();
        head.put(
                "document",
                "uppfoljning-%s-%s"
                        .formatted(body, period.label().replace(' ', '-').replaceAll("[^A-Za-zÅÄÖåäö0-9.-]", ""))
                        .toLowerCase(Locale.ROOT));
        head.put("kind", "FOLLOW_UP_REPORT");
        head.put("title", "Uppföljning %s %s".formatted(body, period.label()));
        head.put("dated", now.decidedBy().toString());
        head.put("issuedBy", body.value());
        head.put("evidence", questions.municipality(code).kind() == MunicipalityKind.EXAMPLE ? "EXAMPLE" : "ORIGINAL");
        return Draft.fresh(Draft.Paper.DOCUMENT, head, Draft.Point.empty());
    }
}
