package se.malspar.app.questions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.Quote;
import se.malspar.domain.decision.Reference;
import se.malspar.domain.decision.Remark;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.time.DecidedOn;

/** What answers look like in JSON. */
public final class Views {

    private Views() {}

    /** The moment an answer is about, and the position of the log that it was computed from. */
    @Schema(description = "Ögonblicket som svaret avser. / The moment the answer is about.")
    public record MomentView(
            @Schema(description = "Beslutat senast. / Decided by.", example = "2020-10-07")
            LocalDate decidedBy,

            @Schema(description = "Gäller den dagen. / Valid on.", example = "2020-10-07")
            LocalDate validOn,

            @Schema(description = "Registrerat senast. / Recorded by.")
            Instant recordedBy,

            @Schema(description = "Loggens position. / Position of the log.", example = "42")
            long position) {}

    public record MunicipalityView(String code, String name, MunicipalityKind kind) {}

    /** Who said so. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(
            description =
                    "Vem som beslutade eller uppgav det, och i vilken paragraf. / Who said so, in which paragraph.")
    public record BlameView(
            @Schema(example = "KS 2020-02-05 § 12 p 1") String cited,
            Standing standing,
            Evidence evidence,
            DecidedOn decidedOn,
            LocalDate validFrom,
            Optional<LocalDate> validUntil,
            Optional<Quote> source,
            Optional<String> rectifiedBy,
            Instant recordedAt,
            UUID event,
            long position) {}

    /** A value and who gave it. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record FieldView(
            String label,
            Optional<String> value,

            @Schema(description = "Värdet i ord, där det är en kod. / The value in words, where it is a code.")
            Optional<String> valueLabel,

            BlameView blame) {

        /** As people read it. */
        public String text() {
            return valueLabel.or(() -> value).orElse("framgår inte");
        }
    }

    /** A goal, sub-goal, measure, plan, activity, commission or follow-up. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record PartView(
            String subject,
            String id,
            Map<String, FieldView> fields,

            @Schema(description = "Det som inte framgår. / What is not stated.")
            List<String> notStated,

            List<PartView> subGoals,
            List<PartView> measures,
            List<PartView> activities) {}

    /** What the log says in one event. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record StatementView(
            String type,
            String subject,
            String cited,
            Standing standing,
            Evidence evidence,
            DecidedOn decidedOn,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validUntil,
            Optional<String> awaiting,
            Optional<Quote> source,
            Optional<String> rectifiedBy,
            String sentence,
            String sentenceEnglish,
            Instant recordedAt,
            String recordedBy,
            String registration,
            UUID event,
            long position) {}

    /** Something that might have counted, and why it does not. */
    public record LeftOutView(
            String subject, String cited, DecidedOn decidedOn, String reason, UUID event, long position) {}

    public record MissingView(String paragraph, String status, List<String> citedIn, String sentence) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record IncompleteView(Reference reference, List<String> citedIn, String sentence) {}

    /** Something that counted at the moment and has been destroyed since: what it said is not known any more. */
    public record DestroyedView(
            String registration,
            Instant recordedAt,
            Instant annulledAt,
            Instant destroyedAt,
            String replacedBy,

            @Schema(description = "Beslutspunkten som anger gallringen. / The point that ordered it.")
            String orderedBy,

            String sentence,
            String sentenceEnglish) {}

    /** What is known to be missing at the moment. */
    public record CompletenessView(
            String sentence,
            int identified,
            int inHand,
            List<MissingView> missing,
            List<IncompleteView> incomplete,

            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            @Schema(
                    description =
                            "Registreringar som räknades då och har gallrats sedan dess. / What counted then and has been destroyed since.")
            List<DestroyedView> destroyed) {}

    public record StateView(
            MunicipalityView municipality,
            MomentView moment,
            List<PartView> goals,
            List<PartView> plans,
            List<PartView> commissions,
            List<PartView> followUps,

            @Schema(description = "Det som tagits bort, med beslutet. / What was removed, with the decision.")
            List<PartView> removed,

            List<StatementView> pendingProposals,
            List<LeftOutView> uncertain,
            List<LeftOutView> awaiting,
            CompletenessView completeness) {}

    public record GoalsView(
            MunicipalityView municipality, MomentView moment, List<PartView> goals, CompletenessView completeness) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record GoalView(
            MunicipalityView municipality,
            MomentView moment,
            String state,
            PartView goal,
            List<PartView> removedParts,
            List<StatementView> pendingProposals,
            CompletenessView completeness) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record DiffView(
            String subject,
            String field,
            String label,
            Optional<String> before,
            Optional<String> after,

            @Schema(description = "Ordvis skillnad. / Difference word by word.")
            List<WordView> words) {}

    /** A stretch of text that is the same, added or removed. */
    public record WordView(String change, String text) {}

    public record EntryView(StatementView statement, List<DiffView> changes) {}

    /** What one § or paper did. */
    public record ParagraphHistoryView(String cited, DecidedOn decidedOn, List<EntryView> entries) {}

    public record HistoryView(
            MunicipalityView municipality,
            MomentView moment,
            String subject,
            List<ParagraphHistoryView> paragraphs,
            CompletenessView completeness) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record DifferenceView(
            String subject,
            String field,
            String label,
            String change,
            Optional<FieldView> from,
            Optional<FieldView> to,
            List<WordView> words) {}

    public record ComparisonView(
            MunicipalityView municipality,
            MomentView from,
            MomentView to,
            String summary,
            List<DifferenceView> differences,
            CompletenessView completeness) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record PointView(
            Optional<String> proposedTo,
            int number,
            Optional<String> text,
            Outcome outcome,
            Map<String, FieldView> since) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ReplayedParagraphView(
            String paragraph,
            String printed,
            int number,
            Optional<String> title,
            Optional<String> registrationNumber,
            Evidence evidence,
            String evidenceLabel,
            Optional<Quote> knownThrough,
            List<String> citedIn,
            List<PointView> points,
            List<EntryView> changes,
            List<Remark> remarks,
            List<String> notKnown) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record MeetingFactsView(
            String meeting,
            Optional<FieldView> minutesApprovedOn,
            Optional<FieldView> noticePostedOn,
            Optional<FieldView> noticeRemovedOn) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record MeetingView(
            MunicipalityView municipality,
            MomentView moment,
            String body,
            LocalDate date,
            Evidence evidence,
            String evidenceLabel,
            List<MeetingFactsView> meetings,
            List<ReplayedParagraphView> paragraphs,
            List<String> notKnown,
            Optional<LocalDate> previous,
            Optional<LocalDate> next,
            CompletenessView completeness) {}

    public record MeetingEntryView(String meeting, String body, LocalDate date, int ordinal, int paragraphs) {}

    public record MeetingsView(MunicipalityView municipality, MomentView moment, List<MeetingEntryView> meetings) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record FoundParagraphView(
            String paragraph,
            String printed,
            Optional<String> title,
            Optional<String> registrationNumber,
            Evidence evidence,
            String registration,
            UUID event,
            long position) {}

    public record ParagraphsView(
            MunicipalityView municipality,
            MomentView moment,
            Optional<String> citation,
            List<FoundParagraphView> paragraphs) {}

    public record CommissionView(String state, String stateLabel, PartView commission) {}

    public record CommissionsView(
            MunicipalityView municipality,
            MomentView moment,
            List<CommissionView> commissions,
            CompletenessView completeness) {}

    public record ProposalPointView(
            String paper, Optional<String> proposedTo, int number, Optional<String> text, String outcome) {}

    public record ProposalsView(
            MunicipalityView municipality,
            MomentView moment,

            @Schema(description = "Förslag utan känd utgång. / Proposals without a known outcome.")
            List<ProposalPointView> points,

            List<StatementView> statements) {}

    /** A whole answer that tells nothing but what is missing. */
    public record CompletenessAnswer(MunicipalityView municipality, MomentView moment, CompletenessView completeness) {}
}
