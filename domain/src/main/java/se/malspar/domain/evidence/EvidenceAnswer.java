package se.malspar.domain.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.time.DecidedOn;

/**
 * What the leaves say to a question: every row names the leaf that says it.
 *
 * @param rows what is known
 * @param open what is not, in Swedish
 * @param papers the papers that the answer rests on
 * @param destroyed what was recorded by the moment and has been destroyed
 * @param leaves the numbers of all leaves that bear on the question, also those that no row names
 */
public record EvidenceAnswer(
        EvidenceQuestion question,
        String asked,
        List<Row> rows,
        List<String> open,
        List<Paper> papers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Gone> destroyed,
        List<Long> leaves) {

    /**
     * A value, and who said so.
     *
     * @param subject what it is about, as a path
     * @param value absent where nothing is stated
     * @param says what the event says, as a sentence
     * @param cited the point, § or paper it rests on
     * @param validFrom absent while it waits for its condition
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Row(
            String subject,
            String field,
            Optional<String> value,
            String says,
            String cited,
            Standing standing,
            Evidence evidence,
            DecidedOn decidedOn,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validUntil,
            long leaf) {}

    /**
     * A § or a document.
     *
     * @param sha256 of the file in hand, where it has been stated
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Paper(String cited, Optional<String> title, Evidence evidence, Optional<String> sha256, long leaf) {}

    /**
     * Leaves whose content has been destroyed.
     *
     * @param leaves their numbers
     * @param orderedBy the point that ordered it
     * @param counted whether they counted at the moment, so that what they said is lacking in the answer
     * @param leaf that tells of it
     */
    public record Gone(List<Long> leaves, Instant recordedAt, String orderedBy, boolean counted, long leaf) {}

    /**
     * The answer that the leaves give.
     *
     * @param trail all leaves of the municipality, or at least those that bear on the question
     */
    public static EvidenceAnswer to(EvidenceQuestion question, List<Leaf> trail, Wording wording) {
        var whole = Remains.putBack(trail);
        return new Telling(question, Bearing.on(question, whole), wording).answer();
    }
}
