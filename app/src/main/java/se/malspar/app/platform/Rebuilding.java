package se.malspar.app.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.malspar.projections.projecting.Projections;

/** Rebuilds, beside the product's answering, the projections that another revision of the program has filled. */
@Component
class Rebuilding {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilding.class);

    private final Projections projections;

    Rebuilding(Projections projections) {
        this.projections = projections;
    }

    @EventListener(ApplicationStartedEvent.class)
    void start() {
        Thread.ofVirtual().name("rebuilding").start(() -> {
            try {
                projections.rebuildOutdated().forEach(name -> LOG.info("Projektionen {} är ombyggd.", name));
            } catch (RuntimeException e) {
                LOG.error("En projektion kunde inte byggas om; de gamla svaren står kvar.", e);
            }
        });
    }
}
