package se.malspar.app.pages.tidsresa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import se.malspar.app.pages.ram.Frames;
import se.malspar.app.pages.ram.Parts;
import se.malspar.app.pages.ram.Section;
import se.malspar.app.pages.ram.Timeline;
import se.malspar.app.pages.ram.Timeline.Happening;
import se.malspar.app.questions.Moment;
import se.malspar.app.questions.Questions;
import se.malspar.app.questions.Views.ComparisonView;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.UnreadableText;
import se.malspar.projections.papers.DecisionDays;

/** The state at any moment, a slider from decision to decision, and what differs from another day. */
@Controller
class TravelController {

    private final Frames frames;
    private final Questions questions;

    TravelController(Frames frames, Questions questions) {
        this.frames = frames;
        this.questions = questions;
    }

    /** What was written in the form, and what is wrong with it. */
    public record Written(
            Optional<String> datum,
            Optional<String> beslutat,
            Optional<String> galler,
            Optional<String> registrerat,
            Optional<String> jamfor,
            Map<String, String> errors) {

        public boolean isWrong() {
            return !errors.isEmpty();
        }

        /** Whether the axes are told apart, so that their fields should be seen. */
        public boolean isByAxis() {
            return beslutat.isPresent()
                    || galler.isPresent()
                    || registrerat.isPresent()
                    || errors.keySet().stream().anyMatch(name -> !name.equals("datum") && !name.equals("jamfor"));
        }
    }

    @GetMapping("/{municipality:\\d{4}}/tidsresa")
    @Nullable
    String travel(
            @PathVariable String municipality,
            @RequestParam Optional<String> datum,
            @RequestParam Optional<String> beslutat,
            @RequestParam Optional<String> galler,
            @RequestParam Optional<String> registrerat,
            @RequestParam Optional<String> jamfor,
            @RequestParam Optional<String> organ,
            Locale locale,
            ServletWebRequest request,
            Model model) {
        var code = Municipality.of(municipality);
        var errors = new LinkedHashMap<String, String>();
        var asked = questions.moment(
                readable("datum", datum, locale, errors),
                readable("beslutat", beslutat, locale, errors),
                readable("galler", galler, locale, errors),
                readable("registrerat", registrerat, locale, errors));
        var other = readable("jamfor", jamfor, locale, errors)
                .map(day -> questions.moment(Optional.of(day), Optional.empty(), Optional.empty(), registrerat));
        var written = new Written(
                blankless(datum),
                blankless(beslutat),
                blankless(galler),
                blankless(registrerat),
                blankless(jamfor),
                errors);
        var body = blankless(organ).map(BodyCode::parse);
        var moment = other.map(asked::and).map(both -> withMoment(asked, both)).orElse(asked);
        var page = frames.page(Section.TRAVEL, code, moment, "tidsresa", request, model, position -> {
            var asOf = asked.asOf();
            var state = questions.state(code, asOf, position);
            var days = questions.decisionDays(code, body, asOf);
            model.addAttribute("written", written);
            model.addAttribute("body", body.map(BodyCode::value).orElse(""));
            model.addAttribute("bodies", questions.bodies(code, asOf));
            model.addAttribute("state", state);
            model.addAttribute("goals", Parts.ofBody(state.goals(), body.map(BodyCode::value)));
            model.addAttribute("plans", Parts.ofBody(state.plans(), body.map(BodyCode::value)));
            model.addAttribute("steps", Steps.of(days, asOf.decidedBy()));
            model.addAttribute("line", Timeline.of(happenings(days), asOf.decidedBy()));
            other.ifPresent(
                    moment2 -> model.addAttribute("comparison", compared(code, asOf, moment2.asOf(), position)));
        });
        var response = request.getResponse();
        if (written.isWrong() && response != null) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return page;
    }

    /** The moment asked about, as open as both it and the one compared with. */
    private static Moment withMoment(Moment asked, Moment both) {
        return new Moment(asked.asOf(), both.daysStated(), both.validOnStated(), both.recordedByStated());
    }

    /** Always from the earlier day to the later. */
    private ComparisonView compared(Municipality municipality, AsOf asOf, AsOf other, long position) {
        return other.decidedBy().isAfter(asOf.decidedBy())
                ? questions.comparison(municipality, asOf, other, position)
                : questions.comparison(municipality, other, asOf, position);
    }

    private static List<Happening> happenings(DecisionDays days) {
        var happenings = new ArrayList<Happening>();
        for (var day : days.days()) {
            happenings.add(new Happening(day.date(), day.inHand().isEmpty() ? "cited" : "decided", Steps.cited(day)));
        }
        return happenings;
    }

    /** The text of a field where it can be read; otherwise the error is kept, and the field counts as empty. */
    private Optional<String> readable(String name, Optional<String> text, Locale locale, Map<String, String> errors) {
        var given = blankless(text);
        try {
            if (name.equals("registrerat")) {
                questions.moment(Optional.empty(), Optional.empty(), Optional.empty(), given);
            } else {
                questions.moment(given, Optional.empty(), Optional.empty(), Optional.empty());
            }
            return given;
        } catch (UnreadableText unreadable) {
            errors.put(name, locale.getLanguage().equals("en") ? unreadable.inEnglish() : unreadable.inSwedish());
            return Optional.empty();
        }
    }

    private static Optional<String> blankless(Optional<String> text) {
        return text.map(String::strip).filter(each -> !each.isEmpty());
    }
}
