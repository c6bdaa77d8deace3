package se.malspar.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.malspar.app.ProductTest;

@ProductTest
@DisplayName("The product")
class ProductStartsTest {

    @Autowired
    Configuration axon;

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
}
