package se.malspar.domain.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.trail.TrailCommand.Register;

@DisplayName("The trail of a municipality over eight years")
class LongTrailTest {

    private static final Municipality MUNICIPALITY = Municipality.of("0665");

    @Test
    void is_accepted_whole() {
        var trail = new Trail();
        for (var command : LongTrail.commands(MUNICIPALITY, 8, 1)) {
            append(trail, command);
        }
        assertThat(trail.size()).isBetween(7_000L, 10_000L);
    }

    @Test
    void remembers_what_its_goals_have_come_to_instead_of_replaying_them() {
        var trail = new Trail();
        var remembered = 0;
        var asked = 0;
        for (var command : LongTrail.commands(MUNICIPALITY, 8, 2)) {
            if (command instanceof Register
                    && trail.line(new Subject("goal:mal-2009-1")).isPresent()) {
                asked++;
                remembered += trail.line(new Subject("goal:mal-2009-1"))
                                .map(Line::isRemembered)
                                .orElse(false)
                        ? 1
                        : 0;
            }
            append(trail, command);
        }
        assertThat(asked).isGreaterThan(100);
        assertThat((double) remembered / asked).isGreaterThan(0.9);
    }

    private static void append(Trail trail, TrailCommand command) {
        TrailDecider.decide(trail, command, new PlainRules())
                .forEach(event -> trail.append(event, command.registration(), Optional.empty()));
    }
}
