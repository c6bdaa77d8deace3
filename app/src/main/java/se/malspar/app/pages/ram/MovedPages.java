package se.malspar.app.pages.ram;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.view.RedirectView;

/** Addresses that pages once had, for whoever kept one: they lead to where the page is now. */
@Controller
class MovedPages {

    @GetMapping("/lage/{municipality:\\d{4}}")
    RedirectView state(@PathVariable String municipality) {
        return to("/" + municipality + "/tidsresa");
    }

    @GetMapping("/sammantraden/{municipality:\\d{4}}/{body}/{day:\\d{4}-\\d{2}-\\d{2}}")
    RedirectView meeting(@PathVariable String municipality, @PathVariable String body, @PathVariable String day) {
        return to("/" + municipality + "/sammantrade/" + body + "/" + day);
    }

    private static RedirectView to(String address) {
        var moved = new RedirectView(address, true);
        moved.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
        moved.setPropagateQueryParams(true);
        return moved;
    }
}
