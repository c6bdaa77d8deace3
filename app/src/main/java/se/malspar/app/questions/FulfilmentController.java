package se.malspar.app.questions;

import static se.malspar.app.questions.FulfilmentTelling.rows;
import static se.malspar.app.questions.FulfilmentTelling.section;
import static se.malspar.app.questions.FulfilmentTelling.told;
import static se.malspar.app.questions.FulfilmentTelling.value;
import static se.malspar.app.questions.FulfilmentTelling.view;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.malspar.app.platform.NotFound;
import se.malspar.app.questions.FulfilmentViews.BodyFulfilmentView;
import se.malspar.app.questions.FulfilmentViews.BodyGoalsView;
import se.malspar.app.questions.FulfilmentViews.CounterfactualView;
import se.malspar.app.questions.FulfilmentViews.GoalFulfilmentView;
import se.malspar.app.questions.FulfilmentViews.HeadView;
import se.malspar.app.questions.FulfilmentViews.MunicipalityFulfilmentView;
import se.malspar.app.questions.FulfilmentViews.PeriodReportView;
import se.malspar.app.questions.FulfilmentViews.PointInTimeView;
import se.malspar.app.questions.FulfilmentViews.ReadyModelsView;
import se.malspar.app.questions.FulfilmentViews.ReportingPeriodView;
import se.malspar.app.questions.FulfilmentViews.ReportingPeriodsView;
import se.malspar.app.questions.FulfilmentViews.SeriesView;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.ModelKey;
import se.malspar.domain.assessment.Wording;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.fulfilment.Assessment;
import se.malspar.domain.fulfilment.Fulfilment;
import se.malspar.domain.fulfilment.Fulfilment.ModelInForce;
import se.malspar.domain.fulfilment.Periods;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.domain.time.SwedishDate;
import se.malspar.projections.fulfilment.FulfilmentAt;
import se.malspar.projections.json.ReadyModels;

/** How well goals are met at a moment. */
@RestController
@RequestMapping("/api/v1")
@Tag(
        name = "Måluppfyllelse",
        description = "Uträknat, redovisat och antaget bredvid varandra, med modellen som gällde. / Fulfilment.")
class FulfilmentController {

    private static final int MOST_POINTS = 120;

    /** What is between two points of a series. */
    enum Step {
        MONTH(1),
        TERTIAL(4),
        YEAR(12);

        private final int months;

        Step(int months) {
            this.months = months;
        }
    }

    /** What a series runs along. */
    enum Along {
        /** Each period as it is judged now. */
        PERIODS,
        /** Each day as it was decided by then. */
        DATES
    }

    private final Answering answering;
    private final Telling telling;
    private final FulfilmentAt fulfilments;

    FulfilmentController(Answering answering, Telling telling, FulfilmentAt fulfilments) {
        this.answering = answering;
        this.telling = telling;
        this.fulfilments = fulfilments;
    }

    @GetMapping("/assessment-models")
    @Operation(
            summary = "Modeller att anta / Models ready to adopt",
            description = "Bedömningsmodeller som följer med, så som de skrivs i adopt-assessment-model. / As adopted.")
    ReadyModelsView models() {
        return new ReadyModelsView(ReadyModels.all());
    }

    @GetMapping("/assessment-models/{model}")
    @Operation(summary = "En modell att anta / One model", description = "Modellen med alla regler. / With its rules.")
    AssessmentModel model(@PathVariable @Parameter(example = "styrmodell-2026") String model) {
        return ReadyModels.of(ModelKey.of(model)).orElseThrow(() -> unknown(model));
    }

    @GetMapping("/{municipality}/goals/{goal}/fulfilment")
    @Operation(
            summary = "Ett måls uppfyllelse / A goal's fulfilment",
            description =
                    "För en period; utan period den senast redovisade. Med model en simulering. Anges period men ingen"
                            + " dag gäller periodens sista dag. / For a period, at a moment; with model a simulation.")
    ResponseEntity<GoalFulfilmentView> goal(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable @Parameter(example = "ks-2019-1") String goal,
            @RequestParam @Parameter(example = "2026-T1") Optional<String> period,
            @RequestParam @Parameter(example = "styrmodell-2026") Optional<String> model,
            @Parameter(hidden = true) Moment moment) {
        var id = GoalId.of(goal);
        return answer(municipality, period, model, moment, (asked, fulfilment, head) -> {
            requireKnown(fulfilment, id);
            var chosen = fulfilment.periodFor(id, asked);
            var judged = fulfilment.modelFor(id);
            return new GoalFulfilmentView(
                    head.of(judged, chosen),
                    view(fulfilment.of(id, chosen.period()), judged),
                    telling.completeness(Municipality.of(municipality), head.asOf()));
        });
    }

