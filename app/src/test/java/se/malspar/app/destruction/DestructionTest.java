package se.malspar.app.destruction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.malspar.app.destruction.Archive.NAME;
import static se.malspar.app.destruction.Archive.created;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.registering.Office;
import se.malspar.projections.projecting.Projections;
import tools.jackson.databind.node.ObjectNode;

@ProductTest
@DisplayName("What two archivists have destroyed")
class DestructionTest {

    private final Product product;
    private final JdbcClient db;
    private final Projections projections;

    @Autowired
    DestructionTest(Product product, JdbcClient db, Projections projections) {
        this.product = product;
        this.db = db;
        this.projections = projections;
    }

    @Test
    void is_gone_from_every_text_of_every_table() {
        var archive = Archive.in(product, "1701");
        var wrong = archive.recordTheName();
        assertThat(archive.office().get("/search?q=" + archive.name()).toString())
                .contains(archive.name());
        leaveForLater(wrong);
        archive.replace(wrong);
        archive.order(wrong);
        assertThat(placesOf(archive.name()))
                .as("so that the search is worth something")
                .contains("ledger.event.leaf_bytes", "operation.dead_letter_entry.payload");

        archive.destroy(wrong);

        archive.office().get("/state");
        assertThat(placesOf(archive.name())).isEmpty();
    }

    /** As where a projection could not heed the events: they lie there whole until it can. */
    private void leaveForLater(String registration) {
        assertThat(db.sql("""
                                insert into operation.dead_letter_entry
                                       (deadletteridentifier, processinggroup, sequenceidentifier, sequenceindex, messagetype,
                                        eventidentifier, timestamp, payloadtype, payload, enqueuedat)
                                select gen_random_uuid(), 'what nobody follows', municipality, leaf, 'GenericDomainEventMessage',
                                       event_id, recorded_at, type, leaf_bytes, recorded_at
                                  from ledger.event
                                 where registration = cast(:registration as uuid)
                                """).param("registration", registration).update()).isPositive();
    }

