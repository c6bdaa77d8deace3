package se.malspar.app.integrity;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A tile by its path, as C2SP's tlog-tiles writes it: {@code 0/x001/234}, {@code entries/007.p/12}.
 *
 * @param level of the tile, where it is one of hashes: its hashes are the nodes eight times as high up in the tree
 * @param width how many of its 256 it has
 */
record TilePath(OptionalInt level, long number, int width) {

    static final int FULL = 256;
    private static final int HEIGHT = 8;

    private static final Pattern FORM =
            Pattern.compile("/?(entries|[0-7])/((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    static Optional<TilePath> parse(String path) {
        var matcher = FORM.matcher(path);
        if (!matcher.matches() || matcher.group(2).startsWith("x000")) {
            return Optional.empty();
        }
        var width = matcher.group(3) == null ? FULL : Integer.parseInt(matcher.group(3));
        if (matcher.group(3) != null && width >= FULL) {
            return Optional.empty();
        }
        return Optional.of(new TilePath(
                matcher.group(1).equals("entries")
                        ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(matcher.group(1))),
                Long.parseLong(matcher.group(2).replaceAll("[x/]", "")),
                width));
    }

    boolean isOfEntries() {
        return level.isEmpty();
    }

    /** How high up in the tree its hashes stand. */
    int height() {
        return HEIGHT * level.orElse(0);
    }

    /** The number, in its row, of the first that it has. */
    long first() {
        return number * FULL;
    }

    /** Whether a tree of so many leaves has all that it has. */
    boolean isIn(long leaves) {
        return first() + width <= leaves >> height();
    }
}