    @GetMapping("/{municipality}/goals/{goal}/fulfilment/counterfactual")
    @Operation(
            summary = "Som om inget tagits bort / As if nothing had been removed",
            description = "Båda värdena, och om de skiljer sig. / Both values, and whether they differ.")
    ResponseEntity<CounterfactualView> counterfactual(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable @Parameter(example = "ks-2019-1") String goal,
            @RequestParam @Parameter(example = "2026-T1") Optional<String> period,
            @RequestParam @Parameter(example = "styrmodell-2026") Optional<String> model,
            @Parameter(hidden = true) Moment moment) {
        var id = GoalId.of(goal);
        return answer(municipality, period, model, moment, (asked, fulfilment, head) -> {
            requireKnown(fulfilment, id);
            var chosen = fulfilment.periodFor(id, asked);
            var judged = fulfilment.modelFor(id);
            var both = fulfilment.counterfactual(id, chosen.period());
            return new CounterfactualView(
                    head.of(judged, chosen),
                    both.differs(),
                    view(both.asItIs(), judged),
                    view(both.asIfNothingWereTakenOut(), judged));
        });
    }

    @GetMapping("/{municipality}/fulfilment")
    @Operation(
            summary = "Kommunens måluppfyllelse / The municipality's fulfilment",
            description = "Alla mål, organ för organ, var och ett efter organets modell. / All goals, body by body.")
    ResponseEntity<MunicipalityFulfilmentView> municipality(
            @PathVariable @Parameter(example = "0665") String municipality,
            @RequestParam @Parameter(example = "2026-T1") Optional<String> period,
            @RequestParam @Parameter(example = "styrmodell-2026") Optional<String> model,
            @Parameter(hidden = true) Moment moment) {
        return answer(municipality, period, model, moment, (asked, fulfilment, head) -> {
            var chosen = fulfilment.periodForAll(asked);
            var bodies = fulfilment.bodies().stream()
                    .map(body -> {
                        var judged = fulfilment.modelFor(Optional.of(body));
                        var whole = fulfilment.of(body, chosen.period());
                        return new BodyGoalsView(
                                body.value(),
                                judged.map(FulfilmentTelling::view),
                                rows(whole.goals(), judged),
                                view(whole.distribution()));
                    })
                    .toList();
            var common = fulfilment.modelFor(Optional.empty());
            return new MunicipalityFulfilmentView(
                    head.of(common, chosen), bodies, rows(fulfilment.withoutBody(chosen.period()), common));
        });
    }

    @GetMapping("/{municipality}/bodies/{body}/fulfilment")
    @Operation(
            summary = "Ett organs måluppfyllelse / A body's fulfilment",
            description = "Organets mål, ett på varje rad, och hur de fördelar sig. / Its goals and how they spread.")
    ResponseEntity<BodyFulfilmentView> body(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable @Parameter(example = "KS") String body,
            @RequestParam @Parameter(example = "2026-T1") Optional<String> period,
            @RequestParam @Parameter(example = "styrmodell-2026") Optional<String> model,
            @Parameter(hidden = true) Moment moment) {
        var code = new BodyCode(body);
        return answer(municipality, period, model, moment, (asked, fulfilment, head) -> {
            var chosen = fulfilment.periodFor(code, asked);
            var judged = fulfilment.modelFor(Optional.of(code));
            var whole = fulfilment.of(code, chosen.period());
            return new BodyFulfilmentView(
                    head.of(judged, chosen), body, rows(whole.goals(), judged), view(whole.distribution()));
        });
    }

    @GetMapping("/{municipality}/bodies/{body}/follow-up")
    @Operation(
            summary = "Periodens uppföljning / The report of a period",
            description =
                    "Varje aktivitet, mått och mål: status eller utfall, vad som saknar redovisning och vad som stått"
                            + " still. / Every activity, measure and goal: what is told, what is not, what stood still.")
    ResponseEntity<PeriodReportView> report(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable @Parameter(example = "KS") String body,
            @RequestParam @Parameter(example = "2026-T1") Optional<String> period,
            @RequestParam @Parameter(example = "styrmodell-2026") Optional<String> model,
            @RequestParam @Parameter(example = "2") Optional<Integer> stoodStill,
            @Parameter(hidden = true) Moment moment) {
        var code = new BodyCode(body);
        return answer(municipality, period, model, moment, (asked, fulfilment, head) -> {
            var chosen = fulfilment.periodFor(code, asked);
            var judged = fulfilment.modelFor(Optional.of(code));
            var report = fulfilment.report(code, chosen.period());
            var unchanged = stoodStill.orElse(1);
            return new PeriodReportView(
                    head.of(judged, chosen),
                    body,
                    section(report.activities(), unchanged, judged),
                    section(report.measures(), unchanged, judged),
                    section(report.goals(), unchanged, judged),
                    report.removed().stream().map(FulfilmentTelling::view).toList(),
                    report.approval().map(value -> Telling.blame(value.blame())));
        });
    }

