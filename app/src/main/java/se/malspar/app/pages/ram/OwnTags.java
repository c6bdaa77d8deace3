package se.malspar.app.pages.ram;

import java.util.Set;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.processor.IProcessor;

/** The tags that the pages have beside Thymeleaf's own. */
final class OwnTags extends AbstractProcessorDialect {

    private static final int PRECEDENCE = 1000;

    private final Shown shown;

    OwnTags(Shown shown) {
        super("Målspår", "m", PRECEDENCE);
        this.shown = shown;
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new CitationTag(prefix, shown));
    }
}
