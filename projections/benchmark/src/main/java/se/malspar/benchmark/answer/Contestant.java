package se.malspar.benchmark.answer;

/**
 * Somebody who answers a question.
 *
 * @param <Q> the question
 * @param <A> the answer as it is timed
 * @param <C> the answer in the form in which it is compared
 */
public interface Contestant<Q, A, C> {

    String name();

    A answer(Q question);

    /** Not timed. */
    C comparable(A answer);
}
