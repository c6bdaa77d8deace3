package se.malspar.benchmark.peer;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.hibernate.envers.RevisionEntity;
import org.hibernate.envers.RevisionNumber;
import org.hibernate.envers.RevisionTimestamp;

/** A day of a municipality, as Envers numbers it; its timestamp is that day's. */
@Entity
@RevisionEntity(RevisionDay.class)
@Table(name = "revision")
public class Revision {

    @Id
    @RevisionNumber
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "revisions")
    @SequenceGenerator(name = "revisions", sequenceName = "revision_number", allocationSize = 1)
    private int id;

    @RevisionTimestamp
    private long timestamp;

    public int getId() {
        return id;
    }

    void setTimestamp(long epochMillis) {
        timestamp = epochMillis;
    }

    public long getTimestamp() {
        return timestamp;
    }
}
