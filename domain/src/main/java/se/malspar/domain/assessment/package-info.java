/**
 * How a municipality judges whether its goals are met ({@code bedömningsmodell}): data that is itself decided. Start with
 * {@link se.malspar.domain.assessment.AssessmentModel}; what a model must be is {@link
 * se.malspar.domain.assessment.ModelCheck}.
 */
@NullMarked
package se.malspar.domain.assessment;

import org.jspecify.annotations.NullMarked;
