package se.malspar.verify;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.malspar.domain.ledger.Checkpoint;

/**
 * What an examination came to.
 *
 * @param verdicts to each question by itself
 * @param remarks what was seen, in Swedish
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Report(
        Map<Asked, Verdict> verdicts,
        List<Finding> findings,
        List<String> remarks,
        Optional<String> question,
        Optional<String> origin,
        Optional<Long> size,
        Optional<String> root) {

    enum Verdict {
        SHOWN("visat"),
        NOT_SHOWN("inte visat"),
        FAILED("MOTBEVISAT");

        private final String swedish;

        Verdict(String swedish) {
            this.swedish = swedish;
        }
    }

    static Report of(
            Set<Asked> shown,
            List<Finding> findings,
            List<String> remarks,
            Optional<String> question,
            Optional<Checkpoint> checkpoint) {
        var verdicts = new EnumMap<Asked, Verdict>(Asked.class);
        for (var asked : Asked.values()) {
            verdicts.put(asked, shown.contains(asked) ? Verdict.SHOWN : Verdict.NOT_SHOWN);
        }
        findings.forEach(finding -> verdicts.put(finding.about(), Verdict.FAILED));
        return new Report(
                verdicts,
                List.copyOf(findings),
                List.copyOf(remarks),
                question,
                checkpoint.map(read -> read.origin()),
                checkpoint.map(read -> read.size()),
                checkpoint.map(read -> read.root().base64()));
    }

    /** With something more that is wrong. */
    Report with(Finding finding) {
        var more = new ArrayList<>(findings);
        more.addFirst(finding);
        var changed = new EnumMap<>(verdicts);
        changed.put(finding.about(), Verdict.FAILED);
        return new Report(changed, List.copyOf(more), remarks, question, origin, size, root);
    }

    /** Whether nothing speaks against the package, and everything that was required is shown. */
    boolean holds(Set<Asked> required) {
        return findings.isEmpty() && required.stream().allMatch(asked -> verdicts.get(asked) == Verdict.SHOWN);
    }

    String inWords() {
        var text = new StringBuilder();
        question.ifPresent(asked -> text.append("Fråga: ").append(asked).append('\n'));
        origin.ifPresent(log -> text.append("Logg: ").append(log).append('\n'));
        size.ifPresent(leaves -> text.append("Löv: ").append(leaves).append('\n'));
        root.ifPresent(hash -> text.append("Rot: ").append(hash).append('\n'));
        text.append('\n');
        verdicts.forEach((asked, verdict) ->
                text.append("%-13s %-11s %s\n".formatted(asked.swedish() + ":", verdict.swedish, asked.meaning())));
        if (!findings.isEmpty()) {
            text.append("\nFel\n");
            findings.forEach(finding -> text.append("  ")
                    .append(finding.reason())
                    .append(": ")
                    .append(finding.sentence())
                    .append('\n'));
        }
        if (!remarks.isEmpty()) {
            text.append("\nAtt veta\n");
            remarks.forEach(remark -> text.append("  ").append(remark).append('\n'));
        }
        return text.toString();
    }
}
