package se.malspar.app.platform.postgres;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which processes of this machine work in a database's folder, as far as the operating system tells.
 *
 * @param proc where the system tells it; where there is no such folder only a process's name is known
 */
record LiveProcesses(Path cluster, Path proc) {

    /** What is found at one moment of the server that left its number in the folder. */
    enum Trace {
        /** Nothing works in the folder, and no process at all bears the number. */
        NONE,
        /** Nothing works in the folder, and the number certainly is a stranger's, or that of one nobody has buried. */
        FOREIGN_NUMBER,
        /** Some part of a server, with or without its leading process, works in the folder. */
        AT_WORK,
        /** Nothing is seen at work, but not everyone tells where: a process does not, for a moment, while it ends. */
        UNCLEAR
    }

    private enum Place {
        HERE,
        ELSEWHERE,
        NOT_TOLD
    }

    LiveProcesses(Path cluster) {
        this(cluster, Path.of("/proc"));
    }

    /** Whether this process number is a server at work in the folder, and not one that was given away after a restart. */
    boolean serves(long pid) {
        if (!Files.isDirectory(proc)) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .filter(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                    .isPresent();
        }
        return isPostgres(Long.toString(pid)) && placeOf(Long.toString(pid)) != Place.ELSEWHERE;
    }

    /** Empty for a folder where no number was left. */
    Trace traceOf(OptionalLong left) throws IOException {
        var places =
                numbers().stream().filter(this::isPostgres).map(this::placeOf).collect(toSet());
        if (places.contains(Place.HERE)) {
            return Trace.AT_WORK;
        }
        if (left.isEmpty() || !Files.exists(proc.resolve(Long.toString(left.getAsLong())))) {
            return Trace.NONE;
        }
        return places.contains(Place.NOT_TOLD) ? Trace.UNCLEAR : Trace.FOREIGN_NUMBER;
    }

    private List<String> numbers() throws IOException {
        if (!Files.isDirectory(proc)) {
            return List.of();
        }
        try (var entries = Files.list(proc)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .toList();
        }
    }

    private boolean isPostgres(String pid) {
        try {
            var status = Files.readString(proc.resolve(pid).resolve("status"));
            // A zombie has ended, though nobody has taken note of it: in a container it may stay for ever.
            return status.startsWith("Name:\tpostgres\n") && !status.contains("\nState:\tZ");
        } catch (IOException _) {
            // it has ended
            return false;
        }
    }

    private Place placeOf(String pid) {
        try {
            var place = Files.readSymbolicLink(proc.resolve(pid).resolve("cwd"));
            return place.equals(cluster) ? Place.HERE : Place.ELSEWHERE;
        } catch (IOException _) {
            return belongsToOwnerOfCluster(pid) ? Place.NOT_TOLD : Place.ELSEWHERE;
        }
    }

    /** A server runs only as the owner of its folder, so a stranger's server is none of ours. */
    private boolean belongsToOwnerOfCluster(String pid) {
        try {
            return Files.readString(proc.resolve(pid).resolve("status"))
                    .contains("\nUid:\t" + Files.getAttribute(cluster, "unix:uid") + "\t");
        } catch (IOException _) {
            // it has ended
            return false;
        }
    }
}
