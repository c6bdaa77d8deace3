package se.malspar.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import se.malspar.benchmark.limit.RawLog;
import se.malspar.benchmark.measure.Rates;
import se.malspar.benchmark.product.Product;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.RegistrationNumber;
import se.malspar.domain.registry.BodyKind;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.Registration.ParagraphEntry;
import se.malspar.domain.trail.Registration.PointEntry;
import se.malspar.domain.trail.TrailCommand;

/** Registrations one by one and in bulk, by the product and, of the same bytes, by hand into a plain table. */
final class Writing {

    static final String RAW_BATCHES = "rå INSERT i satser";
    static final String LOADED = "massinläsning: loggen, med regler och träd";
    static final String LOADED_WITH_ANSWERS = "massinläsning: loggen och alla svar";

    private static final int CLIENTS = 8;
    private static final String RAW_COPY = "rå COPY";
    private static final BodyCode KS = new BodyCode("KS");
    private static final int FIRST_OF_REGISTRATIONS = 9701;
    private static final int FIRST_OF_BULK = 9801;

    private final Product product;
    private final RawLog raw;
    private final Size size;
    private final Path folder;
    private final AtomicInteger paragraphs = new AtomicInteger();
    private final AtomicInteger bulks = new AtomicInteger();

    Writing(Product product, RawLog raw, Size size, Path folder) {
        this.product = product;
        this.raw = raw;
        this.size = size;
        this.folder = folder;
    }

    /** A way to record so many events by so many clients. */
    @FunctionalInterface
    private interface Recording {
        long[] record(int client, int count) throws SQLException;
    }

    // --- registrations

    private static String municipality(int number) {
        return Integer.toString(FIRST_OF_REGISTRATIONS + number);
    }

