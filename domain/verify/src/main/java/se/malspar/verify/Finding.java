package se.malspar.verify;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Something that is not as it should be.
 *
 * @param about which question it answers with no
 * @param leaf which leaf it is about, where it is about one
 * @param sentence in Swedish
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Finding(Reason reason, Asked about, Optional<Long> leaf, String sentence) {}
