package se.malspar.app.archive;

import java.util.Locale;

/** Numbers as Swedes write them. */
final class Numbers {

    private static final Locale SWEDISH = Locale.of("sv", "SE");

    private Numbers() {}

    static String inSwedish(long number) {
        return String.format(SWEDISH, "%,d", number);
    }
}
