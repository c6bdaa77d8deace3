package se.malspar.app.pages.ram;

import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.context.request.ServletWebRequest;
import se.malspar.app.questions.Answering;
import se.malspar.app.questions.Moment;
import se.malspar.app.questions.Questions;
import se.malspar.domain.decision.Municipality;

/**
 * Puts a page about a municipality into its frame. Everything on the page belongs to one position of the log, and whoever
 * has the page already is told that it still stands.
 */
@Component
public class Frames {

    private final Answering answering;
    private final Questions questions;

    Frames(Answering answering, Questions questions) {
        this.answering = answering;
        this.questions = questions;
    }

    /**
     * The template to show; none where the reader has the page already.
     *
     * @param content puts into the model what the page itself shows, of the position given
     */
    public @Nullable String page(
            Section section,
            Municipality municipality,
            Moment moment,
            String template,
            ServletWebRequest request,
            Model model,
            LongConsumer content) {
        Optional<String> shown = answering.read(municipality, moment, told -> {
            var response = request.getResponse();
            if (response != null) {
                response.setHeader(
                        HttpHeaders.CACHE_CONTROL, told.cacheControl().getHeaderValue());
            }
            // weak: the same page may be sent compressed or not
            if (request.checkNotModified("W/" + told.entityTag())) {
                return Optional.empty();
            }
            model.addAttribute(
                    "frame",
                    new Frame(
                            section,
                            questions.municipality(municipality),
                            questions.told(moment.asOf(), told.position()),
                            moment,
                            questions.completeness(municipality, moment.asOf()),
                            questions.models(municipality, moment.asOf()),
                            questions.paperTitles(municipality, moment.asOf())));
            content.accept(told.position());
            return Optional.of(template);
        });
        return shown.orElse(null);
    }
}
