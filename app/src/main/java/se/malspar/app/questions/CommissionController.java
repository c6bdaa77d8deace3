package se.malspar.app.questions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.malspar.app.questions.Views.CommissionView;
import se.malspar.app.questions.Views.CommissionsView;
import se.malspar.app.questions.Views.FieldView;
import se.malspar.app.questions.Views.PartView;
import se.malspar.app.questions.Views.ProposalPointView;
import se.malspar.app.questions.Views.ProposalsView;
import se.malspar.domain.commission.Closing;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.RecordedPoint;
import se.malspar.projections.papers.Papers;
import se.malspar.projections.state.About;
import se.malspar.projections.state.StateAt;

/** Commissions, and proposals that nobody is known to have decided on. */
@RestController
@RequestMapping("/api/v1/{municipality}")
@Tag(name = "Uppdrag och förslag", description = "Uppdrag och förslag utan känd utgång. / Commissions and proposals.")
class CommissionController {

    private final Answering answering;
    private final Telling telling;
    private final StateAt states;
    private final Papers papers;

    CommissionController(Answering answering, Telling telling, StateAt states, Papers papers) {
        this.answering = answering;
        this.telling = telling;
        this.states = states;
        this.papers = papers;
    }

    @GetMapping("/commissions")
    @Operation(
            summary = "Uppdrag / Commissions",
            description = "Givna uppdrag, och om de återrapporterats eller avslutats. / Given, reported back, closed.")
    ResponseEntity<CommissionsView> commissions(
            @PathVariable @Parameter(example = "0665") String municipality, @Parameter(hidden = true) Moment moment) {
        var code = Municipality.of(municipality);
        return answering.answer(code, moment, position -> {
            var known = telling.municipality(code);
            return new CommissionsView(
                    known,
                    Telling.moment(moment.asOf(), position),
                    Telling.inForce(states.answer(code, moment.asOf(), About.GOALS_AND_PLANS), "commission").stream()
                            .map(CommissionController::view)
                            .toList(),
                    telling.completeness(code, moment.asOf()));
        });
    }

    private static CommissionView view(PartView commission) {
        var fields = commission.fields();
        var closed = value(fields, "closed");
        if (closed.isPresent()) {
            var completed = closed.get().equals(Closing.COMPLETED.name());
            return new CommissionView("CLOSED", completed ? "förklarat fullgjort" : "avskrivet", commission);
        }
        return value(fields, "report").isPresent()
                ? new CommissionView("REPORTED", "återrapporterat, inte avslutat", commission)
                : new CommissionView("OPEN", "öppet, ingen återrapport känd", commission);
    }

    private static Optional<String> value(Map<String, FieldView> fields, String name) {
        return Optional.ofNullable(fields.get(name)).flatMap(FieldView::value);
    }

    @GetMapping("/proposals")
    @Operation(
            summary = "Förslag utan känd utgång / Proposals without a known outcome",
            description = "Ett förslag är aldrig ett beslut. / A proposal is never a decision.")
    ResponseEntity<ProposalsView> proposals(
            @PathVariable @Parameter(example = "0665") String municipality, @Parameter(hidden = true) Moment moment) {
        var code = Municipality.of(municipality);
        return answering.answer(code, moment, position -> {
            var known = telling.municipality(code);
            var state = states.answer(code, moment.asOf(), About.GOALS_AND_PLANS);
            var inDocuments = papers.documentsWithProposals(code, moment.asOf().recordedBy()).stream()
                    .filter(each -> each.paper()
                            .basis()
                            .decidedOn()
                            .whollyBy(moment.asOf().decidedBy()))
                    .flatMap(each -> each.paper().proposals().stream()
                            .map(point -> view(each.paper().document().value(), point)));
            var inParagraphs = papers
                    .paragraphsWithProposals(code, moment.asOf().recordedBy())
                    .stream()
                    .filter(each -> each.paper()
                            .basis()
                            .decidedOn()
                            .whollyBy(moment.asOf().decidedBy()))
                    .flatMap(each -> each.paper().points().stream()
                            .filter(point -> point.proposedTo().isPresent())
                            .map(point -> view(each.paper().paragraph().toString(), point)));
            return new ProposalsView(
                    known,
                    Telling.moment(moment.asOf(), position),
                    Stream.concat(inDocuments, inParagraphs)
                            .filter(point -> point.outcome().equals(Outcome.NOT_STATED.name()))
                            .toList(),
                    states.pendingProposals(code, state, About.GOALS_AND_PLANS).stream()
                            .map(Telling::statement)
                            .toList());
        });
    }

    private static ProposalPointView view(String paper, RecordedPoint point) {
        return new ProposalPointView(
                paper,
                point.proposedTo().map(BodyCode::toString),
                point.number(),
                point.text(),
                point.outcome().name());
    }
}
