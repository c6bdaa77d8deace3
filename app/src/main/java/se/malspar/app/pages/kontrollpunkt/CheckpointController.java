package se.malspar.app.pages.kontrollpunkt;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import se.malspar.app.integrity.Standings;
import se.malspar.app.integrity.VerifierKeys;
import se.malspar.app.pages.ram.Frames;
import se.malspar.app.pages.ram.Section;
import se.malspar.app.platform.NotFound;
import se.malspar.app.questions.Moment;
import se.malspar.app.questions.Questions;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.ledger.Checkpoint;

/** The checkpoint, to read and to print in the next notice of a meeting or its minutes: there nobody can change it. */
@Controller
class CheckpointController {

    private final Frames frames;
    private final Questions questions;
    private final Standings standings;
    private final VerifierKeys keys;

    CheckpointController(Frames frames, Questions questions, Standings standings, VerifierKeys keys) {
        this.frames = frames;
        this.questions = questions;
        this.standings = standings;
        this.keys = keys;
    }

    @GetMapping("/{municipality:\\d{4}}/kontrollpunkt")
    @Nullable
    String checkpoint(@PathVariable String municipality, Moment moment, ServletWebRequest request, Model model) {
        var code = Municipality.of(municipality);
        return frames.page(Section.PROOF, code, moment, "kontrollpunkt", request, model, _ -> {
            model.addAttribute("printed", printed(code));
            model.addAttribute("keys", keys.of(municipality));
        });
    }

    @GetMapping("/{municipality:\\d{4}}/kontrollpunkt.txt")
    ResponseEntity<String> text(@PathVariable String municipality) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache().cachePublic())
                .body(printed(Municipality.of(municipality)));
    }

    private String printed(Municipality municipality) {
        var name = questions.municipality(municipality).name();
        var checkpoint = standings
                .of(municipality)
                .checkpoint()
                .map(note -> Checkpoint.parse(note.text()))
                .orElseThrow(() -> new NotFound(
                        "nothing-signed",
                        "Ingenting är undertecknat i kommunens logg.",
                        "Nothing is signed in the municipality's log."));
        return """
                Kontrollpunkt för spåret av besluten i %s
                Logg: %s
                Antal händelser: %d
                Rot: %s
                """.formatted(
                name, checkpoint.origin(), checkpoint.size(), checkpoint.root().base64());
    }
}
