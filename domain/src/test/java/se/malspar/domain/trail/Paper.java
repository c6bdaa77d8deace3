package se.malspar.domain.trail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Command;
import se.malspar.domain.decision.DocumentId;
import se.malspar.domain.decision.DocumentKind;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.Quote;
import se.malspar.domain.decision.Reference;
import se.malspar.domain.decision.RegistrationNumber;
import se.malspar.domain.decision.Remark;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.Registration.DocumentEntry;
import se.malspar.domain.trail.Registration.Effect;
import se.malspar.domain.trail.Registration.ParagraphEntry;
import se.malspar.domain.trail.Registration.PointEntry;
import se.malspar.domain.trail.Registration.Replacement;

/** A § or another paper as a test writes it, on its way to being a {@link Registration}. */
public final class Paper {

    private final Optional<ParagraphId> section;
    private final Optional<DocumentId> document;
    private final DecidedOn dated;
    private final List<PointEntry> points = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private Evidence evidence = Evidence.ORIGINAL;
    private Optional<Quote> source = Optional.empty();
    private Optional<LocalDate> lastDate = Optional.empty();
    private Optional<String> title = Optional.of("Uppföljning av mål");
    private Optional<RegistrationNumber> registrationNumber = Optional.empty();
    private Optional<Replacement> replaces = Optional.empty();

    private Paper(Optional<ParagraphId> section, Optional<DocumentId> document, DecidedOn dated) {
        this.section = section;
        this.document = document;
        this.dated = dated;
    }

    /** A § such as {@code KS 2020-02-05 § 10}, its minutes in hand. */
    public static Paper section(String paragraph) {
        var id = ParagraphId.parse(paragraph);
        return new Paper(
                Optional.of(id), Optional.empty(), DecidedOn.day(id.meeting().date()));
    }

    /** A report in hand. */
    public static Paper report(String document, DecidedOn dated) {
        return new Paper(Optional.empty(), Optional.of(DocumentId.of(document)), dated);
    }

    public static Paper report(String document, String day) {
        return report(document, DecidedOn.day(LocalDate.parse(day)));
    }

    public Paper evidence(Evidence other) {
        evidence = other;
        if (other == Evidence.REFERENCED || other == Evidence.STATED) {
            source = Optional.of(new Quote(DocumentId.of("kallan"), Optional.empty(), Optional.empty()));
        }
        return this;
    }

    public Paper until(String lastDay) {
        lastDate = Optional.of(LocalDate.parse(lastDay));
        return this;
    }

    public Paper titled(@Nullable String other) {
        title = Optional.ofNullable(other);
        return this;
    }

    public Paper numbered(String printed) {
        registrationNumber = Optional.of(RegistrationNumber.parse(printed));
        return this;
    }

    public Paper refersTo(Reference... given) {
        references.addAll(List.of(given));
        return this;
    }

    public Paper remarks(Remark... given) {
        remarks.addAll(List.of(given));
        return this;
    }

    public Paper replacing(RegistrationId registration, String reason) {
        replaces = Optional.of(new Replacement(registration, reason));
        return this;
    }

    /** An approved point. */
    public Paper point(int number, Effect... brings) {
        return point(number, Outcome.APPROVED, brings);
    }

    public Paper point(int number, Command... brings) {
        return point(number, Outcome.APPROVED, effects(brings));
    }

    public Paper point(int number) {
        return point(number, Outcome.APPROVED);
    }

    public Paper point(int number, Outcome outcome, Effect... brings) {
        points.add(new PointEntry(Optional.empty(), number, Optional.of("Punkt " + number), outcome, List.of(brings)));
        return this;
    }

    public Paper unworded(int number, Outcome outcome, Effect... brings) {
        points.add(new PointEntry(Optional.empty(), number, Optional.empty(), outcome, List.of(brings)));
        return this;
    }

    public Paper proposal(String to, int number, Effect... brings) {
        points.add(new PointEntry(
                Optional.of(new BodyCode(to)),
                number,
                Optional.of("Förslag " + number),
                Outcome.NOT_STATED,
                List.of(brings)));
        return this;
    }

    /** What the report itself tells. */
    public Paper tells(Effect... told) {
        effects.addAll(List.of(told));
        return this;
    }

    public Paper tells(Command... told) {
        return tells(effects(told));
    }

    private static Effect[] effects(Command... commands) {
        return Arrays.stream(commands).map(Effect::of).toArray(Effect[]::new);
    }

    public Registration registration() {
        return new Registration(
                section.map(id -> new ParagraphEntry(
                        id.meeting().body(),
                        id.meeting().date(),
                        lastDate,
                        Optional.of(id.meeting().ordinal()),
                        id.number().printed(),
                        title,
                        registrationNumber,
                        references,
                        remarks)),
                document.map(id -> new DocumentEntry(
                        id,
                        DocumentKind.FOLLOW_UP_REPORT,
                        title.orElse("Handling"),
                        dated,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        registrationNumber,
                        references,
                        remarks)),
                evidence,
                source,
                points,
                effects,
                replaces);
    }
}
