package se.malspar.app.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.malspar.app.TestDatabase;
import se.malspar.app.archive.Loading.Manner;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.state.Logged;
import se.malspar.domain.trail.MemoryTrail;
import se.malspar.domain.trail.RecordedCommand;
import se.malspar.domain.trail.Trail;
import se.malspar.domain.trail.TrailCommand;

/** A database of a test's own, that archives are loaded into and exported from. */
final class Archives implements AutoCloseable {

    /** A line that was refused. */
    record Refusal(long line, String code, String swedish, Optional<String> field) {}

    record Loaded(Loading.Outcome outcome, List<Refusal> refusals) {
        List<String> codes() {
            return refusals.stream().map(Refusal::code).toList();
        }
    }

    private static final Manner BY_SOMEBODY = new Manner.Anew("Åsa Öberg");

    final Instance instance;

    private Archives(TestDatabase database) {
        this.instance = Instance.open(settings(database));
    }

    static Archives in(TestDatabase database) {
        return new Archives(database);
    }

    static Archives empty() {
        return in(TestDatabase.create());
    }

    static List<String> settings(TestDatabase database) {
        return List.of(
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.appUser(),
                "--spring.datasource.password=" + database.appPassword());
    }

    Loaded load(String... lines) {
        return load(BY_SOMEBODY, String.join("\n", lines));
    }

    Loaded restore(String archive) {
        return load(new Manner.Restoring(), archive);
    }

    Loaded load(Manner manner, String archive) {
        return load(manner, archive.getBytes(UTF_8), new Trails(instance.log()));
    }

    Loaded load(Manner manner, byte[] archive, Trails trails) {
        var refusals = new ArrayList<Refusal>();
        try (var loading = new Loading(
                instance.log(),
                instance.appender(),
                instance.clock(),
                manner,
                new Loading.Listener() {
                    @Override
                    public void refused(
                            String file,
                            long line,
                            String code,
                            String swedish,
                            String english,
                            Optional<String> field) {
                        refusals.add(new Refusal(line, code, swedish, field));
                    }

                    @Override
                    public void reached(long bytesRead, long events) {}
                },
                trails)) {
            loading.load("arkiv.ndjson", new ByteArrayInputStream(archive));
            return new Loaded(loading.finish(), refusals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String export(Municipality... municipalities) {
        var out = new ByteArrayOutputStream();
        try {
            new Exporting(instance.log()).export(Set.copyOf(Arrays.asList(municipalities)), out, _ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(UTF_8);
    }

    /** Every leaf of the log, in its order. */
    List<String> leaves() {
        try (var leaves = instance.log().leaves(0)) {
            return leaves.map(bytes -> new String(bytes, UTF_8)).toList();
        }
    }

    List<Leaf> events(Municipality municipality) {
        try (var leaves = instance.log().leavesOf(municipality.code(), 0)) {
            return leaves.map(Leaf::read).toList();
        }
    }

    List<TrailEvent> payloads(Municipality municipality) {
        return events(municipality).stream().map(Leaf::event).toList();
    }

    List<Logged> logged(Municipality municipality) {
        return events(municipality).stream()
                .map(leaf -> new Logged(
                        leaf.leaf() + 1, leaf.eventId(), leaf.registration(), leaf.recordedAt(), leaf.event()))
                .toList();
    }

    /** The lines of commands, as a program writes them that has all of them but no log. */
    static String lines(List<TrailCommand> commands) {
        return commands.stream()
                .map(command -> line(
                        command,
                        new ArchiveLine.Recorded(
                                Instant.EPOCH,
                                "ingen",
                                Optional.of(command.registration()),
                                Optional.empty(),
                                Optional.empty(),
                                List.of())))
                .collect(Collectors.joining());
    }

    private static String line(TrailCommand command, ArchiveLine.Recorded recorded) {
        return new String(ArchiveFormat.write(ArchiveLine.of(command, recorded)), UTF_8);
    }

    /** The archive that the log of a municipality would be exported as, had it that code. */
    static String archive(Municipality municipality, MemoryTrail trail) {
        var before = new Trail();
        var lines = new StringBuilder();
        var registrations = trail.log().stream()
                .collect(Collectors.groupingBy(Logged::registration, LinkedHashMap::new, Collectors.toList()));
        registrations.forEach((registration, events) -> {
            var command = RecordedCommand.of(
                    () -> before,
                    MemoryTrail.MUNICIPALITY,
                    registration,
                    events.stream().map(Logged::event).toList());
            var recorded = new ArchiveLine.Recorded(
                    events.getFirst().recordedAt(),
                    "Registrator " + municipality,
                    Optional.of(registration),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
            lines.append(line(command, recorded));
            events.forEach(each -> before.append(each.event(), registration, Optional.empty()));
        });
        return lines.toString()
                .replace(
                        "\"municipality\":\"%s\"".formatted(MemoryTrail.MUNICIPALITY),
                        "\"municipality\":\"%s\"".formatted(municipality));
    }

    @Override
    public void close() {
        instance.close();
    }
}