    void setUp() {
        for (int number = 0; number <= CLIENTS; number++) {
            var code = Municipality.of(municipality(number));
            record(new TrailCommand.RegisterMunicipality(
                    code, Product.newRegistration(), Optional.empty(), "Provkommun " + code, MunicipalityKind.EXAMPLE));
            record(new TrailCommand.RegisterBody(
                    code,
                    Product.newRegistration(),
                    Optional.empty(),
                    KS,
                    "Kommunstyrelsen",
                    BodyKind.EXECUTIVE_BOARD,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
    }

    private void record(TrailCommand command) {
        product.record(command, command.registration().toString(), "Anna Andersson");
    }

    /** A § with a point that is one event. */
    private TrailCommand paragraph(String municipality) {
        var number = paragraphs.incrementAndGet();
        return new TrailCommand.Register(
                Municipality.of(municipality),
                Product.newRegistration(),
                Optional.empty(),
                new Registration(
                        Optional.of(new ParagraphEntry(
                                KS,
                                LocalDate.of(2000, 1, 1).plusDays(number / 50),
                                Optional.empty(),
                                Optional.empty(),
                                "§ " + (number % 50 + 1),
                                Optional.of("Uppföljning av verksamhetsplanen"),
                                Optional.of(new RegistrationNumber("KS 2000/" + number)),
                                List.of(),
                                List.of())),
                        Optional.empty(),
                        Evidence.EXAMPLE,
                        Optional.empty(),
                        List.of(new PointEntry(
                                Optional.empty(),
                                1,
                                Optional.of(
                                        "Kommunstyrelsen godkänner uppföljningen och lägger den till handlingarna."),
                                Outcome.APPROVED,
                                List.of())),
                        List.of(),
                        Optional.empty()));
    }

    private long[] registrations(String municipality, int count) {
        var nanos = new long[count];
        for (int i = 0; i < count; i++) {
            var command = paragraph(municipality);
            var start = System.nanoTime();
            record(command);
            nanos[i] = System.nanoTime() - start;
        }
        return nanos;
    }

    /** By name: one client, eight, each by hand and by the product, the eight in eight municipalities and in one. */
    Map<String, Rates> registrations() throws SQLException, InterruptedException {
        registrations(municipality(CLIENTS), size.records);
        parallel(CLIENTS, size.records * 4, (client, count) -> registrations(municipality(client), count));
        var rows = raw.rows(
                "type = 'paragraph-recorded' and municipality between '%s' and '%s'"
                        .formatted(municipality(0), municipality(CLIENTS)),
                size.records * 4);
        var rates = new LinkedHashMap<String, Rates>();
        List.of("rå 1", "produkt 1", "rå 8", "produkt 8", "produkt 8 i en kommun")
                .forEach(name -> rates.put(name, new Rates()));
        for (int round = 0; round < size.rounds + 1; round++) {
            var names = new ArrayList<>(rates.keySet());
            for (int turn = 0; turn < names.size(); turn++) {
                var name = names.get((round + turn) % names.size());
                var taken = turn(name, rows);
                if (round > 0) { // the first is to warm up
                    var rate = rates.get(name);
                    if (rate != null) {
                        rate.add(taken.each().length, taken.nanos(), taken.each());
                    }
                }
            }
        }
        return rates;
    }

    /** The same product under several settings, in turn: by its name and the number of clients. */
    static Map<String, Rates> inTurn(Map<String, Writing> all) throws SQLException, InterruptedException {
        all.values().forEach(Writing::setUp);
        var rates = new LinkedHashMap<String, Rates>();
        var names = List.copyOf(all.keySet());
        var rounds = all.values().iterator().next().size.rounds;
        for (int round = 0; round < rounds + 1; round++) {
            for (int turn = 0; turn < names.size(); turn++) {
                var name = names.get((round + turn) % names.size());
                var writing = Objects.requireNonNull(all.get(name));
                for (var clients : List.of(1, CLIENTS)) {
                    var taken = parallel(
                            clients,
                            writing.size.records * (clients == 1 ? 1 : 2),
                            (client, count) -> writing.registrations(municipality(client), count));
                    if (round > 0) { // the first is to warm up
                        rates.computeIfAbsent(name + " " + clients, _ -> new Rates())
                                .add(taken.each().length, taken.nanos(), taken.each());
                    }
                }
            }
        }
        return rates;
    }

    private record Taken(long nanos, List<long[]> ofClients) {
        long[] each() {
            return ofClients.stream().flatMapToLong(Arrays::stream).toArray();
        }
    }

    private Taken turn(String name, List<@Nullable Object[]> rows) throws SQLException, InterruptedException {
        raw.truncate();
        return switch (name) {
            case "rå 1" -> parallel(1, size.records, (_, count) -> raw.insertOneByOne(rows.subList(0, count)));
            case "rå 8" ->
                parallel(
                        CLIENTS,
                        rows.size(),
                        (client, count) -> raw.insertOneByOne(rows.subList(client * count, (client + 1) * count)));
            case "produkt 1" -> parallel(1, size.records, (_, count) -> registrations(municipality(0), count));
            case "produkt 8" ->
                parallel(CLIENTS, rows.size(), (client, count) -> registrations(municipality(client), count));
            default -> parallel(CLIENTS, rows.size(), (_, count) -> registrations(municipality(CLIENTS), count));
        };
    }

    private static Taken parallel(int clients, int count, Recording recording)
            throws SQLException, InterruptedException {
        try (var executor = Executors.newFixedThreadPool(clients)) {
            var start = System.nanoTime();
            var futures = new ArrayList<Future<long[]>>();
            for (int client = 0; client < clients; client++) {
                var number = client;
                futures.add(executor.submit(() -> recording.record(number, count / clients)));
            }
            var all = new ArrayList<long[]>();
            for (var future : futures) {
                all.add(future.get());
            }
            return new Taken(System.nanoTime() - start, all);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    // --- bulk

    /** By name: batches and COPY by hand, and an archive read by the product, a new municipality each round. */
    Map<String, Rates> bulk(String donor) throws SQLException, IOException, InterruptedException {
        var events = 20_000;
        var condition = "municipality = '%s'".formatted(donor);
        var rows = raw.rows(condition, events);
        var copied = raw.copied(condition, events);
        var rates = new LinkedHashMap<String, Rates>();
        var names = List.of(RAW_BATCHES, RAW_COPY, LOADED, LOADED_WITH_ANSWERS);
        names.forEach(name -> rates.put(name, new Rates()));
        for (int number = 0; number < size.rounds + 1; number++) {
            var round = number;
            var timed = new LinkedHashMap<String, Rates>();
            names.forEach(
                    name -> timed.put(name, round == 0 ? new Rates() : of(rates, name))); // the first is to warm up
            var turns = List.<Turn>of(
                    () -> {
                        var start = System.nanoTime();
                        raw.insertInBatches(rows);
                        of(timed, RAW_BATCHES).add(rows.size(), System.nanoTime() - start);
                    },
                    () -> {
                        var start = System.nanoTime();
                        raw.copy(copied);
                        of(timed, RAW_COPY).add(rows.size(), System.nanoTime() - start);
                    },
                    () -> {
                        var archive = Archives.write(folder, FIRST_OF_BULK + bulks.getAndIncrement(), 1, size.years);
                        var before = product.events();
                        var took = product.load(List.of(archive), false);
                        Files.delete(archive);
                        var recorded = product.events() - before;
                        of(timed, LOADED).add(recorded, took.logNanos());
                        of(timed, LOADED_WITH_ANSWERS).add(recorded, took.nanos());
                    });
            for (int turn = 0; turn < turns.size(); turn++) {
                raw.truncate();
                turns.get((round + turn) % turns.size()).take();
            }
        }
        return rates;
    }

    /** One contestant's go in a round. */
    @FunctionalInterface
    private interface Turn {
        void take() throws SQLException, IOException;
    }

    private static Rates of(Map<String, Rates> rates, String name) {
        return Objects.requireNonNull(rates.get(name), name);
    }
}
