package se.malspar.domain.evidence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.goal.GoalEvent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.ReportingPeriod;

/** What can be asked and the answer proved. The moment is always wholly stated, so that the answer stays what it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EvidenceQuestion.GoalAt.class, name = "goal"),
    @JsonSubTypes.Type(value = EvidenceQuestion.GoalHistory.class, name = "goal-history"),
    @JsonSubTypes.Type(value = EvidenceQuestion.Meeting.class, name = "meeting"),
    @JsonSubTypes.Type(value = EvidenceQuestion.StateAt.class, name = "state"),
    @JsonSubTypes.Type(value = EvidenceQuestion.PeriodReport.class, name = "period-report")
})
public sealed interface EvidenceQuestion {

    Municipality municipality();

    AsOf asOf();

    /** The question in Swedish. */
    String inWords();

    /** How a goal and its parts read at the moment, and by which model it is judged. */
    record GoalAt(Municipality municipality, GoalId goal, AsOf asOf) implements EvidenceQuestion {

        Subject subject() {
            return GoalEvent.subject(goal);
        }

        @Override
        public String inWords() {
            return "Hur löd mål %s?".formatted(goal);
        }
    }

    /** Which decisions made a goal what it is, in the order they were decided. */
    record GoalHistory(Municipality municipality, GoalId goal, AsOf asOf) implements EvidenceQuestion {

        Subject subject() {
            return GoalEvent.subject(goal);
        }

        @Override
        public String inWords() {
            return "Vilka beslut har gjort mål %s till vad det är?".formatted(goal);
        }
    }

    /** What a body decided on a day. */
    record Meeting(Municipality municipality, BodyCode body, LocalDate meetingDate, AsOf asOf)
            implements EvidenceQuestion {

        @Override
        public String inWords() {
            return "Vad beslutade %s den %s?".formatted(body, meetingDate);
        }
    }

    /** All that held at the moment. */
    record StateAt(Municipality municipality, AsOf asOf) implements EvidenceQuestion {

        @Override
        public String inWords() {
            return "Vad gällde i kommunen?";
        }
    }

    /** What was reported and judged of a body's goals and activities for a period, and by which model. */
    record PeriodReport(Municipality municipality, BodyCode body, ReportingPeriod period, AsOf asOf)
            implements EvidenceQuestion {

        @Override
        public String inWords() {
            return "Vad redovisades och bedömdes för %s, %s?".formatted(body, period.label());
        }
    }
}
