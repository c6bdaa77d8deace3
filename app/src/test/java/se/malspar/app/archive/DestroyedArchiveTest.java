package se.malspar.app.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.domain.trail.MemoryTrail.MUNICIPALITY;
import static se.malspar.domain.trail.MemoryTrail.id;
import static se.malspar.domain.trail.MemoryTrail.register;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.app.archive.Loading.Manner;
import se.malspar.app.eventlog.Recording;
import se.malspar.domain.decision.MinutesCommand;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.RegistrationKey;
import se.malspar.domain.goal.GoalCommand;
import se.malspar.domain.goal.GoalContent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.trail.MemoryTrail;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.RecordEvent.DestroyedLeaf;
import se.malspar.domain.trail.Registration.Effect;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.domain.trail.TrailDecider;
import se.malspar.projections.rules.CelRules;

@DisplayName("An archive of a log of which something is destroyed")
class DestroyedArchiveTest {

    private static final String NAME = "Xantippa";

    private final Archives original = Archives.empty();

    @AfterEach
    void close() {
        original.close();
    }

    /** A § with a name, a supplement that rests on it, the § without the name, and then the name destroyed. */
    private void recordAndDestroy() {
        MemoryTrail.setUp().forEach(this::record);
        record(register(1, named("Ärende om " + NAME)));
        record(register(
                2,
                Paper.section("KS 2020-02-05 § 10")
                        .titled(null)
                        .point(
                                2,
                                Effect.of(new GoalCommand.SetAmbitionLevel(
                                        GoalId.of("a"), "Fler", Optional.empty(), Optional.empty())))));
        record(register(3, named("Ärende").replacing(id(1), "ett namn stod med")));
        record(register(
                4,
                Paper.section("KS 2026-01-14 § 5")
                        .point(
                                1,
                                new MinutesCommand.OrderDestruction(
                                        new RegistrationKey(id(1).value()), Optional.empty()))));
        record(new TrailCommand.RequestDestruction(
                MUNICIPALITY,
                id(5),
                Optional.empty(),
                id(1),
                PointId.parse("KS 2026-01-14 § 5 p 1"),
                "personuppgift",
                "anna"));
        var leaves = original.instance.log().sumsOf(MUNICIPALITY.code(), id(1).value());
        record(new TrailCommand.DestroyContent(
                MUNICIPALITY,
                id(6),
                Optional.empty(),
                id(5),
                leaves.stream()
                        .map(leaf -> new DestroyedLeaf(leaf.leaf(), leaf.eventId(), leaf.hash()))
                        .toList(),
                leaves.getFirst().recordedAt(),
                "bertil"));
        record(register(7, Paper.section("KS 2020-03-04 § 20").point(1, adopt("b", "Ro"))));
    }

    private static Paper named(String title) {
        return Paper.section("KS 2020-02-05 § 10")
                .titled(title)
                .point(1, adopt("a", "Tillväxt"))
                .point(2);
    }

    private static GoalCommand adopt(String goal, String wording) {
        return new GoalCommand.AdoptGoal(
                GoalId.of(goal),
                new GoalContent(
                        Optional.of(wording),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
    }

    /** As the product records it. */
    private void record(TrailCommand command) {
        var trail = new Trails(original.instance.log()).of(MUNICIPALITY);
        var recordings = new ArrayList<Recording>();
        for (var event : TrailDecider.decide(trail, command, new CelRules())) {
            recordings.add(new Recording(
                    MUNICIPALITY.code(),
                    trail.size() + recordings.size(),
                    event,
                    command.registration().value(),
                    "Åsa Öberg",
                    Optional.of("nyckel-" + command.registration()),
                    Optional.of("summa-" + command.registration()),
                    Optional.empty()));
        }
        original.instance.appender().append(recordings).join();
    }

    @Test
    void tells_what_is_destroyed_by_its_hashes_and_holds_nothing_of_it() {
        recordAndDestroy();

        var archive = original.export();

        assertThat(archive).doesNotContain(NAME);
        var lines = archive.lines().map(ArchiveFormatTest::read).toList();
        var gone = lines.stream().flatMap(line -> line.destroyed().stream()).toList();
        assertThat(gone).hasSize(1);
        assertThat(gone.getFirst().leaves())
                .extracting(DestroyedLeaf::hash)
                .isEqualTo(original.instance.log().sumsOf(MUNICIPALITY.code(), id(1).value()).stream()
                        .map(leaf -> leaf.hash())
                        .toList());
        assertThat(lines.stream().filter(line -> line.verbatim().isPresent()))
                .as("only what can be judged by nothing but what is destroyed")
                .hasSize(1);
        assertThat(lines.stream().filter(line -> line.destruction().isPresent()))
                .hasSize(1);
    }

    @Test
    void restored_in_an_empty_instance_is_the_same_log_to_the_byte() {
        recordAndDestroy();
        var archive = original.export();
        try (var restored = Archives.empty()) {
            assertThat(restored.restore(archive).refusals()).isEmpty();

            assertThat(restored.leaves()).isEqualTo(original.leaves());
            assertThat(restored.export()).isEqualTo(archive);
            assertThat(restored.instance.log().sumsOf(MUNICIPALITY.code(), id(1).value()))
                    .isEqualTo(original.instance.log().sumsOf(MUNICIPALITY.code(), id(1).value()));
            assertThat(restored.restore(archive).refusals()).as("once more").isEmpty();
            assertThat(restored.leaves()).isEqualTo(original.leaves());
        }
    }

    @Test
    void restored_in_two_goes_is_the_same_too() {
        recordAndDestroy();
        var archive = original.export();
        try (var restored = Archives.empty()) {
            for (var part : List.of(8, 10)) {
                restored.restore(String.join("\n", archive.lines().limit(part).toList()));
            }
            assertThat(restored.restore(archive).refusals()).isEmpty();
            assertThat(restored.leaves()).isEqualTo(original.leaves());
        }
    }

    @Test
    void recorded_anew_passes_what_is_destroyed_by_and_says_so() throws IOException {
        recordAndDestroy();
        var refusals = new ArrayList<String>();
        try (var other = Archives.empty();
                var loading = new Loading(
                        other.instance.log(),
                        other.instance.appender(),
                        Clock.systemUTC(),
                        new Manner.Anew("Åsa Öberg"),
                        new Loading.Listener() {
                            @Override
                            public void refused(
                                    String file,
                                    long line,
                                    String code,
                                    String swedish,
                                    String english,
                                    Optional<String> field) {
                                refusals.add(code);
                            }

                            @Override
                            public void reached(long bytesRead, long events) {}
                        })) {
            loading.load(
                    "arkiv.ndjson", new ByteArrayInputStream(original.export().getBytes(UTF_8)));
            loading.finish();

            assertThat(loading.destroyed()).isEqualTo(1);
            assertThat(refusals).containsExactly("rests-on-destroyed");
            assertThat(String.join("\n", other.leaves()))
                    .contains("Tillväxt", "Ro")
                    .doesNotContain(NAME);
        }
    }
}