    /** Looks through the catalogue, so that no table that is ever added is left out. */
    private List<String> placesOf(String word) {
        record Column(String schema, String table, String column, String type) {}
        var places = new ArrayList<String>();
        var hex = HexFormat.of().formatHex(word.getBytes(UTF_8));
        db.sql("""
                        select n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
                          from pg_attribute a join pg_class c on c.oid = a.attrelid
                          join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped
                           and n.nspname not in ('pg_catalog', 'information_schema')
                           and has_table_privilege(c.oid, 'select')
                        """)
                .query((row, _) -> new Column(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list()
                .forEach(each -> {
                    var as = each.type().equals("bytea")
                            ? "encode(\"%s\", 'hex') like '%%%s%%'".formatted(each.column(), hex)
                            : "lower(\"%s\"::text) like lower('%%%s%%')".formatted(each.column(), word);
                    if (db.sql("select exists (select from \"%s\".\"%s\" where %s)"
                                    .formatted(each.schema(), each.table(), as))
                            .query(Boolean.class)
                            .single()) {
                        places.add("%s.%s.%s".formatted(each.schema(), each.table(), each.column()));
                    }
                });
        return places;
    }

    @Test
    void is_told_for_ever_with_its_place_and_hash_and_who_did_it() {
        var archive = Archive.in(product, "1702");
        var wrong = archive.recordTheName();
        var clean = archive.replace(wrong);
        var order = archive.order(wrong);
        var hashes = hashes("1702");

        var told = archive.destroy(wrong);

        assertThat(told.at("/events").size()).isEqualTo(1);
        var event = told.at("/events/0");
        assertThat(event.at("/type").asString()).isEqualTo("content-destroyed");
        assertThat(event.at("/payload/registration").asString()).isEqualTo(wrong);
        assertThat(event.at("/payload/replacedBy").asString()).isEqualTo(clean);
        assertThat(event.at("/payload/orderedIn").asString()).isEqualTo(order);
        assertThat(event.at("/payload/orderedBy").asString()).isEqualTo(Archive.ORDER);
        assertThat(event.at("/payload/requestedBy").asString())
                .isNotEqualTo(event.at("/payload/confirmedBy").asString());
        assertThat(event.toString()).doesNotContain(NAME);
        assertThat(hashes("1702").subList(0, hashes.size()))
                .as("the tree is what it was")
                .isEqualTo(hashes);
        for (var leaf : event.at("/payload/leaves")) {
            assertThat(leaf.at("/hash").asString())
                    .isEqualTo(hashes.get(leaf.at("/leaf").asInt()));
        }
        var listed = archive.office().get("/destructions");
        assertThat(listed.at("/requests").size()).isZero();
        assertThat(listed.at("/destructions/0/registration").asString()).isEqualTo(wrong);
        assertThat(listed.at("/destructions/0/orderedBy").asString()).isEqualTo(Archive.ORDER);
        assertThat(listed.at("/destructions/0/toldIn").asString())
                .isEqualTo(told.at("/registration").asString());
        var left = archive.office().get("/registrations/" + wrong);
        assertThat(left.at("/annulled").asBoolean()).isTrue();
        assertThat(left.at("/events/0/type").asString()).isEqualTo("destroyed");
        assertThat(left.toString()).doesNotContain(NAME);
        assertThat(archive.office().get("/events?limit=1000").toString()).doesNotContain(NAME);
    }

    private List<String> hashes(String municipality) {
        return db.sql("""
                        select encode(leaf_hash, 'hex') from ledger.event where municipality = :municipality order by leaf
                        """)
                .param("municipality", municipality)
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void changes_no_answer_of_today_and_none_when_all_is_rebuilt() {
        var archive = Archive.in(product, "1703");
        var wrong = archive.recordTheName();
        archive.replace(wrong);
        archive.order(wrong);
        archive.office()
                .recorded(Office.paragraph(
                        "KF", "2020-03-01", "§ 3", Office.setAmbitionLevel("1", "Fler", "2020-01-01")));
        var questions = List.of(
                "/state?date=2026-02-01",
                "/goals/1?date=2020-12-31",
                "/goals/1/history?date=2026-02-01",
                "/meetings/KS/2020-02-05?date=2026-02-01");
        var before = questions.stream().map(question -> said(archive, question)).toList();

        archive.destroy(wrong);

        assertThat(questions.stream().map(question -> said(archive, question)).toList())
                .isEqualTo(before);
        projections.rebuildAll();
        assertThat(questions.stream().map(question -> said(archive, question)).toList())
                .isEqualTo(before);
        // and recording goes on, as if nothing had happened
        archive.office()
                .recorded(Office.paragraph(
                        "KF", "2020-04-01", "§ 4", Office.setAmbitionLevel("1", "Ännu fler", "2020-01-01")));
        assertThat(archive.office()
                        .get("/goals/1?date=2020-12-31")
                        .at("/goal/fields/ambitionLevel/value")
                        .asString())
                .isEqualTo("Ännu fler");
    }

    /** What is answered, but for how far the log had come and when it was asked. */
    private static String said(Archive archive, String question) {
        var answer = (ObjectNode) archive.office().get(question);
        answer.remove("moment");
        return answer.toString();
    }

    @Test
    void is_said_in_answers_about_moments_when_it_counted_instead_of_being_guessed() {
        var archive = Archive.in(product, "1704");
        var wrong = archive.recordTheName();
        var then = archive.office()
                .get("/registrations/" + wrong)
                .at("/recordedAt")
                .asString();
        archive.replace(wrong);
        archive.order(wrong);
        var asked = "/api/v1/1704/goals/1?date=2020-12-31&recordedBy=" + then;
        var before = product.get(asked);
        assertThat(before.body()).contains(NAME);
        var tag = before.headers().firstValue("ETag").orElseThrow();

        archive.destroy(wrong);

        var state = archive.office().get("/state?date=2020-12-31&recordedBy=" + then);
        assertThat(state.at("/goals").size()).isZero();
        assertThat(state.at("/completeness/destroyed/0/orderedBy").asString()).isEqualTo(Archive.ORDER);
        assertThat(state.at("/completeness/sentence").asString()).contains("Gallrat enligt " + Archive.ORDER);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(product.send("GET", asked, "", "If-None-Match", tag)
                                .statusCode())
                        .as("nobody is told that the old answer still stands")
                        .isEqualTo(404));
        var gone = product.get(asked);
        assertThat(Product.json(gone).at("/detail").asString()).contains("Gallrat enligt " + Archive.ORDER);
        assertThat(gone.body()).doesNotContain(NAME);
        assertThat(archive.office()
                        .get("/state?date=2020-12-31")
                        .at("/completeness")
                        .has("destroyed"))
                .as("today nothing is lacking")
                .isFalse();
    }

    @Test
    void takes_two_archivists() {
        var archive = Archive.in(product, "1705");
        var wrong = archive.recordTheName();
        archive.replace(wrong);
        archive.order(wrong);
        var request = created(archive.ask(wrong)).at("/registration").asString();
        var waiting = archive.office().get("/destructions").at("/requests/0");
        assertThat(waiting.at("/request").asString()).isEqualTo(request);

        assertRefused(archive.confirmBySamePerson(request), 409, "not-confirmed-by-two");
        assertRefused(archive.confirm(request, product.registrarOf("1705")), 403, "not-an-archivist");
        assertRefused(archive.confirm(request, product.archivistOf("1702")), 403, "other-municipality");
        assertThat(archive.confirm(request, "nobody").statusCode()).isEqualTo(401);
        assertThat(placesOf(archive.name())).isNotEmpty();
        created(archive.confirm(request));
        assertRefused(archive.confirm(request), 409, "destruction-not-requested");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Product.json(answer).at("/code").asString()).isEqualTo(code);
    }

    @Test
    void stays_where_the_request_is_declined() {
        var archive = Archive.in(product, "1706");
        var wrong = archive.recordTheName();
        archive.replace(wrong);
        archive.order(wrong);
        var request = created(archive.ask(wrong)).at("/registration").asString();

        created(archive.decline(request));

        assertThat(archive.office().get("/destructions").at("/requests").size()).isZero();
        assertRefused(archive.confirm(request), 409, "destruction-not-requested");
        assertThat(archive.office().get("/registrations/" + wrong).toString()).contains(NAME);
    }

    @Test
    void may_have_replaced_another_which_stays_replaced() {
        var archive = Archive.in(product, "1707");
        var first = archive.recordTheName();
        var second = archive.replace(first);
        var third = archive.replace(second);
        archive.order(second);
        archive.order(first, 6);
        archive.destroy(second);

        var goal = archive.office().get("/goals/1?date=2020-12-31");
        assertThat(goal.at("/goal/fields/wording/value").asString()).isEqualTo("Fler i arbete");
        assertThat(archive.office()
                        .get("/registrations/" + first)
                        .at("/replacedBy")
                        .asString())
                .isEqualTo(second);
        projections.rebuildAll();
        assertThat(archive.office()
                        .get("/goals/1?date=2020-12-31")
                        .at("/goal/fields/wording/value")
                        .asString())
                .isEqualTo("Fler i arbete");
        archive.destroy(first, "KS 2026-01-14 § 6 p 1");
        assertThat(archive.office()
                        .get("/goals/1?date=2020-12-31")
                        .at("/goal/fields/wording/value")
                        .asString())
                .isEqualTo("Fler i arbete");
        assertThat(archive.office()
                        .get("/registrations/" + third)
                        .at("/annulled")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void cannot_be_anything_that_the_log_does_not_bear_out() {
        var archive = Archive.in(product, "1708");
        var wrong = archive.recordTheName();
        archive.replace(wrong);
        archive.order(wrong);
        var position = db.sql("select max(position) from ledger.event")
                .query(Long.class)
                .single();

        assertThatThrownBy(() -> db.sql("update ledger.event set leaf_bytes = leaf_bytes where municipality = '1708'")
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> db.sql("select ledger.destroy_told()").query().listOfRows())
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> db.sql("""
                                insert into ledger.event (leaf_bytes, nodes)
                                select convert_to(replace(replace(replace(replace(
                                         convert_from(leaf_bytes, 'UTF8'),
                                         '"leaf":' || leaf, '"leaf":' || next),
                                         '"position":' || position, '"position":' || :position),
                                         event_id::text, gen_random_uuid()::text),
                                         '"type":"paragraph-recorded"', '"type":"content-destroyed"'), 'UTF8'),
                                       decode(repeat('00', 32 * (bit_count((next # (next + 1))::bit(64)) - 1)::integer), 'hex')
                                  from ledger.event,
                                       (select max(leaf) + 1 as next from ledger.event where municipality = '1708') as head
                                 where registration = cast(:wrong as uuid) and type = 'paragraph-recorded'
                                """)
                        .param("position", position + 1)
                        .param("wrong", wrong)
                        .update())
                .rootCause()
                .hasMessageContaining("Gallringen har inte stöd i loggen");
        archive.destroy(wrong);
    }
}
