package se.malspar.app.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked once beside the data they serve. */
record PostgresBinaries(Path home, String version) {

    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final Pattern VERSION_IN_JAR_NAME = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar!");

    static PostgresBinaries unpackedIn(Path dataDir) throws IOException {
        var archive = archive(resourceName(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Files.exists(Path.of("/etc/alpine-release"))));
        var version = versionOf(archive);
        var home = dataDir.resolve("postgresql-" + version);
        if (!Files.isDirectory(home)) {
            log.info("Packar upp PostgreSQL {} i {}", version, home);
            var unfinished = dataDir.resolve("postgresql-" + version + ".new");
            PrivateFiles.deleteTree(unfinished);
            unpack(archive, unfinished);
            PrivateFiles.moveWhole(unfinished, home);
        }
        return new PostgresBinaries(home, version);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    String majorVersion() {
        return version.substring(0, version.indexOf('.'));
    }

    static String resourceName(String os, String architecture, boolean alpine) {
        var system = os.toLowerCase(Locale.ROOT);
        var family = system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : system;
        var hardware = architecture.toLowerCase(Locale.ROOT);
        var machine = switch (hardware) {
            case "amd64", "x86_64", "x64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case "ppc64le" -> "ppcle_64";
            default -> hardware;
        };
        return "postgres-%s-%s%s.txz"
                .formatted(family, machine, alpine ? "-alpine_linux" : "")
                .replace(' ', '_');
    }

    static URL archive(String resourceName) {
        var archive = PostgresBinaries.class.getResource("/" + resourceName);
        if (archive == null) {
            throw new PostgresUnavailable(
                    "Ingen inbyggd PostgreSQL följer med för den här plattformen (%s): ange en egen databasserver med spring.datasource.url."
                            .formatted(resourceName),
                    "No embedded PostgreSQL is bundled for this platform (%s): point spring.datasource.url at a database server."
                            .formatted(resourceName));
        }
        return archive;
    }

    private static String versionOf(URL archive) {
        var version = VERSION_IN_JAR_NAME.matcher(archive.toString());
        if (!version.find()) {
            throw new IllegalStateException("no version in " + archive);
        }
        return version.group(1);
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (var raw = new BufferedInputStream(archive.openStream());
                var tar = new TarArchiveInputStream(new XZInputStream(raw))) {
            makeDirectory(target);
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("an entry that leads out of the archive: " + entry.getName());
                }
                makeDirectory(entry.isDirectory() ? path : path.resolve("..").normalize());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    Files.copy(tar, path);
                    allow(path, (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
                }
            }
        }
    }

    private static void makeDirectory(Path directory) throws IOException {
        Files.createDirectories(directory);
        allow(directory, "rwxr-xr-x");
    }

    private static void allow(Path path, String permissions) throws IOException {
        // Set, not inherited: under a strict umask another account could not run the programs.
        if (PrivateFiles.supported(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