    @GetMapping("/{municipality}/reporting-periods")
    @Operation(
            summary = "Perioder som följs upp / Periods that are followed up",
            description = "Månad, tertial, delår, helår och mandatperiod, och vilka lagen kräver. / By kind.")
    ResponseEntity<ReportingPeriodsView> reportingPeriods(
            @PathVariable @Parameter(example = "0665") String municipality, @Parameter(hidden = true) Moment moment) {
        return answer(
                municipality,
                Optional.empty(),
                Optional.empty(),
                moment,
                (_, fulfilment, head) -> new ReportingPeriodsView(
                        head.of(Optional.empty(), Optional.empty()),
                        fulfilment.reportingPeriods().stream()
                                .map(known -> new ReportingPeriodView(
                                        known.period(),
                                        known.period().label(),
                                        known.kind(),
                                        known.statutory(),
                                        known.name()))
                                .toList()));
    }

    @GetMapping("/{municipality}/goals/{goal}/fulfilment/series")
    @Operation(
            summary = "Ett mål över tid / A goal over time",
            description =
                    "Period för period som det bedöms nu, eller dag för dag som det var beslutat då. / Over time.")
    ResponseEntity<SeriesView> goalSeries(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable @Parameter(example = "ks-2019-1") String goal,
            @RequestParam @Parameter(example = "2023-01-01") String from,
            @RequestParam @Parameter(example = "2026-12-31") String to,
            @RequestParam @Parameter(example = "TERTIAL") Step every,
            @RequestParam @Parameter(example = "PERIODS") Along along,
            @RequestParam @Parameter(example = "styrmodell-2026") Optional<String> model,
            @Parameter(hidden = true) Moment moment) {
        var id = GoalId.of(goal);
        return series(
                municipality, "goal:" + goal, from, to, every, along, model, moment, (asked, fulfilment, asOf) -> {
                    var chosen = fulfilment.periodFor(id, asked);
                    var judged = fulfilment.modelFor(id);
                    var assessment = fulfilment.knows(id)
                            ? Optional.of(fulfilment.of(id, chosen.period()))
                            : Optional.<Assessment>empty();
                    return new PointInTimeView(
                            asOf.decidedBy(),
                            asOf.validOn(),
                            view(chosen),
                            judged.map(FulfilmentTelling::view),
                            assessment.map(each -> value(each.level(), each.computed(), judged)),
                            assessment.flatMap(Assessment::reported).map(told -> told(Level.GOAL, told, judged)),
                            assessment.flatMap(Assessment::adopted).map(told -> told(Level.GOAL, told, judged)),
                            Optional.empty());
                });
    }

    @GetMapping("/{municipality}/bodies/{body}/fulfilment/series")
    @Operation(
            summary = "Ett organs fördelning över tid / A body over time",
            description =
                    "Hur organets mål och aktiviteter fördelar sig, vid varje punkt. / How they spread over time.")
    ResponseEntity<SeriesView> bodySeries(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable @Parameter(example = "KS") String body,
            @RequestParam @Parameter(example = "2023-01-01") String from,
            @RequestParam @Parameter(example = "2026-12-31") String to,
            @RequestParam @Parameter(example = "TERTIAL") Step every,
            @RequestParam @Parameter(example = "PERIODS") Along along,
            @RequestParam @Parameter(example = "styrmodell-2026") Optional<String> model,
            @Parameter(hidden = true) Moment moment) {
        var code = new BodyCode(body);
        return series(
                municipality, "body:" + body, from, to, every, along, model, moment, (asked, fulfilment, asOf) -> {
                    var chosen = fulfilment.periodFor(code, asked);
                    return new PointInTimeView(
                            asOf.decidedBy(),
                            asOf.validOn(),
                            view(chosen),
                            fulfilment.modelFor(Optional.of(code)).map(FulfilmentTelling::view),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(
                                    view(fulfilment.of(code, chosen.period()).distribution())));
                });
    }

    // --- how a question is answered

