package se.malspar.domain.trail;

/**
 * What a request with an idempotency key led to, so that the same request sent again is answered and not recorded twice.
 *
 * @param requestDigest SHA-256 of the request's body, to tell the same request from another with the same key
 */
public record Receipt(String idempotencyKey, String requestDigest, RegistrationId registration) {}
