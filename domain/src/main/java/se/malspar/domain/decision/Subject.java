package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * What a statement is about, as a path: {@code goal:1}, {@code goal:1/sub-goal:1.2}, {@code plan:KS-2026/activity:a1},
 * {@code commission:fordjupning}. A part belongs to what its path begins with.
 */
public record Subject(String path) implements Comparable<Subject> {

    public static Subject of(String kind, String key) {
        return new Subject(kind + ":" + key);
    }

    @JsonCreator
    public static Subject parse(String path) {
        return new Subject(path);
    }

    public Subject part(String kind, String key) {
        return new Subject(path + "/" + kind + ":" + key);
    }

    /** {@code goal}, {@code sub-goal}, {@code measure}, {@code plan}, {@code activity}, {@code commission} … */
    public String kind() {
        var last = path.substring(path.lastIndexOf('/') + 1);
        return last.substring(0, last.indexOf(':'));
    }

    /** The last key of the path. */
    public String key() {
        var last = path.substring(path.lastIndexOf('/') + 1);
        return last.substring(last.indexOf(':') + 1);
    }

    public Optional<Subject> parent() {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(new Subject(path.substring(0, slash)));
    }

    /** The whole that it is part of, or itself. */
    public Subject root() {
        var slash = path.indexOf('/');
        return slash < 0 ? this : new Subject(path.substring(0, slash));
    }

    @Override
    public int compareTo(Subject other) {
        return path.compareTo(other.path);
    }

    @JsonValue
    @Override
    public String toString() {
        return path;
    }
}
