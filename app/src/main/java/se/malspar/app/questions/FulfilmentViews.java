package se.malspar.app.questions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.malspar.app.questions.Views.BlameView;
import se.malspar.app.questions.Views.CompletenessView;
import se.malspar.app.questions.Views.MomentView;
import se.malspar.app.questions.Views.MunicipalityView;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.Wording;
import se.malspar.domain.followup.PeriodKind;
import se.malspar.domain.fulfilment.Periods;
import se.malspar.domain.time.ReportingPeriod;

/** What answers about fulfilment look like in JSON. */
public final class FulfilmentViews {

    private FulfilmentViews() {}

    /** The model that the answer was judged by. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ModelView(
            String key,
            Wording name,
            AssessmentModel.Mode mode,

            @Schema(description = "Beslutet som antog modellen. / The decision that adopted it.")
            Optional<BlameView> adoptedBy) {}

    /** The period that the answer is about. */
    public record PeriodView(
            @Schema(type = "string", example = "2026-01-01/2026-04-30")
            ReportingPeriod period,

            String label,

            @Schema(description = "Varför just den perioden. / Why that period.")
            Periods.Choice choice) {}

    /** What every answer about fulfilment begins with. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record HeadView(
            MunicipalityView municipality,
            MomentView moment,

            @Schema(
                    description =
                            "Sant när svaret bedömer efter en annan modell än den som gällde. / Judged by another model.")
            boolean simulation,

            Optional<Wording> simulationNote,
            Optional<ModelView> model,
            Optional<PeriodView> period) {}

    /** A value as people see it: word, symbol and colour, never the colour alone. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ValueView(
            @Schema(example = "uppfylld") String value,
            Wording label,

            @Schema(description = "Om värdet är ett steg på skalan. / Whether it is a step of the scale.")
            boolean step,

            Optional<String> symbol,
            Optional<String> colour) {}

    /** What was computed, by which rule, and from what. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record VerdictView(
            ValueView value, String rule, Wording sentence, List<Wording> reasons, List<InputView> inputs) {}

    /** A field that the value turned on, with the decision or report behind it. */
    public record InputView(String subject, String field, String label, Optional<String> value, BlameView blame) {}

    /** What somebody stated. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ToldView(Optional<ValueView> value, String words, Optional<String> comment, BlameView blame) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record RemovedView(
            String subject, String id, Optional<String> title, Optional<String> reason, BlameView blame) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record FindingView(String code, String subject, Wording sentence, List<BlameView> blames) {}

    /** A target that was changed once it could be known how it would go. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record TargetChangeView(
            @Schema(description = "Beslutet om målvärdet som gällde förut. / The decision on the target before.")
            BlameView before,

            @Schema(description = "Det första utfallet som redovisades. / The first outcome that was reported.")
            Optional<BlameView> outcome,

            @Schema(description = "Beslutet som ändrade det. / The decision that changed it.")
            BlameView changed) {}

    /** Computed, reported and adopted beside each other. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record AssessmentView(
            String subject,
            String id,
            Level level,
            Optional<String> title,
            VerdictView computed,
            Optional<ToldView> reported,
            Optional<ToldView> adopted,

            @Schema(description = "Ett måtts målvärde ändrades sedan perioden tagit slut. / Target changed after it.")
            Optional<TargetChangeView> changedAfterPeriod,

            @Schema(description = "Ett måtts målvärde ändrades sedan utfallet redovisats. / After its outcome.")
            Optional<TargetChangeView> changedAfterOutcome,

            List<AssessmentView> parts,
            List<RemovedView> removed,
            List<FindingView> findings,
            List<FindingView> missing) {}

    record GoalFulfilmentView(HeadView head, AssessmentView assessment, CompletenessView completeness) {}

    record CounterfactualView(
            HeadView head,

            @Schema(description = "Om utfallet blir ett annat. / Whether it makes a difference.")
            boolean differs,

            AssessmentView asItIs,

            @Schema(description = "Som om ingen aktivitet hade tagits bort. / As if no activity had been removed.")
            AssessmentView asIfNothingWereRemoved) {}

    /** A goal in a body's list: without its parts, which its own answer has. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record GoalRowView(
            String goal,
            Optional<String> title,
            ValueView computed,
            String rule,
            Wording sentence,
            Optional<ToldView> reported,
            Optional<ToldView> adopted,
            int findings,
            int missing) {}

    record DistributionView(Map<String, Integer> goals, Map<String, Integer> activities) {}

    record BodyFulfilmentView(HeadView head, String body, List<GoalRowView> goals, DistributionView distribution) {}

    /** A body's goals among those of the whole municipality. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record BodyGoalsView(
            String body, Optional<ModelView> model, List<GoalRowView> goals, DistributionView distribution) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record MunicipalityFulfilmentView(
            @Schema(description = "Med modellen som gäller organ utan egen. / With the model common to all.")
            HeadView head,

            List<BodyGoalsView> bodies,

            @Schema(description = "Mål vars organ inte framgår. / Goals of which the body is not stated.")
            List<GoalRowView> goalsWithoutBody) {}

    /** An activity, a measure or a goal in the report of a period. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ReportRowView(
            String subject,
            String id,
            Optional<String> title,
            ValueView computed,
            String rule,
            Wording sentence,
            List<InputView> inputs,
            Optional<ToldView> reported,
            Optional<ToldView> adopted,

            @Schema(
                    description =
                            "Om uppföljningen berättar om den: en status, för ett mått ett utfall. / Whether told.")
            boolean told,

            @Schema(description = "I hur många perioder före denna det varit detsamma. / Periods unchanged before it.")
            int stoodStill,

            @Schema(description = "Ett måtts målvärde ändrades sedan perioden tagit slut. / Target changed after it.")
            Optional<TargetChangeView> changedAfterPeriod,

            @Schema(description = "Ett måtts målvärde ändrades sedan utfallet redovisats. / After its outcome.")
            Optional<TargetChangeView> changedAfterOutcome,

            List<FindingView> findings) {}

    /** The rows of the activities, the measures or the goals. */
    record SectionView(
            @Schema(description = "Antal rader per värde: tillsammans alla rader. / Rows per value.")
            Map<String, Integer> counts,

            List<ReportRowView> rows,

            @Schema(
                    description =
                            "Det som periodens uppföljning inte berättar om. / What the follow-up does not tell of.")
            List<String> withoutReport,

            @Schema(description = "Detsamma i minst så många perioder före denna. / Unchanged so many periods.")
            List<String> stoodStill) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record PeriodReportView(
            HeadView head,
            String body,
            SectionView activities,
            SectionView measures,
            SectionView goals,
            List<RemovedView> removed,
            Optional<BlameView> approvedBy) {}

    /** How it stood at one day or for one period. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record PointInTimeView(
            LocalDate decidedBy,
            LocalDate validOn,
            PeriodView period,
            Optional<ModelView> model,
            Optional<ValueView> computed,
            Optional<ToldView> reported,
            Optional<ToldView> adopted,
            Optional<DistributionView> distribution) {}

    record SeriesView(HeadView head, String subject, List<PointInTimeView> points) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ReportingPeriodView(
            @Schema(type = "string", example = "2026-01-01/2026-04-30")
            ReportingPeriod period,

            String label,
            PeriodKind kind,

            @Schema(description = "Om lagen kräver den. / Whether the law asks for it.")
            boolean statutory,

            Optional<String> name) {}

    record ReportingPeriodsView(HeadView head, List<ReportingPeriodView> periods) {}

    record ReadyModelsView(List<AssessmentModel> models) {}
}
