package se.malspar.benchmark.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.ModelKey;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.fulfilment.Assessment;
import se.malspar.domain.fulfilment.Fulfilment;
import se.malspar.domain.fulfilment.Judge;
import se.malspar.domain.state.Fold;
import se.malspar.domain.state.Glance;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.trail.Trail;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.domain.trail.TrailDecider;
import se.malspar.projections.json.ReadyModels;
import se.malspar.projections.rules.CelRules;

@DisplayName("What is measured in a municipality of the workload")
class MeasuringTest {

    private static final int YEARS = 6;
    private static final CelRules LANGUAGE = new CelRules();
    private static final AsOf SUMMER = AsOf.on(LocalDate.of(Chronicle.FIRST_YEAR + 1, 6, 20), Instant.MAX);

    private static List<Logged> recorded() {
        var trail = new Trail();
        var log = new ArrayList<Logged>();
        new Workload(Workload.SEED, 9001, 1, YEARS).forEachRemaining(line -> {
            var archived = ArchiveLine.read(line);
            record(trail, log, archived.command(), archived.recorded().at());
        });
        var last = log.getLast().recordedAt();
        Measuring.commands(Municipality.of("9001"), YEARS)
                .forEach(command -> record(trail, log, command, last.plusSeconds(1)));
        return log;
    }

    private static void record(Trail trail, List<Logged> log, TrailCommand command, Instant recordedAt) {
        for (var event : TrailDecider.decide(trail, command, LANGUAGE)) {
            trail.append(event, command.registration(), Optional.empty());
            var position = log.size() + 1L;
            log.add(new Logged(position, new UUID(1, position), command.registration(), recordedAt, event));
        }
    }

    @Test
    void is_a_whole_municipality_where_everything_is_followed_up() {
        var log = recorded();
        var judge = Judge.of(ReadyModels.of(ModelKey.of("kvot-100-80")).orElseThrow(), LANGUAGE);
        var fulfilment = new Fulfilment(
                Glance.of(Fold.at(log, SUMMER)),
                (subject, field) -> Fold.said(log, SUMMER, subject, field),
                _ -> judge,
                Optional.empty());
        var period = fulfilment.periodForAll(Optional.empty()).period();

        var goals = fulfilment.all(period);

        assertThat(period.label()).contains("tertial 1").contains("" + (Chronicle.FIRST_YEAR + 1));
        assertThat(goals)
                .hasSize(Chronicle.GOALS)
                .allMatch(goal -> goal.computed().step());
        var parts = parts(goals);
        assertThat(parts).containsEntry(Level.SUB_GOAL, 60L).containsEntry(Level.INDICATOR, 60L);
        assertThat(parts.get(Level.ACTIVITY)).isBetween(140L, 180L);
    }

    private static Map<Level, Long> parts(List<Assessment> goals) {
        return goals.stream()
                .flatMap(goal -> goal.parts().stream())
                .collect(Collectors.groupingBy(Assessment::level, Collectors.counting()));
    }
}
