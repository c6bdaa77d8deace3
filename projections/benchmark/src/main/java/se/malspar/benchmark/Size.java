package se.malspar.benchmark;

/** How much is measured. */
enum Size {
    TINY(1, 2, 1, 1, 8, 16, 1),
    SMALL(1, 2, 20, 5, 100, 500, 12),
    MEDIUM(5, 25, 20, 5, 120, 1_000, 40),
    LARGE(5, 105, 20, 5, 120, 1_000, 60),
    /** As many as there are municipalities in Sweden: for a run by hand, of what it costs that there is more. */
    WHOLE(5, 290, 20, 3, 200, 2_000, 60);

    /** Municipalities in the small archive. */
    final int few;

    /** Municipalities in the large one. */
    final int many;

    final int years;

    /** Of every race. */
    final int rounds;

    /** Asked of each contestant in a round. */
    final int questions;

    /** Recorded by one client in a round; eight clients record four times as many. */
    final int records;

    /** The longest it may take. */
    final int minutes;

    /** Whether it is only to see that the answers are right. */
    boolean isTrial() {
        return this == TINY;
    }

    /** Whether it is only to see what grows: there is nobody to compare with. */
    boolean isForGrowthAlone() {
        return this == WHOLE;
    }

    /** Whether two archives' products, each with its memory, and those beside them are too much for one heap. */
    boolean isTight() {
        return this == MEDIUM || this == LARGE;
    }

    Size(int few, int many, int years, int rounds, int questions, int records, int minutes) {
        this.few = few;
        this.many = many;
        this.years = years;
        this.rounds = rounds;
        this.questions = questions;
        this.records = records;
        this.minutes = minutes;
    }
}
