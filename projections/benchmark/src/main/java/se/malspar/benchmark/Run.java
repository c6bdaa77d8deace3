package se.malspar.benchmark;

import static se.malspar.benchmark.Figures.decimal;
import static se.malspar.benchmark.Figures.millis;
import static se.malspar.benchmark.Figures.number;
import static se.malspar.benchmark.Figures.rate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.malspar.benchmark.answer.Answering;
import se.malspar.benchmark.answer.Contestant;
import se.malspar.benchmark.answer.Day;
import se.malspar.benchmark.answer.OneAxis;
import se.malspar.benchmark.answer.OneAxis.Version;
import se.malspar.benchmark.answer.Questions.HistoryOfGoal;
import se.malspar.benchmark.answer.Questions.StateAtMoment;
import se.malspar.benchmark.answer.Questions.StateOn;
import se.malspar.benchmark.answer.Row;
import se.malspar.benchmark.answer.ThreeAxes;
import se.malspar.benchmark.limit.BareServer;
import se.malspar.benchmark.limit.RawLog;
import se.malspar.benchmark.measure.Race;
import se.malspar.benchmark.measure.Rates;
import se.malspar.benchmark.measure.Took;
import se.malspar.benchmark.measure.WrongAnswer;
import se.malspar.benchmark.peer.Envers;
import se.malspar.benchmark.peer.HandWritten;
import se.malspar.benchmark.peer.HandWrittenThreeAxes;
import se.malspar.benchmark.peer.Javers;
import se.malspar.benchmark.peer.Remembering;
import se.malspar.benchmark.peer.Triggered;
import se.malspar.benchmark.product.Product;
import se.malspar.benchmark.product.Server;
import se.malspar.benchmark.product.Shipped;
import se.malspar.benchmark.product.Visitor;
import se.malspar.benchmark.product.Visitor.Verified;
import se.malspar.benchmark.workload.Measuring;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.fulfilment.Assessment;

/** One run of everything: two servers with an archive each, and all contestants on both. */
final class Run implements AutoCloseable {

    private static final int FIRST_CODE = 9001;
    private static final int MOST_COMPARED = 80;
    private static final String PRODUCT = "Målspår";
    private static final String LARGE = "Målspår, stort arkiv";
    private static final String HAND = "handskriven SQL";
    private static final String BARE = "en server som inte gör något annat";
    private static final String WITH = "med kontrollpunkter,";
    private static final String WITHOUT = "utan kontrollpunkter,";

    private static final String GOALS_ALONE = "läget för mål och planer";
    private static final String ASSESSMENT = "läget med alla mål bedömda";

    private static final int MUNICIPALITIES_IN_AN_ARCHIVE = 5;

    /** So many times more is asked of what takes less than a millisecond: one pause of the heap is not a hundredth of it. */
    private static final int AGAIN = 20;

    /** A municipality of its own, with more measures than those of the archives. */
    private static final int MEASURED_CODE = 9601;

    /** Each takes JaVers some seconds. */
    private static final int QUESTIONS_TO_THE_SLOW = 3;

    /** How often a municipality has been asked about before it counts, on average. */
    private static final int ASKED_BEFORE = 20;

    /** Municipalities at most, of an archive, in the table of three axes: all of the large one would take minutes to fill. */
    private static final int ON_THREE_AXES = 20;

    private final Size size;
    private final Deadline deadline;
    private final Path folder;
    private final @Nullable Path jar;
    private final Figures figures = new Figures();

    private final Server small;
    private final Server large;
    private final Product product;
    private final Product productLarge;
    private final String postgresVersion;

    Run(Size size, Deadline deadline, Path folder, @Nullable Path jar) {
        this.size = size;
        this.deadline = deadline;
        this.folder = folder;
        this.jar = jar;
        this.small = Server.start(folder);
        this.large = Server.start(folder);
        this.product = Product.start(small);
        this.productLarge = Product.start(large);
        this.postgresVersion = product.postgresVersion();
    }

    private static List<String> codes(int municipalities) {
        return IntStream.range(FIRST_CODE, FIRST_CODE + municipalities)
                .mapToObj(Integer::toString)
                .toList();
    }

    private void say(String what) {
        System.err.printf("%4d s  %s%n", deadline.passed().toSeconds(), what);
    }

    Figures measure() throws IOException, SQLException, InterruptedException {
        var fewCodes = codes(size.few);
        var manyCodes = codes(size.many);
        say("läser in %d kommuner".formatted(size.few));
        load(product, size.few);
        say("läser in %d kommuner".formatted(size.many));
        var loading = load(productLarge, size.many);
        figures.section(
                "Arkiven",
                "Påhittade kommuner, samma för samma frö: %s händelser i det lilla arkivet och %s i det stora."
                                .formatted(number(product.events()), number(productLarge.events()))
                        + " Det stora lästes in med %s händelser i sekunden, med regler, träd och svar."
                                .formatted(number(Math.round(loading))));
        disk();
        small.settle();
        large.settle();

        var reading = new Reading(product, fewCodes, size.years);
        var readingLarge = new Reading(productLarge, manyCodes, size.years);
        if (size.isForGrowthAlone()) {
            growth(reading, readingLarge);
            figures.section("Över HTTP", "Frågan, svaret skrivet och läst till slut. Millisekunder.");
            figures.table("", "p50", "p99");
            slider(readingLarge);
            return figures;
        }
        say("fyller de handskrivna tabellerna");
        try (var hand = hand(small, product, fewCodes, reading);
                var handLarge = hand(large, productLarge, manyCodes, readingLarge)) {
            say("jämför svaren");
            states(reading, readingLarge, hand, handLarge);
            say("historik, möten och nuläge");
            histories(reading, hand, readingLarge, handLarge);
            meetings(reading, hand, readingLarge, handLarge);
        }
        say("över HTTP");
        http(reading, readingLarge);
        slider(readingLarge);
        if (size.isTight()) {
            productLarge.close(); // all that a municipality ever said does not fit in the heap beside two products
        }
        again(reading);
        if (!size.isTight()) {
            threeAxes(fewCodes, manyCodes);
        }
        if (size.isTrial() || deadline.allows(0.25)) {
            remembered(fewCodes.getFirst());
        }
        small.dropOthers();
        say("måluppfyllelsen");
        fulfilment();
        say("registrerar");
        product.rememberOnly(List.of());
        writing(fewCodes.getFirst());
        if (!size.isTrial()) { // here are no answers to compare
            say("undertecknar och verifierar");
            checkpoints();
            verification(fewCodes);
        }
        if (size.isTrial() || deadline.allows(0.1)) {
            say("bygger om");
            rebuild();
        }
        if (!size.isTrial()) {
            say("startar");
            startUp();
        }
        return figures;
    }

