package se.malspar.app.questions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.malspar.app.questions.Views.CompletenessAnswer;
import se.malspar.app.questions.Views.GoalView;
import se.malspar.app.questions.Views.GoalsView;
import se.malspar.app.questions.Views.StateView;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.goal.GoalId;
import se.malspar.projections.state.About;
import se.malspar.projections.state.StateAt;

/** What held at a moment. */
@RestController
@RequestMapping("/api/v1/{municipality}")
@Tag(name = "Läge", description = "Vad som gällde en viss dag, med beslutet bakom varje uppgift. / What held on a day.")
class StateController {

    private final Answering answering;
    private final Questions questions;
    private final Telling telling;
    private final StateAt states;

    StateController(Answering answering, Questions questions, Telling telling, StateAt states) {
        this.answering = answering;
        this.questions = questions;
        this.telling = telling;
        this.states = states;
    }

    @GetMapping("/state")
    @Operation(
            summary = "Hela läget / The whole state",
            description =
                    "Alla mål, planer, uppdrag och uppföljningar vid ett ögonblick, varje uppgift med sitt beslut."
                            + " / Every goal, plan, commission and follow-up at a moment, every field with its decision.")
    ResponseEntity<StateView> state(
            @PathVariable @Parameter(example = "0665") String municipality, @Parameter(hidden = true) Moment moment) {
        var code = Municipality.of(municipality);
        return answering.answer(code, moment, position -> questions.state(code, moment.asOf(), position));
    }

    @GetMapping("/goals")
    @Operation(
            summary = "Målen / The goals",
            description = "Målen med delmål och mått vid ett ögonblick. / The goals at a moment, with their parts.")
    ResponseEntity<GoalsView> goals(
            @PathVariable @Parameter(example = "0665") String municipality, @Parameter(hidden = true) Moment moment) {
        var code = Municipality.of(municipality);
        return answering.answer(
                code,
                moment,
                position -> new GoalsView(
                        telling.municipality(code),
                        Telling.moment(moment.asOf(), position),
                        Telling.inForce(states.answer(code, moment.asOf(), About.GOALS_AND_PLANS), "goal"),
                        telling.completeness(code, moment.asOf())));
    }

    @GetMapping("/goals/{goal}")
    @Operation(
            summary = "Ett mål / One goal",
            description = "Målet vid ett ögonblick, även om det har upphört eller bara är föreslaget."
                    + " / The goal at a moment, also where it is retired or only proposed.")
    ResponseEntity<GoalView> goal(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable @Parameter(example = "ks-2019-1") String goal,
            @Parameter(hidden = true) Moment moment) {
        var code = Municipality.of(municipality);
        var id = GoalId.of(goal);
        return answering.answer(code, moment, position -> questions.goal(code, id, moment.asOf(), position));
    }

    @GetMapping("/completeness")
    @Operation(
            summary = "Vad som saknas / What is missing",
            description = "Beslut som handlingar åberopar men som inte är i hand. / Decisions cited but not in hand.")
    ResponseEntity<CompletenessAnswer> completeness(
            @PathVariable @Parameter(example = "0665") String municipality, @Parameter(hidden = true) Moment moment) {
        var code = Municipality.of(municipality);
        return answering.answer(
                code,
                moment,
                position -> new CompletenessAnswer(
                        telling.municipality(code),
                        Telling.moment(moment.asOf(), position),
                        telling.completeness(code, moment.asOf())));
    }
}
