package se.malspar.benchmark.product;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.Malspar;
import se.malspar.app.archive.Loading;
import se.malspar.app.eventlog.EnvelopeKeys;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.eventlog.LogAppender;
import se.malspar.app.eventlog.LogWriter;
import se.malspar.app.eventlog.PayloadFormat;
import se.malspar.app.platform.StoredTrails;
import se.malspar.benchmark.answer.Change;
import se.malspar.benchmark.answer.Entry;
import se.malspar.benchmark.answer.FieldGroup;
import se.malspar.benchmark.answer.Questions.HistoryOfGoal;
import se.malspar.benchmark.answer.Questions.MeetingOf;
import se.malspar.benchmark.answer.Questions.StateAtMoment;
import se.malspar.benchmark.answer.Questions.StateOn;
import se.malspar.benchmark.answer.Replay;
import se.malspar.benchmark.answer.Row;
import se.malspar.benchmark.measure.WrongAnswer;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.MeetingId;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.fulfilment.Assessment;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.state.Logged;
import se.malspar.domain.state.State;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.projections.fulfilment.FulfilmentAt;
import se.malspar.projections.history.HistoryOf;
import se.malspar.projections.json.TrailJson;
import se.malspar.projections.meeting.MeetingReplay;
import se.malspar.projections.projecting.Projections;
import se.malspar.projections.state.About;
import se.malspar.projections.state.Memory;
import se.malspar.projections.state.StateAt;
import se.malspar.projections.state.Statements;

/**
 * The product at work on a server, with its doors open: the only class here that knows its insides, and it knows only the
 * public questions, the command gateway and the projections' processor.
 */
public final class Product implements AutoCloseable {

    private static final String VERIFICATION = "--malspar.verification.every=";
    private static final String FOLLOWER = "answers";

    private final Server server;
    private final List<String> settings;
    private @Nullable Parts parts;

    private Product(Server server, List<String> settings) {
        this.server = server;
        this.settings = settings;
        this.parts = Parts.start(server, settings);
    }

    /** What is asked of it, of one start. */
    private record Parts(
            ConfigurableApplicationContext context,
            CommandGateway commands,
            Projections projections,
            EventLog log,
            StoredTrails trails,
            StateAt states,
            StateAt statesFromTables,
            HistoryOf histories,
            MeetingReplay meetings,
            FulfilmentAt fulfilments,
            JdbcClient db,
            Clock clock) {

        static Parts start(Server server, List<String> settings) {
            var context = new SpringApplicationBuilder(Malspar.class)
                    .registerShutdownHook(false)
                    .run(arguments(server, 0, settings).toArray(String[]::new));
            var tables = context.getBean(HikariDataSource.class);
            var trails = context.getBean(StoredTrails.class);
            return new Parts(
                    context,
                    context.getBean(CommandGateway.class),
                    context.getBean(Projections.class),
                    context.getBean(EventLog.class),
                    trails,
                    context.getBean(StateAt.class),
                    new StateAt(tables, new Statements(tables, trails), new Memory(0)),
                    context.getBean(HistoryOf.class),
                    context.getBean(MeetingReplay.class),
                    context.getBean(FulfilmentAt.class),
                    context.getBean(JdbcClient.class),
                    context.getBean(Clock.class));
        }

        void close() {
            context.close();
        }
    }

    private Parts parts() {
        var open = parts;
        if (open == null) {
            throw new IllegalStateException("The product is closed");
        }
        return open;
    }

    /**
     * As it is shipped but for some settings, as the command line has them. Its logs are verified only where one of them
     * says how often: a minute after the start, and for a minute, it would be at work beside what is measured.
     */
    public static Product start(Server server, String... settings) {
        return new Product(server, List.of(settings));
    }

    /** What the product is told when it is to work on the server, where nothing but what is measured is at work. */
    static List<String> arguments(Server server, int port) {
        return arguments(server, port, List.of());
    }

