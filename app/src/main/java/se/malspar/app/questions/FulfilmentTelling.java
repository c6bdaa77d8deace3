package se.malspar.app.questions;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.malspar.app.questions.FulfilmentViews.AssessmentView;
import se.malspar.app.questions.FulfilmentViews.DistributionView;
import se.malspar.app.questions.FulfilmentViews.FindingView;
import se.malspar.app.questions.FulfilmentViews.GoalRowView;
import se.malspar.app.questions.FulfilmentViews.InputView;
import se.malspar.app.questions.FulfilmentViews.ModelView;
import se.malspar.app.questions.FulfilmentViews.PeriodView;
import se.malspar.app.questions.FulfilmentViews.RemovedView;
import se.malspar.app.questions.FulfilmentViews.ReportRowView;
import se.malspar.app.questions.FulfilmentViews.SectionView;
import se.malspar.app.questions.FulfilmentViews.TargetChangeView;
import se.malspar.app.questions.FulfilmentViews.ToldView;
import se.malspar.app.questions.FulfilmentViews.ValueView;
import se.malspar.app.questions.FulfilmentViews.VerdictView;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.fulfilment.Assessment;
import se.malspar.domain.fulfilment.Fulfilment;
import se.malspar.domain.fulfilment.Fulfilment.ModelInForce;
import se.malspar.domain.fulfilment.PeriodReport;
import se.malspar.domain.fulfilment.Periods;
import se.malspar.domain.fulfilment.Verdict;
import se.malspar.domain.state.FieldValue;
import se.malspar.projections.words.Labels;

/** Puts what is judged into the shapes that readers of JSON see. */
final class FulfilmentTelling {

    private FulfilmentTelling() {}

    static PeriodView view(Periods.Chosen chosen) {
        return new PeriodView(chosen.period(), chosen.period().label(), chosen.choice());
    }

    static ModelView view(ModelInForce model) {
        var judged = model.judge().model();
        return new ModelView(
                judged.key().value(),
                judged.name(),
                judged.mode(),
                model.adoptedBy().map(value -> Telling.blame(value.blame())));
    }

    static AssessmentView view(Assessment assessment, Optional<ModelInForce> model) {
        var level = assessment.level();
        return new AssessmentView(
                assessment.subject().path(),
                assessment.subject().key(),
                level,
                assessment.title().flatMap(FieldValue::value),
                new VerdictView(
                        value(level, assessment.computed(), model),
                        assessment.computed().rule(),
                        assessment.computed().sentence(),
                        assessment.computed().reasons(),
                        assessment.computed().inputs().stream()
                                .map(FulfilmentTelling::view)
                                .toList()),
                assessment.reported().map(told -> told(level, told, model)),
                assessment.adopted().map(told -> told(level, told, model)),
                changed(assessment, "target-changed-after-period"),
                changed(assessment, "target-changed-after-outcome"),
                assessment.parts().stream().map(part -> view(part, model)).toList(),
                assessment.removed().stream().map(FulfilmentTelling::view).toList(),
                assessment.findings().stream().map(FulfilmentTelling::view).toList(),
                assessment.missing().stream().map(FulfilmentTelling::view).toList());
    }

    static List<GoalRowView> rows(List<Assessment> goals, Optional<ModelInForce> model) {
        return goals.stream().map(goal -> row(goal, model)).toList();
    }

    private static GoalRowView row(Assessment assessment, Optional<ModelInForce> model) {
        return new GoalRowView(
                assessment.subject().key(),
                assessment.title().flatMap(FieldValue::value),
                value(assessment.level(), assessment.computed(), model),
                assessment.computed().rule(),
                assessment.computed().sentence(),
                assessment.reported().map(told -> told(assessment.level(), told, model)),
                assessment.adopted().map(told -> told(assessment.level(), told, model)),
                assessment.findings().size(),
                assessment.missing().size());
    }

