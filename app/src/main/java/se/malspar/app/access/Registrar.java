package se.malspar.app.access;

import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is logged in, and where that person may record.
 *
 * @param municipalities codes, or {@value #EVERYWHERE} for all
 */
public record Registrar(String username, String displayName, Set<String> roles, Set<String> municipalities)
        implements AuthenticatedPrincipal {

    /** May record. */
    public static final String REGISTRAR = "REGISTRAR";

    /** May have destroyed what a decision says, together with another. */
    public static final String ARCHIVIST = "ARCHIVIST";

    public static final String EVERYWHERE = "*";

    public Registrar {
        roles = Set.copyOf(roles);
        municipalities = Set.copyOf(municipalities);
    }

    @Override
    public String getName() {
        return username;
    }

    public boolean mayRecordIn(String municipality) {
        return roles.contains(REGISTRAR) && worksIn(municipality);
    }

    /** Whether this is one of those who, two together, may have something destroyed in the municipality. */
    public boolean mayDestroyIn(String municipality) {
        return roles.contains(ARCHIVIST) && worksIn(municipality);
    }

    private boolean worksIn(String municipality) {
        return municipalities.contains(EVERYWHERE) || municipalities.contains(municipality);
    }

    /** Throws {@link OtherMunicipality}, or {@link NotArchivist} for who is none. */
    public void requireMayDestroyIn(String municipality) {
        if (!worksIn(municipality)) {
            throw new OtherMunicipality();
        }
        if (!mayDestroyIn(municipality)) {
            throw new NotArchivist();
        }
    }

    /** Throws {@link OtherMunicipality} unless this registrar may record in the municipality. */
    public void requireMayRecordIn(String municipality) {
        if (!mayRecordIn(municipality)) {
            throw new OtherMunicipality();
        }
    }
}
