package se.malspar.app.pages.mal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.malspar.app.questions.FulfilmentQuestions.PeriodJudged;
import se.malspar.app.questions.FulfilmentViews.ModelView;
import se.malspar.app.questions.FulfilmentViews.ValueView;

/**
 * How a goal was judged period after period, as step lines: a picture of its own for each model, for a value of one model
 * has no place on the scale of another.
 *
 * @param periods what the pictures show, for whoever reads it as a table
 */
public record Course(List<Picture> pictures, List<PeriodJudged> periods) {

    private static final int ROW = 34;
    private static final int TOP = 26;

    /** Where the first and the last period stand, in percent of the width. */
    private static final double FIRST = 6;

    private static final double LAST = 94;

    /**
     * The periods judged by one model.
     *
     * @param height in pixels; all that is crosswise is in percent
     */
    public record Picture(
            Optional<ModelView> model,
            int height,
            List<Row> rows,
            List<Column> columns,
            List<Line> lines,
            List<Dot> dots) {

        public int foot() {
            return height - 8;
        }

        public Column first() {
            return columns.getFirst();
        }

        public Column last() {
            return columns.getLast();
        }
    }

    /** A step of the scale; the lowest row, without one, is for what is no step of it. */
    public record Row(Optional<ValueView> step, int y) {

        public int above() {
            return y - 9;
        }
    }

    public record Column(String x, String label) {}

    public record Line(String x1, int y1, String x2, int y2) {}

    /** Something that was computed, reported or adopted. */
    public record Dot(String kind, String x, int y, String period, ValueView value) {}

    static Course of(List<PeriodJudged> periods) {
        var pictures = new ArrayList<Picture>();
        var together = new ArrayList<PeriodJudged>();
        for (var period : periods) {
            if (!together.isEmpty() && !isSameModel(together.getLast(), period)) {
                pictures.add(picture(together));
                together.clear();
            }
            together.add(period);
        }
        if (!together.isEmpty()) {
            pictures.add(picture(together));
        }
        return new Course(
                // without a model there is no scale to draw on
                pictures.stream().filter(picture -> picture.model().isPresent()).toList(), periods);
    }

    private static boolean isSameModel(PeriodJudged one, PeriodJudged other) {
        return one.model().equals(other.model()) && one.scale().equals(other.scale());
    }

    private static Picture picture(List<PeriodJudged> periods) {
        var scale = periods.getFirst().scale();
        var rows = new ArrayList<Row>();
        for (var step : scale) {
            rows.add(new Row(Optional.of(step), TOP + rows.size() * ROW));
        }
        var none = new Row(Optional.empty(), TOP + rows.size() * ROW);
        rows.add(none);
        var columns = new ArrayList<Column>();
        var lines = new ArrayList<Line>();
        var dots = new ArrayList<Dot>();
        Optional<Dot> before = Optional.empty();
        for (int i = 0; i < periods.size(); i++) {
            var judged = periods.get(i);
            var x = percent(periods.size() == 1 ? 50 : FIRST + (LAST - FIRST) * i / (periods.size() - 1));
            var label = judged.period().label();
            columns.add(new Column(x, label));
            var computed = new Dot("computed", x, y(judged.computed(), scale, none), label, judged.computed());
            // what is no step of the scale leaves a gap in the line
            var now = Optional.of(computed).filter(dot -> dot.value().step());
            if (now.isPresent() && before.isPresent()) {
                var last = before.get();
                lines.add(new Line(last.x(), last.y(), x, last.y()));
                lines.add(new Line(x, last.y(), x, computed.y()));
            }
            before = now;
            dots.add(computed);
            judged.reported()
                    .flatMap(told -> told.value())
                    .ifPresent(value -> dots.add(new Dot("reported", x, y(value, scale, none), label, value)));
            judged.adopted()
                    .flatMap(told -> told.value())
                    .ifPresent(value -> dots.add(new Dot("adopted", x, y(value, scale, none), label, value)));
        }
        return new Picture(
                periods.getFirst().model(),
                none.y() + 34,
                List.copyOf(rows),
                List.copyOf(columns),
                List.copyOf(lines),
                List.copyOf(dots));
    }

    private static int y(ValueView value, List<ValueView> scale, Row none) {
        for (int i = 0; i < scale.size(); i++) {
            if (scale.get(i).value().equals(value.value())) {
                return TOP + i * ROW;
            }
        }
        return none.y();
    }

    private static String percent(double number) {
        return String.format(Locale.ROOT, "%.2f%%", number);
    }
}
