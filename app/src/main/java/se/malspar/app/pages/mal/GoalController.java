package se.malspar.app.pages.mal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import se.malspar.app.pages.ram.Frames;
import se.malspar.app.pages.ram.Parts;
import se.malspar.app.pages.ram.Section;
import se.malspar.app.pages.ram.Shown;
import se.malspar.app.pages.ram.Timeline;
import se.malspar.app.pages.ram.Timeline.Happening;
import se.malspar.app.questions.FulfilmentQuestions;
import se.malspar.app.questions.FulfilmentQuestions.GoalJudged;
import se.malspar.app.questions.Moment;
import se.malspar.app.questions.Questions;
import se.malspar.app.questions.Views.EntryView;
import se.malspar.app.questions.Views.ParagraphHistoryView;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.goal.GoalEvent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.time.ReportingPeriod;

/** The goals, and one goal with everything that made it what it is. */
@Controller
class GoalController {

    private final Frames frames;
    private final Questions questions;
    private final FulfilmentQuestions fulfilments;
    private final Shown shown;

    GoalController(Frames frames, Questions questions, FulfilmentQuestions fulfilments, Shown shown) {
        this.frames = frames;
        this.fulfilments = fulfilments;
        this.shown = shown;
        this.questions = questions;
    }

    @GetMapping("/{municipality:\\d{4}}/mal")
    @Nullable
    String goals(
            @PathVariable String municipality,
            @RequestParam Optional<String> organ,
            Moment moment,
            ServletWebRequest request,
            Model model) {
        var code = Municipality.of(municipality);
        var body = organ.filter(each -> !each.isBlank());
        return frames.page(Section.GOALS, code, moment, "mal", request, model, position -> {
            var state = questions.state(code, moment.asOf(), position);
            model.addAttribute("body", body.orElse(""));
            model.addAttribute("bodies", questions.bodies(code, moment.asOf()));
            model.addAttribute("goals", Parts.ofBody(state.goals(), body));
            model.addAttribute("judged", fulfilments.goals(code, moment.asOf()));
            model.addAttribute(
                    "removed",
                    Parts.ofBody(
                            state.removed().stream()
                                    .filter(part -> part.subject().equals("goal:" + part.id()))
                                    .toList(),
                            body));
            model.addAttribute("pending", state.pendingProposals());
        });
    }

    @GetMapping("/{municipality:\\d{4}}/mal/{goal}")
    @Nullable
    String goal(
            @PathVariable String municipality,
            @PathVariable String goal,
            @RequestParam Optional<String> rattelser,
            @RequestParam Optional<String> period,
            Moment moment,
            Locale locale,
            ServletWebRequest request,
            Model model) {
        var code = Municipality.of(municipality);
        var id = GoalId.of(goal);
        var asked = period.filter(each -> !each.isBlank()).map(ReportingPeriod::parse);
        return frames.page(Section.GOALS, code, moment, "ett-mal", request, model, position -> {
            var view = questions.goal(code, id, moment.asOf(), position);
            var history = questions.history(code, GoalEvent.subject(id), moment.asOf(), position);
            var told = rattelser.filter("visa"::equals).isPresent()
                    ? history.paragraphs()
                    : withoutCorrections(history.paragraphs());
            model.addAttribute("title", shown.goalNumber(view.goal(), locale));
            model.addAttribute("goal", view);
            model.addAttribute("sheet", GoalSheet.of(view, history));
            var judged = fulfilments.goal(code, id, moment, asked);
            model.addAttribute("judged", judged.orElse(null));
            model.addAttribute(
                    "course", Course.of(judged.map(GoalJudged::course).orElse(List.of())));
            model.addAttribute("history", told);
            model.addAttribute(
                    "hidden",
                    entries(history.paragraphs()).size() - entries(told).size());
            model.addAttribute(
                    "corrections",
                    entries(history.paragraphs()).size()
                            - entries(withoutCorrections(history.paragraphs())).size());
            model.addAttribute(
                    "line", Timeline.of(happenings(told), moment.asOf().decidedBy()));
        });
    }

    /** Without what the minutes said by mistake, where a later § has corrected them: what they should have said remains. */
    private static List<ParagraphHistoryView> withoutCorrections(List<ParagraphHistoryView> paragraphs) {
        return paragraphs.stream()
                .map(paragraph -> new ParagraphHistoryView(
                        paragraph.cited(),
                        paragraph.decidedOn(),
                        paragraph.entries().stream()
                                .filter(entry ->
                                        paragraph.entries().stream().noneMatch(other -> corrects(other, entry)))
                                .toList()))
                .toList();
    }

    private static boolean corrects(EntryView one, EntryView other) {
        var now = one.statement();
        var then = other.statement();
        return now.rectifiedBy().isPresent()
                && then.rectifiedBy().isEmpty()
                && now.cited().equals(then.cited())
                && now.subject().equals(then.subject())
                && one.changes().stream()
                        .anyMatch(change -> other.changes().stream()
                                .anyMatch(same -> same.field().equals(change.field())));
    }

    private static List<EntryView> entries(List<ParagraphHistoryView> paragraphs) {
        return paragraphs.stream()
                .flatMap(paragraph -> paragraph.entries().stream())
                .toList();
    }

    private static List<Happening> happenings(List<ParagraphHistoryView> paragraphs) {
        var happenings = new ArrayList<Happening>();
        for (var paragraph : paragraphs) {
            var strongest = paragraph.entries().stream()
                    .map(entry -> entry.statement().standing())
                    .max(Standing::compareTo)
                    .orElse(Standing.PROPOSED);
            happenings.add(new Happening(
                    paragraph.decidedOn().last(),
                    switch (strongest) {
                        case PROPOSED -> "proposed";
                        case DECIDED -> "decided";
                        case REPORTED -> "reported";
                    },
                    paragraph.cited()));
        }
        return happenings;
    }
}
