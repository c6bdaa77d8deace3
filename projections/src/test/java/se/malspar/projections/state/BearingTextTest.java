package se.malspar.projections.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.malspar.domain.decision.MeetingId;
import se.malspar.domain.decision.ParagraphNumber;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.state.Stated.Bearing;

@DisplayName("What a statement does to other decisions")
class BearingTextTest {

    private static final LocalDate DAY = LocalDate.of(2020, 10, 14);

    static Stream<Bearing> all() {
        var meeting = MeetingId.parse("KS 2020-10-07");
        return Stream.of(
                Bearing.NONE,
                new Bearing.Voids(PointId.parse("KS 2020-10-07 § 175 p 2")),
                new Bearing.Meets(PointId.parse("KF 2020-11-25 § 4 p 1"), DAY),
                new Bearing.Approves(meeting, List.of(), DAY),
                new Bearing.Approves(
                        meeting, List.of(ParagraphNumber.parse("175"), ParagraphNumber.parse("176 a")), DAY));
    }

    @ParameterizedTest
    @MethodSource("all")
    void is_read_as_it_was_written(Bearing bearing) {
        assertThat(BearingText.read(BearingText.write(bearing))).isEqualTo(bearing);
    }

    @Test
    void is_never_guessed() {
        assertThatThrownBy(() -> BearingText.read("something else")).isInstanceOf(IllegalStateException.class);
    }
}
