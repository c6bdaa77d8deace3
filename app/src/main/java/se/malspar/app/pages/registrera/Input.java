package se.malspar.app.pages.registrera;

/**
 * One input of a form.
 *
 * @param name where its value stands in what the interface for programs takes, such as {@code content.wording}
 */
record Input(String name, Control control, boolean required) {

    static Input optional(String name, Control control) {
        return new Input(name, control, false);
    }

    static Input required(String name, Control control) {
        return new Input(name, control, true);
    }

    /** What the last part of its name says: the component that it fills. */
    String component() {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
