package se.malspar.app.integrity;

import java.time.Instant;

/** Why nothing is added to a municipality's log for now; it can still be read. */
public record Quarantine(String municipality, Flaw flaw, Instant since, String swedish, String english) {

    static Quarantine of(String municipality, Finding finding, Instant since) {
        return new Quarantine(municipality, finding.flaw(), since, finding.swedish(), finding.english());
    }

    /** Four lines of a file. */
    String written() {
        return String.join("\n", flaw.code(), since.toString(), swedish, english) + "\n";
    }

    static Quarantine read(String municipality, String written) {
        var lines = written.split("\n", -1);
        return new Quarantine(municipality, Flaw.ofCode(lines[0]), Instant.parse(lines[1]), lines[2], lines[3]);
    }
}
