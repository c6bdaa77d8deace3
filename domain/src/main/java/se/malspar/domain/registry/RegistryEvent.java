package se.malspar.domain.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Optional;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Rank;
import se.malspar.domain.decision.TrailEvent;

/** What the municipality is called and which bodies it has. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public sealed interface RegistryEvent extends TrailEvent {

    /** The first event of every trail. */
    record MunicipalityRegistered(Municipality municipality, String name, MunicipalityKind kind)
            implements RegistryEvent {}

    /**
     * A body ({@code organ}).
     *
     * @param validFrom the first day it existed, where that is known
     */
    record BodyRegistered(
            BodyCode body,
            String name,
            BodyKind kind,
            Rank rank,
            Optional<BodyCode> parent,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validUntil)
            implements RegistryEvent {}

    /** The body is called otherwise from a day on; its code stays. */
    record BodyRenamed(BodyCode body, String name, LocalDate validFrom) implements RegistryEvent {}
}
