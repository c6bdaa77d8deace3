package se.malspar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.evidence.EvidenceQuestion;
import se.malspar.domain.evidence.PackageFiles;
import se.malspar.domain.evidence.StoredZip;
import se.malspar.domain.evidence.Sums;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.EntryBundle;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.MerkleTree;
import se.malspar.domain.ledger.NotWellFormed;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.NoteSigner;
import se.malspar.domain.ledger.Policy;
import se.malspar.domain.ledger.SignedNote;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.trail.MemoryTrail;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.RandomTrails;
import se.malspar.domain.trail.RecordEvent.ContentDestroyed;
import se.malspar.domain.trail.RecordEvent.DestroyedLeaf;
import se.malspar.domain.trail.Wanted;
import se.malspar.projections.evidence.EvidenceFiles;
import se.malspar.projections.json.StoredLeaf;
import se.malspar.verify.Report.Verdict;

@DisplayName("An evidence package")
class ExaminationTest {

    private static final Instant COSIGNED_AT = Instant.parse("2026-11-20T08:00:00Z");

    private final MemoryTrail trail = MemoryTrail.withBodies();
    private final Kommun kommun;
    private final EvidenceQuestion meeting;
    private final EvidenceQuestion goal;

    ExaminationTest() {
        trail.record(Paper.section("KF 2020-02-05 § 10").point(1, Wanted.adoptGoal("1", "Tillväxt")));
        trail.record(Paper.section("KS 2020-10-07 § 175").point(1, Wanted.setAmbition("1", "95 procent")));
        trail.record(Paper.section("KF 2020-02-05 § 11").point(1, Wanted.adoptGoal("2", "Trygghet")));
        kommun = new Kommun(trail.log());
        var moment = AsOf.on(LocalDate.parse("2022-12-31"), trail.now());
        meeting = new EvidenceQuestion.Meeting(
                MemoryTrail.MUNICIPALITY, new BodyCode("KS"), LocalDate.parse("2020-10-07"), moment);
        goal = new EvidenceQuestion.GoalAt(MemoryTrail.MUNICIPALITY, GoalId.of("1"), moment);
    }

    private static final Examination.Trusted NOTHING_MORE =
            new Examination.Trusted(Optional.empty(), Set.of(), Optional.empty());

    private Report examine(SortedMap<String, byte[]> files) {
        return examine(files, kommun.policy());
    }

    private static Report examine(SortedMap<String, byte[]> files, Policy policy) {
        return new Examination(EvidenceFiles.sealed(files), policy, NOTHING_MORE).report();
    }

    private Report examineAfter(SortedMap<String, byte[]> files, SignedNote earlier) {
        return new Examination(
                        EvidenceFiles.sealed(files),
                        kommun.policy(),
                        new Examination.Trusted(Optional.of(earlier), Set.of(), Optional.empty()))
                .report();
    }

    private static List<Reason> reasons(Report report) {
        return report.findings().stream().map(Finding::reason).distinct().toList();
    }

    private static byte[] replaced(byte @Nullable [] content, String from, String to) {
        var text = new String(Objects.requireNonNull(content), UTF_8);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(UTF_8);
    }

    // --- what holds

    @Test
    void with_the_whole_log_is_authentic_complete_and_rebuilt() {
        for (var question : List.of(meeting, goal)) {
            var report = examine(kommun.wholeEvidence(question));
            assertThat(report.findings()).isEmpty();
            assertThat(report.verdicts())
                    .containsEntry(Asked.AUTHENTIC, Verdict.SHOWN)
                    .containsEntry(Asked.COMPLETE, Verdict.SHOWN)
                    .containsEntry(Asked.REBUILT, Verdict.SHOWN)
                    .containsEntry(Asked.TIMED, Verdict.NOT_SHOWN);
            assertThat(report.inWords()).contains("Ej bevittnad").doesNotContain("Fel\n");
        }
    }

