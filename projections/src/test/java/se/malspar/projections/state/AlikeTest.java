package se.malspar.projections.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.DocumentId;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Place;
import se.malspar.domain.decision.Rank;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.state.Stated;
import se.malspar.domain.time.DecidedOn;

@DisplayName("What statements have alike")
class AlikeTest {

    private static final LocalDate DAY = LocalDate.of(2020, 10, 7);
    private static final Instant RECORDED_AT = Instant.parse("2020-10-09T08:00:00Z");
    private static final Basis BASIS = new Basis(
            new Authority.ByDocument(new DocumentId("plan")),
            Rank.BOARD,
            Standing.DECIDED,
            Evidence.ORIGINAL,
            DecidedOn.day(DAY),
            new Validity.During(DAY, Optional.empty()),
            Optional.empty(),
            Optional.empty());

    private final Alike alike = new Alike();

    /** As it is read from the tables: nothing in it is shared with another. */
    private static Stated read(long position, String goal, FieldChange... changes) {
        return new Stated(
                position,
                new UUID(0, position),
                RECORDED_AT,
                RECORDED_AT,
                Optional.empty(),
                subject(goal),
                BASIS,
                BASIS.decidedOn(),
                Place.BEGINNING,
                Stated.Bearing.NONE,
                List.of(changes));
    }

    private static FieldChange change(String goal, String field, Optional<String> value) {
        return new FieldChange(subject(goal), anew(field), value.map(AlikeTest::anew), FieldChange.Kind.DECISION);
    }

    private static Subject subject(String goal) {
        return new Subject(anew("goal:" + goal));
    }

    private static String anew(String text) {
        return String.valueOf(text.toCharArray());
    }

    private static FieldChange[] changesOf(String goal) {
        return new FieldChange[] {
            change(goal, "title", Optional.of("Trygga skolvägar")),
            change(goal, "responsible", Optional.of("SBN")),
            change(goal, "ambition", Optional.empty())
        };
    }

    @Test
    void is_one_object_and_the_statements_say_what_they_said() {
        var first = alike.of(read(1, "1", changesOf("1")));
        var second = alike.of(read(2, "1", changesOf("1")));
        var third = alike.of(read(3, "2", changesOf("2")));

        assertThat(List.of(first, second, third))
                .containsExactly(
                        read(1, "1", changesOf("1")), read(2, "1", changesOf("1")), read(3, "2", changesOf("2")));
        assertThat(second.subject()).isSameAs(first.subject());
        assertThat(third.subject()).isNotEqualTo(first.subject());
        for (int i = 0; i < 3; i++) {
            var one = first.changes().get(i);
            assertThat(one.subject()).isSameAs(first.subject());
            for (var other : List.of(second.changes().get(i), third.changes().get(i))) {
                assertThat(other.field()).isSameAs(one.field());
                assertThat(other.value()).isSameAs(one.value());
            }
        }
    }
}
