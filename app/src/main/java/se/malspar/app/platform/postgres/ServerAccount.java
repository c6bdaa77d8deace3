package se.malspar.app.platform.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/**
 * The account PostgreSQL's programs run as, and that owns their files.
 *
 * <p>PostgreSQL refuses to run as root, so root lends it a user namespace of its own, where it is nobody in particular,
 * or else the unprivileged user number 65534.
 */
record ServerAccount(List<String> prefix, int uid) {

    private static final int ROOT = 0;
    private static final int NOBODY = 65534;
    private static final int NO_SUCH_THING = -1;

    static final ServerAccount OWN_NAMESPACE = new ServerAccount(List.of("unshare", "-U"), ROOT);
    static final ServerAccount UNPRIVILEGED_USER =
            new ServerAccount(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);

    /** What this process may try, best first. */
    static List<ServerAccount> candidates(Path dataDir) {
        var uid = PrivateFiles.supported(dataDir) ? (int) new UnixSystem().getUid() : NO_SUCH_THING;
        return uid == ROOT ? List.of(OWN_NAMESPACE, UNPRIVILEGED_USER) : List.of(new ServerAccount(List.of(), uid));
    }

    static ServerAccount chooseFrom(List<ServerAccount> candidates, Path dataDir, PostgresBinaries binaries)
            throws IOException {
        for (var candidate : candidates) {
            candidate.letPass(dataDir);
            if (candidate.canRun(binaries)) {
                return candidate;
            }
        }
        throw new PostgresUnavailable(
                "PostgreSQL vägrar köra som root och varken unshare eller setpriv gick att använda: "
                        + "kör Målspår som en vanlig användare, eller lägg datamappen (malspar.data-dir) där alla får passera.",
                "PostgreSQL refuses to run as root and neither unshare nor setpriv worked: "
                        + "run Målspår as an ordinary user, or put the data folder (malspar.data-dir) where everyone may pass.");
    }

    ProcessBuilder command(Path program, List<String> arguments) {
        var command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        var environment = builder.environment();
        // PGOPTIONS, PGDATA, LC_MESSAGES and their like would change what the programs do and say.
        environment
                .keySet()
                .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.startsWith("LANG"));
        environment.put("LC_ALL", "C");
        return builder;
    }

    Outcome run(Path program, String... arguments) throws IOException {
        var process = command(program, Arrays.asList(arguments)).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.onExit().join().exitValue() == 0, output.strip());
    }

    record Outcome(boolean succeeded, String output) {}

    /** Makes the account the owner of a folder and all in it. */
    void own(Path tree) throws IOException {
        if (uid == NO_SUCH_THING || ownerOf(tree) == uid) {
            return;
        }
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                        throws IOException {
                    // The top last: its owner tells whether the whole was done.
                    return directory.equals(tree) ? FileVisitResult.CONTINUE : give(directory);
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    return give(file);
                }
            });
            give(tree);
        } catch (IOException _) {
            throw belongsToAnother(tree);
        }
    }

    static PostgresUnavailable belongsToAnother(Path path) {
        return new PostgresUnavailable(
                "%s tillhör en annan användare: starta Målspår som den användaren, eller byt ägare på datamappen."
                        .formatted(path),
                "%s belongs to another user: start Målspår as that user, or change the data folder's owner."
                        .formatted(path));
    }

    private FileVisitResult give(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        return FileVisitResult.CONTINUE;
    }

    private void letPass(Path dataDir) throws IOException {
        if (prefix.isEmpty() || ownerOf(dataDir) == uid) {
            return;
        }
        var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(dataDir));
        if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
            Files.setPosixFilePermissions(dataDir, permissions);
        }
    }

    private boolean canRun(PostgresBinaries binaries) {
        try {
            return prefix.isEmpty()
                    || run(binaries.program("postgres"), "--version").succeeded();
        } catch (IOException _) {
            // no such program as unshare or setpriv here
            return false;
        }
    }

    private static int ownerOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}
