package se.malspar.app.pages.sammantrade;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import se.malspar.app.pages.ram.Frames;
import se.malspar.app.pages.ram.Section;
import se.malspar.app.platform.NotFound;
import se.malspar.app.questions.Moment;
import se.malspar.app.questions.Questions;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.ParagraphNumber;
import se.malspar.domain.time.SwedishDate;

/** What was decided at a meeting: every §, what it changed, how it is known, and what is not known. */
@Controller
class MeetingPageController {

    private final Frames frames;
    private final Questions questions;

    MeetingPageController(Frames frames, Questions questions) {
        this.frames = frames;
        this.questions = questions;
    }

    @GetMapping("/{municipality:\\d{4}}/sammantrade")
    @Nullable
    String meetings(
            @PathVariable String municipality,
            @RequestParam Optional<String> organ,
            Moment moment,
            ServletWebRequest request,
            Model model) {
        var code = Municipality.of(municipality);
        var body = organ.filter(each -> !each.isBlank()).map(BodyCode::parse);
        return frames.page(Section.MEETINGS, code, moment, "sammantraden", request, model, position -> {
            model.addAttribute("body", body.map(BodyCode::value).orElse(""));
            model.addAttribute("bodies", questions.bodies(code, moment.asOf()));
            model.addAttribute(
                    "years",
                    MeetingYear.of(
                            questions.decisionDays(code, body, moment.asOf()),
                            moment.asOf().decidedBy()));
        });
    }

    @GetMapping({
        "/{municipality:\\d{4}}/sammantrade/{body}/{meetingDate}",
        "/{municipality:\\d{4}}/sammantrade/{body}/{meetingDate}/{number}"
    })
    @Nullable
    String meeting(
            @PathVariable String municipality,
            @PathVariable String body,
            @PathVariable String meetingDate,
            @PathVariable Optional<String> number,
            Moment moment,
            ServletWebRequest request,
            Model model) {
        var code = Municipality.of(municipality);
        var bodyCode = BodyCode.parse(body);
        var day = SwedishDate.parseDay(meetingDate);
        var wanted = number.map(ParagraphNumber::parse);
        return frames.page(Section.MEETINGS, code, moment, "sammantrade", request, model, position -> {
            var meeting = questions.meeting(code, bodyCode, day, moment.asOf(), position);
            var paragraphs = meeting.paragraphs().stream()
                    .filter(each ->
                            wanted.stream().allMatch(n -> each.paragraph().endsWith(" § " + n)))
                    .toList();
            if (paragraphs.isEmpty()) {
                throw new NotFound(
                        "meeting-unknown",
                        "Ingenting är känt om %s %s § %s.".formatted(bodyCode, day, wanted.orElseThrow()),
                        "Nothing is known of %s %s § %s.".formatted(bodyCode, day, wanted.orElseThrow()));
            }
            model.addAttribute("meeting", meeting);
            model.addAttribute("paragraphs", paragraphs);
            model.addAttribute(
                    "given",
                    paragraphs.stream()
                            .flatMap(each -> each.changes().stream())
                            .filter(entry -> entry.statement().type().equals("commission-given"))
                            .toList());
            model.addAttribute("only", wanted.map(ParagraphNumber::toString).orElse(""));
            model.addAttribute("bodyName", questions.bodyName(code, bodyCode.value()));
        });
    }
}
