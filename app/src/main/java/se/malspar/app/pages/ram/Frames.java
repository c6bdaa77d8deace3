package se.malspar.app.pages.ram;

import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.context.request.ServletWebRequest;
import se.malspar.app.integrity.Standing;
import se.malspar.app.integrity.Standings;
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
    private final Standings standings;

    Frames(Answering answering, Questions questions, Standings standings) {
        this.answering = answering;
        this.questions = questions;
        this.standings = standings;
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
            var standing = standings.of(municipality);
            var response = request.getResponse();
            if (response != null) {
                // also a page about the past says how far the log can be believed now
                response.setHeader(
                        HttpHeaders.CACHE_CONTROL,
                        CacheControl.noCache().cachePublic().getHeaderValue());
            }
            // weak: the same page may be sent compressed or not
            if (request.checkNotModified("W/" + standing.tag(told.entityTag()))) {
                return Optional.empty();
            }
            model.addAttribute("frame", frame(section, municipality, moment, told.position(), standing));
            content.accept(told.position());
            return Optional.of(template);
        });
        return shown.orElse(null);
    }

    /** As {@link #page}, of today, for what nobody may keep. */
    public String atTheDesk(Municipality municipality, String template, Model model, LongConsumer content) {
        var moment = questions.now();
        return answering.read(municipality, moment, told -> {
            model.addAttribute(
                    "frame",
                    frame(Section.REGISTER, municipality, moment, told.position(), standings.of(municipality)));
            content.accept(told.position());
            return template;
        });
    }

    private Frame frame(Section section, Municipality municipality, Moment moment, long position, Standing standing) {
        return new Frame(
                section,
                questions.municipality(municipality),
                questions.told(moment.asOf(), position),
                moment,
                questions.completeness(municipality, moment.asOf()),
                questions.models(municipality, moment.asOf()),
                questions.paperTitles(municipality, moment.asOf()),
                questions.destroyedByPaper(municipality),
                standing);
    }
}
