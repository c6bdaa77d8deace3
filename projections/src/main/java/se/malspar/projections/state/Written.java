package se.malspar.projections.state;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.state.Stated;
import se.malspar.domain.state.Stated.Bearing;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.projecting.Rows;

/** A row of {@code answers.statement} on its way into the table. */
final class Written {

    private static final LocalDate UNTIL_FURTHER_NOTICE = LocalDate.of(9999, 12, 31);

    private final Fact fact;
    private final UUID basis;
    final Stated stated;
    final String said;
    final Optional<PointId> voidsPoint;
    boolean mayOvertake;

    @Nullable
    Written overtakenBy;

    Written(Stated stated, Fact fact, UUID basis) {
        this.stated = stated;
        this.fact = fact;
        this.basis = basis;
        this.said = SaidText.write(stated.subject(), stated.changes());
        this.voidsPoint = stated.bearing() instanceof Bearing.Voids(var point) ? Optional.of(point) : Optional.empty();
    }

    Standing standing() {
        return stated.basis().standing();
    }

    boolean awaits() {
        return stated.basis().valid() instanceof Validity.Awaiting;
    }

    LocalDate decidedLast() {
        return stated.decidedOn().last();
    }

    /** Absent where it awaits a condition. */
    @Nullable
    LocalDate validFrom() {
        return switch (stated.basis().valid()) {
            case Validity.During during -> during.from();
            case Validity.Awaiting _ -> null;
        };
    }

    Optional<LocalDate> validUntil() {
        return switch (stated.basis().valid()) {
            case Validity.During during -> during.until();
            case Validity.Awaiting awaiting -> awaiting.until();
        };
    }

    /** In the order in which the columns are named. */
    void columns(Rows.Row row) {
        var by = overtakenBy;
        row.number(stated.position())
                .instant(stated.knownFrom())
                .instant(stated.knownUntil().orElse(null))
                .instant(stated.recordedAt())
                .instant(by == null ? null : by.stated.knownFrom())
                .day(stated.decidedOn().first())
                .day(stated.decidedOn().last())
                .day(validFrom())
                .day(validUntil().orElse(UNTIL_FURTHER_NOTICE))
                .day(by == null ? null : by.decidedLast())
                .day(by == null ? null : by.validFrom())
                .flag(stated.decidedOn().impossible())
                .flag(awaits())
                .flag(About.isPaper(stated.subject()))
                .flag(mayOvertake)
                .id(basis)
                .id(stated.event())
                .id(fact.logged().registration().value())
                .text(fact.municipality().code())
                .text(standing().name())
                .text(stated.subject().path())
                .text(voidsPoint)
                .text(BearingText.write(stated.bearing()))
                .text(said);
    }
}
