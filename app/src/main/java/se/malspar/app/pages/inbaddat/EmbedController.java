package se.malspar.app.pages.inbaddat;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import se.malspar.app.pages.ram.Frames;
import se.malspar.app.pages.ram.Section;
import se.malspar.app.questions.Answering;
import se.malspar.app.questions.Moment;
import se.malspar.app.questions.Questions;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.goal.GoalId;

/** One goal for another site to show: as a small page in a frame, or as a picture. */
@Controller
class EmbedController {

    private final Frames frames;
    private final Answering answering;
    private final Questions questions;
    private final GoalPicture picture;

    EmbedController(Frames frames, Answering answering, Questions questions, GoalPicture picture) {
        this.frames = frames;
        this.answering = answering;
        this.questions = questions;
        this.picture = picture;
    }

    @GetMapping("/inbadda/{municipality:\\d{4}}/mal/{goal}")
    @Nullable
    String goal(
            @PathVariable String municipality,
            @PathVariable String goal,
            Moment moment,
            ServletWebRequest request,
            Model model) {
        var code = Municipality.of(municipality);
        var id = GoalId.of(goal);
        return frames.page(
                Section.GOALS,
                code,
                moment,
                "inbaddat-mal",
                request,
                model,
                position -> model.addAttribute("goal", questions.goal(code, id, moment.asOf(), position)));
    }

    @GetMapping("/inbadda/{municipality:\\d{4}}/mal/{goal}.svg")
    ResponseEntity<String> picture(
            @PathVariable String municipality, @PathVariable String goal, Moment moment, Locale locale) {
        var code = Municipality.of(municipality);
        var id = GoalId.of(goal);
        return answering.read(
                code,
                moment,
                told -> ResponseEntity.ok()
                        .eTag("W/" + told.entityTag())
                        .cacheControl(told.cacheControl())
                        .contentType(MediaType.valueOf("image/svg+xml;charset=UTF-8"))
                        .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                        .header("Cross-Origin-Resource-Policy", "cross-origin")
                        .body(picture.draw(questions.goal(code, id, moment.asOf(), told.position()), locale)));
    }
}