    @Test
    void with_the_leaves_of_the_question_only_is_not_shown_to_be_complete() {
        var files = kommun.evidence(goal);
        assertThat(files.keySet().stream().filter(name -> name.startsWith("leaves/")))
                .hasSizeLessThan(kommun.leaves.size());
        var report = examine(files);
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdicts())
                .containsEntry(Asked.AUTHENTIC, Verdict.SHOWN)
                .containsEntry(Asked.COMPLETE, Verdict.NOT_SHOWN)
                .containsEntry(Asked.REBUILT, Verdict.SHOWN);
        assertThat(report.holds(Set.of(Asked.AUTHENTIC, Asked.REBUILT))).isTrue();
        assertThat(report.holds(Set.of(Asked.COMPLETE))).isFalse();
    }

    @Test
    void of_any_trail_and_question_holds() {
        for (var seed = 1L; seed <= 10; seed++) {
            var log = RandomTrails.recorded(seed).log();
            var town = new Kommun(log);
            var moment = AsOf.on(LocalDate.parse("2020-12-31"), log.getLast().recordedAt());
            for (var question : List.<EvidenceQuestion>of(
                    new EvidenceQuestion.GoalAt(MemoryTrail.MUNICIPALITY, GoalId.of("a"), moment),
                    new EvidenceQuestion.GoalHistory(MemoryTrail.MUNICIPALITY, GoalId.of("b"), moment),
                    new EvidenceQuestion.StateAt(MemoryTrail.MUNICIPALITY, moment))) {
                for (var files : List.of(town.evidence(question), town.wholeEvidence(question))) {
                    assertThat(examine(files, town.policy()).findings())
                            .as("seed %d, %s", seed, question)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void that_is_witnessed_is_timed() {
        var note = kommun.now();
        var witnessed = note.with(List.of(kommun.revisor.cosign(note.text(), COSIGNED_AT)));
        var report = examine(kommun.evidence(meeting, witnessed), kommun.policyWithWitness());
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdicts()).containsEntry(Asked.TIMED, Verdict.SHOWN);
        assertThat(report.remarks()).contains("Bevittnad av revisor.example/vittne den 2026-11-20T08:00:00Z.");
    }

    @Test
    void says_itself_that_it_is_not_witnessed_until_two_have_seen_it() {
        var note = kommun.now();
        assertThat(new String(EvidenceFiles.witnesses(note, List.of()), UTF_8)).contains("Ej bevittnad");
        var one = note.with(List.of(kommun.revisor.cosign(note.text(), COSIGNED_AT)));
        assertThat(new String(EvidenceFiles.witnesses(one, List.of()), UTF_8))
                .contains("Ej bevittnad")
                .contains("- underskriven av revisor.example/vittne");
        assertThat(new String(EvidenceFiles.witnesses(one, List.of("timestamps/tsa.tsr")), UTF_8))
                .doesNotContain("Ej bevittnad");
        var files = kommun.evidence(meeting);
        files.put(PackageFiles.WITNESSES, EvidenceFiles.witnesses(one, List.of()));
        assertThat(reasons(examine(files))).containsExactly(Reason.PACKAGE);
    }

    // --- what does not

    @Test
    void with_one_letter_changed_names_the_leaf() {
        for (var whole : List.of(true, false)) {
            var files = whole ? kommun.wholeEvidence(meeting) : kommun.evidence(meeting);
            var changed = files.keySet().stream()
                    .filter(name ->
                            name.startsWith("leaves/") && new String(files.get(name), UTF_8).contains("95 procent"))
                    .findFirst()
                    .orElseThrow();
            files.put(changed, replaced(files.get(changed), "95 procent", "96 procent"));
            var report = examine(files);
            assertThat(reasons(report)).contains(Reason.LEAF_HASH);
            assertThat(report.findings().stream()
                            .filter(finding -> finding.reason() == Reason.LEAF_HASH)
                            .map(finding -> finding.leaf().orElseThrow()))
                    .containsExactly(PackageFiles.leafNumber(changed).orElseThrow());
            assertThat(report.verdicts()).containsEntry(Asked.AUTHENTIC, Verdict.FAILED);
        }
    }

    @Test
    void with_another_answer_is_found_out_whatever_its_sums_say() {
        for (var name : List.of(PackageFiles.ANSWER, PackageFiles.ANSWER_TEXT)) {
            var files = kommun.evidence(meeting);
            files.put(name, replaced(files.get(name), "95 procent", "96 procent"));
            var report = examine(files);
            assertThat(reasons(report)).as(name).containsExactly(Reason.ANSWER);
            assertThat(report.findings().getFirst().sentence())
                    .contains("96 procent")
                    .contains("95 procent");
            assertThat(report.verdicts()).containsEntry(Asked.REBUILT, Verdict.FAILED);
        }
    }

    @Test
    void with_another_question_does_not_get_that_answer() {
        var files = kommun.evidence(meeting);
        files.put(PackageFiles.QUESTION, replaced(files.get(PackageFiles.QUESTION), "2020-10-07", "2020-10-08"));
        assertThat(reasons(examine(files))).contains(Reason.ANSWER);
        files.put(PackageFiles.QUESTION, "{}".getBytes(UTF_8));
        assertThat(reasons(examine(files))).contains(Reason.ANSWER);
    }

    @Test
    void without_a_leaf_that_bears_on_the_question_is_not_complete() {
        var files = kommun.wholeEvidence(goal);
        var number = files.keySet().stream()
                .flatMap(name -> PackageFiles.leafNumber(name).stream())
                .findFirst()
                .orElseThrow();
        files.remove(PackageFiles.leaf(number));
        assertThat(reasons(examine(files))).contains(Reason.LEAF_MISSING);
        files.remove(PackageFiles.proof(number));
        var report = examine(files);
        assertThat(report.findings())
                .extracting(Finding::reason, Finding::leaf)
                .containsExactly(tuple(Reason.LEAF_MISSING, Optional.of(number)));
        assertThat(report.verdicts()).containsEntry(Asked.COMPLETE, Verdict.FAILED);
    }

    @Test
    void without_a_leaf_that_decides_the_answer_gives_another_answer() {
        var files = kommun.evidence(meeting);
        var decisive = files.keySet().stream()
                .filter(name -> name.startsWith("leaves/") && new String(files.get(name), UTF_8).contains("95 procent"))
                .flatMap(name -> PackageFiles.leafNumber(name).stream())
                .findFirst()
                .orElseThrow();
        files.remove(PackageFiles.leaf(decisive));
        files.remove(PackageFiles.proof(decisive));
        assertThat(reasons(examine(files))).contains(Reason.ANSWER);
    }

    @Test
    void with_a_leaf_of_another_place_or_another_municipality_is_found_out() {
        var files = kommun.evidence(meeting);
        var two = files.keySet().stream()
                .flatMap(name -> PackageFiles.leafNumber(name).stream())
                .limit(2)
                .toList();
        var first = files.get(PackageFiles.leaf(two.get(0)));
        files.put(PackageFiles.leaf(two.get(0)), files.get(PackageFiles.leaf(two.get(1))));
        files.put(PackageFiles.leaf(two.get(1)), first);
        assertThat(reasons(examine(files))).contains(Reason.LEAF_HASH);

        var elsewhere = new Kommun(List.of());
        kommun.leaves.forEach(
                leaf -> elsewhere.append(replaced(leaf, "\"municipality\":\"9999\"", "\"municipality\":\"0665\"")));
        assertThat(reasons(examine(elsewhere.evidence(meeting), elsewhere.policy())))
                .contains(Reason.LEAF_HASH);
    }

    @Test
    void with_a_proof_of_something_else_is_found_out() {
        var files = kommun.evidence(meeting);
        var number = files.keySet().stream()
                .flatMap(name -> PackageFiles.proofNumber(name).stream())
                .findFirst()
                .orElseThrow();
        var name = PackageFiles.proof(number);
        var proof = files.get(name);
        files.put(name, replaced(proof, "index " + number, "index " + (number + 1)));
        assertThat(reasons(examine(files))).containsExactly(Reason.PROOF);
        files.put(name, replaced(proof, "index", "extra YWdl\nindex"));
        assertThat(reasons(examine(files))).containsExactly(Reason.PROOF);
        files.put(name, "nonsense".getBytes(UTF_8));
        assertThat(reasons(examine(files))).containsExactly(Reason.PROOF);
        files.remove(name);
        assertThat(reasons(examine(files))).containsExactly(Reason.PROOF);
    }

    @Test
    void signed_by_somebody_else_or_for_another_log_is_not_authentic() {
        var stranger = NoteSigner.generate(Kommun.ORIGIN, NoteKey.Kind.SIGNATURE, new SecureRandom());
        var files =
                kommun.evidence(meeting, kommun.checkpoint(kommun.leaves.size()).signedBy(stranger));
        assertThat(reasons(examine(files))).containsExactly(Reason.SIG_LOG);
        assertThat(reasons(examine(kommun.evidence(meeting), Policy.of(stranger.key()))))
                .containsExactly(Reason.SIG_LOG);
        var forged = new SignedNote(
                kommun.now().text(), List.of(kommun.log.sign(kommun.signed(1).text())));
        assertThat(reasons(examine(kommun.evidence(meeting, forged)))).containsExactly(Reason.SIG_LOG);
    }

    @Test
    void that_too_few_have_witnessed_or_that_a_witness_did_not_is_not_authentic() {
        assertThat(reasons(examine(kommun.evidence(meeting), kommun.policyWithWitness())))
                .containsExactly(Reason.SIG_WITNESS);
        var forged =
                kommun.now().with(List.of(kommun.revisor.cosign(kommun.signed(1).text(), COSIGNED_AT)));
        assertThat(reasons(examine(kommun.evidence(meeting, forged), kommun.policyWithWitness())))
                .containsExactly(Reason.SIG_WITNESS);
    }

    @Test
    void with_another_log_than_was_signed_does_not_give_its_root() {
        var files = kommun.wholeEvidence(meeting);
        files.put(PackageFiles.ALL_LEAVES, EntryBundle.of(kommun.leaves.subList(0, kommun.leaves.size() - 1)));
        assertThat(reasons(examine(files))).contains(Reason.ROOT);
        var more = new ArrayList<>(kommun.leaves);
        more.set(2, replaced(more.get(2), "\"actor\":\"r\"", "\"actor\":\"q\""));
        files.put(PackageFiles.ALL_LEAVES, EntryBundle.of(more));
        assertThat(reasons(examine(files))).contains(Reason.ROOT);
        files.put(PackageFiles.ALL_LEAVES, new byte[] {0});
        assertThat(reasons(examine(files))).contains(Reason.PACKAGE);
    }

    @Test
    void without_what_a_package_has_or_with_something_more_is_none() {
        for (var name : List.of(
                PackageFiles.CHECKPOINT,
                PackageFiles.QUESTION,
                PackageFiles.ANSWER,
                PackageFiles.ANSWER_TEXT,
                PackageFiles.WITNESSES,
                PackageFiles.READ_ME)) {
            var files = kommun.evidence(meeting);
            files.remove(name);
            assertThat(reasons(examine(files))).as(name).contains(Reason.PACKAGE);
        }
        var files = kommun.evidence(meeting);
        files.put("run-me.sh", new byte[0]);
        assertThat(reasons(examine(files))).containsExactly(Reason.PACKAGE);
    }

    @Test
    void whose_sums_are_wrong_or_missing_is_none() {
        var files = new TreeMap<>(EvidenceFiles.sealed(kommun.evidence(meeting)));
        files.put(PackageFiles.ANSWER_PDF, "%PDF-1.4".getBytes(UTF_8));
        var report = new Examination(files, kommun.policy(), NOTHING_MORE).report();
        assertThat(reasons(report)).containsExactly(Reason.PACKAGE);
        assertThat(report.findings().getFirst().sentence()).contains(PackageFiles.ANSWER_PDF);
        files.remove(PackageFiles.SUMS);
        assertThat(reasons(new Examination(files, kommun.policy(), NOTHING_MORE).report()))
                .containsExactly(Reason.PACKAGE);
    }

    // --- the log's growth

    @Test
    void shows_that_the_log_has_only_grown_since_a_checkpoint_that_was_known_before() {
        var size = kommun.leaves.size();
        for (var earlier = 0; earlier <= size; earlier++) {
            var files = kommun.evidence(meeting);
            files.put(
                    PackageFiles.CONSISTENCY,
                    kommun.request(earlier, size).toString().getBytes(UTF_8));
            assertThat(examineAfter(files, kommun.signed(earlier)).findings())
                    .as("since %d", earlier)
                    .isEmpty();
            assertThat(examineAfter(kommun.wholeEvidence(meeting), kommun.signed(earlier))
                            .findings())
                    .as("since %d, with the whole log", earlier)
                    .isEmpty();
        }
    }

    @Test
    void of_a_log_that_was_set_back_or_changed_is_found_out_by_whoever_kept_a_checkpoint() {
        var size = kommun.leaves.size();
        var later = kommun.signed(size);
        var shorter = kommun.evidence(meeting, kommun.signed(size - 2));
        assertThat(reasons(examineAfter(shorter, later))).contains(Reason.ROLLBACK);

        assertThat(reasons(examineAfter(kommun.evidence(meeting), kommun.signed(3))))
                .as("without the proof")
                .containsExactly(Reason.ROLLBACK);

        var forked = new Checkpoint(Kommun.ORIGIN, 3, kommun.checkpoint(4).root()).signedBy(kommun.log);
        var files = kommun.evidence(meeting);
        files.put(PackageFiles.CONSISTENCY, kommun.request(3, size).toString().getBytes(UTF_8));
        assertThat(reasons(examineAfter(files, forked))).containsExactly(Reason.ROLLBACK);
        assertThat(reasons(examineAfter(kommun.wholeEvidence(meeting), forked))).containsExactly(Reason.ROLLBACK);
        files.put(PackageFiles.CONSISTENCY, "old 3\n".getBytes(UTF_8));
        assertThat(reasons(examineAfter(files, kommun.signed(3)))).containsExactly(Reason.ROLLBACK);
    }

    // --- destroyed leaves

    @Test
    void with_a_leaf_destroyed_still_holds_and_says_so() {
        var gone = kommun.leaves.size() - 1;
        var hash = MerkleTree.leafHash(kommun.leaves.get(gone));
        kommun.append(telling(gone, hash));
        var last = gone + 1;
        var destroyed = "%d %s %d\n".formatted(gone, hash.hex(), last);
        var files = kommun.evidence(meeting);
        var bundle = new ArrayList<>(kommun.leaves);
        bundle.set(gone, new byte[0]);
        files.put(PackageFiles.ALL_LEAVES, EntryBundle.of(bundle));
        files.put(PackageFiles.DESTROYED, destroyed.getBytes(UTF_8));
        var report = examine(files);
        assertThat(report.findings()).isEmpty();
        assertThat(report.remarks())
                .contains("Löv %d är gallrat enligt KS 2026-01-14 § 5 p 1, se löv %d: dess summa står kvar i loggen."
                        .formatted(gone, last));

        files.put(
                PackageFiles.DESTROYED,
                destroyed.replace(hash.hex().charAt(0), 'x').getBytes(UTF_8));
        assertThat(reasons(examine(files))).contains(Reason.PACKAGE);
        files.put(
                PackageFiles.DESTROYED,
                "%d %s %d\n".formatted(last - 1, "00".repeat(32), last).getBytes(UTF_8));
        assertThat(reasons(examine(files))).contains(Reason.ROOT);
        files.put(
                PackageFiles.DESTROYED,
                "%d %s %d\n".formatted(last - 1, hash.hex(), last - 2).getBytes(UTF_8));
        assertThat(reasons(examine(files))).contains(Reason.PACKAGE);
        files.put(
                PackageFiles.DESTROYED,
                "%d %s %d\n".formatted(last - 1, hash.hex(), last + 1).getBytes(UTF_8));
        assertThat(reasons(examine(files))).contains(Reason.PACKAGE);
    }

    @Test
    void with_a_leaf_gone_that_no_leaf_tells_of_is_refused() {
        var gone = kommun.leaves.size() - 2;
        var last = gone + 1;
        var hash = MerkleTree.leafHash(kommun.leaves.get(gone));
        var files = kommun.evidence(meeting);
        var bundle = new ArrayList<>(kommun.leaves);
        bundle.set(gone, new byte[0]);
        files.put(PackageFiles.ALL_LEAVES, EntryBundle.of(bundle));
        files.put(
                PackageFiles.DESTROYED,
                "%d %s %d\n".formatted(gone, hash.hex(), last).getBytes(UTF_8));
        assertThat(reasons(examine(files)))
                .as("the last leaf says something else")
                .contains(Reason.PACKAGE);

        kommun.append(telling(gone - 1, hash));
        files = kommun.evidence(meeting);
        bundle = new ArrayList<>(kommun.leaves);
        bundle.set(gone, new byte[0]);
        files.put(PackageFiles.ALL_LEAVES, EntryBundle.of(bundle));
        files.put(
                PackageFiles.DESTROYED,
                "%d %s %d\n".formatted(gone, hash.hex(), last + 1).getBytes(UTF_8));
        assertThat(reasons(examine(files))).as("another leaf is told of").contains(Reason.PACKAGE);
    }

    /** A leaf that tells that another is destroyed. */
    private byte[] telling(int gone, Hash hash) {
        var before = StoredLeaf.read(kommun.leaves.get(gone)).logged();
        return Kommun.stored(
                kommun.leaves.size(),
                new Logged(
                        kommun.leaves.size() + 1L,
                        new UUID(9, gone),
                        MemoryTrail.id(9_900),
                        before.recordedAt().plusSeconds(3600),
                        new ContentDestroyed(
                                before.registration(),
                                before.recordedAt(),
                                List.of(new DestroyedLeaf(gone, before.eventId(), hash.hex())),
                                Optional.empty(),
                                MemoryTrail.id(9_901),
                                PointId.parse("KS 2026-01-14 § 5 p 1"),
                                MemoryTrail.id(9_902),
                                MemoryTrail.id(9_903),
                                "personuppgift",
                                "anna",
                                "bertil")));
    }

    // --- papers

    @Test
    void names_the_papers_that_are_not_the_ones_the_log_knows() {
        var sum = Sums.sha256("handlingen".getBytes(UTF_8));
        trail.record(Paper.report("rapport", "2020-10-01"));
        var town = new Kommun(
                trail.log().stream().map(logged -> withFile(logged, sum)).toList());
        var question = new EvidenceQuestion.StateAt(
                MemoryTrail.MUNICIPALITY, AsOf.on(LocalDate.parse("2022-12-31"), trail.now()));
        var files = EvidenceFiles.sealed(town.evidence(question));
        assertThat(withPapers(files, town, Set.of(sum)).findings()).isEmpty();
        assertThat(reasons(withPapers(files, town, Set.of()))).containsExactly(Reason.DOCUMENT);
    }

    private static Logged withFile(Logged logged, String sum) {
        return logged.event() instanceof MinutesEvent.DocumentRecorded paper
                ? new Logged(
                        logged.position(),
                        logged.eventId(),
                        logged.registration(),
                        logged.recordedAt(),
                        new MinutesEvent.DocumentRecorded(
                                paper.basis(),
                                paper.document(),
                                paper.kind(),
                                paper.title(),
                                Optional.of(sum),
                                paper.issuer(),
                                paper.addressee(),
                                paper.registrationNumber(),
                                paper.proposals(),
                                paper.references(),
                                paper.remarks()))
                : logged;
    }

    private static Report withPapers(SortedMap<String, byte[]> files, Kommun town, Set<String> papers) {
        return new Examination(
                        files, town.policy(), new Examination.Trusted(Optional.empty(), Set.of(), Optional.of(papers)))
                .report();
    }

    // --- any bit

    @Test
    void with_one_bit_flipped_anywhere_is_never_accepted() {
        var files = kommun.wholeEvidence(meeting);
        files.put(PackageFiles.ANSWER_PDF, "%PDF-1.7 and so on".getBytes(UTF_8));
        files.put(PackageFiles.POLICY, "quorum none\n".getBytes(UTF_8));
        var out = new ByteArrayOutputStream();
        StoredZip.write(EvidenceFiles.sealed(files), out::writeBytes);
        var whole = out.toByteArray();
        assertThat(accepts(whole)).isTrue();
        var seed = new SecureRandom().nextLong();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var accepted = 0;
        for (var round = 0; round < 10_000; round++) {
            var archive = whole.clone();
            archive[random.nextInt(archive.length)] ^= (byte) (1 << random.nextInt(8));
            if (accepts(archive)) {
                accepted++;
            }
        }
        assertThat(accepted).as("accepted with seed %d", seed).isZero();
    }

    /** As the command does it. */
    private boolean accepts(byte[] archive) {
        try {
            var read = StoredZip.read(archive);
            return read.exact()
                    && new Examination(read.files(), kommun.policy(), NOTHING_MORE)
                            .report()
                            .findings()
                            .isEmpty();
        } catch (NotWellFormed _) {
            return false;
        }
    }

    @Test
    void with_one_bit_flipped_in_a_file_is_never_accepted_even_where_all_sums_are_made_anew() {
        var names = new ArrayList<String>();
        kommun.evidence(meeting).forEach((name, content) -> {
            if (content.length > 0) {
                names.add(name);
            }
        });
        var seed = new SecureRandom().nextLong();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (var round = 0; round < 1_000; round++) {
            var files = kommun.evidence(meeting);
            var name = names.get(random.nextInt(names.size()));
            var content = Objects.requireNonNull(files.get(name)).clone();
            content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
            files.put(name, content);
            assertThat(examine(files).findings())
                    .as("%s flipped, seed %d, round %d", name, seed, round)
                    .isNotEmpty();
        }
    }
}
