package se.malspar.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.malspar.app.registering.Office.adoptGoal;
import static se.malspar.app.registering.Office.paragraph;
import static se.malspar.app.registering.Office.setAmbitionLevel;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.TestDatabase;
import se.malspar.app.registering.Office;
import se.malspar.projections.projecting.Projections;

@ProductTest
@DisplayName("The answers")
class RebuildTest {

    private static final String GOAL = "/goals/1?date=2020-12-31&recordedBy=2100-01-01";

    private final Product product;
    private final Projections projections;
    private final DeadLetters deadLetters;
    private final Configuration axon;
    private final JdbcClient db;
    private final TestDatabase database;

    @Autowired
    RebuildTest(
            Product product,
            Projections projections,
            DeadLetters deadLetters,
            Configuration axon,
            JdbcClient db,
            TestDatabase database) {
        this.product = product;
        this.projections = projections;
        this.deadLetters = deadLetters;
        this.axon = axon;
        this.db = db;
        this.database = database;
    }

    @Test
    void are_the_same_after_a_rebuild_and_whole_all_the_while() throws InterruptedException {
        var office = Office.in(product, "1201");
        office.recorded(paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillväxt")));
        office.recorded(paragraph("KS", "2020-03-04", "§ 20", setAmbitionLevel("1", "Fler", "2020-01-01")));
        var before = office.get(GOAL).at("/goal");
        assertThat(before.at("/fields/ambitionLevel/value").asString()).isEqualTo("Fler");
        var done = new AtomicBoolean();
        var whole = new AtomicBoolean(true);
        var reader = Thread.ofVirtual().start(() -> {
            while (!done.get()) {
                if (!office.get(GOAL).at("/goal").equals(before)) {
                    whole.set(false);
                }
            }
        });

        projections.names().forEach(projections::rebuild);

        done.set(true);
        reader.join();
        assertThat(whole).isTrue();
        assertThat(office.get(GOAL).at("/goal")).isEqualTo(before);
    }

    @Test
    void that_were_lost_come_back_from_the_log() {
        var office = Office.in(product, "1202");
        office.recorded(paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillväxt")));
        var before = office.get(GOAL).at("/goal");
        for (var table : new String[] {"statement", "basis"}) {
            db.sql("delete from answers.%s where municipality = '1202'".formatted(table))
                    .update();
        }
        forgetWhatIsRemembered("1202");
        assertThat(product.get("/api/v1/1202" + GOAL).statusCode()).isEqualTo(404);

        projections.rebuild("state");

        assertThat(office.get(GOAL).at("/goal")).isEqualTo(before);
    }

    @Test
    void heed_what_they_could_not_heed_before_and_health_tells_meanwhile() {
        var office = Office.in(product, "1203");
        office.recorded(paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillväxt")));
        var before = office.get(GOAL).at("/goal");
        for (var table : new String[] {"statement", "basis", "paper", "search_text", "told"}) {
            db.sql("delete from answers.%s where municipality = '1203'".formatted(table))
                    .update();
        }
        var queue = queue();
        axon.eventStore().readEvents("1203").asStream().forEach(event -> queue.enqueue("1203", letter(event)));
        assertThat(product.get("/actuator/health").statusCode()).isEqualTo(503);

        var heeded = deadLetters.retry();

        assertThat(heeded).isEqualTo(1);
        assertThat(product.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(office.get(GOAL).at("/goal")).isEqualTo(before);
    }

    /** One municipality's rows cannot be written: the others' are, and its own when they can. */
    @Test
    void of_others_go_on_while_one_municipality_cannot_be_heeded() {
        var lame = Office.in(product, "1204");
        var other = Office.in(product, "1205");
        var owner = JdbcClient.create(database.owner());
        owner.sql("""
                        create function answers.refuse_1204() returns trigger language plpgsql as $$
                        begin
                            if new.municipality = '1204' and new.subject like 'goal:%' then
                                raise exception 'not now';
                            end if;
                            return new;
                        end $$
                        """).update();
        owner.sql("""
                        create trigger refuse_1204 before insert on answers.statement
                            for each row execute function answers.refuse_1204()
                        """).update();
        try {
            lame.recorded(paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillväxt")));
            other.recorded(paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillväxt")));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(product.get("/api/v1/1205" + GOAL).statusCode())
                                    .isEqualTo(200));
            assertThat(product.get("/actuator/health").statusCode()).isEqualTo(503);
            assertThat(product.get("/api/v1/1204" + GOAL).statusCode()).isEqualTo(404);
        } finally {
            owner.sql("drop trigger refuse_1204 on answers.statement").update();
            owner.sql("drop function answers.refuse_1204").update();
        }

        assertThat(deadLetters.retry()).isEqualTo(1);

        assertThat(product.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(product.get("/api/v1/1204" + GOAL).statusCode()).isEqualTo(200);
    }

    /** They can be told for minutes, as when they are rebuilt: the log has a lock of its own. */
    @Test
    void keep_nobody_waiting_who_registers_while_they_are_told() throws SQLException {
        var office = Office.in(product, "1206");
        try (var somebodyElse = database.owner().getConnection()) {
            somebodyElse.setAutoCommit(false);
            try (var statement = somebodyElse.createStatement()) {
                statement.execute("lock table answers.statement in exclusive mode"); // who reads may go on reading
            }
            office.recorded(paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillväxt")));
            await("the answers to be in the middle of a transaction")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> JdbcClient.create(database.owner())
                            .sql("""
                                    select exists (select 1 from pg_locks
                                                   where relation = 'answers.statement'::regclass and not granted)
                                    """)
                            .query(Boolean.class)
                            .single());

            assertThat(CompletableFuture.supplyAsync(() -> office.recorded(
                            paragraph("KS", "2020-03-04", "§ 20", setAmbitionLevel("1", "Fler", "2020-01-01")))))
                    .succeedsWithin(Duration.ofSeconds(30));
            somebodyElse.rollback();
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> office.get(GOAL)
                        .at("/goal/fields/ambitionLevel/value")
                        .asString()
                        .equals("Fler"));
    }

    private void forgetWhatIsRemembered(String municipality) {
        db.sql("update answers.told set edition = edition + 1 where municipality = :municipality")
                .param("municipality", municipality)
                .update();
    }

    private SequencedDeadLetterQueue<EventMessage<?>> queue() {
        return axon.eventProcessingConfiguration()
                .deadLetterQueue(AnswersFollower.GROUP)
                .orElseThrow();
    }

    private static GenericDeadLetter<EventMessage<?>> letter(EventMessage<?> event) {
        return new GenericDeadLetter<>("1203", event, new IllegalStateException("could not be heeded"));
    }
}
