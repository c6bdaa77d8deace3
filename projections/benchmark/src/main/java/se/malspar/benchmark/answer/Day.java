package se.malspar.benchmark.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import se.malspar.benchmark.answer.OneAxis.Version;

/**
 * What somebody who keeps only what holds today would change on a day, and leave to a history to remember.
 *
 * @param put the rows that are new or say something else from this day
 * @param gone those that no longer hold, by key
 */
public record Day(LocalDate day, String municipality, List<Row> put, List<String> gone) {

    /** What tells the rows that hold on one day apart. */
    public static String key(String municipality, String subject, String group) {
        return municipality + "|" + subject + "|" + group;
    }

    /** The days on which a municipality's rows change, in their order. */
    public static List<Day> of(String municipality, List<Version> versions) {
        SortedMap<LocalDate, List<Row>> put = new TreeMap<>();
        SortedMap<LocalDate, Set<String>> gone = new TreeMap<>();
        for (var version : versions) {
            var key = key(municipality, version.row().subject(), version.row().group());
            put.computeIfAbsent(version.since(), _ -> new ArrayList<>()).add(version.row());
            if (version.until().isBefore(OneAxis.FOR_GOOD)) {
                gone.computeIfAbsent(version.until(), _ -> new HashSet<>()).add(key);
            }
        }
        put.forEach((day, rows) -> {
            var keys = new HashSet<String>();
            for (var row : rows) {
                if (!keys.add(key(municipality, row.subject(), row.group()))) {
                    throw new IllegalStateException("Two rows of one group hold from " + day + ": " + row);
                }
            }
            gone.getOrDefault(day, new HashSet<>()).removeAll(keys);
        });
        var all = new TreeSet<>(put.keySet());
        all.addAll(gone.keySet());
        return all.stream()
                .map(day -> new Day(
                        day,
                        municipality,
                        put.getOrDefault(day, List.of()),
                        gone.getOrDefault(day, Set.of()).stream().sorted().toList()))
                .toList();
    }
}
