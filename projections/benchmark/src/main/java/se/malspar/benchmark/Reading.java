package se.malspar.benchmark;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import se.malspar.benchmark.answer.OneAxis;
import se.malspar.benchmark.answer.Questions.HistoryOfGoal;
import se.malspar.benchmark.answer.Questions.MeetingOf;
import se.malspar.benchmark.answer.Questions.StateAtMoment;
import se.malspar.benchmark.answer.Questions.StateOn;
import se.malspar.benchmark.product.Product;

/** Questions drawn at random about the municipalities of an archive, the same for everybody who is asked. */
final class Reading {

    private static final int FIRST_YEAR = 2003;

    private final List<String> municipalities;
    private final int years;
    private final Map<String, List<Instant>> instants = new HashMap<>();
    private final Map<String, List<Meeting>> meetings = new ConcurrentHashMap<>();

    Reading(Product product, List<String> municipalities, int years) {
        this.municipalities = municipalities;
        this.years = years;
        municipalities.forEach(each -> instants.put(each, product.someInstants(each)));
    }

    private record Meeting(String body, LocalDate date) {}

    /** Which meetings to ask about: each as often as it has §§. */
    void know(String municipality, OneAxis log) {
        var known = new HashMap<Meeting, Meeting>();
        meetings.put(
                municipality,
                log.papers().stream()
                        .map(paper -> new Meeting(paper.body(), paper.meetingDate()))
                        .map(meeting -> known.computeIfAbsent(meeting, each -> each))
                        .toList());
    }

    List<StateAtMoment> moments(int round, int count) {
        var random = new SplittableRandom(1000 + round);
        var questions = new ArrayList<StateAtMoment>();
        for (int i = 0; i < count; i++) {
            var municipality = pick(municipalities, random);
            questions.add(moment(municipality, random));
        }
        return questions;
    }

    /** The same, all about one municipality. */
    List<StateAtMoment> momentsOfOne(int round, int count) {
        var random = new SplittableRandom(2000 + round);
        var questions = new ArrayList<StateAtMoment>();
        for (int i = 0; i < count; i++) {
            questions.add(moment(municipalities.getFirst(), random));
        }
        return questions;
    }

    private StateAtMoment moment(String municipality, RandomGenerator random) {
        var recorded = instants.getOrDefault(municipality, List.of(Instant.EPOCH));
        return new StateAtMoment(municipality, day(random), day(random), pick(recorded, random));
    }

    List<StateOn> days(int round, int count) {
        var random = new SplittableRandom(3000 + round);
        var questions = new ArrayList<StateOn>();
        for (int i = 0; i < count; i++) {
            questions.add(new StateOn(pick(municipalities, random), day(random)));
        }
        return questions;
    }

    List<StateOn> daysOfOne(int round, int count) {
        var random = new SplittableRandom(3500 + round);
        var questions = new ArrayList<StateOn>();
        for (int i = 0; i < count; i++) {
            questions.add(new StateOn(municipalities.getFirst(), day(random)));
        }
        return questions;
    }

    List<StateOn> today(int round, int count) {
        var random = new SplittableRandom(4000 + round);
        var questions = new ArrayList<StateOn>();
        for (int i = 0; i < count; i++) {
            questions.add(new StateOn(pick(municipalities, random), Product.today(years)));
        }
        return questions;
    }

    List<HistoryOfGoal> histories(int round, int count) {
        var random = new SplittableRandom(5000 + round);
        var questions = new ArrayList<HistoryOfGoal>();
        for (int i = 0; i < count; i++) {
            var mandate = FIRST_YEAR + 4 * random.nextInt((years + 3) / 4);
            questions.add(new HistoryOfGoal(
                    pick(municipalities, random),
                    "mal-%d-%d".formatted(mandate, random.nextInt(1, 13)),
                    Product.today(years).plusYears(1)));
        }
        return questions;
    }

    List<MeetingOf> meetings(int round, int count) {
        var random = new SplittableRandom(6000 + round);
        var questions = new ArrayList<MeetingOf>();
        for (int i = 0; i < count; i++) {
            var municipality = pick(municipalities, random);
            var meeting = pick(meetings.getOrDefault(municipality, List.of()), random);
            questions.add(new MeetingOf(
                    municipality,
                    meeting.body(),
                    meeting.date(),
                    Product.today(years).plusYears(1)));
        }
        return questions;
    }

    private LocalDate day(RandomGenerator random) {
        return LocalDate.of(FIRST_YEAR, 1, 1).plusDays(random.nextInt(365 * years));
    }

    private static <T> T pick(List<T> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }
}
