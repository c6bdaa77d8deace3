package se.malspar.benchmark.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.followup.FollowUpEvent;
import se.malspar.domain.trail.EventNames;
import se.malspar.domain.trail.Refused;
import se.malspar.domain.trail.Trail;
import se.malspar.domain.trail.TrailDecider;
import se.malspar.projections.json.TrailJson;
import se.malspar.projections.rules.CelRules;

@DisplayName("The workload")
class WorkloadTest {

    private static final int YEARS = 20;

    /** Judged once, for every test to look at. */
    private static final Judged ONE = Judged.of(new Workload(Workload.SEED, 9001, 1, YEARS));

    /** What the rules make of an archive. */
    private record Judged(List<ArchiveLine> lines, List<TrailEvent> events, List<String> refusals) {

        static Judged of(Workload workload) {
            var trails = new HashMap<Municipality, Trail>();
            var judged = new Judged(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            while (workload.hasNext()) {
                var text = workload.next();
                var line = ArchiveLine.read(text);
                judged.lines().add(line);
                var trail = trails.computeIfAbsent(line.municipality(), _ -> new Trail());
                try {
                    for (var event : TrailDecider.decide(trail, line.command(), new CelRules())) {
                        trail.append(event, line.recorded().registration(), Optional.empty());
                        judged.events().add(event);
                    }
                } catch (Refused refused) {
                    judged.refusals().add(refused.swedish() + " " + text.substring(0, Math.min(600, text.length())));
                }
            }
            return judged;
        }

        Map<String, Long> families() {
            var families = new TreeMap<String, Long>();
            events.forEach(event -> families.merge(EventNames.of(event), 1L, Long::sum));
            return families;
        }

        long count(String name) {
            return families().getOrDefault(name, 0L);
        }
    }

    @Test
    void is_accepted_line_by_line() {
        assertThat(ONE.refusals()).isEmpty();
    }

    @Test
    void has_nineteen_thousand_events_in_twenty_years() {
        assertThat(ONE.events().size()).as(ONE.families().toString()).isBetween(18_700, 19_600);
    }

    @Test
    void has_every_family_in_the_proportions_of_the_description() {
        var families = ONE.families();
        assertThat(ONE.count("goal-adopted")).as(families.toString()).isEqualTo(5L * (2 * Chronicle.GOALS + 1));
        assertThat(ONE.count("sub-goal-adopted")).isEqualTo(5L * Chronicle.GOALS * Chronicle.SUB_GOALS);
        assertThat(ONE.count("activity-added")).isEqualTo((long) YEARS * Chronicle.ACTIVITIES_A_YEAR);
        assertThat(ONE.count("activity-removed")).isBetween(3600L * 4 / 100, 3600L * 6 / 100);
        assertThat(ONE.count("goal-revised") + ONE.count("ambition-level-set")).isBetween(70L, 140L);
        assertThat(ONE.count("sub-goal-corrected")).isBetween(190L, 290L);
        assertThat(ONE.count("minutes-approved")).isBetween(20L * 20, 20L * 20 + 20);
        assertThat(ONE.count("follow-up-approved")).isEqualTo(3L * YEARS);
        assertThat(families.keySet())
                .contains(
                        "point-revoked",
                        "point-annulled",
                        "point-appealed",
                        "minutes-corrected",
                        "registration-annulled",
                        "date-interpreted",
                        "notice-posted",
                        "notice-removed",
                        "commission-given",
                        "commission-reported",
                        "commission-closed",
                        "goal-retired",
                        "sub-goal-removed",
                        "measure-removed",
                        "target-value-set",
                        "forecast-reported",
                        "body-renamed");
        var reports = ONE.events().stream()
                .filter(event -> event instanceof FollowUpEvent)
                .count();
        assertThat((double) reports / ONE.events().size()).isBetween(0.6, 0.85);
    }

    @Test
    void records_a_follow_up_as_one_registration_of_two_hundred_effects_or_more() {
        var followUps = ONE.lines().stream()
                .flatMap(line -> line.registration().stream())
                .map(registration -> registration.effects().size()
                        + registration.points().stream()
                                .mapToInt(point -> point.effects().size())
                                .sum())
                .filter(effects -> effects >= 160)
                .toList();
        assertThat(followUps).hasSizeGreaterThanOrEqualTo(3 * YEARS);
        assertThat(followUps.stream().filter(effects -> effects >= 190)).hasSizeGreaterThanOrEqualTo(2 * YEARS);
    }

    @Test
    void is_recorded_a_few_days_after_the_decision_and_now_and_then_months_after() {
        var delays = new ArrayList<Long>();
        for (var line : ONE.lines()) {
            line.registration()
                    .flatMap(registration -> registration.paragraph())
                    .ifPresent(paragraph -> delays.add(Duration.between(
                                    paragraph
                                            .date()
                                            .atStartOfDay(ZoneOffset.UTC)
                                            .toInstant(),
                                    line.recorded().at())
                            .toDays()));
        }
        assertThat(delays).allMatch(days -> days >= 1 && days <= 121);
        var late = delays.stream().filter(days -> days >= 20).count();
        assertThat((double) late / delays.size()).isBetween(0.02, 0.09);
    }

    @Test
    void has_some_decisions_that_are_valid_from_before_their_day() {
        assertThat(ONE.events().stream()
                        .filter(event -> event instanceof DecidedEvent decided
                                && decided.basis().valid() instanceof Validity.During(LocalDate from, var _)
                                && from.isBefore(decided.basis().decidedOn().first())))
                .hasSizeGreaterThan(1000);
    }

    @Test
    void says_two_to_four_hundred_bytes_besides_the_basis() {
        var payloads = ONE.events().stream()
                .filter(event -> event instanceof FollowUpEvent.ActivityStatusReported)
                .mapToInt(event -> {
                    var payload = TrailJson.write(event);
                    return payload.toString().getBytes(StandardCharsets.UTF_8).length
                            - payload.get("basis").toString().getBytes(StandardCharsets.UTF_8).length;
                })
                .summaryStatistics();
        assertThat(payloads.getAverage()).as(payloads.toString()).isBetween(250.0, 400.0);
    }

    @Test
    void is_sorted_by_instants_that_are_all_different() {
        var workload = new Workload(7, 9001, 4, 3);
        var last = Instant.EPOCH;
        while (workload.hasNext()) {
            var recordedAt = ArchiveLine.read(workload.next()).recorded().at();
            assertThat(recordedAt).isAfter(last);
            last = recordedAt;
        }
    }

    @Test
    void is_the_same_for_the_same_seed_and_another_for_another() {
        assertThat(text(7)).isEqualTo(text(7)).isNotEqualTo(text(8));
    }

    @Test
    void is_accepted_whatever_the_seed() {
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(Judged.of(new Workload(seed, 9001, 2, 9)).refusals())
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    private static String text(long seed) {
        var text = new StringBuilder();
        new Workload(seed, 9001, 2, 2)
                .forEachRemaining(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