    /** Makes the beginning of an answer. */
    private record Head(
            Telling telling, Municipality municipality, AsOf asOf, long position, Optional<AssessmentModel> simulated) {

        HeadView of(Optional<ModelInForce> model, Optional<Periods.Chosen> period) {
            return new HeadView(
                    telling.municipality(municipality),
                    Telling.moment(asOf, position),
                    simulated.isPresent(),
                    simulated.map(tried -> new Wording(
                            "Simulering: bedömt efter «%s», som inte behöver vara modellen som gällde."
                                    .formatted(tried.name().sv()),
                            "Simulation: judged by \"%s\", which need not be the model in force."
                                    .formatted(tried.name().en()))),
                    model.map(FulfilmentTelling::view),
                    period.map(FulfilmentTelling::view));
        }

        HeadView of(Optional<ModelInForce> model, Periods.Chosen period) {
            return of(model, Optional.of(period));
        }
    }

    private interface Answer<T> {
        T of(Optional<ReportingPeriod> asked, Fulfilment fulfilment, Head head);
    }

    private interface PointInTime {
        PointInTimeView of(Optional<ReportingPeriod> asked, Fulfilment fulfilment, AsOf asOf);
    }

    private <T> ResponseEntity<T> answer(
            String municipality, Optional<String> period, Optional<String> model, Moment moment, Answer<T> answer) {
        var code = Municipality.of(municipality);
        var asked = period.map(ReportingPeriod::parse);
        // a period is judged as of its last day, unless another is asked for
        var judgedAt = asked.filter(_ -> !moment.validOnStated())
                .map(each -> moment.validOn(each.to()))
                .orElse(moment);
        return answering.answer(code, judgedAt, position -> {
            telling.municipality(code);
            var simulated = tried(code, model, position);
            var head = new Head(telling, code, judgedAt.asOf(), position, simulated);
            return fulfilments.answer(
                    code, judgedAt.asOf(), simulated, fulfilment -> answer.of(asked, fulfilment, head));
        });
    }

    private ResponseEntity<SeriesView> series(
            String municipality,
            String subject,
            String from,
            String to,
            Step every,
            Along along,
            Optional<String> model,
            Moment moment,
            PointInTime point) {
        var code = Municipality.of(municipality);
        var periods = periods(SwedishDate.parseDay(from), SwedishDate.parseDay(to), every);
        return answering.answer(code, moment, position -> {
            var simulated = tried(code, model, position);
            var head = new Head(telling, code, moment.asOf(), position, simulated);
            var points = new ArrayList<PointInTimeView>();
            for (var period : periods) {
                var asOf = new AsOf(
                        along == Along.DATES ? period.to() : moment.asOf().decidedBy(),
                        period.to(),
                        moment.asOf().recordedBy());
                var asked = along == Along.DATES ? Optional.<ReportingPeriod>empty() : Optional.of(period);
                points.add(fulfilments.answer(code, asOf, simulated, fulfilment -> point.of(asked, fulfilment, asOf)));
            }
            return new SeriesView(head.of(Optional.empty(), Optional.empty()), subject, points);
        });
    }

    /** Whole months, tertials or years, from the one that the first day is in to the one that the last day is in. */
    private static List<ReportingPeriod> periods(LocalDate from, LocalDate to, Step every) {
        var first = from.withDayOfMonth(1).withMonth((from.getMonthValue() - 1) / every.months * every.months + 1);
        if (to.isBefore(from)) {
            throw new Malformed(
                    "to", to.toString(), "Serien slutar innan den börjar.", "The series ends before it begins.");
        }
        var periods = Stream.iterate(first, day -> !day.isAfter(to), day -> day.plusMonths(every.months))
                .limit(MOST_POINTS + 1)
                .map(day ->
                        new ReportingPeriod(day, day.plusMonths(every.months).minusDays(1)))
                .toList();
        if (periods.size() > MOST_POINTS) {
            throw new Malformed(
                    "every",
                    every.name(),
                    "En serie har högst %d punkter.".formatted(MOST_POINTS),
                    "A series has at most %d points.".formatted(MOST_POINTS));
        }
        return periods;
    }

    private Optional<AssessmentModel> tried(Municipality municipality, Optional<String> model, long position) {
        return model.map(key ->
                fulfilments.model(municipality, ModelKey.of(key), position).orElseThrow(() -> unknown(key)));
    }

    private static NotFound unknown(String key) {
        return new NotFound(
                "assessment-model-unknown",
                "Det finns ingen bedömningsmodell %s att pröva.".formatted(key),
                "There is no assessment model %s to try.".formatted(key));
    }

    private static void requireKnown(Fulfilment fulfilment, GoalId goal) {
        if (!fulfilment.knows(goal)) {
            throw new NotFound(
                    "goal-unknown-then",
                    "Inget beslut, ingen uppgift och inget förslag om mål %s är känt för det ögonblicket."
                            .formatted(goal),
                    "No decision, report or proposal about goal %s is known for that moment.".formatted(goal));
        }
    }
}
