package se.malspar.benchmark.answer;

import java.util.function.Function;

/** A contestant of two functions: one that answers and one that makes the answer comparable. */
public record Answering<Q, A, C>(String name, Function<Q, A> answers, Function<A, C> comparing)
        implements Contestant<Q, A, C> {

    /** One whose answer is comparable as it is. */
    public static <Q, A> Answering<Q, A, A> of(String name, Function<Q, A> answers) {
        return new Answering<>(name, answers, Function.identity());
    }

    @Override
    public A answer(Q question) {
        return answers.apply(question);
    }

    @Override
    public C comparable(A answer) {
        return comparing.apply(answer);
    }
}
