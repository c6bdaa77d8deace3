package se.malspar.projections.state;

import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.fulfilment.Sayings;
import se.malspar.domain.state.Glance;
import se.malspar.domain.state.State;
import se.malspar.domain.state.Timelines;
import se.malspar.domain.time.AsOf;
import se.malspar.projections.projecting.Told;

/**
 * What held in a municipality at a moment on the three axes? Answered by its timelines in memory where it is being asked
 * about, otherwise from the rows that may count at the moment, by the same rule.
 */
public final class StateAt {

    private final JdbcClient db;
    private final Statements statements;
    private final Memory memory;

    public StateAt(DataSource dataSource, Statements statements, Memory memory) {
        this.db = JdbcClient.create(dataSource);
        this.statements = statements;
        this.memory = memory;
    }

    /** The state of everything. */
    public State answer(Municipality municipality, AsOf asOf) {
        return answer(municipality, asOf, About.EVERYTHING);
    }

    /** The state of some subjects; what is uncertain and what awaits a condition is told of all. */
    public State answer(Municipality municipality, AsOf asOf, About about) {
        var told = Told.read(db, municipality);
        return memory.ask(told, source(municipality), timelines -> timelines.at(asOf, told.position(), about.wanted()))
                .orElseGet(() -> fromRows(municipality, asOf, about));
    }

    /** What becomes of what held and of what had been said before. */
    public interface Recollection<T> {
        T of(Glance glance, Sayings sayings);
    }

    /**
     * An answer that needs less than the whole state, and more: also what was said before of what the question names so.
     *
     * @param answer must keep nothing of what it is given
     */
    public <T> T recall(Municipality municipality, AsOf asOf, About about, Recollection<T> answer) {
        var told = Told.read(db, municipality);
        Function<Timelines, T> recall =
                timelines -> answer.of(timelines.glance(asOf, told.position(), about.wanted()), (subject, field) -> {
                    if (!about.past().wanted().test(subject)) {
                        throw new IllegalArgumentException("Not asked what was said before of " + subject);
                    }
                    return timelines.said(asOf, told.position(), subject, field);
                });
        return memory.ask(told, source(municipality), recall)
                .orElseGet(() -> recall.apply(rows(municipality, asOf, about)));
    }

    private State fromRows(Municipality municipality, AsOf asOf, About about) {
        return rows(municipality, asOf, about).at(asOf, Long.MAX_VALUE, about.wanted());
    }

    private Timelines rows(Municipality municipality, AsOf asOf, About about) {
        var timelines = new Timelines();
        statements.mayCount(municipality, asOf, about).forEach(timelines::add);
        var awaited = timelines.awaited();
        if (!awaited.isEmpty()) {
            statements.conditions(municipality, asOf, awaited).forEach(timelines::add);
        }
        return timelines;
    }

    /**
     * What had been proposed by the moment and not been overtaken by a later decision on the same fields.
     *
     * @param state at the moment, of the same subjects
     */
    public List<Statement> pendingProposals(Municipality municipality, State state, About about) {
        var told = Told.read(db, municipality);
        Function<Timelines, List<Long>> pending =
                timelines -> timelines.pendingProposals(state, told.position(), about.wanted());
        var positions = memory.ask(told, source(municipality), pending).orElseGet(() -> {
            var timelines = new Timelines();
            statements.proposals(municipality, state.asOf()).forEach(timelines::add);
            return pending.apply(timelines);
        });
        return statements.ofPositions(municipality, positions, state.asOf().recordedBy());
    }

    private Memory.Source source(Municipality municipality) {
        return (after, upTo) -> statements.between(municipality, after, upTo);
    }
}
