package se.malspar.app.pages.registrera;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What inputs are called, and what helps to fill them in. */
@Component("formWords")
public final class FormWords {

    private final MessageSource words;

    FormWords(MessageSource words) {
        this.words = words;
    }

    /**
     * An input's label.
     *
     * @param where the kind of effect or paper it is asked of: the same name may mean other things there
     */
    public String label(String where, String name, Locale locale) {
        return text("in." + where + "." + name, text("in." + name, name, locale), locale);
    }

    /** A hint; empty where there is nothing to say. */
    public String hint(String where, String name, Locale locale) {
        return text("hint." + where + "." + name, text("hint." + name, "", locale), locale);
    }

    /** What it means that nothing is chosen. */
    public String nothing(String name, Locale locale) {
        return text("none." + name, text("form.none", "", locale), locale);
    }

    /** What the input that something is wrong with is called in the whole form: «Punkt 1, Mål». */
    public String label(Draft draft, String input, Locale locale) {
        var effect = Draft.EFFECT.matcher(input);
        if (effect.matches()) {
            var p = Integer.parseInt(effect.group(1));
            var e = Integer.parseInt(effect.group(2));
            return point(draft, p, locale)
                    + ofEffect(draft.points().get(p).effects().get(e), effect.group(3), locale);
        }
        var point = Draft.POINT.matcher(input);
        if (point.matches()) {
            return point(draft, Integer.parseInt(point.group(1)), locale) + label("point", point.group(2), locale);
        }
        var head = Draft.HEAD.matcher(input);
        return head.matches()
                ? label(draft.paper() == Draft.Paper.DOCUMENT ? "document" : "paragraph", head.group(1), locale)
                : "";
    }

    private String point(Draft draft, int p, Locale locale) {
        return draft.points().size() > 1 ? words.getMessage("form.point", new Object[] {p + 1}, locale) + ", " : "";
    }

    private String ofEffect(Draft.Effect effect, String name, Locale locale) {
        if (name.equals(Draft.KIND)) {
            return text("form.kind", "", locale);
        }
        if (name.startsWith(Draft.DEVIATION)) {
            return label("deviation", name.substring(Draft.DEVIATION.length()), locale);
        }
        return name.startsWith(Draft.CORRECTED)
                ? label(
                        effect.corrected().map(EffectKind::type).orElse(""),
                        name.substring(Draft.CORRECTED.length()),
                        locale)
                : label(effect.kind().map(EffectKind::type).orElse(""), name, locale);
    }

    /** What to think of before choosing the kind; empty where there is nothing to say. */
    public String guide(String kind, Locale locale) {
        return text("guide." + kind, "", locale);
    }

    /** What the element of an input is called on the page. */
    public String id(String input) {
        return Trouble.idOf(input);
    }

    private String text(String code, String otherwise, Locale locale) {
        return String.valueOf(words.getMessage(code, null, otherwise, locale));
    }
}
