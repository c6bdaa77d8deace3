package se.malspar.domain.fulfilment;

import java.util.ArrayList;
import java.util.List;
import se.malspar.domain.assessment.Level;

/** What a goal or a sub-goal is judged by. A measure of a sub-goal is a part of the goal too. */
record Parts(List<Assessment> subGoals, List<Assessment> measures, List<Assessment> activities) {

    static Parts ofSubGoal(List<Assessment> measures) {
        return new Parts(List.of(), measures, List.of());
    }

    List<Assessment> of(Level level) {
        return switch (level) {
            case SUB_GOAL -> subGoals;
            case INDICATOR -> measures;
            case ACTIVITY -> activities;
            case GOAL -> List.of();
        };
    }

    /** The sub-goals, the measures and the activities, in that order. */
    List<Assessment> all() {
        var all = new ArrayList<Assessment>(subGoals.size() + measures.size() + activities.size());
        all.addAll(subGoals);
        all.addAll(measures);
        all.addAll(activities);
        return all;
    }

    static List<String> values(List<Assessment> parts) {
        return parts.stream().map(part -> part.computed().value()).toList();
    }
}