    static ValueView value(Level level, Verdict verdict, Optional<ModelInForce> model) {
        var look = look(level, verdict.value(), model);
        return new ValueView(
                verdict.value(),
                verdict.label(),
                verdict.step(),
                look.map(AssessmentModel.Value::symbol),
                look.map(AssessmentModel.Value::colour));
    }

    private static Optional<AssessmentModel.Value> look(Level level, String key, Optional<ModelInForce> model) {
        return model.flatMap(each -> each.judge().model().level(level))
                .flatMap(each -> Stream.concat(each.values().stream(), each.special().stream())
                        .filter(value -> value.key().equals(key))
                        .findFirst());
    }

    static ToldView told(Level level, Assessment.Told told, Optional<ModelInForce> model) {
        return new ToldView(
                told.value()
                        .flatMap(key -> look(level, key, model))
                        .map(look -> new ValueView(
                                look.key(),
                                look.label(),
                                true,
                                Optional.of(look.symbol()),
                                Optional.of(look.colour()))),
                told.words(),
                told.comment(),
                Telling.blame(told.blame()));
    }

    static InputView view(Verdict.Input input) {
        return new InputView(
                input.subject().path(),
                input.field(),
                Labels.field(input.field()),
                input.value().value(),
                Telling.blame(input.value().blame()));
    }

    static RemovedView view(Assessment.Removed removed) {
        return new RemovedView(
                removed.subject().path(),
                removed.subject().key(),
                removed.title().flatMap(FieldValue::value),
                removed.reason(),
                Telling.blame(removed.blame()));
    }

    static FindingView view(Assessment.Finding finding) {
        return new FindingView(
                finding.code(),
                finding.subject().path(),
                finding.sentence(),
                finding.blames().stream().map(Telling::blame).toList());
    }

    /** The change of its own target that the finding is about, not that of a part. */
    private static Optional<TargetChangeView> changed(Assessment assessment, String code) {
        return assessment.findings().stream()
                .filter(finding ->
                        finding.code().equals(code) && finding.subject().equals(assessment.subject()))
                .findFirst()
                .map(Assessment.Finding::blames)
                .map(blames -> new TargetChangeView(
                        Telling.blame(blames.getFirst()),
                        blames.size() > 2 ? Optional.of(Telling.blame(blames.get(1))) : Optional.empty(),
                        Telling.blame(blames.getLast())));
    }

    static DistributionView view(Fulfilment.Distribution distribution) {
        return new DistributionView(distribution.goals(), distribution.activities());
    }

    static SectionView section(PeriodReport.Section section, int unchanged, Optional<ModelInForce> model) {
        return new SectionView(
                section.counts(),
                section.rows().stream().map(row -> view(row, model)).toList(),
                paths(section.untold()),
                paths(section.thatStoodStill(unchanged)));
    }

    private static List<String> paths(List<PeriodReport.Row> rows) {
        return rows.stream().map(row -> row.assessment().subject().path()).toList();
    }

    private static ReportRowView view(PeriodReport.Row row, Optional<ModelInForce> model) {
        var assessment = row.assessment();
        var level = assessment.level();
        return new ReportRowView(
                assessment.subject().path(),
                assessment.subject().key(),
                assessment.title().flatMap(FieldValue::value),
                value(level, assessment.computed(), model),
                assessment.computed().rule(),
                assessment.computed().sentence(),
                level == Level.GOAL
                        ? List.of()
                        : assessment.computed().inputs().stream()
                                .map(FulfilmentTelling::view)
                                .toList(),
                assessment.reported().map(told -> told(level, told, model)),
                assessment.adopted().map(told -> told(level, told, model)),
                row.told(),
                row.stoodStill(),
                changed(assessment, "target-changed-after-period"),
                changed(assessment, "target-changed-after-outcome"),
                assessment.findings().stream().map(FulfilmentTelling::view).toList());
    }
}
