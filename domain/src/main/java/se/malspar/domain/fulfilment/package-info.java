/**
 * How well goals are met at a moment, by the model then in force: computed, reported and adopted side by side, each with
 * what it rests on. Pure: the same state and model give the same answer, for ever and for everybody. Start with {@link
 * se.malspar.domain.fulfilment.Fulfilment}.
 */
@NullMarked
package se.malspar.domain.fulfilment;

import org.jspecify.annotations.NullMarked;
