package se.malspar.projections.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import se.malspar.domain.decision.Municipality;
import se.malspar.projections.projecting.Told;

/** A memory with room for three municipalities, each of which weighs one. */
class MemoryTest {

    private final List<String> read = new ArrayList<>();
    private long now = 1;
    private final Memory memory = new Memory(3, () -> now);

    private boolean isAnsweredFromMemory(String municipality) {
        var told = new Told(Municipality.of(municipality), 1, 1);
        return memory.ask(
                        told,
                        (_, _) -> {
                            read.add(municipality);
                            return List.of();
                        },
                        _ -> true)
                .isPresent();
    }

    private void ask(String municipality, int times) {
        for (int i = 0; i < times; i++) {
            isAnsweredFromMemory(municipality);
        }
    }

    @Test
    void a_municipality_is_taken_up_the_second_time_it_is_asked_about() {
        assertThat(isAnsweredFromMemory("0665")).isFalse();
        assertThat(isAnsweredFromMemory("0665")).isTrue();
        assertThat(isAnsweredFromMemory("0665")).isTrue();
        assertThat(read).containsExactly("0665");
    }

    @Test
    void who_is_asked_about_now_and_then_is_not_taken_up() {
        for (int i = 0; i < 5; i++) {
            assertThat(isAnsweredFromMemory("0665")).isFalse();
            now += Duration.ofMinutes(20).toNanos();
        }
    }

    @Test
    void where_more_are_asked_about_alike_than_there_is_room_for_none_takes_another_s_place() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            isAnsweredFromMemory(Integer.toString(9800 + random.nextInt(20)));
        }
        assertThat(read).hasSize(3);
    }

    @Test
    void who_is_asked_about_far_more_takes_the_place_of_another() {
        ask("9801", 40);
        ask("9802", 40);
        ask("9803", 5);
        ask("9804", 30);
        assertThat(isAnsweredFromMemory("9804")).isTrue();
        assertThat(isAnsweredFromMemory("9801")).isTrue();
        assertThat(isAnsweredFromMemory("9802")).isTrue();
        assertThat(read).containsExactly("9801", "9802", "9803", "9804");
    }

    @Test
    void who_is_not_asked_about_any_more_is_forgotten() {
        ask("9801", 2);
        now += Duration.ofMinutes(31).toNanos();
        assertThat(isAnsweredFromMemory("9801")).isFalse();
    }
}
