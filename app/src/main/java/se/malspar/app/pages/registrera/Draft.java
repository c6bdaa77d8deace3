package se.malspar.app.pages.registrera;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What somebody has typed so far, kept as typed: each text by the name of its input, blanks left out.
 *
 * @param key tells the form from every other, so that what is sent twice is recorded once
 * @param head of the § or the paper
 * @param points of the §; a paper's effects stand under one point without any text
 */
record Draft(Paper paper, String key, Map<String, String> head, List<Point> points) {

    static final String KIND = "slag";
    static final String CORRECTED = "c.";
    static final String DEVIATION = "x.";

    /** Tells a row of a table from an effect that somebody has added. */
    static final String ROW = "rad";

    private static final List<String> FILLED_IN = List.of("status", "value", "comment");

    static final Pattern HEAD = Pattern.compile("h\\.(.+)");
    static final Pattern EFFECT = Pattern.compile("p(\\d{1,3})\\.e(\\d{1,4})\\.(.+)");
    static final Pattern POINT = Pattern.compile("p(\\d{1,3})\\.(.*)");

    /** What is recorded. */
    enum Paper {
        PARAGRAPH("paragraf"),
        DOCUMENT("handling");

        private final String path;

        Paper(String path) {
            this.path = path;
        }

        /** As addresses have it. */
        public String path() {
            return path;
        }

        static Paper of(String path) {
            return path.equals(DOCUMENT.path) ? DOCUMENT : PARAGRAPH;
        }
    }

    /** A point and what it brings about. */
    record Point(Map<String, String> values, List<Effect> effects) {

        static Point empty() {
            return new Point(Map.of(), List.of());
        }

        public String get(String name) {
            return values.getOrDefault(name, "");
        }
    }

    /** What a point brings about. */
    record Effect(Map<String, String> values) {

        static Effect empty() {
            return new Effect(Map.of());
        }

        public String get(String name) {
            return values.getOrDefault(name, "");
        }

        public Optional<EffectKind> kind() {
            return EffectKind.of(get(KIND));
        }

        /** What corrected minutes bring about. */
        public Optional<EffectKind> corrected() {
            return EffectKind.of(get(CORRECTED + KIND));
        }

        /** A row of a table that nobody has filled in. */
        boolean isUntouched() {
            return values.containsKey(ROW) && FILLED_IN.stream().noneMatch(values::containsKey);
        }
    }

    /** A form that nobody has typed anything in. */
    static Draft fresh(Paper paper, Map<String, String> head, Point first) {
        return new Draft(paper, UUID.randomUUID().toString(), head, List.of(first));
    }

    /** What was sent. */
    static Draft sent(Paper paper, Map<String, String[]> parameters) {
        var head = new LinkedHashMap<String, String>();
        SortedMap<Integer, Map<String, String>> points = new TreeMap<>();
        SortedMap<Integer, SortedMap<Integer, Map<String, String>>> effects = new TreeMap<>();
        var key = "";
        for (var parameter : parameters.entrySet()) {
            var name = parameter.getKey();
            var value = parameter.getValue()[0];
            var ofHead = HEAD.matcher(name);
            var ofEffect = EFFECT.matcher(name);
            var ofPoint = POINT.matcher(name);
            if (name.equals("nyckel")) {
                key = value;
            } else if (ofHead.matches()) {
                put(head, ofHead.group(1), value);
            } else if (ofEffect.matches()) {
                var point = Integer.valueOf(ofEffect.group(1));
                points.computeIfAbsent(point, _ -> new LinkedHashMap<>());
                put(
                        effects.computeIfAbsent(point, _ -> new TreeMap<>())
                                .computeIfAbsent(Integer.valueOf(ofEffect.group(2)), _ -> new LinkedHashMap<>()),
                        ofEffect.group(3),
                        value);
            } else if (ofPoint.matches()) {
                put(
                        points.computeIfAbsent(Integer.valueOf(ofPoint.group(1)), _ -> new LinkedHashMap<>()),
                        ofPoint.group(2),
                        value);
            }
        }
        return new Draft(
                paper,
                key.isBlank() ? UUID.randomUUID().toString() : key,
                head,
                points.entrySet().stream()
                        .map(point -> new Point(
                                point.getValue(),
                                effects.getOrDefault(point.getKey(), new TreeMap<>()).values().stream()
                                        .map(Effect::new)
                                        .toList()))
                        .toList());
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isBlank()) {
            values.put(name, value);
        }
    }

    public String get(String name) {
        return head.getOrDefault(name, "");
    }

    /** Everything typed, by the names of the inputs, to be sent again. */
    public Map<String, String> inputs() {
        var inputs = new LinkedHashMap<String, String>();
        head.forEach((name, value) -> inputs.put("h." + name, value));
        for (int p = 0; p < points.size(); p++) {
            var point = points.get(p);
            inputs.put("p" + p + ".", ""); // a point may be there without any text
            for (var each : point.values().entrySet()) {
                inputs.put("p" + p + "." + each.getKey(), each.getValue());
            }
            for (int e = 0; e < point.effects().size(); e++) {
                for (var each : point.effects().get(e).values().entrySet()) {
                    inputs.put("p" + p + ".e" + e + "." + each.getKey(), each.getValue());
                }
            }
        }
        return inputs;
    }

    Draft withAnotherPoint() {
        var more = new ArrayList<>(points);
        more.add(Point.empty());
        return with(more);
    }

    Draft withoutPoint(int p) {
        return with(without(points, p));
    }

    Draft withAnotherEffect(int p) {
        return with(IntStream.range(0, points.size())
                .mapToObj(i -> {
                    if (i != p) {
                        return points.get(i);
                    }
                    var more = new ArrayList<>(points.get(i).effects());
                    more.add(Effect.empty());
                    return new Point(points.get(i).values(), more);
                })
                .toList());
    }

    Draft withoutEffect(int p, int e) {
        return with(IntStream.range(0, points.size())
                .mapToObj(i -> i == p
                        ? new Point(
                                points.get(i).values(), without(points.get(i).effects(), e))
                        : points.get(i))
                .toList());
    }

    /** The same as a form of its own. */
    Draft anew() {
        return new Draft(paper, UUID.randomUUID().toString(), head, points);
    }

    private Draft with(List<Point> others) {
        return new Draft(paper, key, head, others);
    }

    private static <T> List<T> without(List<T> all, int index) {
        return IntStream.range(0, all.size())
                .filter(i -> i != index)
                .mapToObj(all::get)
                .toList();
    }
}
