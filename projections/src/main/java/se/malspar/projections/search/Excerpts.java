package se.malspar.projections.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.malspar.projections.search.Search.Line;
import se.malspar.projections.search.Search.Piece;

/** Cuts long texts to what stands around the words looked for. */
final class Excerpts {

    private static final int LINES = 2;
    private static final int LONGEST = 240;
    private static final int BEFORE = 80;

    private Excerpts() {}

    /** The lines that have most of the words; the first line where none has any. */
    static List<Line> of(List<Texts.Line> said, Sought sought) {
        var marked = said.stream()
                .map(line -> new Line(line.field(), pieces(line.text(), sought)))
                .toList();
        var hits = marked.stream()
                .filter(line -> count(line) > 0)
                .sorted(Comparator.comparingLong(Excerpts::count).reversed())
                .limit(LINES)
                .toList();
        return hits.isEmpty() ? marked.stream().limit(1).toList() : hits;
    }

    private static long count(Line line) {
        return line.pieces().stream().filter(Piece::sought).count();
    }

    private static List<Piece> pieces(String text, Sought sought) {
        var hits = Tokens.of(text).stream()
                .filter(token -> sought.fits(token.word()))
                .toList();
        var from = hits.isEmpty() || text.length() <= LONGEST
                ? 0
                : startOfWord(text, hits.getFirst().start());
        var to = text.length() - from <= LONGEST ? text.length() : endOfWord(text, from + LONGEST);
        var pieces = new ArrayList<Piece>();
        if (from > 0) {
            pieces.add(new Piece("… ", false));
        }
        var at = from;
        for (var hit : hits) {
            if (hit.start() >= at && hit.end() <= to) {
                add(pieces, text.substring(at, hit.start()), false);
                add(pieces, text.substring(hit.start(), hit.end()), true);
                at = hit.end();
            }
        }
        add(pieces, text.substring(at, to), false);
        if (to < text.length()) {
            pieces.add(new Piece(" …", false));
        }
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean sought) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, sought));
        }
    }

    /** Where the first whole word begins that is near enough before a place. */
    private static int startOfWord(String text, int place) {
        var from = Math.max(0, place - BEFORE);
        var blank = text.indexOf(' ', from);
        return from == 0 ? 0 : blank < 0 ? place : Math.min(place, blank + 1);
    }

    private static int endOfWord(String text, int to) {
        var blank = text.lastIndexOf(' ', to);
        return blank < 0 ? to : blank;
    }
}
