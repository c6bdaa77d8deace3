package se.malspar.app.pages;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import se.malspar.app.platform.NotFound;
import se.malspar.app.questions.Questions;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.time.SwedishDate;
import se.malspar.domain.time.UnreadableText;
import se.malspar.projections.papers.Papers;
import se.malspar.projections.registry.Registry;

/** The first pages: which municipalities there are, what held on a day, and a meeting replayed. */
@Controller
class PageController {

    private final Registry registry;
    private final Papers papers;
    private final Questions questions;

    PageController(Registry registry, Papers papers, Questions questions) {
        this.registry = registry;
        this.papers = papers;
        this.questions = questions;
    }

    @GetMapping("/")
    String start(Model model) {
        model.addAttribute("municipalities", registry.municipalities());
        return "start";
    }

    @GetMapping("/lage/{municipality}")
    String state(
            @PathVariable String municipality,
            @RequestParam(name = "datum", required = false) Optional<String> date,
            Model model) {
        var code = Municipality.of(municipality);
        var wanted = date.filter(text -> !text.isBlank());
        var moment = questions.moment(wanted);
        model.addAttribute("state", questions.state(code, moment));
        model.addAttribute(
                "meetings",
                papers.meetings(code, moment.recordedBy()).stream()
                        .sorted(Comparator.comparing(meeting -> meeting.date()))
                        .toList());
        return "lage";
    }

    @GetMapping("/sammantraden/{municipality}/{body}/{meetingDate}")
    String meeting(
            @PathVariable String municipality,
            @PathVariable String body,
            @PathVariable String meetingDate,
            Model model) {
        var code = Municipality.of(municipality);
        var replay = questions.meeting(
                code,
                new BodyCode(body.toUpperCase(Locale.ROOT)),
                SwedishDate.parseDay(meetingDate),
                questions.moment(Optional.empty()));
        model.addAttribute("meeting", replay);
        model.addAttribute("bodyName", questions.bodyName(code, body.toUpperCase(Locale.ROOT)));
        return "sammantrade";
    }

    /** What the type of a problem document points to. */
    @GetMapping("/problem/{code}")
    String problem(@PathVariable String code, Model model) {
        model.addAttribute("code", code);
        return "problem";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notFound(NotFound notFound, Model model) {
        model.addAttribute("message", notFound.swedish());
        return "fel";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String unreadable(UnreadableText unreadable, Model model) {
        model.addAttribute("message", unreadable.inSwedish());
        return "fel";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String malformed(Malformed malformed, Model model) {
        model.addAttribute("message", malformed.swedish());
        return "fel";
    }
}
