package se.malspar.app.questions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.malspar.app.questions.FulfilmentViews.AssessmentView;
import se.malspar.app.questions.FulfilmentViews.GoalRowView;
import se.malspar.app.questions.FulfilmentViews.ModelView;
import se.malspar.app.questions.FulfilmentViews.PeriodView;
import se.malspar.app.questions.FulfilmentViews.ToldView;
import se.malspar.app.questions.FulfilmentViews.ValueView;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.AssessmentModel.LevelModel;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.fulfilment.Fulfilment;
import se.malspar.domain.fulfilment.Fulfilment.ModelInForce;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.projections.fulfilment.FulfilmentAt;

/** The questions about fulfilment that pages ask, put inside an {@link Answering}. */
@Component
public class FulfilmentQuestions {

    /** A picture of more periods than these says less. */
    private static final int MOST_PERIODS = 12;

    private final FulfilmentAt fulfilments;

    FulfilmentQuestions(FulfilmentAt fulfilments) {
        this.fulfilments = fulfilments;
    }

    /**
     * How a goal is judged for one period, and how it was for those before.
     *
     * @param asIfNothingWereRemoved where that makes a difference
     * @param course in the order of the periods
     */
    public record GoalJudged(
            Optional<ModelView> model,
            PeriodView period,
            AssessmentView assessment,
            Optional<AssessmentView> asIfNothingWereRemoved,
            List<PeriodJudged> course) {}

    /**
     * How a goal is judged for a period, by the model in force on its last day.
     *
     * @param scale the steps of that model for goals, the best first
     */
    public record PeriodJudged(
            ReportingPeriod period,
            Optional<ModelView> model,
            List<ValueView> scale,
            ValueView computed,
            Optional<ToldView> reported,
            Optional<ToldView> adopted) {}

    /** A goal in a list, and the model it is judged by. */
    public record RowJudged(Optional<ModelView> model, PeriodView period, GoalRowView row) {}

    /**
     * How a goal is judged; absent where the moment knows no such goal.
     *
     * @param asked the period, judged as of its last day where the moment states none; otherwise the latest followed up
     */
    public Optional<GoalJudged> goal(
            Municipality municipality, GoalId goal, Moment moment, Optional<ReportingPeriod> asked) {
        var asOf = moment.asOf();
        var judgedAt = asked.filter(_ -> !moment.validOnStated())
                .map(period -> moment.validOn(period.to()).asOf())
                .orElse(asOf);
        var periods =
                fulfilments.answer(municipality, asOf, Optional.empty(), fulfilment -> fulfilment.periodsOf(goal));
        return fulfilments
                .answer(
                        municipality,
                        judgedAt,
                        Optional.empty(),
                        fulfilment -> fulfilment.knows(goal)
                                ? Optional.of(judged(fulfilment, goal, asked))
                                : Optional.<GoalJudged>empty())
                .map(judged -> new GoalJudged(
                        judged.model(),
                        judged.period(),
                        judged.assessment(),
                        judged.asIfNothingWereRemoved(),
                        course(municipality, goal, asOf, periods)));
    }

    private static GoalJudged judged(Fulfilment fulfilment, GoalId goal, Optional<ReportingPeriod> asked) {
        var chosen = fulfilment.periodFor(goal, asked);
        var model = fulfilment.modelFor(goal);
        var both = fulfilment.counterfactual(goal, chosen.period());
        return new GoalJudged(
                model.map(FulfilmentTelling::view),
                FulfilmentTelling.view(chosen),
                FulfilmentTelling.view(both.asItIs(), model),
                both.differs()
                        ? Optional.of(FulfilmentTelling.view(both.asIfNothingWereTakenOut(), model))
                        : Optional.empty(),
                List.of());
    }

    private List<PeriodJudged> course(
            Municipality municipality, GoalId goal, AsOf asOf, List<ReportingPeriod> periods) {
        var course = new ArrayList<PeriodJudged>();
        for (var period : periods.subList(Math.max(0, periods.size() - MOST_PERIODS), periods.size())) {
            fulfilments
                    .answer(
                            municipality,
                            new AsOf(asOf.decidedBy(), period.to(), asOf.recordedBy()),
                            Optional.empty(),
                            fulfilment -> fulfilment.knows(goal)
                                    ? Optional.of(judged(fulfilment, goal, period))
                                    : Optional.<PeriodJudged>empty())
                    .ifPresent(course::add);
        }
        return List.copyOf(course);
    }

    private static PeriodJudged judged(Fulfilment fulfilment, GoalId goal, ReportingPeriod period) {
        var model = fulfilment.modelFor(goal);
        var assessment = fulfilment.of(goal, period);
        return new PeriodJudged(
                period,
                model.map(FulfilmentTelling::view),
                scale(model),
                FulfilmentTelling.value(Level.GOAL, assessment.computed(), model),
                assessment.reported().map(told -> FulfilmentTelling.told(Level.GOAL, told, model)),
                assessment.adopted().map(told -> FulfilmentTelling.told(Level.GOAL, told, model)));
    }

    private static List<ValueView> scale(Optional<ModelInForce> model) {
        return model.flatMap(each -> each.judge().model().level(Level.GOAL)).map(LevelModel::values).stream()
                .flatMap(List::stream)
                .map(FulfilmentQuestions::step)
                .toList();
    }

    private static ValueView step(AssessmentModel.Value value) {
        return new ValueView(
                value.key(), value.label(), true, Optional.of(value.symbol()), Optional.of(value.colour()));
    }

    /** Every goal of the municipality, by key, each for the latest period that its body follows up. */
    public Map<String, RowJudged> goals(Municipality municipality, AsOf asOf) {
        return fulfilments.answer(municipality, asOf, Optional.empty(), fulfilment -> {
            var judged = new LinkedHashMap<String, RowJudged>();
            for (var body : fulfilment.bodies()) {
                var chosen = fulfilment.periodFor(body, Optional.empty());
                var model = fulfilment.modelFor(Optional.of(body));
                FulfilmentTelling.rows(fulfilment.of(body, chosen.period()).goals(), model)
                        .forEach(row -> judged.put(
                                row.goal(),
                                new RowJudged(
                                        model.map(FulfilmentTelling::view), FulfilmentTelling.view(chosen), row)));
            }
            var chosen = fulfilment.periodForAll(Optional.empty());
            var model = fulfilment.modelFor(Optional.empty());
            FulfilmentTelling.rows(fulfilment.withoutBody(chosen.period()), model)
                    .forEach(row -> judged.put(
                            row.goal(),
                            new RowJudged(model.map(FulfilmentTelling::view), FulfilmentTelling.view(chosen), row)));
            return judged;
        });
    }
}
