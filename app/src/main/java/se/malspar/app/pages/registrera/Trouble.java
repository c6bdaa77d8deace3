package se.malspar.app.pages.registrera;

import java.util.Locale;

/**
 * What stands in the way of recording.
 *
 * @param input the name of the input that it concerns; empty where it concerns the whole
 */
record Trouble(String input, String swedish, String english) {

    /** What the input's element is called on the page. */
    public String id() {
        return idOf(input);
    }

    static String idOf(String input) {
        return "i-" + input.replace('.', '-');
    }

    public String text(Locale locale) {
        return locale.getLanguage().equals("en") ? english : swedish;
    }
}
