package se.malspar.projections.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.state.Stated;
import se.malspar.domain.state.Stated.Bearing;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.projecting.Rows;

/** A row of {@code answers.statement} on its way into the table. */
final class Written implements Overtakable {

    static final LocalDate UNTIL_FURTHER_NOTICE = LocalDate.of(9999, 12, 31);

    private final Fact fact;
    private final UUID basis;
    final Stated stated;
    final String said;
    final Optional<PointId> voidsPoint;
    private final String subject;
    private boolean mayOvertake;
    private @Nullable Overtakable overtakenBy;

    Written(Stated stated, Fact fact, UUID basis) {
        this.stated = stated;
        this.fact = fact;
        this.basis = basis;
        this.subject = stated.subject().path();
        this.said = SaidText.write(stated.subject(), stated.changes());
        this.voidsPoint = stated.bearing() instanceof Bearing.Voids(var point) ? Optional.of(point) : Optional.empty();
    }

    /**
     * Settles whether it may overtake others.
     *
     * @param isVoided whether some row takes a point out of force on some day; asked only where it matters
     */
    void settle(Predicate<PointId> isVoided) {
        mayOvertake = standing() != Standing.PROPOSED
                && !awaits()
                && !said.isEmpty()
                && stated.knownUntil().isEmpty()
                && stated.point().filter(isVoided).isEmpty();
    }

    String subject() {
        return subject;
    }

    private boolean awaits() {
        return stated.basis().valid() instanceof Validity.Awaiting;
    }

    @Override
    public Spoken spoken() {
        return new Spoken(subject, SaidText.names(said));
    }

    @Override
    public Standing standing() {
        return stated.basis().standing();
    }

    @Override
    public Instant knownFrom() {
        return stated.knownFrom();
    }

    @Override
    public LocalDate decidedLast() {
        return stated.decidedOn().last();
    }

    @Override
    public @Nullable LocalDate validFrom() {
        return switch (stated.basis().valid()) {
            case Validity.During during -> during.from();
            case Validity.Awaiting _ -> null;
        };
    }

    @Override
    public Optional<LocalDate> validUntil() {
        return switch (stated.basis().valid()) {
            case Validity.During during -> during.until();
            case Validity.Awaiting awaiting -> awaiting.until();
        };
    }

    @Override
    public boolean mayOvertake() {
        return mayOvertake;
    }

    @Override
    public boolean mayBeOvertaken() {
        return standing() != Standing.PROPOSED
                && !awaits()
                && !said.isEmpty()
                && stated.bearing() instanceof Bearing.None
                && stated.decidedOn().isCertain();
    }

    @Override
    public void overtakenBy(@Nullable Overtakable other) {
        overtakenBy = other;
    }

    /** In the order in which the columns are named. */
    void columns(Rows.Row row) {
        var overtaken = Overtaken.by(overtakenBy);
        row.number(stated.position())
                .instant(stated.knownFrom())
                .instant(stated.knownUntil().orElse(null))
                .instant(stated.recordedAt())
                .instant(overtaken.known())
                .day(stated.decidedOn().first())
                .day(stated.decidedOn().last())
                .day(validFrom())
                .day(validUntil().orElse(UNTIL_FURTHER_NOTICE))
                .day(overtaken.decided())
                .day(overtaken.valid())
                .flag(stated.decidedOn().impossible())
                .flag(awaits())
                .flag(About.isPaper(stated.subject()))
                .flag(mayOvertake)
                .id(basis)
                .id(stated.event())
                .id(fact.logged().registration().value())
                .text(fact.municipality().code())
                .text(standing().name())
                .text(subject)
                .text(voidsPoint)
                .text(BearingText.write(stated.bearing()))
                .text(said);
    }
}
