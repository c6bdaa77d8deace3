package se.malspar.app.questions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.malspar.app.questions.Views.ComparisonView;
import se.malspar.app.questions.Views.HistoryView;
import se.malspar.domain.commission.CommissionId;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.goal.GoalEvent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.plan.PlanEvent;
import se.malspar.domain.plan.PlanId;

/** Which paragraphs made it so, and what differs between two moments. */
@RestController
@RequestMapping("/api/v1/{municipality}")
@Tag(
        name = "Historik",
        description = "Vilka paragrafer som gjorde det så, och vad som skiljer. / Histories, comparisons.")
class HistoryController {

    private final Answering answering;
    private final Questions questions;
    private final MomentParameters moments;

    HistoryController(Answering answering, Questions questions, MomentParameters moments) {
        this.answering = answering;
        this.questions = questions;
        this.moments = moments;
    }

    @GetMapping("/goals/{goal}/history")
    @Operation(
            summary = "Ett måls historik / A goal's history",
            description =
                    "Paragraf för paragraf i den ordning de beslutades, även förslag, med vad varje ändrade."
                            + " / Paragraph by paragraph in the order of decisions, proposals included, with what each changed.")
    ResponseEntity<HistoryView> goal(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable @Parameter(example = "ks-2019-1") String goal,
            @Parameter(hidden = true) Moment moment) {
        return history(municipality, GoalEvent.subject(GoalId.of(goal)), moment);
    }

    @GetMapping("/plans/{plan}/history")
    @Operation(summary = "En plans historik / A plan's history", description = "Som för mål. / As for goals.")
    ResponseEntity<HistoryView> plan(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable @Parameter(example = "KS-2026") String plan,
            @Parameter(hidden = true) Moment moment) {
        return history(municipality, PlanEvent.subject(PlanId.parse(plan)), moment);
    }

    @GetMapping("/commissions/{commission}/history")
    @Operation(
            summary = "Ett uppdrags historik / A commission's history",
            description = "Givet, återrapporterat, avslutat. / Given, reported back, closed.")
    ResponseEntity<HistoryView> commission(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable @Parameter(example = "fordjupning-malvarden") String commission,
            @Parameter(hidden = true) Moment moment) {
        return history(
                municipality,
                Subject.of("commission", CommissionId.of(commission).value()),
                moment);
    }

    private ResponseEntity<HistoryView> history(String municipality, Subject subject, Moment moment) {
        var code = Municipality.of(municipality);
        return answering.answer(code, moment, position -> questions.history(code, subject, moment.asOf(), position));
    }

    @GetMapping("/comparison")
    @Operation(
            summary = "Jämförelse / Comparison",
            description =
                    "Vad som skiljer mellan två ögonblick, på alla tre axlar. / What differs between two moments.")
    ResponseEntity<ComparisonView> comparison(
            @PathVariable @Parameter(example = "0665") String municipality,
            @RequestParam @Parameter(example = "2019-02-19") Optional<String> fromDate,
            @RequestParam Optional<String> fromDecidedBy,
            @RequestParam Optional<String> fromValidOn,
            @RequestParam Optional<String> fromRecordedBy,
            @RequestParam @Parameter(example = "2019-02-20") Optional<String> toDate,
            @RequestParam Optional<String> toDecidedBy,
            @RequestParam Optional<String> toValidOn,
            @RequestParam Optional<String> toRecordedBy) {
        var code = Municipality.of(municipality);
        var fromMoment = moments.read(fromDate, fromDecidedBy, fromValidOn, fromRecordedBy);
        var toMoment = moments.read(toDate, toDecidedBy, toValidOn, toRecordedBy);
        return answering.answer(
                code,
                fromMoment.and(toMoment),
                position -> questions.comparison(code, fromMoment.asOf(), toMoment.asOf(), position));
    }
}
