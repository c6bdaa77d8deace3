package se.malspar.app.pages.ram;

/** The parts that the menu leads to. */
public enum Section {
    NOW,
    TRAVEL,
    GOALS,
    MEETINGS,
    FOLLOW_UP,
    SEARCH,
    REGISTER,
    PROOF
}