    private static List<String> arguments(Server server, int port, List<String> settings) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--malspar.demo=false",
                "--malspar.signing.folder=" + server.signingFolder(),
                "--spring.datasource.url=" + server.jdbcUrl(),
                "--spring.datasource.username=" + server.appUser(),
                "--spring.datasource.password=" + server.appPassword(),
                "--malspar.migration.username=" + server.migrationUser(),
                "--malspar.migration.password=" + server.migrationPassword()));
        if (settings.stream().noneMatch(setting -> setting.startsWith(VERIFICATION))) {
            arguments.add(VERIFICATION + "PT0S");
        }
        arguments.addAll(settings);
        return arguments;
    }

    public int port() {
        return Integer.parseInt(
                Objects.requireNonNull(parts().context().getEnvironment().getProperty("local.server.port")));
    }

    // --- recording

    /** Records one request; returns when it is durable. */
    public void record(TrailCommand command, String key, String by) {
        parts().commands()
                .sendAndWait(new GenericCommandMessage<>(
                        command,
                        Map.of(
                                EnvelopeKeys.ACTOR, by,
                                EnvelopeKeys.IDEMPOTENCY_KEY, key,
                                EnvelopeKeys.REQUEST_DIGEST, key)));
    }

    /**
     * How long a load took.
     *
     * @param logNanos until everything was judged and durable in the log
     * @param nanos until the answers knew it all too
     */
    public record Loaded(long logNanos, long nanos) {}

    /**
     * Loads archives one after the other and lets the answers come to their end, as the command does.
     *
     * @param restore whether it is to be recorded as long ago as it says, into a log that holds nothing else
     */
    public Loaded load(List<Path> archives, boolean restore) throws IOException {
        var isEmpty = events() == 0;
        stopFollowing();
        var start = System.nanoTime();
        for (var archive : archives) {
            load(archive, restore);
        }
        var logNanos = System.nanoTime() - start;
        parts().projections().catchUp(_ -> {});
        var loaded = new Loaded(logNanos, System.nanoTime() - start);
        if (isEmpty) {
            // whoever starts it after a load finds the follower at the end of the log
            close();
            parts = Parts.start(server, settings);
        } else {
            follow();
        }
        return loaded;
    }

    private void load(Path archive, boolean restore) throws IOException {
        var loading = new Loading(
                parts().log(),
                new LogAppender(
                        parts().context().getBean(LogWriter.class),
                        parts().context().getBean(PayloadFormat.class)),
                parts().clock(),
                restore ? new Loading.Manner.Restoring() : new Loading.Manner.Anew("Anna Andersson"),
                new Loading.Listener() {
                    @Override
                    public void refused(
                            String file,
                            long line,
                            String code,
                            String swedish,
                            String english,
                            Optional<String> field) {
                        throw new WrongAnswer("Line %d of %s was refused: %s".formatted(line, file, swedish));
                    }

                    @Override
                    public void reached(long bytesRead, long events) {}
                });
        try (loading;
                var lines = Files.newInputStream(archive)) {
            loading.load(archive.getFileName().toString(), lines);
            loading.finish();
        }
    }

    public String postgresVersion() {
        return parts().db()
                .sql(
                        "select current_setting('server_version') || ', shared_buffers ' || current_setting('shared_buffers')")
                .query(String.class)
                .single();
    }

    public void stopFollowing() {
        parts().context()
                .getBean(Configuration.class)
                .eventProcessingConfiguration()
                .eventProcessor(FOLLOWER)
                .orElseThrow()
                .shutDown();
    }

    public void follow() {
        parts().context()
                .getBean(Configuration.class)
                .eventProcessingConfiguration()
                .eventProcessor(FOLLOWER)
                .orElseThrow()
                .start();
    }

    /** Waits until the answers have come to the end of the log. */
    public void catchUp() throws InterruptedException {
        while (parts().projections().position() < parts().log().head()) {
            Thread.sleep(20);
        }
    }

    public long events() {
        return parts().log().head();
    }

    // --- reading

    /** A municipality's log as the product reads it. */
    public List<Logged> log(String municipality) {
        var logged = new ArrayList<Logged>();
        parts().trails()
                .replay(Municipality.of(municipality), 0, parts().log().head(), fact -> logged.add(fact.logged()));
        return logged;
    }

    /** When some of a municipality's events were recorded. */
    public List<Instant> someInstants(String municipality) {
        return parts().db()
                .sql("""
                        select recorded_at from ledger.event where municipality = :municipality and leaf % 97 = 0
                        order by leaf
                        """)
                .param("municipality", municipality)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .list();
    }

    public Instant now() {
        return parts().clock().instant();
    }

    public State state(StateOn question) {
        return parts().states().answer(Municipality.of(question.municipality()), AsOf.on(question.day(), now()));
    }

    public State state(StateAtMoment question) {
        return parts().states()
                .answer(
                        Municipality.of(question.municipality()),
                        new AsOf(question.decidedBy(), question.validOn(), question.recordedBy()));
    }

    /** As for a municipality that nobody has asked about yet: from the tables, and from nothing kept in memory. */
    public State stateFromTables(StateAtMoment question) {
        return parts().statesFromTables()
                .answer(
                        Municipality.of(question.municipality()),
                        new AsOf(question.decidedBy(), question.validOn(), question.recordedBy()));
    }

    /** The state of goals and plans alone, without meetings and papers. */
    public State stateOfGoals(StateOn question) {
        return parts().states()
                .answer(
                        Municipality.of(question.municipality()),
                        AsOf.on(question.day(), now()),
                        About.GOALS_AND_PLANS);
    }

    /** Every goal with all its parts, judged for the period that the day is about. */
    public List<Assessment> fulfilment(StateOn question) {
        return parts().fulfilments()
                .answer(
                        Municipality.of(question.municipality()),
                        AsOf.on(question.day(), now()),
                        Optional.empty(),
                        fulfilment -> fulfilment.all(
                                fulfilment.periodForAll(Optional.empty()).period()));
    }

    public List<HistoryOf.Entry> history(HistoryOfGoal question) {
        return parts().histories()
                .answer(
                        Municipality.of(question.municipality()),
                        Subject.of("goal", question.goal()),
                        question.decidedBy(),
                        now());
    }

    public Optional<MeetingReplay.Replay> meeting(MeetingOf question) {
        return parts().meetings()
                .answer(
                        Municipality.of(question.municipality()),
                        new BodyCode(question.body()),
                        question.date(),
                        AsOf.on(question.day(), now()));
    }

    /** Builds every projection anew from the log. */
    public void rebuild() {
        parts().projections().rebuildAll();
    }

    // --- answers to compare

    public static List<Row> comparable(State state) {
        var rows = new ArrayList<Row>();
        state.fields().forEach((subject, fields) -> {
            var groups = new TreeMap<String, SortedMap<String, FieldValue>>();
            fields.forEach((field, value) -> groups.computeIfAbsent(
                            FieldGroup.of(field) + "|" + value.blame().position(), _ -> new TreeMap<>())
                    .put(field, value));
            groups.forEach((group, values) -> rows.add(row(subject, group.substring(0, group.indexOf('|')), values)));
        });
        rows.sort(Row.IN_ORDER);
        return rows;
    }

    private static Row row(Subject subject, String group, SortedMap<String, FieldValue> values) {
        var says = new TreeMap<String, Optional<String>>();
        values.forEach((field, value) -> says.put(field, value.value()));
        var blame = values.values().iterator().next().blame();
        return new Row(
                subject.path(),
                group,
                TrailJson.mapper().writeValueAsString(says),
                blame.event(),
                blame.position(),
                blame.by().cited(),
                blame.standing().name(),
                blame.evidence().name(),
                blame.decidedOn().first(),
                blame.decidedOn().last(),
                blame.decidedOn().printed(),
                blame.validFrom(),
                blame.validUntil().orElse(null),
                blame.source().map(source -> source.document().value()).orElse(null),
                blame.recordedAt());
    }

    public static List<Entry> comparableHistory(List<HistoryOf.Entry> history) {
        return history.stream().map(Product::entry).toList();
    }

    private static Entry entry(HistoryOf.Entry entry) {
        var statement = entry.statement();
        return new Entry(
                statement.position(),
                statement.event(),
                statement.type(),
                statement.subject().path(),
                statement.cited(),
                statement.standing().name(),
                statement.evidence().name(),
                statement.decidedOn().first(),
                statement.decidedOn().last(),
                statement.recordedAt(),
                entry.changes().stream()
                        .map(diff -> new Change(
                                diff.subject().path(),
                                diff.field(),
                                diff.before().orElse(null),
                                diff.after().orElse(null)))
                        .sorted(Change.IN_ORDER)
                        .toList());
    }

    public static Replay comparableMeeting(Optional<MeetingReplay.Replay> answer) {
        var replay = answer.orElseThrow();
        var sections = replay.paragraphs().stream()
                .map(each -> new Replay.Section(
                        each.paragraph().toString(),
                        each.title().orElse(""),
                        each.points().size(),
                        each.points().stream()
                                .flatMap(point -> point.since().entrySet().stream()
                                        .map(field -> MinutesEvent.subject(
                                                        point.point().in(each.paragraph())) + " " + field.getKey()))
                                .sorted()
                                .toList(),
                        each.changes().stream().map(Product::entry).toList()))
                .toList();
        var facts = replay.meetings().stream()
                .filter(each -> each.meeting().equals(new MeetingId(replay.body(), replay.date(), 1)))
                .findFirst()
                .orElseThrow();
        return new Replay(
                sections,
                facts.minutesApprovedOn().flatMap(FieldValue::value).orElse(null),
                replay.previous().orElse(null),
                replay.next().orElse(null));
    }

    /** The last day of the archive on which the goals of its last mandate are in force: what a dashboard shows. */
    public static LocalDate today(int years) {
        return LocalDate.of(2002 + years, 12, 15);
    }

    public static RegistrationId newRegistration() {
        return new RegistrationId(UUID.randomUUID());
    }

    /** Lets go of what it remembers of all other municipalities: those who are asked beside it need the room. */
    public void rememberOnly(List<String> municipalities) {
        var memory = parts().context().getBean(Memory.class);
        parts().trails().municipalities().stream()
                .filter(other -> !municipalities.contains(other.code()))
                .forEach(memory::forget);
    }

    /** Keeps nothing in memory afterwards, however long somebody keeps the product. */
    @Override
    public void close() {
        var open = parts;
        parts = null;
        if (open != null) {
            open.close();
        }
    }
}
