package se.malspar.app.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.malspar.app.platform.postgres.LiveProcesses.Trace;

/** With an operating system of paper: its processes stand still at moments that last a thousandth of a second. */
@DisplayName("The processes in the database's folder")
class LiveProcessesTest {

    private static final long LEFT = 4711;
    private static final int STRANGER = 815;

    @TempDir
    private Path machine;

    private Path cluster;
    private Path proc;

    @BeforeEach
    void make_a_machine() throws IOException {
        cluster = Files.createDirectory(machine.resolve("pg"));
        proc = Files.createDirectory(machine.resolve("proc"));
    }

    @Test
    void are_none_where_nobody_bears_the_number_that_was_left() throws IOException {
        assertThat(traceOfLeft()).isEqualTo(Trace.NONE);
        process(LEFT + 1, "postgres", 'Z', owner());
        assertThat(traceOfLeft()).isEqualTo(Trace.NONE);
    }

    @Test
    void are_at_work_also_without_their_leading_process() throws IOException {
        process(LEFT, "postgres", 'Z', owner());
        worksIn(cluster, process(LEFT + 1, "postgres", 'S', owner()));
        assertThat(traceOfLeft()).isEqualTo(Trace.AT_WORK);
        assertThat(traceOf(OptionalLong.empty())).isEqualTo(Trace.AT_WORK);
    }

    @Test
    void bear_a_foreign_number_when_it_was_given_to_somebody_else() throws IOException {
        worksIn(machine, process(LEFT, "sleep", 'S', owner()));
        assertThat(traceOfLeft()).isEqualTo(Trace.FOREIGN_NUMBER);
    }

    @Test
    void bear_a_foreign_number_when_their_leader_is_dead_and_not_buried() throws IOException {
        process(LEFT, "postgres", 'Z', owner());
        assertThat(traceOfLeft()).isEqualTo(Trace.FOREIGN_NUMBER);
    }

    @Test
    void are_unclear_while_their_leader_is_ending_and_has_left_its_folder() throws IOException {
        process(LEFT, "postgres", 'R', owner());
        assertThat(traceOfLeft()).isEqualTo(Trace.UNCLEAR);
    }

    @Test
    void are_unclear_while_another_that_may_be_theirs_is_ending() throws IOException {
        process(LEFT, "postgres", 'Z', owner());
        var ending = process(LEFT + 1, "postgres", 'R', owner());
        assertThat(traceOfLeft()).isEqualTo(Trace.UNCLEAR);
        Files.delete(ending.resolve("status"));
        assertThat(traceOfLeft()).isEqualTo(Trace.FOREIGN_NUMBER);
    }

    @Test
    void are_not_those_of_other_databases() throws IOException {
        process(LEFT, "postgres", 'Z', owner());
        worksIn(machine, process(LEFT + 1, "postgres", 'S', owner()));
        process(LEFT + 2, "postgres", 'S', owner() + STRANGER);
        assertThat(traceOfLeft()).isEqualTo(Trace.FOREIGN_NUMBER);
    }

    private Trace traceOfLeft() throws IOException {
        return traceOf(OptionalLong.of(LEFT));
    }

    private Trace traceOf(OptionalLong left) throws IOException {
        return new LiveProcesses(cluster, proc).traceOf(left);
    }

    private int owner() throws IOException {
        return (int) Files.getAttribute(cluster, "unix:uid");
    }

    private Path process(long number, String name, char state, int owner) throws IOException {
        var process = Files.createDirectory(proc.resolve(Long.toString(number)));
        Files.writeString(
                process.resolve("status"),
                "Name:\t%s\nState:\t%s (...)\nUid:\t%d\t%3$d\t%3$d\t%3$d\n".formatted(name, state, owner));
        return process;
    }

    private static void worksIn(Path folder, Path process) throws IOException {
        Files.createSymbolicLink(process.resolve("cwd"), folder);
    }
}
