package se.malspar.domain.fulfilment;

import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.AssessmentModel.Horizon;
import se.malspar.domain.assessment.AssessmentModel.Kind;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.Wording;
import se.malspar.domain.fulfilment.Assessment.Finding;
import se.malspar.domain.state.Blame;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.time.ReportingPeriod;

/** Judges the measures of one goal by their numbers. */
final class Measures {

    private final Inquiry inquiry;
    private final Measured.Reading reading;

    Measures(Inquiry inquiry, Topic goal) {
        this.inquiry = inquiry;
        var model = inquiry.judge().map(Judge::model);
        var forecast = model.filter(each -> each.mode().kind() == Kind.FORECAST);
        var judged = forecast.map(each -> horizon(each, goal, inquiry.period())).orElse(inquiry.period());
        this.reading = Measured.Reading.of(
                inquiry.scene(),
                inquiry.level(Level.INDICATOR).flatMap(level -> level.model().comparison()),
                judged,
                forecast.isPresent() ? "forecast" : "outcome",
                approval(goal, judged));
    }

    private static ReportingPeriod horizon(AssessmentModel model, Topic goal, ReportingPeriod period) {
        var last = model.mode().horizon().equals(Optional.of(Horizon.TERM))
                ? goal.text("term")
                        .map(ReportingPeriod::parse)
                        .map(ReportingPeriod::to)
                        .orElse(period.to())
                : period.to();
        return ReportingPeriod.year(Year.from(last));
    }

    private Optional<Blame> approval(Topic goal, ReportingPeriod judged) {
        var approval = judged.equals(inquiry.period())
                ? inquiry.approval(goal)
                : Scene.owner(goal).flatMap(owner -> inquiry.scene().approval(owner, judged));
        return approval.map(FieldValue::blame);
    }

    Assessment assess(Topic measure) {
        var measured = new Measured(reading, measure);
        var inputs = measured.inputs();
        var computed = inquiry.judged(
                Level.INDICATOR,
                measured::facts,
                inputs,
                List::of,
                by -> measured.quotient().flatMap(quotient -> by.banded(quotient, inputs)));
        return new Assessment(
                measure.subject(),
                Level.INDICATOR,
                measure.field("name"),
                inquiry.period(),
                computed,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                measured.findings(),
                missing(measure, measured));
    }

    private List<Finding> missing(Topic measure, Measured measured) {
        var missing = new ArrayList<Finding>(0);
        if (measured.lacksTarget()) {
            missing.add(Inquiry.missing(
                    "target",
                    measure,
                    "Mått " + measure.key() + " har inget målvärde.",
                    "Measure " + measure.key() + " has no target value."));
        }
        if (measured.lacksOutcome()) {
            missing.add(notTold(reading.reached(), measure, reading.isForecast(), reading.judged()));
        }
        if (measured.lacksPrevious()) {
            missing.add(notTold("previous-outcome", measure, false, reading.previous()));
        }
        return List.copyOf(missing);
    }

    private static Finding notTold(String code, Topic measure, boolean forecast, ReportingPeriod period) {
        var told = forecast ? new Wording("ingen prognos", "no forecast") : new Wording("inget utfall", "no outcome");
        return Inquiry.missing(
                code,
                measure,
                "Mått " + measure.key() + " har " + told.sv() + " för " + period.label() + ".",
                "Measure " + measure.key() + " has " + told.en() + " for " + period + ".");
    }
}
