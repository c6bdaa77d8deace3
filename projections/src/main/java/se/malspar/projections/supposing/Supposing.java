package se.malspar.projections.supposing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MinutesEvent.DocumentRecorded;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.Logged;
import se.malspar.domain.state.Readings;
import se.malspar.domain.state.State;
import se.malspar.domain.state.Stated;
import se.malspar.domain.state.Timelines;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.RecordEvent.RegistrationAnnulled;
import se.malspar.projections.comparison.Comparison;
import se.malspar.projections.history.HistoryOf;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.projecting.LogSource;
import se.malspar.projections.state.About;
import se.malspar.projections.state.Statement;
import se.malspar.projections.state.Statements;

/** What would be so if some events were recorded too, by the same rules as what is so. */
public final class Supposing {

    private static final LocalDate EVER = LocalDate.of(DecidedOn.LAST_YEAR, 12, 31);

    private final Statements statements;
    private final LogSource log;

    public Supposing(Statements statements, LogSource log) {
        this.statements = statements;
        this.log = log;
    }

    /**
     * What each of the events would change of goals, plans and commissions, at its place among what is recorded.
     *
     * @param supposed events after everything recorded, in the order that they would be recorded in
     */
    public List<HistoryOf.Entry> changes(Municipality municipality, List<Fact> supposed) {
        var added = supposed.stream()
                .filter(Supposing::saysAnything)
                .map(Supposing::statement)
                .collect(Collectors.toMap(Statement::event, Function.identity()));
        if (added.isEmpty()) {
            return List.of();
        }
        var stated = added.values().stream().map(Statement::stated).toList();
        var annulled = supposed.stream()
                .map(fact -> fact.logged().event())
                .filter(RegistrationAnnulled.class::isInstance)
                .map(event -> ((RegistrationAnnulled) event).registration())
                .collect(Collectors.toSet());
        var recordedBy = supposed.getLast().logged().recordedAt();
        var all = new ArrayList<>(statements.concerning(
                municipality, About.these(touched(municipality, stated)), EVER, recordedBy, annulled));
        all.addAll(stated);
        all.sort(Stated.IN_DECIDED_ORDER);
        return HistoryOf.of(all).stream()
                .flatMap(change -> Optional.ofNullable(added.get(change.stated().event())).stream()
                        .map(statement -> new HistoryOf.Entry(statement, change.changes())))
                .sorted(Comparator.comparingLong(entry -> entry.statement().position()))
                .toList();
    }

    private static boolean saysAnything(Fact fact) {
        return fact.logged().event() instanceof DecidedEvent event
                && !(event instanceof ParagraphRecorded || event instanceof DocumentRecorded);
    }

    private static Statement statement(Fact fact) {
        var event = (DecidedEvent) fact.logged().event();
        return Statement.of(Stated.of(fact.logged(), event), fact, event);
    }

    /** What the statements speak of, and what rests on the points that they take out of force. */
    private Set<Subject> touched(Municipality municipality, List<Stated> added) {
        var subjects = new TreeSet<Subject>();
        var voided = new HashSet<ParagraphId>();
        for (var stated : added) {
            subjects.add(stated.subject());
            stated.changes().forEach(change -> subjects.add(change.subject()));
            if (stated.bearing() instanceof Stated.Bearing.Voids(var point)) {
                voided.add(point.paragraph());
            }
        }
        if (!voided.isEmpty()) {
            subjects.addAll(statements.touchedBy(municipality, voided));
        }
        return subjects;
    }

    /** What would differ at a moment: of goals, plans and commissions. */
    public Comparison comparison(Municipality municipality, List<Fact> supposed, AsOf asOf) {
        var known = new ArrayList<Logged>();
        log.replay(municipality, 0, log.head(), fact -> known.add(fact.logged()));
        var before = at(known, asOf);
        supposed.forEach(fact -> known.add(fact.logged()));
        return Comparison.of(before, at(known, asOf));
    }

    private static State at(List<Logged> logged, AsOf asOf) {
        var timelines = new Timelines();
        Readings.of(logged).forEach(timelines::add);
        return timelines.at(asOf, Long.MAX_VALUE, About.GOALS_AND_PLANS.wanted());
    }
}
