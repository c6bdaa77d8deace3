package se.malspar.domain.architecture.knot.one;

import se.malspar.domain.architecture.knot.two.OtherEnd;

/** Knows the other end, which knows it. */
public record End(OtherEnd other) {}
