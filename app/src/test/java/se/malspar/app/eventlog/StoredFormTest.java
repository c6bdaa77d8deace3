package se.malspar.app.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.TestDatabase;

@DisplayName("The stored form of an event")
class StoredFormTest {

    private static final UUID EVENT = UUID.fromString("0198c0de-0000-7000-8000-000000000002");

    private final TestDatabase database = TestDatabase.create();

    @Test
    void is_the_approved_one() throws IOException {
        assertThat(masked(stored(TestLog.note(
                                "0665", 0, new Note("Målet «Trygghet» § 175 😀"), EVENT, TestLog.REGISTRATION)
                        .andMetaData(Map.of(
                                EnvelopeKeys.IDEMPOTENCY_KEY, "nyckel-1", EnvelopeKeys.REQUEST_DIGEST, "sha-256:ab")))))
                .isEqualTo(approved("stored-event.approved.json"));
    }

    @Test
    void leaves_out_what_was_not_given() throws IOException {
        assertThat(masked(stored(TestLog.note("0665", 0, new Note("kort"), EVENT, TestLog.REGISTRATION))))
                .isEqualTo(approved("stored-event-without-options.approved.json"));
    }

    @Test
    void is_salted_anew_each_time() {
        var format = new LeafFormat(new Note.Format());
        var event = TestLog.note("0665", 0, new Note("lika"), EVENT, TestLog.REGISTRATION);
        assertThat(format.draft(event).storedAt(1, TestLog.LONG_AGO))
                .isNotEqualTo(format.draft(event).storedAt(1, TestLog.LONG_AGO));
    }

    private String stored(EventMessage<?> event) {
        try (var log = new TestLog(database)) {
            log.engine.appendEvents(event);
        }
        return new String(
                JdbcClient.create(database.app())
                        .sql("select leaf_bytes from ledger.event")
                        .query(byte[].class)
                        .single(),
                UTF_8);
    }

    private static String masked(String stored) {
        return stored.replaceFirst(
                        "\"recordedAt\":\"\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z\"",
                        "\"recordedAt\":\"<microseconds, UTC>\"")
                .replaceFirst("\"salt\":\"[A-Za-z0-9_-]{22}\"", "\"salt\":\"<16 bytes>\"");
    }

    private static String approved(String name) throws IOException {
        try (var file = StoredFormTest.class.getResourceAsStream(name)) {
            assertThat(file).as(name).isNotNull();
            return new String(file.readAllBytes(), UTF_8).strip();
        }
    }
}
