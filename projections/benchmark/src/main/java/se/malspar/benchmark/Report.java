package se.malspar.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryManagerMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report in Swedish: the machine, the bars, and every figure that was measured. */
final class Report {

    private final Clock clock;
    private final Size size;
    private final Deadline deadline;

    Report(Clock clock, Size size, Deadline deadline) {
        this.clock = clock;
        this.size = size;
        this.deadline = deadline;
    }

    String write(Figures figures, String postgresVersion) throws IOException {
        var text = new StringBuilder("""
                # Uppmätt

                Den här sidan skrivs av `./mvnw -q -Pbenchmark -DskipTests verify -pl projections/benchmark -am
                -Dmalspar.benchmark=%s`. Alla som mäts får samma frågor i samma körning, i tur och ordning runda efter
                runda, och alla svar har jämförts innan något mättes. En siffra är medianen av rundorna; inom parentes står
                den lägsta och den högsta rundan. Det är kvoterna som säger något: enskilda tal följer maskinen.
                Produkten verifierar sina loggar bara där det är det som mäts.

                | | |
                |---|---|
                """.formatted(size.name().toLowerCase(Locale.ROOT)));
        row(text, "Dag", LocalDate.now(clock).toString());
        row(
                text,
                "Processor",
                "%s, %d kärnor".formatted(processor(), Runtime.getRuntime().availableProcessors()));
        row(text, "Minne", memory());
        row(
                text,
                "Heap",
                Figures.number(Runtime.getRuntime().maxMemory() / (1 << 20)) + " MB, för allt i samma process");
        row(text, "Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        row(text, "Skräpsamlare", collector());
        row(text, "PostgreSQL", postgresVersion + ", med fsync, synchronous_commit och kontrollsummor");
        row(text, "Hibernate Envers", org.hibernate.Version.getVersionString());
        row(text, "JaVers", System.getProperty("malspar.benchmark.javers", "okänd"));
        row(text, "Arkiv", "%d och %d kommuner, %d år".formatted(size.few, size.many, size.years));
        row(text, "Tog", deadline.passed().toSeconds() + " s");
        text.append("\n## Ribborna\n\n| Vad | Ribba | Uppmätt | |\n|---|---|---|---|\n");
        for (var bar : figures.bars()) {
            text.append("| %s | %s | %s | %s |%n"
                    .formatted(bar.what(), bar.bar(), bar.measured(), bar.met() ? "nådd" : "**inte nådd**"));
        }
        return text.append(figures.text()).toString();
    }

    private static String collector() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(MemoryManagerMXBean::getName)
                .collect(Collectors.joining(", "));
    }

    private static void row(StringBuilder text, String what, String value) {
        text.append("| ").append(what).append(" | ").append(value).append(" |\n");
    }

    private static String processor() throws IOException {
        return told(Path.of("/proc/cpuinfo"), "model name");
    }

    private static String memory() throws IOException {
        return told(Path.of("/proc/meminfo"), "MemTotal");
    }

    private static String told(Path file, String key) throws IOException {
        if (!Files.exists(file)) {
            return "okänt";
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("okänt");
        }
    }
}
