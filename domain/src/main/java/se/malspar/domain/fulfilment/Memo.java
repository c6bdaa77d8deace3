package se.malspar.domain.fulfilment;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Remembers what a pure function came to; begins anew when it is full. */
final class Memo<Q, A> {

    private static final int ROOM = 4_096;

    private final Map<Q, A> known = new ConcurrentHashMap<>();
    private final Function<Q, A> function;

    Memo(Function<Q, A> function) {
        this.function = function;
    }

    A of(Q question) {
        var answer = known.get(question);
        if (answer == null) {
            answer = function.apply(question);
            if (known.size() >= ROOM) {
                known.clear();
            }
            known.put(question, answer);
        }
        return answer;
    }
}