    /**
     * Loads an archive, and tells how many events a second that was, answers included. In one file it is restored, as
     * long ago as it says; in several it is recorded now, for each file begins again with the first year.
     */
    private double load(Product loaded, int municipalities) throws IOException {
        var archives = new ArrayList<Path>();
        for (int first = 0; first < municipalities; first += MUNICIPALITIES_IN_AN_ARCHIVE) {
            var count = Math.min(MUNICIPALITIES_IN_AN_ARCHIVE, municipalities - first);
            archives.add(Archives.write(folder, FIRST_CODE + first, count, size.years));
        }
        var took = loaded.load(archives, archives.size() == 1);
        for (var archive : archives) {
            Files.delete(archive);
        }
        return loaded.events() * 1e9 / took.nanos();
    }

    // --- on disk

    private void disk() throws SQLException {
        figures.section("På disk", "Det stora arkivet, byte per händelse.");
        figures.table("Tabell eller index", "byte per händelse");
        var events = Math.max(1, productLarge.events());
        var total = 0L;
        try (var connection = large.owner().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select n.nspname || '.' || c.relname, c.relkind = 'i',
                               case when c.relkind = 'i' then pg_relation_size(c.oid) else pg_table_size(c.oid) end
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where n.nspname in ('ledger', 'answers', 'operation') and c.relkind in ('r', 'i', 'm')
                         order by 3 desc
                        """)) {
            while (rows.next()) {
                total += rows.getLong(3);
                if (rows.getLong(3) > events) {
                    figures.row(
                            "`%s`%s".formatted(rows.getString(1), rows.getBoolean(2) ? " (index)" : ""),
                            number(rows.getLong(3) / events));
                }
            }
        }
        try (var connection = large.owner().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select sum(octet_length(leaf_bytes)) from ledger.event")) {
            row.next();
            var bytes = row.getLong(1);
            var ratio = (double) total / bytes;
            figures.row("allt", number(total / events));
            figures.row("händelserna själva, som de hashas", number(bytes / events));
            figures.bar("disk", "≤ 3 × loggens byte", decimal(ratio), ratio <= 3);
        }
    }

    // --- questions

    private HandWritten hand(Server server, Product known, List<String> municipalities, Reading reading)
            throws SQLException, InterruptedException {
        HandWritten.create(server.owner());
        try (var executor = Executors.newFixedThreadPool(2)) {
            var filled = new ArrayList<Future<?>>();
            for (var municipality : municipalities) {
                filled.add(executor.submit(() -> {
                    var log = OneAxis.of(known.log(municipality));
                    reading.know(municipality, log);
                    HandWritten.fill(server.owner(), municipality, log);
                    return null;
                }));
            }
            for (var each : filled) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        HandWritten.index(server.owner());
        return HandWritten.open(server.owner());
    }

    private static Answering<StateOn, ?, List<Row>> stateOf(String name, Product product) {
        return new Answering<>(name, product::state, Product::comparable);
    }

    private static Answering<StateAtMoment, ?, List<Row>> momentOf(String name, Product product) {
        return new Answering<>(name, product::state, Product::comparable);
    }

    private void states(Reading reading, Reading readingLarge, HandWritten hand, HandWritten handLarge) {
        List<Contestant<StateOn, ?, List<Row>>> few =
                List.of(stateOf(PRODUCT, product), Answering.of(HAND, hand::state));
        List<Contestant<StateOn, ?, List<Row>>> many =
                List.of(stateOf(PRODUCT, productLarge), Answering.of(HAND, handLarge::state));
        Race.compare(few, reading.days(0, compared()));
        Race.compare(many, readingLarge.days(0, compared()));
        Race.compare(few, reading.today(0, compared()));

        growth(reading, readingLarge);

        figures.section(
                "Läget en slumpad dag",
                "En axel, den enda som de andra har: beslutat och gällande samma dag, allt registrerat. Millisekunder.");
        figures.table("", "p50", "p99", "produkten mot den, p50");
        var ofFew = Race.run(few, size.rounds, round -> reading.days(round, size.questions));
        tell("litet arkiv", ofFew);
        var ofMany = Race.run(many, size.rounds, round -> readingLarge.days(round, size.questions));
        tell("stort arkiv", ofMany);
        var ofOne = Race.run(many, size.rounds, round -> readingLarge.daysOfOne(round, size.questions));
        tell("en och samma kommun", ofOne);
        bar("läget mot handskriven SQL, litet arkiv", "≤ 1,5", ofFew, 1.5);
        bar("läget mot handskriven SQL, stort arkiv", "≤ 1,5", ofMany, 1.5);
        bar("läget mot handskriven SQL, en kommun som det frågas om (mål)", "≤ 1", ofOne, 1);

        figures.section("Nuläget", "Läget den dag då arkivet slutar. Millisekunder.");
        figures.table("", "p50", "p99", "produkten mot den, p50");
        tell("litet arkiv", Race.run(few, size.rounds, round -> reading.today(round, size.questions)));
        tell("stort arkiv", Race.run(many, size.rounds, round -> readingLarge.today(round, size.questions)));
    }

    /** What the size of the archive does to the same question, answered in the same way in both. */
    private void growth(Reading reading, Reading readingLarge) {
        say("läget vid ett slumpat ögonblick");
        Race.compare(List.of(momentOf(PRODUCT, product), tablesOf(product)), reading.moments(0, compared()));
        Race.compare(
                List.of(momentOf(PRODUCT, productLarge), tablesOf(productLarge)), readingLarge.moments(0, compared()));
        askedBefore(product, reading, size.few);
        askedBefore(productLarge, readingLarge, size.many);
        figures.section(
                "Läget vid ett slumpat ögonblick",
                "Alla tre axlarna slumpade, Javafrågan. Ur tabellerna svarar produkten om en kommun som inte ryms i minnet,"
                        + " ur minnet om de andra. Varje kommun har frågats om ungefär %d gånger innan något mäts."
                                .formatted(timesAskedBefore())
                        + " Millisekunder.");
        figures.table("", "p50", "p99");
        var tables = raceOfSizes(
                "ur tabellerna, en slumpad kommun varje gång",
                List.of(
                        new Sized(PRODUCT, round -> reading.moments(round, size.questions), tablesOf(product)),
                        new Sized(
                                LARGE, round -> readingLarge.moments(round, size.questions), tablesOf(productLarge))));
        growthBars("ur tabellerna", tables);
        var remembered = raceOfSizes(
                "ur minnet, en och samma kommun",
                List.of(
                        new Sized(
                                PRODUCT,
                                round -> reading.momentsOfOne(round, size.questions),
                                momentOf(PRODUCT, product)),
                        new Sized(
                                LARGE,
                                round -> readingLarge.momentsOfOne(round, size.questions),
                                momentOf(LARGE, productLarge))));
        growthBars("ur minnet", remembered);
        raceOfSizes(
                "en slumpad kommun varje gång, ur det som är närmast",
                List.of(
                        new Sized(PRODUCT, round -> reading.moments(round, size.questions), momentOf(PRODUCT, product)),
                        new Sized(
                                LARGE,
                                round -> readingLarge.moments(round, size.questions),
                                momentOf(LARGE, productLarge))));
    }

    /** In an archive at work, the pages that answer are at hand: those of the others were written just before. */
    private void askedBefore(Product asked, Reading reading, int municipalities) {
        reading.moments(size.rounds + Race.WARM_UP_ROUNDS, municipalities * timesAskedBefore())
                .forEach(asked::stateFromTables);
    }

    private int timesAskedBefore() {
        return size.isTrial() ? 1 : ASKED_BEFORE;
    }

    private void growthBars(String how, Map<String, Took> moments) {
        var p50 = of(moments, LARGE).ratioTo(of(moments, PRODUCT), 0.5);
        var p99 = of(moments, LARGE).ratioTo(of(moments, PRODUCT), 0.99);
        figures.bar("läget %s, stort arkiv mot litet, p50".formatted(how), "≤ 1,2", decimal(p50), p50 <= 1.2);
        figures.bar("läget %s, stort arkiv mot litet, p99".formatted(how), "≤ 2", decimal(p99), p99 <= 2);
    }

    /** Answers that are compared, row by row, before anything is measured. */
    private int compared() {
        return Math.min(size.questions, MOST_COMPARED);
    }

    private static Contestant<StateAtMoment, ?, List<Row>> tablesOf(Product product) {
        return new Answering<>("ur tabellerna", product::stateFromTables, Product::comparable);
    }

    /** Against SQL that answers the same question, and not only the one of a day. */
    private void threeAxes(List<String> fewCodes, List<String> manyCodes)
            throws SQLException, IOException, InterruptedException {
        var few = fewCodes.subList(0, Math.min(ON_THREE_AXES, fewCodes.size()));
        var many = manyCodes.subList(0, Math.min(ON_THREE_AXES, manyCodes.size()));
        figures.section(
                "Läget vid ett slumpat ögonblick mot handskriven SQL",
                "Alla tre axlarna slumpade. Den handskrivna har en rad för varje utsaga och fältgrupp, med de dagar och"
                        + " ögonblick då den räknas, och en tabell över när punkter inte gäller; den nämner inga osäkra"
                        + " dagar eller väntande villkor, som produkten gör i samma svar. Fylld med %d av det lilla arkivets"
                                .formatted(few.size())
                        + " kommuner och %d av det storas, och det är dem båda får frågor om. Det finns ingen ribba för tre"
                                .formatted(many.size())
                        + " axlar. Millisekunder.");
        figures.table("", "p50", "p99", "produkten mot den, p50");
        threeAxes("litet arkiv", small, product, few);
        threeAxes("stort arkiv", large, productLarge, many);
    }

    private void threeAxes(String where, Server server, Product product, List<String> municipalities)
            throws SQLException, IOException {
        say("fyller den handskrivna tabellen med tre axlar, " + where);
        HandWrittenThreeAxes.create(server.owner());
        for (var municipality : municipalities) {
            HandWrittenThreeAxes.fill(server.owner(), municipality, ThreeAxes.of(product.log(municipality)));
        }
        HandWrittenThreeAxes.index(server.owner());
        say("läget vid ett slumpat ögonblick mot den");
        var reading = new Reading(product, municipalities, size.years);
        try (var hand = HandWrittenThreeAxes.open(server.owner())) {
            var tables = new Answering<>(PRODUCT, product::stateFromTables, Product::comparable);
            var memory = momentOf(PRODUCT, product);
            var sql = new Answering<>(HAND, hand::state, HandWrittenThreeAxes::comparable);
            Race.compare(List.of(tables, memory, sql), reading.moments(0, compared()));
            tell(
                    "en slumpad kommun varje gång, produkten ur tabellerna, " + where,
                    Race.run(List.of(tables, sql), size.rounds, round -> reading.moments(round, size.questions)));
            tell(
                    "en och samma kommun, produkten ur minnet, " + where,
                    Race.run(List.of(memory, sql), size.rounds, round -> reading.momentsOfOne(round, size.questions)));
        }
    }

    /** A contestant with an archive of its own, and what it is asked in each round. */
    private record Sized(
            String name, IntFunction<List<StateAtMoment>> questions, Contestant<StateAtMoment, ?, ?> contestant) {}

    /** The same race, but each is asked about the municipalities it has. */
    private Map<String, Took> raceOfSizes(String how, List<Sized> sizes) {
        var contestants = sizes.stream()
                .<Contestant<Integer, ?, ?>>map(sized -> {
                    var asked = new ArrayList<List<StateAtMoment>>();
                    for (int round = 0; round < size.rounds + Race.WARM_UP_ROUNDS; round++) {
                        asked.add(sized.questions().apply(round));
                    }
                    return Answering.of(
                            sized.name(),
                            number -> sized.contestant()
                                    .answer(asked.get(number / size.questions).get(number % size.questions)));
                })
                .toList();
        var took = Race.run(
                contestants,
                size.rounds,
                round -> IntStream.range(round * size.questions, (round + 1) * size.questions)
                        .boxed()
                        .toList());
        took.forEach((name, each) -> figures.row(name + ", " + how, millis(each, 0.5), millis(each, 0.99)));
        return took;
    }

    private void histories(Reading reading, HandWritten hand, Reading readingLarge, HandWritten handLarge) {
        figures.section("Ett måls historik", "Varje beslut och rapport om målet, och vad det ändrade. Millisekunder.");
        figures.table("", "p50", "p99", "produkten mot den, p50");
        tell("litet arkiv", histories(product, hand, reading));
        tell("stort arkiv", histories(productLarge, handLarge, readingLarge));
    }

    private Map<String, Took> histories(Product asked, HandWritten hand, Reading reading) {
        return comparedAndRun(
                new Answering<>(PRODUCT, asked::history, Product::comparableHistory),
                Answering.of(HAND, hand::history),
                round -> reading.histories(round, size.questions));
    }

    private void meetings(Reading reading, HandWritten hand, Reading readingLarge, HandWritten handLarge) {
        figures.section("Ett sammanträde återgivet", "Vad som beslutades och vad det ändrade. Millisekunder.");
        figures.table("", "p50", "p99", "produkten mot den, p50");
        tell("litet arkiv", meetings(product, hand, reading));
        tell("stort arkiv", meetings(productLarge, handLarge, readingLarge));
    }

    private Map<String, Took> meetings(Product asked, HandWritten hand, Reading reading) {
        return comparedAndRun(
                new Answering<>(PRODUCT, asked::meeting, Product::comparableMeeting),
                Answering.of(HAND, hand::meeting),
                round -> reading.meetings(round, size.questions));
    }

    private <Q, A> Map<String, Took> comparedAndRun(
            Contestant<Q, ?, A> own, Contestant<Q, ?, A> hand, IntFunction<List<Q>> questions) {
        var contestants = List.of(own, hand);
        Race.compare(contestants, questions.apply(0));
        return Race.run(contestants, size.rounds, questions);
    }

    private void fulfilment() throws IOException, InterruptedException {
        var code = Integer.toString(MEASURED_CODE);
        var archive = Archives.write(folder, MEASURED_CODE, 1, size.years);
        product.load(List.of(archive), false);
        Files.delete(archive);
        Measuring.commands(Municipality.of(code), size.years)
                .forEach(command ->
                        product.record(command, command.registration().toString(), "Anna Andersson"));
        product.catchUp();
        var parts = partsOfGoals(code);
        List<Contestant<StateOn, ?, ?>> contestants = List.of(
                Answering.of(PRODUCT, product::state),
                Answering.of(GOALS_ALONE, product::stateOfGoals),
                Answering.of(ASSESSMENT, product::fulfilment));
        for (int time = 0; time < timesAskedBefore(); time++) { // as often as the state, by now
            daysOfFollowUps(code, size.rounds + Race.WARM_UP_ROUNDS + time).forEach(product::fulfilment);
        }
        var took = Race.run(contestants, size.rounds, round -> daysOfFollowUps(code, round));
        figures.section(
                "Måluppfyllelsen i en hel kommun",
                "Läget, och varje mål med alla delar bedömt ur det, en slumpad dag när årets plan följs upp: i mitten av "
                        + "frågorna %d mål, %d delmål, %d mått och %d aktiviteter. Javafrågan, samma frågor, samma körning."
                                .formatted(
                                        parts.getOrDefault(Level.GOAL, 0),
                                        parts.getOrDefault(Level.SUB_GOAL, 0),
                                        parts.getOrDefault(Level.INDICATOR, 0),
                                        parts.getOrDefault(Level.ACTIVITY, 0))
                        + " Bedömningen har gjorts för %d dagar innan något mäts. Millisekunder."
                                .formatted(timesAskedBefore() * size.questions));
        figures.table("", "p50", "p99", "mot läget, p50", "mot läget, p99");
        var state = of(took, PRODUCT);
        took.forEach((name, each) -> figures.row(
                name.equals(PRODUCT) ? "läget" : name,
                millis(each, 0.5),
                millis(each, 0.99),
                name.equals(PRODUCT) ? "" : decimal(each.ratioTo(state, 0.5)),
                name.equals(PRODUCT) ? "" : decimal(each.ratioTo(state, 0.99))));
        var ratio = of(took, ASSESSMENT).ratioTo(state, 0.99);
        figures.bar("en hel kommun bedömd mot läget, p99", "≤ 1,5", decimal(ratio), ratio <= 1.5);
    }

    private List<StateOn> daysOfFollowUps(String municipality, int round) {
        var random = new SplittableRandom(7000 + round);
        return IntStream.range(0, size.questions)
                .mapToObj(_ -> new StateOn(municipality, Measuring.dayOfFollowUps(random, size.years)))
                .toList();
    }

    /**
     * How much is judged, in the middle of the questions. Between the statuses of a tertial and its outcomes no goal has a
     * value; fails where that is so on half of the days.
     */
    private Map<Level, Integer> partsOfGoals(String municipality) {
        var counts = new EnumMap<Level, List<Integer>>(Level.class);
        var questions = daysOfFollowUps(municipality, 0);
        var judged = 0;
        for (var question : questions) {
            var goals = product.fulfilment(question);
            if (goals.stream().anyMatch(goal -> goal.computed().step())) {
                judged++;
            }
            var all = Stream.concat(goals.stream(), goals.stream().flatMap(goal -> goal.parts().stream()))
                    .map(Assessment::level)
                    .toList();
            for (var level : Level.values()) {
                counts.computeIfAbsent(level, _ -> new ArrayList<>()).add(Collections.frequency(all, level));
            }
        }
        if (judged * 2 < questions.size()) {
            throw new WrongAnswer("Goals are judged on %d of %d days".formatted(judged, questions.size()));
        }
        var middle = new EnumMap<Level, Integer>(Level.class);
        counts.forEach((level, each) ->
                middle.put(level, each.stream().sorted().toList().get(each.size() / 2)));
        return middle;
    }

    // --- those who remember what was

    private void remembered(String municipality) throws SQLException, IOException {
        figures.section(
                "De som minns vad som var",
                "En historiktabell som en trigger fyller, Hibernate Envers (giltighet sparad, satser, index för frågorna)"
                        + " och JaVers (SQL-lager). De får veta vad som ändras från dag till dag och känner en axel och inga"
                        + " sammanträden. Fyllda med en kommun. Millisekunder.");
        product.rememberOnly(List.of(municipality));
        var versions = OneAxis.of(product.log(municipality)).versions();
        var filled = new ArrayList<String>();
        try (var hand = HandWritten.open(small.owner());
                var triggered = Triggered.create(small.owner());
                var envers = Envers.create(small.owner());
                var javers = Javers.create(small.owner())) {
            filled.add(fill(triggered, municipality, versions));
            filled.add(fill(envers, municipality, versions));
            race(hand, List.of(triggered, envers), municipality, versions, size.questions);
            if (size.isTrial() || deadline.allows(0.2)) {
                filled.add(fill(javers, municipality, versions));
                race(hand, List.of(javers), municipality, versions, Math.min(size.questions, QUESTIONS_TO_THE_SLOW));
            }
        }
        figures.prose("Att fylla dem: " + String.join(", ", filled) + ".");
    }

    private String fill(Remembering peer, String municipality, List<Version> versions) {
        say("fyller " + peer.name());
        var start = System.nanoTime();
        Day.of(municipality, versions).forEach(peer::tell);
        peer.settle();
        return "%s %s rader i sekunden"
                .formatted(peer.name(), number(versions.size() * 1_000_000_000L / (System.nanoTime() - start)));
    }

    private void race(
            HandWritten hand,
            List<? extends Remembering> peers,
            String municipality,
            List<Version> versions,
            int questions) {
        say("frågar dem som minns");
        var reading = new Reading(product, List.of(municipality), size.years);
        var states = new ArrayList<Contestant<StateOn, ?, List<Row>>>();
        states.add(stateOf(PRODUCT, product));
        states.add(Answering.of(HAND, hand::state));
        var known = new ArrayList<Contestant<HistoryOfGoal, ?, List<Row>>>();
        known.add(Answering.of("facit", question -> versionsOf(question, versions)));
        var histories = new ArrayList<Contestant<HistoryOfGoal, ?, ?>>();
        histories.add(new Answering<>(PRODUCT, product::history, Product::comparableHistory));
        histories.add(Answering.of(HAND, hand::history));
        for (var peer : peers) {
            states.add(Answering.of(peer.name(), peer::state));
            known.add(Answering.of(peer.name(), peer::history));
            histories.add(Answering.of(peer.name(), peer::history));
        }
        Race.compare(states, reading.days(0, questions));
        Race.compare(known, reading.histories(0, questions));
        figures.table("", "p50", "p99", "produkten mot den, p50");
        var took = Race.run(states, size.rounds, round -> reading.days(round, questions));
        tell("läget en slumpad dag", took);
        tell("nuläget", Race.run(states, size.rounds, round -> reading.today(round, questions)));
        tell("ett måls historik", Race.run(histories, size.rounds, round -> reading.histories(round, questions)));
        for (var peer : peers) {
            var times = of(took, peer.name()).ratioTo(of(took, PRODUCT), 0.5);
            if (peer instanceof Envers) {
                figures.bar("läget mot Hibernate Envers", "≥ 2 gånger så snabbt", decimal(times), times >= 2);
            } else if (peer instanceof Javers) {
                figures.bar("läget mot JaVers", "≥ 10 gånger så snabbt", decimal(times), times >= 10);
            }
        }
    }

    private static List<Row> versionsOf(HistoryOfGoal question, List<Version> versions) {
        var goal = "goal:" + question.goal();
        return versions.stream()
                .map(Version::row)
                .filter(row -> row.subject().equals(goal) || row.subject().startsWith(goal + "/"))
                .sorted(Row.IN_ORDER)
                .toList();
    }

    private void tell(String where, Map<String, Took> took) {
        took.forEach((name, each) -> figures.row(
                where.isEmpty() ? name : name + ", " + where,
                millis(each, 0.5),
                millis(each, 0.99),
                name.equals(PRODUCT) ? "" : decimal(of(took, PRODUCT).ratioTo(each, 0.5))));
    }

    private void bar(String what, String bar, Map<String, Took> took, double most) {
        var ratio = of(took, PRODUCT).ratioTo(of(took, HAND), 0.5);
        figures.bar(what, bar, decimal(ratio), ratio <= most);
    }

    private static Took of(Map<String, Took> took, String name) {
        var found = took.get(name);
        if (found == null) {
            throw new IllegalArgumentException("Nobody is called " + name);
        }
        return found;
    }

    // --- over HTTP

    private void http(Reading reading, Reading readingLarge) {
        figures.section(
                "Över HTTP",
                "Frågan, svaret skrivet som JSON och läst till slut, av produkten i samma process som den som frågar. Samma"
                        + " ögonblick igen frågas den levererade jar-filen om, i en egen process med 512 MB heap, och en naken"
                        + " HTTP-server som har svaret färdigt. Millisekunder.");
        figures.table("", "p50", "p99");
        http("litet arkiv", product, reading);
        if (size.isTight()) {
            product.rememberOnly(List.of());
        }
        http("stort arkiv", productLarge, readingLarge);
    }

    private void http(String where, Product asked, Reading reading) {
        try (var visitor = new Visitor(asked.port())) {
            tell(
                    "läget vid ett slumpat ögonblick, " + where,
                    ask(visitor, round -> paths(reading.moments(round, size.questions), Visitor::path)));
            tell(
                    "nuläget, " + where,
                    ask(visitor, round -> paths(reading.today(round, size.questions), Visitor::path)));
            tell(
                    "ett måls historik, " + where,
                    ask(visitor, round -> paths(reading.histories(round, size.questions), Visitor::path)));
            tell(
                    "ett sammanträde, " + where,
                    ask(visitor, round -> paths(reading.meetings(round, size.questions), Visitor::path)));
        }
    }

    private static <Q> List<String> paths(List<Q> questions, Function<Q, String> path) {
        return questions.stream().map(path).toList();
    }

    /** Day after day of one municipality, as somebody draws the slider: each is a page made anew, with its compression. */
    private void slider(Reading readingLarge) {
        try (var visitor = new Visitor(productLarge.port())) {
            var steps = Race.run(
                    List.of(Answering.of("steg", (String path) -> visitor.getCompressed(path))),
                    size.rounds,
                    round -> readingLarge.daysOfOne(round, size.questions).stream()
                            .map(Visitor::step)
                            .toList());
            var took = of(steps, "steg");
            figures.row("ett steg med reglaget i Tidsresa, stort arkiv", millis(took, 0.5), millis(took, 0.99));
            figures.bar(
                    "ett steg med reglaget i Tidsresa, p95",
                    "≤ 150 ms",
                    decimal(took.millis(0.95)) + " ms",
                    took.millis(0.95) <= 150);
        }
    }

    /**
     * One past moment over and over, of the product as it is shipped: in a process of its own, which shares its heap
     * neither with another archive nor with who asks.
     */
    private void again(Reading reading) throws IOException, InterruptedException {
        var past = Visitor.path(reading.moments(0, 1).getFirst());
        if (jar == null || size.isTrial()) {
            again(product.port(), past);
            return;
        }
        say("samma ögonblick igen, av den levererade jar-filen");
        try (var shipped = Shipped.start(jar, List.of(), small, folder.resolve("igen.log"));
                var asked = new Visitor(shipped.port());
                var other = new Visitor(product.port())) {
            if (!Arrays.equals(asked.get(past).body(), other.get(past).body())) {
                throw new WrongAnswer("The product as it is shipped answers otherwise on " + past);
            }
            again(shipped.port(), past);
        }
    }

    private void again(int port, String past) throws IOException {
        try (var visitor = new Visitor(port);
                var bare = BareServer.answering(visitor.getCompressed(past));
                var limit = new Visitor(bare.port())) {
            tell(
                    "samma förflutna ögonblick igen, okomprimerat",
                    ask(visitor, _ -> Collections.nCopies(size.questions, past)));
            var packed = overAndOver(
                    past,
                    Answering.of(PRODUCT, visitor::getCompressed),
                    Answering.of(BARE, limit::getCompressed),
                    "samma förflutna ögonblick igen, som en webbläsare frågar (gzip)");
            figures.bar(
                    "ett förflutet ögonblick igen över HTTP, p99",
                    "≤ 5 ms",
                    decimal(packed.millis(0.99)) + " ms",
                    packed.millis(0.99) <= 5);
            revalidation(visitor, limit, past);
        }
    }

    private void revalidation(Visitor visitor, Visitor limit, String past) {
        var tag = visitor.get(past).headers().firstValue("ETag").orElse("\"\"");
        var unchanged = visitor.revalidate(past, tag) == 304;
        var took = overAndOver(
                past,
                Answering.of(PRODUCT, path -> visitor.revalidate(path, tag)),
                Answering.of(BARE, path -> limit.revalidate(path, tag)),
                "samma, med If-None-Match");
        figures.bar(
                "samma ögonblick med ETag, p99",
                "≤ 1 ms",
                decimal(took.millis(0.99)) + " ms" + (unchanged ? "" : ", svarar inte 304"),
                unchanged && took.millis(0.99) <= 1);
    }

    /** What it took the product; told beside what it takes a server that does nothing else. */
    private Took overAndOver(
            String past, Contestant<String, ?, ?> product, Contestant<String, ?, ?> bare, String what) {
        var took =
                Race.run(List.of(product, bare), size.rounds, _ -> Collections.nCopies(size.questions * AGAIN, past));
        tell(what, of(took, PRODUCT));
        tell(what + ", av " + BARE, of(took, BARE));
        return of(took, PRODUCT);
    }

    private Took ask(Visitor visitor, IntFunction<List<String>> paths) {
        return of(
                Race.run(
                        List.of(Answering.of(
                                "http", (String path) -> visitor.get(path).body().length)),
                        size.rounds,
                        paths),
                "http");
    }

    private void tell(String what, Took took) {
        figures.row(what, millis(took, 0.5), millis(took, 0.99));
    }

    // --- building anew

    private void rebuild() throws SQLException, InterruptedException {
        var raw = RawLog.create(large.owner());
        raw.readAndParse();
        var reads = new Rates();
        readOnce(raw, reads);
        var path = Visitor.path(new StateOn(Integer.toString(FIRST_CODE), Product.today(size.years)));
        var going = new AtomicBoolean(true);
        var asked = new AtomicLong();
        var failed = new AtomicLong();
        var most = Duration.ofMillis(Math.max(20_000, (long) (deadline.left().toMillis() * 0.7)));
        product.close(); // one product with the heap to itself
        productLarge.close();
        try (var rebuilt = Product.start(large);
                var visitor = new Visitor(rebuilt.port());
                var executor = Executors.newFixedThreadPool(2)) {
            var probing = executor.submit(() -> {
                while (going.get()) {
                    asked.incrementAndGet();
                    if (!visitor.isAnswered(path)) {
                        failed.incrementAndGet();
                    }
                    Thread.sleep(20);
                }
                return null;
            });
            var start = System.nanoTime();
            var rebuilding = executor.submit(rebuilt::rebuild);
            try {
                rebuilding.get(most.toMillis(), TimeUnit.MILLISECONDS);
                var rebuilds = new Rates();
                rebuilds.add(rebuilt.events(), System.nanoTime() - start);
                going.set(false);
                probing.get();
                readOnce(raw, reads);
                var ratio = rebuilds.median() / reads.median();
                figures.section("Bygga om alla svar", "Ur loggen, medan produkten svarar. Händelser i sekunden.");
                figures.table("", "händelser/s");
                figures.row("läsa loggen och tolka dess JSON, inget mer", rate(reads));
                figures.row("bygga om alla svar", rate(rebuilds));
                figures.prose("Under tiden ställdes %s frågor, varav %s inte fick svaret 200."
                        .formatted(number(asked.get()), number(failed.get())));
                figures.bar("bygga om alla svar mot läsa och tolka", "≥ 0,2", decimal(ratio), ratio >= 0.2);
                figures.bar(
                        "svar 200 under ombyggnaden",
                        "alla",
                        "%s av %s".formatted(number(asked.get() - failed.get()), number(asked.get())),
                        failed.get() == 0);
            } catch (TimeoutException _) {
                rebuilding.cancel(true);
                figures.section("Bygga om alla svar", "Blev inte klart på %d s.".formatted(most.toSeconds()));
                figures.bar(
                        "bygga om alla svar mot läsa och tolka",
                        "≥ 0,2",
                        "< " + decimal(rebuilt.events() / (double) most.toSeconds() / reads.median()),
                        false);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } finally {
                going.set(false);
            }
        }
    }

    private static void readOnce(RawLog raw, Rates reads) throws SQLException {
        var start = System.nanoTime();
        var read = raw.readAndParse();
        reads.add(read, System.nanoTime() - start);
    }

    // --- recording

    private void writing(String donor) throws SQLException, IOException, InterruptedException {
        var writing = new Writing(product, RawLog.create(small.owner()), size, folder);
        writing.setUp();
        product.catchUp();
        product.stopFollowing();
        var logOnly = writing.registrations();
        product.follow();
        product.catchUp();
        var following = writing.registrations();
        product.catchUp();
        figures.section(
                "Registreringar",
                "En paragraf med en punkt, en händelse, en transaktion var. Rått: samma byte i en tabell med samma kolumner"
                        + " och index, `INSERT` och `COMMIT`.");
        figures.table("", "registreringar/s", "mot rått", "p50 ms", "p99 ms");
        tellRates("svaren följer inte med", logOnly);
        tellRates("svaren följer med", following);
        registrationBar(logOnly, "rå 1", "produkt 1", "1 klient", 0.5);
        registrationBar(logOnly, "rå 8", "produkt 8", "8 klienter", 0.8);
        registrationBar(following, "rå 1", "produkt 1", "1 klient, svaren följer med", 0.5);
        registrationBar(following, "rå 8", "produkt 8", "8 klienter, svaren följer med", 0.8);

        say("massinläser");
        var bulk = writing.bulk(donor);
        figures.section("Massinläsning", "En kommun åt gången, tusen rader i varje transaktion. Händelser i sekunden.");
        figures.table("", "händelser/s");
        bulk.forEach((name, rates) -> figures.row(name, rate(rates)));
        var loading = rates(bulk, Writing.LOADED_WITH_ANSWERS);
        var ratio = rates(bulk, Writing.LOADED).ratioTo(rates(bulk, Writing.RAW_BATCHES));
        figures.bar("massinläsning i loggen mot rå INSERT i satser", "≥ 0,5", decimal(ratio), ratio >= 0.5);
        figures.bar(
                "massinläsning med regler, träd och svar",
                "≥ 10 000 händelser/s",
                number(Math.round(loading.median())),
                loading.median() >= 10_000);
    }

    private void tellRates(String how, Map<String, Rates> all) {
        all.forEach((name, rates) -> figures.row(
                name + ", " + how,
                rate(rates),
                name.startsWith("rå") ? "" : decimal(rates.ratioTo(rates(all, name.contains("1") ? "rå 1" : "rå 8"))),
                millis(rates.each(), 0.5),
                millis(rates.each(), 0.99)));
    }

    private void registrationBar(Map<String, Rates> all, String raw, String own, String clients, double least) {
        var ratio = rates(all, own).ratioTo(rates(all, raw));
        figures.bar("registreringar, " + clients, "≥ " + decimal(least) + " av rått", decimal(ratio), ratio >= least);
    }

    private static Rates rates(Map<String, Rates> all, String name) {
        var found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException("Nobody is called " + name);
        }
        return found;
    }

    // --- proof

    /** What it costs that all that is recorded is signed: the product beside itself without a signer. */
    private void checkpoints() throws SQLException, InterruptedException {
        try (var signed = Server.start(folder);
                var unsigned = Server.start(folder);
                var with = Product.start(signed);
                var without = Product.start(unsigned, "--malspar.signing.enabled=false")) {
            with.stopFollowing();
            without.stopFollowing();
            var contestants = new LinkedHashMap<String, Writing>();
            contestants.put(WITH, new Writing(with, RawLog.create(signed.owner()), size, folder));
            contestants.put(WITHOUT, new Writing(without, RawLog.create(unsigned.owner()), size, folder));
            var all = Writing.inTurn(contestants);
            figures.section(
                    "Kontrollpunkter",
                    "Registreringar med kontrollpunkter och utan, i två tomma databaser, i samma körning. Svaren följer inte"
                            + " med.");
            figures.table("", "registreringar/s", "mot utan", "p50 ms", "p99 ms");
            for (var clients : List.of(" 1", " 8")) {
                var ratio = rates(all, WITH + clients).ratioTo(rates(all, WITHOUT + clients));
                for (var name : List.of(WITHOUT + clients, WITH + clients)) {
                    figures.row(
                            name,
                            rate(rates(all, name)),
                            name.startsWith(WITHOUT) ? "" : decimal(ratio),
                            millis(rates(all, name).each(), 0.5),
                            millis(rates(all, name).each(), 0.99));
                }
                figures.bar(
                        "registreringar med kontrollpunkter mot utan, klienter:" + clients,
                        "≥ 0,8",
                        decimal(ratio),
                        ratio >= 0.8);
            }
        }
    }

    /** From the first event to the last, as it is done every day, against reading the same rows and no more. */
    private void verification(List<String> municipalities) throws SQLException, IOException, InterruptedException {
        product.close(); // one process at a time signs and verifies
        var own = new Rates();
        var raw = new Rates();
        try (var verifying = Product.start(small, "--malspar.verification.every=PT4S");
                var visitor = new Visitor(verifying.port())) {
            var before = Instant.EPOCH;
            for (int round = 0; round < size.rounds + 1; round++) {
                while (verifiedSince(before, visitor, municipalities).size() < municipalities.size()) {
                    Thread.sleep(50);
                }
                var all = verifiedSince(before, visitor, municipalities);
                before = all.stream()
                        .map(Verified::verifiedAt)
                        .max(Instant::compareTo)
                        .orElseThrow();
                var leaves = all.stream().mapToLong(Verified::leaves).sum();
                Thread.sleep(1_000); // until the other municipalities are verified too
                var read = RawLog.readLeaves(small.owner(), municipalities);
                if (round > 0) { // the first is to warm up
                    own.add(
                            leaves,
                            TimeUnit.MILLISECONDS.toNanos(Math.max(
                                    1,
                                    all.stream()
                                            .mapToLong(Verified::milliseconds)
                                            .sum())));
                    raw.add(leaves, read);
                }
            }
        }
        figures.section(
                "Full verifiering",
                "Varje händelse läst, hashad och jämförd med trädet, kontrollpunkterna och undertecknarens filer, på det lilla"
                        + " arkivet. Rått: samma rader lästa med `COPY` och kastade.");
        figures.table("", "löv/s", "mot rått");
        figures.row("läsa raderna", rate(raw), "");
        figures.row("full verifiering", rate(own), decimal(own.ratioTo(raw)));
        figures.bar("full verifiering", "≥ 50 000 löv/s", number(Math.round(own.median())), own.median() >= 50_000);
    }

    private static List<Verified> verifiedSince(Instant before, Visitor visitor, List<String> municipalities) {
        return municipalities.stream()
                .flatMap(each -> visitor.verified(each).stream())
                .filter(verified -> verified.verifiedAt().isAfter(before))
                .toList();
    }

    // --- as it is shipped

    private void startUp() throws IOException, InterruptedException {
        if (jar == null || size.isTrial()) {
            return;
        }
        say("startar den levererade jar-filen");
        var laidOut = Shipped.laidOut(jar, folder.resolve("utlagd"));
        var cache = folder.resolve("malspar.aot").toAbsolutePath();
        var output = folder.resolve("start.log");
        Files.deleteIfExists(cache);
        try (var training = Shipped.start(laidOut, List.of("-XX:AOTCacheOutput=" + cache), small, output);
                var visitor = new Visitor(training.port())) {
            visitor.get(Visitor.path(new StateOn(Integer.toString(FIRST_CODE), Product.today(size.years))));
        }
        var cold = new ArrayList<Long>();
        var warm = new ArrayList<Long>();
        for (int round = 0; round < Math.min(3, size.rounds); round++) {
            cold.add(readyAfter(jar, List.of(), output));
            if (Files.exists(cache)) {
                warm.add(readyAfter(laidOut, List.of("-XX:AOTCache=" + cache), output));
            }
        }
        figures.section(
                "Start och minne",
                "Från att processen startas till att den svarar att den är redo, på en databas som redan är i gång;"
                        + " heap högst 512 MB.");
        figures.table("", "millisekunder");
        figures.row("`java -jar malspar.jar`", cold.toString());
        figures.row("utlagd, med AOT-cache", warm.toString());
        try (var running = Shipped.start(jar, List.of(), small, output);
                var visitor = new Visitor(running.port())) {
            for (int i = 0; i < size.questions; i++) {
                visitor.get(Visitor.path(new StateOn(Integer.toString(FIRST_CODE), Product.today(size.years))));
            }
            figures.prose("Efter %d frågor: %s MB i minnet, varav %s MB heap i bruk efter skräpsamling."
                    .formatted(
                            size.questions,
                            running.residentMegabytes().map(Figures::number).orElse("?"),
                            running.heapMegabytes().map(Figures::number).orElse("?")));
        }
    }

    private long readyAfter(Path started, List<String> options, Path output) throws IOException, InterruptedException {
        try (var shipped = Shipped.start(started, options, small, output)) {
            return shipped.readyAfterMillis();
        }
    }

    /** What has been measured so far. */
    Figures figures() {
        return figures;
    }

    String postgresVersion() {
        return postgresVersion;
    }

    @Override
    public void close() {
        product.close();
        productLarge.close();
        small.close();
        large.close();
    }
}
