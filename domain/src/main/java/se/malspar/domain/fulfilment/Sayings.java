package se.malspar.domain.fulfilment;

import java.util.List;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.FieldValue;

/** What counted at the moment of a field, in the order of decisions, also what was overtaken since. */
@FunctionalInterface
public interface Sayings {

    List<FieldValue> of(Subject subject, String field);
}
