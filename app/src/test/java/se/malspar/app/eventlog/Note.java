package se.malspar.app.eventlog;

import tools.jackson.databind.json.JsonMapper;

/** The tests' only kind of payload. */
record Note(String text) {

    /** Writes notes; knows one name and one version. */
    static final class Format implements PayloadFormat {

        private final JsonMapper json = new JsonMapper();

        @Override
        public String nameOf(Object payload) {
            return "noted";
        }

        @Override
        public int versionOf(Object payload) {
            return 1;
        }

        @Override
        public byte[] write(Object payload) {
            return json.writeValueAsBytes((Note) payload);
        }

        @Override
        public Object read(String name, int version, byte[] payload) {
            if (!name.equals("noted") || version != 1) {
                throw new IllegalArgumentException(name + " " + version);
            }
            return json.readValue(payload, Note.class);
        }
    }
}
