package se.malspar.app.pages.om;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.malspar.projections.json.ReadyModels;

/** Pages about the product itself, and what the type of a problem document points to. */
@Controller
class AboutController {

    @GetMapping("/om/tidsaxlar")
    String axes() {
        return "om-tidsaxlar";
    }

    @GetMapping("/om/modeller")
    String models(Model model) {
        model.addAttribute("models", ReadyModels.all());
        return "om-modeller";
    }

    @GetMapping("/tillganglighet")
    String accessibility() {
        return "tillganglighet";
    }

    @GetMapping("/problem/{code}")
    String problem(@PathVariable String code, Model model) {
        model.addAttribute("code", code);
        return "problem";
    }
}
