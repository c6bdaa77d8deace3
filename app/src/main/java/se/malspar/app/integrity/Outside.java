package se.malspar.app.integrity;

import java.util.List;
import java.util.Optional;
import se.malspar.domain.ledger.NoteKey;

/** Those outside that the settings name: who are asked to hold on to what is signed, and by which they are known. */
public record Outside(List<NoteKey> witnesses, Optional<AnchorFile> file, Optional<TimestampAuthority> authority) {

    static final Outside NOBODY = new Outside(List.of(), Optional.empty(), Optional.empty());

    public Outside {
        witnesses = List.copyOf(witnesses);
    }

    static Outside of(Optional<AnchorFile> file) {
        return new Outside(List.of(), file, Optional.empty());
    }
}
