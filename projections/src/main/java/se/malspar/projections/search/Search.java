package se.malspar.projections.search;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Citation;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.UnreadableText;
import se.malspar.projections.papers.Papers;
import se.malspar.projections.state.Statement;
import se.malspar.projections.state.Statements;

/**
 * Where is it written, of what was decided and known at a moment? A word is found in any of its forms and as any part of a
 * compound; where nothing has it, the word nearest to it is looked for instead, and the answer says so.
 */
public final class Search {

    private static final int MOST_CITED = 50;

    private static final String TEXTS = """
            from answers.search_text t
            join answers.statement s on s.municipality = t.municipality and s.position = t.position
            where t.municipality = :municipality
              and s.known_from <= :recordedBy and (s.known_until is null or s.known_until > :recordedBy)
              and s.decided_first <= :decidedBy
            """;

    /** What a subject belongs to. */
    public enum Kind {
        GOAL,
        PLAN,
        COMMISSION,
        PARAGRAPH,
        DOCUMENT,
        OTHER;

        static Kind of(Subject subject) {
            return switch (subject.root().kind()) {
                case "goal" -> GOAL;
                case "plan" -> PLAN;
                case "commission" -> COMMISSION;
                case "paragraph", "meeting" -> PARAGRAPH;
                case "document" -> DOCUMENT;
                default -> OTHER;
            };
        }
    }

