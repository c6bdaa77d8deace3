package se.malspar.projections.destruction;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.trail.RecordEvent.ContentDestroyed;
import se.malspar.domain.trail.RecordEvent.DestroyedLeaf;
import se.malspar.domain.trail.RecordEvent.DestructionDeclined;
import se.malspar.domain.trail.RecordEvent.DestructionRequested;
import se.malspar.domain.trail.RecordEvent.RegistrationAnnulled;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.projecting.Projection;
import se.malspar.projections.projecting.Rows;

/** One row per annulment, and per destruction, request for one and reply to it; never changed. */
public final class DestructionProjection implements Projection {

    private final JdbcClient db;
    private final Rows annulments;
    private final Rows destructions;
    private final Rows requests;
    private final Rows replies;

    public DestructionProjection(DataSource dataSource) {
        this.db = JdbcClient.create(dataSource);
        this.annulments =
                new Rows(dataSource, "annulment", "municipality", "registration", "annulled_at", "replaced_by");
        this.destructions = new Rows(
                dataSource,
                "destruction",
                "municipality",
                "registration",
                "position",
                "first_leaf",
                "leaves",
                "recorded_at",
                "destroyed_at",
                "replaced_by",
                "ordered_by",
                "reason",
                "requested_by",
                "confirmed_by",
                "told_in");
        this.requests = new Rows(
                dataSource,
                "destruction_request",
                "municipality",
                "request",
                "registration",
                "ordered_by",
                "reason",
                "requested_by",
                "requested_at");
        this.replies = new Rows(
                dataSource,
                "destruction_reply",
                "municipality",
                "request",
                "declined",
                "reason",
                "replied_by",
                "replied_at");
    }

    @Override
    public String name() {
        return "destruction";
    }

    @Override
    public int revision() {
        return 1;
    }

    @Override
    public void forget(Municipality municipality) {
        for (var table : List.of("annulment", "destruction", "destruction_request", "destruction_reply")) {
            db.sql("delete from answers." + table + " where municipality = :municipality")
                    .param("municipality", municipality.code())
                    .update();
        }
    }

    @Override
    public boolean project(Municipality municipality, List<Fact> facts) {
        annulments.write(
                facts.stream()
                        .filter(fact -> fact.logged().event() instanceof RegistrationAnnulled)
                        .toList(),
                (fact, row) -> {
                    var annulled = (RegistrationAnnulled) fact.logged().event();
                    row.text(municipality.code())
                            .id(annulled.registration().value())
                            .instant(fact.logged().recordedAt())
                            .text(annulled.replacedBy());
                });
        destructions.write(
                facts.stream()
                        .filter(fact -> fact.logged().event() instanceof ContentDestroyed)
                        .toList(),
                DestructionProjection::columns);
        requests.write(
                facts.stream()
                        .filter(fact -> fact.logged().event() instanceof DestructionRequested)
                        .toList(),
                (fact, row) -> {
                    var requested = (DestructionRequested) fact.logged().event();
                    row.text(municipality.code())
                            .id(fact.logged().registration().value())
                            .id(requested.registration().value())
                            .text(requested.orderedBy().toString())
                            .text(requested.reason())
                            .text(requested.requestedBy())
                            .instant(fact.logged().recordedAt());
                });
        replies.write(
                facts.stream().flatMap(DestructionProjection::reply).toList(),
                (reply, row) -> row.text(municipality.code())
                        .id(reply.request().value())
                        .flag(reply.declined())
                        .text(reply.reason())
                        .text(reply.repliedBy())
                        .instant(reply.repliedAt()));
        return false;
    }

    private record Reply(
            RegistrationId request, boolean declined, String reason, String repliedBy, Instant repliedAt) {}

    private static Stream<Reply> reply(Fact fact) {
        var repliedAt = fact.logged().recordedAt();
        if (fact.logged().event() instanceof DestructionDeclined(var request, var reason, var declinedBy)) {
            return Stream.of(new Reply(request, true, reason, declinedBy, repliedAt));
        }
        return fact.logged().event() instanceof ContentDestroyed told
                ? Stream.of(new Reply(told.request(), false, told.reason(), told.confirmedBy(), repliedAt))
                : Stream.empty();
    }

    /** In the order in which the columns are named. */
    private static void columns(Fact fact, Rows.Row row) {
        var logged = fact.logged();
        var told = (ContentDestroyed) logged.event();
        row.text(fact.municipality().code())
                .id(told.registration().value())
                .number(logged.position())
                .number(told.leaves().stream()
                        .mapToLong(DestroyedLeaf::leaf)
                        .min()
                        .orElseThrow())
                .number(told.leaves().size())
                .instant(told.recordedAt())
                .instant(logged.recordedAt())
                .text(told.replacedBy().toString())
                .text(told.orderedBy().toString())
                .text(told.reason())
                .text(told.requestedBy())
                .text(told.confirmedBy())
                .id(logged.registration().value());
    }
}
