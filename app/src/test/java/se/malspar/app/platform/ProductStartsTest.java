package se.malspar.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.malspar.app.registering.Office.adoptGoal;
import static se.malspar.app.registering.Office.paragraph;

import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.eventlog.LogTail;
import se.malspar.app.registering.Office;
import se.malspar.projections.projecting.Projections;

@ProductTest
@DisplayName("The product")
class ProductStartsTest {

    @Autowired
    Product product;

    @Autowired
    Configuration axon;

    @Autowired
    LogTail tail;

    @Autowired
    EventLog log;

    @Autowired
    Projections projections;

    @Test
    void follows_its_log_from_an_empty_database_on() {
        var answers = axon.eventProcessingConfiguration()
                .eventProcessor(AnswersFollower.GROUP, PooledStreamingEventProcessor.class)
                .orElseThrow();
        await().untilAsserted(() -> assertThat(answers.processingStatus().values())
                .hasSize(1)
                .allMatch(EventTrackerStatus::isCaughtUp)
                .noneMatch(EventTrackerStatus::isErrorState));
    }

    @Test
    void reads_nothing_of_its_log_again_that_the_answers_know() throws InterruptedException {
        var office = Office.in(product, "1208");
        office.recorded(paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillväxt")));
        await().until(() -> projections.position() == log.head());

        try (var fromItsBeginning = tail.openStream(null)) {
            assertThat(fromItsBeginning.hasNextAvailable(1, TimeUnit.SECONDS)).isFalse();
        }
    }
}