    /**
     * What was found.
     *
     * @param cited the §§ that the query may cite, where it reads as a citation
     * @param counts how many subjects of each kind the words were found in
     * @param found so many of them as were asked for, the best first
     * @param instead the words that were looked for instead of the query's own; empty where those were found
     * @param wholly whether each has all the words; otherwise none has
     */
    public record Answer(
            List<Papers.CitedParagraph> cited,
            SortedMap<Kind, Integer> counts,
            List<Found> found,
            List<String> instead,
            boolean wholly) {

        public int total() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * A subject that the words were found in.
     *
     * @param statement the one that has them best
     * @param lines where in it
     * @param others how many other statements of the subject have them too
     */
    public record Found(Subject subject, Kind kind, Statement statement, List<Line> lines, int others) {}

    /** One field of it, cut to what stands around the words. */
    public record Line(String field, List<Piece> pieces) {}

    public record Piece(String text, boolean sought) {}

    private final JdbcClient db;
    private final Statements statements;
    private final Papers papers;

    public Search(DataSource dataSource, Statements statements, Papers papers) {
        this.db = JdbcClient.create(dataSource);
        this.statements = statements;
        this.papers = papers;
    }

    /**
     * Looks in what was decided and known at a moment.
     *
     * @param names what the municipality's bodies are called, for citations
     * @param kind of subjects to show; all where it is absent
     * @param skipped how many of the best to leave out
     */
    public Answer answer(
            Municipality municipality,
            String query,
            Map<String, BodyCode> names,
            Optional<Kind> kind,
            AsOf asOf,
            int skipped,
            int limit) {
        var cited = cited(municipality, query, names, asOf);
        var sought = Sought.of(query);
        var rows = rows(municipality, sought, asOf);
        var instead = List.<String>of();
        if (rows.stream().noneMatch(Row::isWhole) && cited.isEmpty()) {
            var nearest = nearest(municipality, sought, rows, asOf);
            if (!nearest.equals(sought)) {
                sought = nearest;
                rows = rows(municipality, sought, asOf);
                instead = sought.words().stream().map(Sought.Word::written).toList();
            }
        }
        var wholly = rows.stream().anyMatch(Row::isWhole);
        var groups = groups(rows, wholly);
        var counts = new TreeMap<Kind, Integer>();
        groups.forEach(group -> counts.merge(group.kind(), 1, Integer::sum));
        var shown = groups.stream()
                .filter(group -> kind.stream().allMatch(group.kind()::equals))
                .skip(skipped)
                .limit(limit)
                .toList();
        return new Answer(cited, counts, found(municipality, shown, sought, asOf), instead, wholly);
    }

    // --- citations

    private List<Papers.CitedParagraph> cited(
            Municipality municipality, String query, Map<String, BodyCode> names, AsOf asOf) {
        try {
            return papers.known(municipality, Citation.parse(query, names), asOf).stream()
                    .limit(MOST_CITED)
                    .toList();
        } catch (UnreadableText _) {
            return List.of();
        }
    }

    // --- words

    /** A text that has some of the words. */
    private record Row(long position, Subject subject, LocalDate decidedBy, List<Integer> fits) {

        boolean isWhole() {
            return !fits.isEmpty() && fits.stream().allMatch(fit -> fit > 0);
        }

        long found() {
            return fits.stream().filter(fit -> fit > 0).count();
        }

        int score() {
            return fits.stream().mapToInt(Integer::intValue).sum();
        }
    }

    private List<Row> rows(Municipality municipality, Sought sought, AsOf asOf) {
        if (sought.isEmpty()) {
            return List.of();
        }
        var patterns = sought.words().stream()
                .flatMap(word -> word.patterns().stream())
                .distinct()
                .toList();
        return at(
                        municipality,
                        asOf,
                        "select t.position, t.subject, t.words, s.decided_last " + TEXTS
                                + " and t.words like any (:patterns)")
                .param("patterns", patterns.toArray(String[]::new))
                .query((row, _) -> new Row(
                        row.getLong(1),
                        new Subject(row.getString(2)),
                        row.getObject(4, LocalDate.class),
                        sought.fits(words(row.getString(3)))))
                .list()
                .stream()
                .filter(row -> row.score() > 0)
                .toList();
    }

    private static List<String> words(String stored) {
        return Arrays.asList(stored.strip().split(" ", -1));
    }

    private JdbcClient.StatementSpec at(Municipality municipality, AsOf asOf, String sql) {
        return db.sql(sql)
                .param("municipality", municipality.code())
                .param("decidedBy", asOf.decidedBy())
                .param("recordedBy", asOf.recordedBy().atOffset(ZoneOffset.UTC));
    }

    /** The texts about one subject, the best first. */
    private record Group(Subject subject, Kind kind, List<Row> rows) {

        Row best() {
            return rows.getFirst();
        }
    }

    private static final Comparator<Row> BEST_FIRST = Comparator.comparingInt(Row::score)
            .thenComparing(Row::decidedBy)
            .thenComparingLong(Row::position)
            .reversed();

    /** A goal goes before its parts, and both before what reports tell of it, where they fit as well. */
    private static final Comparator<Group> GROUPS_BEST_FIRST = Comparator.comparing(
                    Group::best, Comparator.comparingInt(Row::score).reversed())
            .thenComparing(Group::kind)
            .thenComparing(group -> group.best().decidedBy(), Comparator.reverseOrder())
            .thenComparing(Group::subject);

    private static List<Group> groups(List<Row> rows, boolean wholly) {
        var most = rows.stream().mapToLong(Row::found).max().orElse(0);
        return rows.stream()
                .filter(row -> wholly ? row.isWhole() : row.found() == most)
                .collect(Collectors.groupingBy(Row::subject))
                .entrySet()
                .stream()
                .map(each -> new Group(
                        each.getKey(),
                        Kind.of(each.getKey()),
                        each.getValue().stream().sorted(BEST_FIRST).toList()))
                .sorted(GROUPS_BEST_FIRST)
                .toList();
    }

    private List<Found> found(Municipality municipality, List<Group> groups, Sought sought, AsOf asOf) {
        var positions = groups.stream().map(group -> group.best().position()).toList();
        var inWords = statements.ofPositions(municipality, positions, asOf.recordedBy()).stream()
                .collect(Collectors.toMap(Statement::position, Function.identity(), (one, _) -> one));
        return groups.stream()
                .flatMap(group -> Optional.ofNullable(inWords.get(group.best().position())) // or destroyed since
                        .map(statement -> new Found(
                                group.subject(),
                                group.kind(),
                                statement,
                                Excerpts.of(lines(statement, group.subject()), sought),
                                group.rows().size() - 1))
                        .stream())
                .toList();
    }

    /** What the statement says of the subject, as it was written. */
    private static List<Texts.Line> lines(Statement statement, Subject subject) {
        return Texts.of(statement.says()).stream()
                .filter(texts -> texts.subject().equals(subject))
                .flatMap(texts -> texts.lines().stream())
                .toList();
    }

    // --- what may have been meant

    /** The same with the nearest word that there is in the place of each that there is not. */
    private Sought nearest(Municipality municipality, Sought sought, List<Row> rows, AsOf asOf) {
        var missing = IntStream.range(0, sought.words().size())
                .filter(i -> rows.stream().noneMatch(row -> row.fits().get(i) > 0))
                .boxed()
                .toList();
        if (missing.isEmpty()) {
            return sought;
        }
        var vocabulary = new TreeSet<String>();
        at(municipality, asOf, "select t.words " + TEXTS).query(row -> {
            vocabulary.addAll(words(row.getString(1)));
        });
        var nearest = sought;
        for (var i : missing) {
            var near = Nearness.nearest(sought.words().get(i), vocabulary);
            if (near.isPresent()) {
                nearest = nearest.with(i, near.get());
            }
        }
        return nearest;
    }
}
