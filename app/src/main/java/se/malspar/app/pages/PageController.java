package se.malspar.app.pages;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import se.malspar.app.pages.ram.Frames;
import se.malspar.app.pages.ram.Section;
import se.malspar.app.questions.Moment;
import se.malspar.app.questions.Questions;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.time.SwedishDate;
import se.malspar.projections.papers.Papers;
import se.malspar.projections.registry.Registry;

/** The first pages: which municipalities there are, what held on a day, and a meeting replayed. */
@Controller
class PageController {

    private final Registry registry;
    private final Papers papers;
    private final Questions questions;
    private final Frames frames;

    PageController(Registry registry, Papers papers, Questions questions, Frames frames) {
        this.registry = registry;
        this.papers = papers;
        this.questions = questions;
        this.frames = frames;
    }

    @GetMapping("/")
    String start(Model model) {
        model.addAttribute("municipalities", registry.municipalities());
        return "start";
    }

    @GetMapping("/{municipality:\\d{4}}")
    @Nullable
    String state(@PathVariable String municipality, Moment moment, ServletWebRequest request, Model model) {
        var code = Municipality.of(municipality);
        return frames.page(Section.NOW, code, moment, "lage", request, model, position -> {
            model.addAttribute("state", questions.state(code, moment.asOf(), position));
            model.addAttribute(
                    "meetings",
                    papers.meetings(code, moment.asOf().recordedBy()).stream()
                            .sorted(Comparator.comparing(meeting -> meeting.date()))
                            .toList());
        });
    }

    @GetMapping("/{municipality:\\d{4}}/sammantrade/{body}/{meetingDate}")
    @Nullable
    String meeting(
            @PathVariable String municipality,
            @PathVariable String body,
            @PathVariable String meetingDate,
            Moment moment,
            ServletWebRequest request,
            Model model) {
        var code = Municipality.of(municipality);
        var bodyCode = new BodyCode(body.toUpperCase(Locale.ROOT));
        var day = SwedishDate.parseDay(meetingDate);
        return frames.page(Section.MEETINGS, code, moment, "sammantrade", request, model, position -> {
            model.addAttribute("meeting", questions.meeting(code, bodyCode, day, moment.asOf(), position));
            model.addAttribute("bodyName", questions.bodyName(code, bodyCode.value()));
        });
    }

    /** What the type of a problem document points to. */
    @GetMapping("/problem/{code}")
    String problem(@PathVariable String code, Model model) {
        model.addAttribute("code", code);
        return "problem";
    }
}
