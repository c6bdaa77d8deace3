package se.malspar.domain.state;

import java.util.Optional;

/**
 * The value of a field and who gave it.
 *
 * @param value absent where the decision says that nothing is stated any more («framgår inte»)
 */
public record FieldValue(Optional<String> value, Blame blame) {}
