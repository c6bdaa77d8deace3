package se.malspar.benchmark.peer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.envers.Audited;
import org.jspecify.annotations.Nullable;
import se.malspar.benchmark.answer.Row;

/** What holds today of one group of fields, as the peers that audit Java objects are given it. */
@Entity
@Audited
@Table(name = "held", indexes = @Index(columnList = "municipality"))
public class Held {

    @Id
    @org.javers.core.metamodel.annotation.Id
    private @Nullable String id;

    @Column(nullable = false)
    private @Nullable String municipality;

    @Column(nullable = false)
    private @Nullable String subject;

    private @Nullable String fieldGroup;

    @Column(columnDefinition = "text")
    private @Nullable String says;

    private @Nullable UUID event;
    private long position;
    private @Nullable String cited;
    private @Nullable String standing;
    private @Nullable String evidence;
    private @Nullable LocalDate decidedFirst;
    private @Nullable LocalDate decidedLast;
    private @Nullable String decidedPrinted;
    private @Nullable LocalDate validFrom;
    private @Nullable LocalDate validUntil;
    private @Nullable String source;
    private @Nullable Instant recordedAt;

    /** For those who fill it by reflection. */
    protected Held() {}

    Held(String id, String municipality, Row row) {
        this.id = id;
        this.municipality = municipality;
        this.subject = row.subject();
        this.fieldGroup = row.group();
        this.says = row.says();
        this.event = row.event();
        this.position = row.position();
        this.cited = row.cited();
        this.standing = row.standing();
        this.evidence = row.evidence();
        this.decidedFirst = row.decidedFirst();
        this.decidedLast = row.decidedLast();
        this.decidedPrinted = row.decidedPrinted();
        this.validFrom = row.validFrom();
        this.validUntil = row.validUntil();
        this.source = row.source();
        this.recordedAt = row.recordedAt();
    }

    Row row() {
        return new Row(
                there(subject),
                there(fieldGroup),
                there(says),
                there(event),
                position,
                there(cited),
                there(standing),
                there(evidence),
                there(decidedFirst),
                there(decidedLast),
                there(decidedPrinted),
                there(validFrom),
                validUntil,
                source,
                there(recordedAt));
    }

    /** The row of remembered values, by the names of the fields. */
    static Row row(Function<String, @Nullable Object> remembered) {
        return new Row(
                value(remembered, "subject", String.class),
                value(remembered, "fieldGroup", String.class),
                value(remembered, "says", String.class),
                value(remembered, "event", UUID.class),
                value(remembered, "position", Long.class),
                value(remembered, "cited", String.class),
                value(remembered, "standing", String.class),
                value(remembered, "evidence", String.class),
                value(remembered, "decidedFirst", LocalDate.class),
                value(remembered, "decidedLast", LocalDate.class),
                value(remembered, "decidedPrinted", String.class),
                value(remembered, "validFrom", LocalDate.class),
                (LocalDate) remembered.apply("validUntil"),
                (String) remembered.apply("source"),
                value(remembered, "recordedAt", Instant.class));
    }

    private static <T> T value(Function<String, @Nullable Object> remembered, String field, Class<T> type) {
        return type.cast(there(remembered.apply(field)));
    }

    private static <T> T there(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A row was remembered without a value");
        }
        return value;
    }
}
