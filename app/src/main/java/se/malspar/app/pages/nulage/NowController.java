package se.malspar.app.pages.nulage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import se.malspar.app.pages.ram.Frames;
import se.malspar.app.pages.ram.Parts;
import se.malspar.app.pages.ram.Section;
import se.malspar.app.questions.FulfilmentQuestions;
import se.malspar.app.questions.Moment;
import se.malspar.app.questions.Questions;
import se.malspar.domain.decision.Municipality;
import se.malspar.projections.registry.Registry;

/** Which municipalities there are, and how one of them stands. */
@Controller
class NowController {

    private static final int LATEST = 8;

    private final Registry registry;
    private final Frames frames;
    private final Questions questions;
    private final FulfilmentQuestions fulfilments;
    private final News news;

    NowController(Registry registry, Frames frames, Questions questions, FulfilmentQuestions fulfilments, News news) {
        this.fulfilments = fulfilments;
        this.news = news;
        this.registry = registry;
        this.frames = frames;
        this.questions = questions;
    }

    @GetMapping("/")
    String start(Model model) {
        model.addAttribute("municipalities", registry.municipalities());
        return "start";
    }

    @GetMapping("/{municipality:\\d{4}}")
    @Nullable
    String now(
            @PathVariable String municipality,
            @RequestParam Optional<String> organ,
            Moment moment,
            ServletWebRequest request,
            Model model) {
        var code = Municipality.of(municipality);
        var body = organ.filter(each -> !each.isBlank());
        return frames.page(Section.NOW, code, moment, "nulage", request, model, position -> {
            var state = questions.state(code, moment.asOf(), position);
            model.addAttribute("body", body.orElse(""));
            model.addAttribute("bodies", questions.bodies(code, moment.asOf()));
            model.addAttribute("goals", Parts.ofBody(state.goals(), body));
            model.addAttribute("judged", fulfilments.goals(code, moment.asOf()));
            model.addAttribute(
                    "activities",
                    Activities.of(
                            Parts.ofBody(state.plans(), body), moment.asOf().validOn()));
            model.addAttribute(
                    "commissions",
                    state.commissions().stream()
                            .filter(each -> Parts.value(each, "closed").isEmpty())
                            .toList());
            model.addAttribute("state", state);
            model.addAttribute(
                    "latest", questions.latest(code, moment.asOf(), LATEST).reversed());
        });
    }

    /** Tells when something is recorded in the municipality, for as long as somebody listens. */
    @GetMapping(path = "/{municipality:\\d{4}}/nytt", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> news(@PathVariable String municipality) {
        var code = Municipality.of(municipality);
        questions.municipality(code);
        return news.isFull()
                ? ResponseEntity.status(HttpStatus.NO_CONTENT).build() // a browser then stops asking for it
                : ResponseEntity.ok().header("X-Accel-Buffering", "no").body(news.listen(code));
    }
}
