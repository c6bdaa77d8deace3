package se.malspar.benchmark.peer;

import java.util.List;
import se.malspar.benchmark.answer.Day;
import se.malspar.benchmark.answer.Questions.HistoryOfGoal;
import se.malspar.benchmark.answer.Questions.StateOn;
import se.malspar.benchmark.answer.Row;

/** Somebody who is told what changes from day to day and remembers what was. Knows one axis and no meetings. */
public interface Remembering extends AutoCloseable {

    String name();

    /** Changes what holds today, in one transaction. */
    void tell(Day day);

    /** When everything has been told. */
    default void settle() {}

    List<Row> state(StateOn question);

    /** Every row that ever was said of a goal and its parts, in the order of {@link Row#IN_ORDER}. */
    List<Row> history(HistoryOfGoal question);

    @Override
    void close();
}
