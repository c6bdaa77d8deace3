package se.malspar.app.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which processes of this machine work in a database's folder, as far as the operating system tells. */
record LiveProcesses(Path cluster) {

    private static final Path PROC = Path.of("/proc");

    private enum Place {
        HERE,
        ELSEWHERE,
        NOT_TOLD
    }

    /** Whether this process number is a server at work in the folder, and not one that was given away after a restart. */
    boolean serves(long pid) {
        if (!Files.isDirectory(PROC)) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .filter(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                    .isPresent();
        }
        return isPostgres(Long.toString(pid)) && placeOf(Long.toString(pid)) != Place.ELSEWHERE;
    }

    /** Whether any part of a server, with or without its leading process, is known to be at work in the folder. */
    boolean any() throws IOException {
        return numbers().stream().anyMatch(pid -> isPostgres(pid) && placeOf(pid) == Place.HERE);
    }

    /** Whether it is certain that the number belongs to somebody else and that nothing is at work in the folder. */
    boolean certainlyForeign(long pid) throws IOException {
        return Files.exists(PROC.resolve(Long.toString(pid)))
                && !serves(pid)
                && numbers().stream().noneMatch(other -> isPostgres(other) && placeOf(other) != Place.ELSEWHERE);
    }

    private static List<String> numbers() throws IOException {
        if (!Files.isDirectory(PROC)) {
            return List.of();
        }
        try (var entries = Files.list(PROC)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .toList();
        }
    }

    private static boolean isPostgres(String pid) {
        try {
            var status = Files.readString(PROC.resolve(pid).resolve("status"));
            // A zombie has ended, though nobody has taken note of it: in a container it may stay for ever.
            return status.startsWith("Name:\tpostgres\n") && !status.contains("\nState:\tZ");
        } catch (IOException _) {
            // it has ended
            return false;
        }
    }

    private Place placeOf(String pid) {
        try {
            var place = Files.readSymbolicLink(PROC.resolve(pid).resolve("cwd"));
            return place.equals(cluster) ? Place.HERE : Place.ELSEWHERE;
        } catch (IOException _) {
            return belongsToOwnerOfCluster(pid) ? Place.NOT_TOLD : Place.ELSEWHERE;
        }
    }

    /** A server runs only as the owner of its folder, so a stranger's server is none of ours. */
    private boolean belongsToOwnerOfCluster(String pid) {
        try {
            return Files.readString(PROC.resolve(pid).resolve("status"))
                    .contains("\nUid:\t" + Files.getAttribute(cluster, "unix:uid") + "\t");
        } catch (IOException _) {
            // it has ended
            return false;
        }
    }
}
