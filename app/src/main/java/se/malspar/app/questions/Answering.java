package se.malspar.app.questions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.platform.Freshness;
import se.malspar.domain.decision.Municipality;
import se.malspar.projections.destruction.Destructions;
import se.malspar.projections.projecting.Snapshot;

/**
 * Answers from one snapshot, with an entity tag that tells how far the municipality's trail had come: the same tag serves
 * a later registration as {@code If-Match}. What was known at a past instant can never change: such an answer states the
 * position that the log had come to by then, and may be kept for ever.
 */
@Component
public class Answering {

    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final Snapshot snapshot;
    private final EventLog log;
    private final Clock clock;
    private final String version;
    private final Destructions destructions;

    Answering(
            Snapshot snapshot,
            @Qualifier("logForReading") EventLog log,
            Clock clock,
            Destructions destructions,
            @Value("${malspar.version}") String version) {
        this.snapshot = snapshot;
        this.log = log;
        this.clock = clock;
        this.destructions = destructions;
        this.version = version;
    }

    /**
     * What may be told of an answer before it is worked out.
     *
     * @param position of the log that it belongs to
     * @param known position of the log that the answers had come to, where it was read
     * @param isForEver whether it can never change
     */
    public record Told(long position, long known, String entityTag, boolean isForEver) {

        public CacheControl cacheControl() {
            return isForEver
                    ? CacheControl.maxAge(FOR_EVER).cachePublic().immutable()
                    : CacheControl.noCache().cachePublic();
        }
    }

    <T> ResponseEntity<T> answer(Municipality municipality, Moment moment, LongFunction<T> answer) {
        return read(municipality, moment, told -> {
            var response = ResponseEntity.ok().eTag(told.entityTag()).cacheControl(told.cacheControl());
            if (!told.isForEver()) {
                response.header(Freshness.LOG_POSITION, Long.toString(told.known()));
            }
            return response.body(answer.apply(told.position()));
        });
    }

    /** Everything that is read inside belongs to one position of the log. */
    public <T> T read(Municipality municipality, Moment moment, Function<Told, T> answer) {
        return snapshot.read(known -> {
            var position =
                    moment.recordedByStated() ? Math.min(known, by(moment.asOf().recordedBy())) : known;
            var trail = log.trailBy(municipality.code(), position);
            return answer.apply(new Told(
                    position,
                    known,
                    tag(
                            trail.leaves(),
                            destructions.ofWhatWasRecordedBy(
                                    municipality, moment.asOf().recordedBy()),
                            moment),
                    moment.isWhollyStated() && isPast(municipality, position, known, trail)));
        });
    }

    /** Whether the log has gone on since, and the answers know all of the trail as it was: no event may be waiting. */
    private boolean isPast(Municipality municipality, long position, long known, EventLog.TrailEnd trail) {
        return position < known && snapshot.told(municipality).position() >= trail.position();
    }

    private long by(Instant recordedBy) {
        return log.lastBefore(recordedBy.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS));
    }

    /**
     * The trail's size; how much of what was recorded by then is destroyed, where anything is; where the question leaves the
     * day open, the day; and the version that puts it into words.
     */
    private String tag(long trailSize, int destroyed, Moment moment) {
        var gone = destroyed == 0 ? "" : ".g" + destroyed;
        var day = moment.daysStated() ? "" : "." + LocalDate.ofInstant(clock.instant(), SWEDEN);
        return "\"" + trailSize + gone + day + "." + version + "\"";
    }
}
