package se.malspar.app.pages.ram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.app.pages.ram.Timeline.Happening;

@DisplayName("A line of days")
class TimelineTest {

    private static final LocalDate DECIDED_ON = LocalDate.of(2020, 7, 1);

    @Test
    void has_every_day_at_its_place_in_the_year() {
        var line = Timeline.of(List.of(new Happening(DECIDED_ON, "decided", "KS § 1")), LocalDate.of(2020, 1, 1));

        assertThat(line.drawn())
                .contains(
                        "<svg class=\"mark decided\" x=\"49.7%\" y=\"34\" data-day=\"2020-07-01\"><title>KS § 1</title>")
                .contains("<svg class=\"mark here\" x=\"1.5%\" y=\"34\"><title>2020-01-01</title>");
    }

    @Test
    void never_reads_a_title_as_markup() {
        var line = Timeline.of(List.of(new Happening(DECIDED_ON, "decided", "</title><script>")), DECIDED_ON);

        assertThat(line.drawn())
                .contains("<title>&lt;/title&gt;&lt;script&gt;</title>")
                .doesNotContain("<script>");
    }
}
