package se.malspar.projections.state;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import se.malspar.domain.decision.Subject;

/**
 * Which subjects a question is about: the fewer, the faster the answer.
 *
 * @param conditions of rows aliased {@code s}, each for a search of its own
 * @param past of which of them it is asked as well what was said before it was overtaken
 */
public record About(Predicate<Subject> wanted, List<String> conditions, Map<String, Object> parameters, Past past) {

    /**
     * Subjects of which it is asked what was said before.
     *
     * @param condition the same of rows aliased {@code s}
     */
    public record Past(Predicate<Subject> wanted, String condition) {
        static final Past NONE = new Past(_ -> false, "false");
    }

    private static final List<String> PAPERS = List.of("meeting:", "paragraph:", "document:");

    private static final String NOT_PAPERS = "not s.about_papers";

    /** Goals, plans, commissions and follow-ups with all their parts, and what happened to papers and their points. */
    public static final About EVERYTHING = new About(_ -> true, List.of(NOT_PAPERS, "s.about_papers"), Map.of());

    /** Goals, plans, commissions and follow-ups with all their parts. */
    public static final About GOALS_AND_PLANS = new About(subject -> !isPaper(subject), List.of(NOT_PAPERS), Map.of());

    /** The same, and what targets, outcomes and forecasts of measures were before. */
    public static final About GOALS_AND_PLANS_AND_WHAT_MEASURES_WERE = new About(
            GOALS_AND_PLANS.wanted(),
            GOALS_AND_PLANS.conditions(),
            Map.of(),
            new Past(subject -> subject.kind().equals("measure"), "s.subject like '%/measure:%'"));

    private About(Predicate<Subject> wanted, List<String> conditions, Map<String, Object> parameters) {
        this(wanted, conditions, parameters, Past.NONE);
    }

    /** One subject with all its parts. */
    public static About whole(Subject subject) {
        var parts = subject.path() + "/";
        return new About(
                other -> other.equals(subject) || other.path().startsWith(parts),
                List.of(Subtree.CONDITION),
                Subtree.parameters(subject));
    }

    /** These subjects, without their parts. */
    public static About these(Collection<Subject> subjects) {
        var wanted = new TreeSet<>(subjects);
        return new About(
                wanted::contains,
                List.of("s.subject = any (:subjects)"),
                Map.of("subjects", wanted.stream().map(Subject::path).toArray(String[]::new)));
    }

    /** How a subject and its parts are found in an index: parts follow their whole in the order of characters. */
    static final class Subtree {

        static final String CONDITION =
                "(s.subject = :subject or (s.subject >= :firstPart and s.subject < :afterParts))";

        private Subtree() {}

        static Map<String, Object> parameters(Subject subject) {
            return Map.of(
                    "subject", subject.path(),
                    "firstPart", subject.path() + "/",
                    "afterParts", subject.path() + (char) ('/' + 1));
        }
    }

    static boolean isPaper(Subject subject) {
        var path = subject.path();
        for (var paper : PAPERS) {
            if (path.startsWith(paper)) {
                return true;
            }
        }
        return false;
    }

    /** The searches, put together. */
    String searches(String search) {
        return conditions.stream()
                .map(condition -> search + " and " + condition)
                .collect(Collectors.joining("\nunion all\n"));
    }

    StatementSpec bind(StatementSpec statement) {
        return statement.params(parameters);
    }
}
