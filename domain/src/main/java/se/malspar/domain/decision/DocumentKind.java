package se.malspar.domain.decision;

/** What sort of paper it is. */
public enum DocumentKind {
    /** {@code protokoll}. */
    MINUTES,
    /** {@code protokollsutdrag}. */
    MINUTES_EXTRACT,
    /** {@code tjänsteskrivelse}. */
    OFFICIAL_REPORT,
    /** {@code bilaga}. */
    APPENDIX,
    /** {@code uppföljningsrapport}. */
    FOLLOW_UP_REPORT,
    /** {@code dom} or another decision of a court. */
    JUDGMENT,
    /** {@code reglemente}, {@code styrmodell} and the like. */
    STEERING_DOCUMENT,
    OTHER
}
