package se.malspar.domain.trail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Command;
import se.malspar.domain.decision.Days;
import se.malspar.domain.decision.DocumentId;
import se.malspar.domain.decision.DocumentKind;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Lists;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.Quote;
import se.malspar.domain.decision.Reference;
import se.malspar.domain.decision.RegistrationNumber;
import se.malspar.domain.decision.Remark;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Texts;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.time.DecidedOn;

/**
 * What a registrar asks us to record at one go: a § with its points and what they bring about, or a paper that is no
 * minutes. It is recorded whole or not at all.
 *
 * @param paragraph the §; exactly one of this and {@code document}
 * @param document the paper that is no minutes
 * @param source the paper in hand and the place in it; mandatory unless the evidence is the original or an example
 * @param points the points of the § with their effects, or the proposals of the paper
 * @param effects what a paper itself reports; a § has its effects on its points
 * @param replaces the registration of ours that this one is recorded instead of
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Registration(
        Optional<ParagraphEntry> paragraph,
        Optional<DocumentEntry> document,
        Evidence evidence,
        Optional<Quote> source,
        List<PointEntry> points,
        List<Effect> effects,
        Optional<Replacement> replaces) {

    public Registration {
        points = Lists.orEmpty(points);
        effects = Lists.orEmpty(effects);
        if (paragraph.isPresent() == document.isPresent()) {
            throw new Malformed(
                    "paragraph",
                    "",
                    "Ange antingen en paragraf (paragraph) eller en handling (document).",
                    "State either a paragraph or a document.");
        }
        if (paragraph.isPresent() && !effects.isEmpty()) {
            throw new Malformed(
                    "effects",
                    "",
                    "En paragrafs verkningar anges under den beslutspunkt de vilar på.",
                    "The effects of a paragraph belong under the decision point they rest on.");
        }
        if (source.isEmpty() && (evidence == Evidence.REFERENCED || evidence == Evidence.STATED)) {
            throw new Malformed(
                    "source",
                    "",
                    "Ange handlingen som beslutet är känt genom.",
                    "State the document through which the decision is known.");
        }
    }

    /**
     * A §.
     *
     * @param date the meeting's first day
     * @param lastDate its last day, where it lasted several
     * @param ordinal which meeting of the body that day; 1 when left out
     * @param number as printed: {@code § 010}
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ParagraphEntry(
            BodyCode body,
            LocalDate date,
            Optional<LocalDate> lastDate,
            Optional<Integer> ordinal,
            String number,
            Optional<String> title,
            Optional<RegistrationNumber> registrationNumber,
            List<Reference> references,
            List<Remark> remarks) {
        public ParagraphEntry {
            number = Texts.required("number", number, 20);
            title = title.map(text -> Texts.required("title", text, 1000));
            references = Lists.orEmpty(references);
            remarks = Lists.orEmpty(remarks);
            date = Days.required("date", date);
            lastDate = lastDate.map(day -> Days.required("lastDate", day));
            if (lastDate.isPresent() && lastDate.get().isBefore(date)) {
                throw new Malformed(
                        "lastDate",
                        lastDate.get().toString(),
                        "Mötets sista dag ligger före den första.",
                        "The meeting's last day lies before its first.");
            }
        }
    }

    /**
     * A paper that is no minutes.
     *
     * @param document a key of the registrar's choosing
     * @param dated its day as printed, or as near as can be told
     * @param issuer who wrote it, in the paper's words
     * @param issuedBy the body that wrote it, where it is one of those registered
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record DocumentEntry(
            DocumentId document,
            DocumentKind kind,
            String title,
            DecidedOn dated,
            Optional<String> sha256,
            Optional<String> issuer,
            Optional<BodyCode> issuedBy,
            Optional<BodyCode> addressee,
            Optional<RegistrationNumber> registrationNumber,
            List<Reference> references,
            List<Remark> remarks) {
        public DocumentEntry {
            title = Texts.required("title", title, 1000);
            issuer = issuer.map(text -> Texts.required("issuer", text, 200));
            references = Lists.orEmpty(references);
            remarks = Lists.orEmpty(remarks);
            sha256.filter(hash -> !hash.matches("[0-9a-f]{64}")).ifPresent(hash -> {
                throw new Malformed(
                        "sha256",
                        hash,
                        "En SHA-256-summa skrivs med 64 hexadecimala tecken, små bokstäver.",
                        "A SHA-256 sum is written with 64 lower-case hexadecimal digits.");
            });
        }
    }

    /**
     * A point.
     *
     * @param proposedTo the body it is proposed to; absent in the § own decision
     * @param number 0 where the paper does not say
     * @param outcome {@code NOT_STATED} when left out
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record PointEntry(
            Optional<BodyCode> proposedTo, int number, Optional<String> text, Outcome outcome, List<Effect> effects) {
        public PointEntry(
                Optional<BodyCode> proposedTo,
                int number,
                Optional<String> text,
                @Nullable Outcome outcome,
                List<Effect> effects) {
            this.proposedTo = proposedTo;
            this.number = number;
            this.text = Texts.optional("text", text);
            this.outcome = outcome == null ? Outcome.NOT_STATED : outcome;
            this.effects = Lists.orEmpty(effects);
        }
    }

    /**
     * What a point or a paper brings about, and how it differs from what follows from the point.
     *
     * @param standing what it is worth; when left out it follows from the point's outcome
     * @param decidedOn the day it was decided, for a decision known only from a paper
     * @param validFrom first day it is valid; the day it was decided when left out, for reports the period's last day
     * @param validUntil first day it is no longer valid
     * @param awaiting what its validity waits for, instead of {@code validFrom}
     * @param source the place in a paper where it stands
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Effect(
            Command command,
            Optional<Standing> standing,
            Optional<DecidedOn> decidedOn,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validUntil,
            Optional<Validity.Awaiting> awaiting,
            Optional<Quote> source) {

        public Effect {
            if (awaiting.isPresent() && (validFrom.isPresent() || validUntil.isPresent())) {
                throw new Malformed(
                        "awaiting",
                        awaiting.get().condition(),
                        "Ange antingen ett villkor (awaiting) eller dagar (validFrom, validUntil), inte båda.",
                        "State either a condition (awaiting) or days (validFrom, validUntil), not both.");
            }
        }

        public static Effect of(Command command) {
            return new Effect(
                    command,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        public Effect validFrom(LocalDate from) {
            return new Effect(command, standing, decidedOn, Optional.of(from), validUntil, awaiting, source);
        }

        public Effect validUntil(LocalDate until) {
            return new Effect(command, standing, decidedOn, validFrom, Optional.of(until), awaiting, source);
        }

        public Effect standing(Standing other) {
            return new Effect(command, Optional.of(other), decidedOn, validFrom, validUntil, awaiting, source);
        }

        public Effect decidedOn(DecidedOn other) {
            return new Effect(command, standing, Optional.of(other), validFrom, validUntil, awaiting, source);
        }

        public Effect awaiting(Validity.Awaiting condition) {
            return new Effect(
                    command, standing, decidedOn, Optional.empty(), Optional.empty(), Optional.of(condition), source);
        }
    }

    /** A registration of ours that was wrong, and why. */
    public record Replacement(RegistrationId registration, String reason) {
        public Replacement {
            reason = Texts.required("reason", reason);
        }
    }
}
