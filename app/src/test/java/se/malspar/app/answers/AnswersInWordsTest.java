package se.malspar.app.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.domain.trail.MemoryTrail.MUNICIPALITY;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.malspar.app.TestDatabase;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Citation;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.ParagraphNumber;
import se.malspar.domain.decision.Reference;
import se.malspar.domain.decision.Remark;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.registry.BodyKind;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.MemoryTrail;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.Registration.Effect;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.domain.trail.Wanted;
import se.malspar.projections.comparison.Comparison;
import se.malspar.projections.completeness.Completeness;
import se.malspar.projections.history.HistoryOf;
import se.malspar.projections.meeting.MeetingReplay;
import se.malspar.projections.papers.Papers;
import se.malspar.projections.registry.Registry;
import se.malspar.projections.search.Search;
import se.malspar.projections.state.About;
import se.malspar.projections.state.Statement;

/** Histories, comparisons, meetings and gaps of a small trail, in the words that they are answered with. */
class AnswersInWordsTest {

    private static final Subject GOAL = new Subject("goal:1");

    private final MemoryTrail trail = MemoryTrail.withBodies();
    private final Answers answers = Answers.in(TestDatabase.create());
    private int told;

    @AfterEach
    void close() {
        answers.close();
    }

    private void record(Paper... papers) {
        for (var paper : papers) {
            trail.record(paper);
        }
    }

    /** Tells the answers what they have not been told yet. */
    private void tell() {
        var log = trail.log();
        log.subList(told, log.size()).forEach(each -> answers.tell(MUNICIPALITY, each));
        told = log.size();
    }

    private AsOf on(String day) {
        tell();
        return AsOf.on(LocalDate.parse(day), trail.now());
    }

    private List<HistoryOf.Entry> history(Subject root) {
        var moment = on("2022-12-31");
        return answers.histories.answer(MUNICIPALITY, root, moment.decidedBy(), moment.recordedBy());
    }

    private static List<String> sentences(List<HistoryOf.Entry> history) {
        return history.stream().map(entry -> entry.statement().swedish()).toList();
    }

    private static List<String> diffs(HistoryOf.Entry entry) {
        return entry.changes().stream()
                .map(diff -> "%s %s: %s → %s"
                        .formatted(
                                diff.subject(),
                                diff.field(),
                                diff.before().orElse("–"),
                                diff.after().orElse("–")))
                .toList();
    }

    private void adoptThenRaise() {
        record(
                Paper.section("KF 2020-02-05 § 10")
                        .point(1, Wanted.adoptGoal("1", "Tillväxt"))
                        .point(2, Wanted.setAmbition("1", "90 procent")),
                Paper.section("KS 2020-10-07 § 175").point(1, Wanted.setAmbition("1", "95 procent")));
    }

    // --- what has been destroyed

    @Test
    void what_has_been_destroyed_is_told_by_nobody_though_the_answers_have_not_heard_of_it_yet() {
        adoptThenRaise();
        var moment = on("2020-12-31");
        var raised = history(GOAL).getLast();
        assertThat(sentences(List.of(raised))).containsExactly("Ambitionsnivån för mål 1 blir «95 procent».");
        assertThat(found("95")).hasSize(1);
        answers.told.destroy(raised.statement().event());
        assertThat(sentences(history(GOAL)))
                .containsExactly("Mål 1 antas: «Tillväxt».", "Ambitionsnivån för mål 1 blir «90 procent».");
        assertThat(answers.statements.latest(MUNICIPALITY, moment.decidedBy(), moment.recordedBy(), 9))
                .extracting(Statement::swedish)
                .noneMatch(sentence -> sentence.contains("95"));
        assertThat(found("95")).isEmpty();
    }

    private List<Search.Found> found(String query) {
        return answers.search
                .answer(MUNICIPALITY, query, Map.of(), Optional.empty(), on("2020-12-31"), 0, 9)
                .found();
    }

    // --- history

    @Test
    void a_history_tells_in_the_order_of_decisions_what_each_point_changed() {
        adoptThenRaise();
        record(Paper.section("KF 2020-06-17 § 90").point(1, Wanted.reviseGoal("1", "Hållbar tillväxt")));
        var history = history(GOAL);
        assertThat(sentences(history))
                .containsExactly(
                        "Mål 1 antas: «Tillväxt».",
                        "Ambitionsnivån för mål 1 blir «90 procent».",
                        "Mål 1 revideras: «Hållbar tillväxt».",
                        "Ambitionsnivån för mål 1 blir «95 procent».");
        assertThat(history.stream().map(entry -> entry.statement().cited()))
                .containsExactly(
                        "KF 2020-02-05 § 10 p 1",
                        "KF 2020-02-05 § 10 p 2",
                        "KF 2020-06-17 § 90 p 1",
                        "KS 2020-10-07 § 175 p 1");
        assertThat(diffs(history.get(0))).containsExactly("goal:1 life: – → in-force", "goal:1 wording: – → Tillväxt");
        assertThat(diffs(history.get(2))).containsExactly("goal:1 wording: Tillväxt → Hållbar tillväxt");
        assertThat(diffs(history.get(3))).containsExactly("goal:1 ambitionLevel: 90 procent → 95 procent");
    }

    @Test
    void a_history_ends_with_the_moment_it_is_asked_about() {
        adoptThenRaise();
        tell();
        var history = answers.histories.answer(MUNICIPALITY, GOAL, LocalDate.parse("2020-10-06"), trail.now());
        assertThat(history).hasSize(2);
        assertThat(answers.histories.answer(MUNICIPALITY, GOAL, LocalDate.parse("2020-12-31"), Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void a_proposal_tells_what_it_would_change_and_changes_nothing() {
        adoptThenRaise();
        record(Paper.section("KS 2020-09-02 § 150")
                .proposal("KF", 1, Effect.of(Wanted.setAmbition("1", "99 procent"))));
        var history = history(GOAL);
        assertThat(history.get(2).statement().swedish())
                .isEqualTo("Förslag: Ambitionsnivån för mål 1 blir «99 procent».");
        assertThat(diffs(history.get(2))).containsExactly("goal:1 ambitionLevel: 90 procent → 99 procent");
        assertThat(diffs(history.get(3))).containsExactly("goal:1 ambitionLevel: 90 procent → 95 procent");
    }

    @Test
    void a_report_that_says_otherwise_than_a_decision_is_told_and_changes_nothing() {
        adoptThenRaise();
        record(Paper.report("rapport", "2020-06-30").tells(Wanted.setAmbition("1", "70 procent")));
        var history = history(GOAL);
        assertThat(history.get(2).statement().swedish())
                .isEqualTo("Uppgift, inget beslut: Ambitionsnivån för mål 1 är «70 procent».");
        assertThat(diffs(history.get(2))).isEmpty();
        assertThat(diffs(history.get(3))).containsExactly("goal:1 ambitionLevel: 90 procent → 95 procent");
    }

    @Test
    void a_revocation_stands_in_the_history_of_what_it_took_away_and_a_judgment_in_that_of_what_it_gave_back() {
        adoptThenRaise();
        record(
                Paper.section("KF 2020-11-18 § 200").point(1, Wanted.revoke("KS 2020-10-07 § 175 p 1")),
                Paper.report("dom", "2021-03-01").tells(Wanted.annul("KF 2020-11-18 § 200 p 1")));
        var history = history(GOAL);
        assertThat(sentences(history).subList(3, 5))
                .containsExactly(
                        "KS 2020-10-07 § 175 p 1 upphävs.",
                        "KF 2020-11-18 § 200 p 1 upphävs av domstol (Förvaltningsrätten).");
        assertThat(diffs(history.get(3)))
                .containsExactly(
                        "goal:1 ambitionLevel: 95 procent → 90 procent",
                        "paragraph:KS 2020-10-07 § 175/point:1 revoked: – → KF 2020-11-18 § 200 p 1");
        assertThat(diffs(history.get(4)))
                .contains("goal:1 ambitionLevel: 90 procent → 95 procent")
                .contains("paragraph:KS 2020-10-07 § 175/point:1 revoked: KF 2020-11-18 § 200 p 1 → –");
    }

    @Test
    void corrected_minutes_stand_at_the_original_place() {
        adoptThenRaise();
        record(Paper.section("KF 2021-01-13 § 4")
                .point(1, Wanted.correct("KF 2020-02-05 § 10 p 2", Wanted.setAmbition("1", "91 procent"))));
        var history = history(GOAL);
        assertThat(history.stream().map(entry -> entry.statement().cited()))
                .containsExactly(
                        "KF 2020-02-05 § 10 p 1",
                        "KF 2020-02-05 § 10 p 2",
                        "KF 2020-02-05 § 10 p 2",
                        "KS 2020-10-07 § 175 p 1");
        assertThat(history.get(2).statement().rectifiedBy().orElseThrow()).hasToString("KF 2021-01-13 § 4 p 1");
        assertThat(diffs(history.get(2))).containsExactly("goal:1 ambitionLevel: 90 procent → 91 procent");
    }

    @Test
    void the_other_families_have_their_sentences_too() {
        record(
                Paper.section("KS 2020-02-05 § 11")
                        .point(
                                1,
                                Wanted.adoptPlan("KS-2020"),
                                Wanted.addActivity("KS-2020", "a1", "Mentorer"),
                                Wanted.give("u1", "Utred målen")),
                Paper.report("rapport", "2020-06-30").tells(Wanted.reportActivity("KS-2020", "a1", "2020-T1", "pågår")),
                Paper.section("KS 2020-10-07 § 175")
                        .point(
                                1,
                                Wanted.removeActivity("KS-2020", "a1", "ersätts"),
                                Wanted.reportBack("u1", "Klart"),
                                Wanted.close("u1")));
        assertThat(sentences(history(new Subject("plan:KS-2020"))))
                .containsExactly(
                        "Verksamhetsplan KS-2020 antas.",
                        "Aktivitet a1 läggs till i verksamhetsplan KS-2020: «Mentorer».",
                        "Aktivitet a1 i verksamhetsplan KS-2020 rapporteras för tertial 1 2020 som «pågår».",
                        "Aktivitet a1 tas ur verksamhetsplan KS-2020 (ersätts).");
        assertThat(sentences(history(new Subject("commission:u1"))))
                .containsExactly(
                        "Uppdrag u1 ges: «Utred målen».",
                        "Uppdrag u1 återrapporteras: «Klart».",
                        "Uppdrag u1 förklaras fullgjort.");
    }

    // --- comparison

    private Comparison compare(String from, String to) {
        return Comparison.of(
                answers.states.answer(MUNICIPALITY, on(from)), answers.states.answer(MUNICIPALITY, on(to)));
    }

    @Test
    void two_moments_are_compared_field_by_field_with_both_decisions() {
        adoptThenRaise();
        var comparison = compare("2020-06-01", "2020-12-31");
        assertThat(comparison.summary()).isEqualTo("1 uppgift ändrades.");
        assertThat(comparison.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.subject()).isEqualTo(GOAL);
            assertThat(difference.field()).isEqualTo("ambitionLevel");
            assertThat(difference.change()).isEqualTo(Comparison.Change.CHANGED);
            assertThat(difference.from().orElseThrow().blame().by().cited()).isEqualTo("KF 2020-02-05 § 10 p 2");
            assertThat(difference.to().orElseThrow().blame().by().cited()).isEqualTo("KS 2020-10-07 § 175 p 1");
        });
    }

    @Test
    void moments_between_which_nothing_was_decided_do_not_differ() {
        adoptThenRaise();
        var comparison = compare("2020-10-07", "2022-12-31");
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.summary()).isEqualTo("Inget skiljer.");
    }

    @Test
    void what_came_and_what_went_is_summed_up() {
        adoptThenRaise();
        record(Paper.section("KF 2020-12-16 § 210").point(1, Wanted.retireGoal("1")));
        assertThat(compare("2020-01-01", "2020-02-05").summary()).isEqualTo("1 mål tillkom, 2 uppgifter tillkom.");
        assertThat(compare("2020-12-15", "2020-12-16").summary()).isEqualTo("1 mål togs bort.");
        assertThat(compare("2020-02-05", "2020-01-01").summary()).isEqualTo("1 mål togs bort, 2 uppgifter föll bort.");
    }

    @Test
    void what_a_revocation_took_away_is_told_as_gone_where_nothing_stood_before_it() {
        record(
                Paper.section("KF 2020-02-05 § 10")
                        .point(1, Wanted.adoptGoal("1", "Tillväxt"))
                        .point(2, Wanted.setAmbition("1", "90 procent")),
                Paper.section("KF 2020-11-18 § 200").point(1, Wanted.revoke("KF 2020-02-05 § 10 p 2")));
        // the level went, the point's mark came
        assertThat(compare("2020-11-17", "2020-11-18").summary()).isEqualTo("1 uppgift tillkom, 1 uppgift föll bort.");
    }

    // --- meetings

    private MeetingReplay.Replay replay(String body, String day) {
        return replayed(body, day).orElseThrow();
    }

    private Optional<MeetingReplay.Replay> replayed(String body, String day) {
        return answers.meetings.answer(MUNICIPALITY, new BodyCode(body), LocalDate.parse(day), on("2022-12-31"));
    }

    @Test
    void a_meeting_is_replayed_with_what_it_decided_before_and_after() {
        adoptThenRaise();
        record(
                Paper.section("KS 2020-10-07 § 174").numbered("KS 2020/12").point(1),
                Paper.report("anslag", "2020-10-15").tells(Wanted.approveMinutes("KS 2020-10-07", "2020-10-14")),
                Paper.section("KS 2020-11-04 § 190").point(1));
        var replay = replay("KS", "2020-10-07");
        assertThat(replay.evidence()).isEqualTo(Evidence.ORIGINAL);
        assertThat(replay.paragraphs())
                .extracting(each -> each.paragraph().toString())
                .containsExactly("KS 2020-10-07 § 174", "KS 2020-10-07 § 175");
        assertThat(diffs(replay.paragraphs().getLast().changes().getFirst()))
                .containsExactly("goal:1 ambitionLevel: 90 procent → 95 procent");
        assertThat(replay.meetings()
                        .getFirst()
                        .minutesApprovedOn()
                        .orElseThrow()
                        .value())
                .contains("2020-10-14");
        assertThat(replay.notKnown()).containsExactly("När justeringen för KS 2020-10-07 anslogs framgår inte.");
        assertThat(replay.paragraphs().getFirst().notKnown()).isEmpty();
        assertThat(replay.paragraphs().getLast().notKnown()).containsExactly("Diarienumret framgår inte.");
        assertThat(replay.next()).contains(LocalDate.parse("2020-11-04"));
        assertThat(replay.previous()).isEmpty();
    }

    @Test
    void a_meeting_shows_what_it_revoked_and_what_has_happened_to_its_points_since() {
        adoptThenRaise();
        record(Paper.section("KF 2020-11-18 § 200").point(1, Wanted.revoke("KS 2020-10-07 § 175 p 1")));
        var revoking = replay("KF", "2020-11-18").paragraphs().getFirst();
        assertThat(sentences(revoking.changes())).containsExactly("KS 2020-10-07 § 175 p 1 upphävs.");
        assertThat(diffs(revoking.changes().getFirst())).contains("goal:1 ambitionLevel: 95 procent → 90 procent");
        var revoked = replay("KS", "2020-10-07").paragraphs().getFirst();
        assertThat(revoked.points().getFirst().since()).containsOnlyKeys("revoked");
    }

    private static Reference reference(String printed, String body, String day, int number) {
        return new Reference(
                printed,
                Optional.of(new BodyCode(body)),
                Optional.of(DecidedOn.day(LocalDate.parse(day))),
                Optional.of(ParagraphNumber.of(number)),
                Optional.of("mål för 2019"),
                false);
    }

    @Test
    void a_meeting_known_only_by_reference_is_replayed_with_what_is_not_known() {
        record(Paper.section("KS 2020-10-07 § 175")
                .point(1)
                .refersTo(reference("KS § 20 2019-02-06", "KS", "2019-02-06", 20)));
        var replay = replay("KS", "2019-02-06");
        assertThat(replay.evidence()).isEqualTo(Evidence.REFERENCED);
        var paragraph = replay.paragraphs().getFirst();
        assertThat(paragraph.title()).contains("mål för 2019");
        assertThat(paragraph.citedIn()).containsExactly("KS 2020-10-07 § 175");
        assertThat(paragraph.notKnown())
                .containsExactly(
                        "Paragrafen är inte registrerad: den är bara känd som hänvisning «KS § 20 2019-02-06».");
        assertThat(replay.notKnown())
                .containsExactly(
                        "När protokollet för KS 2019-02-06 justerades framgår inte.",
                        "När justeringen för KS 2019-02-06 anslogs framgår inte.",
                        "Protokollet är inte inläst: fler paragrafer än de kända kan finnas.");
        assertThat(replayed("KS", "2019-02-07")).isEmpty();
        assertThat(replayed("KF", "2019-02-06")).isEmpty();
    }

    @Test
    void a_section_tells_what_its_paper_leaves_open() {
        record(Paper.section("KS 2020-10-07 § 175")
                .titled(null)
                .unworded(0, Outcome.NOT_STATED)
                .remarks(new Remark(Remark.Kind.NOT_STATED, "Vem som yrkade framgår inte.", Optional.empty())));
        assertThat(replay("KS", "2020-10-07").paragraphs().getFirst().notKnown())
                .containsExactly(
                        "Vem som yrkade framgår inte.",
                        "Ärendets rubrik framgår inte.",
                        "Diarienumret framgår inte.",
                        "Ordalydelsen i beslutspunkten framgår inte.",
                        "Utgången i beslutspunkten framgår inte.");
    }

    // --- completeness

    @Test
    void what_papers_refer_to_and_is_not_in_hand_is_missing() {
        record(
                Paper.section("KS 2020-10-07 § 175")
                        .point(1)
                        .refersTo(
                                reference("KS § 20 2019-02-06", "KS", "2019-02-06", 20),
                                reference("KS § 174 samma dag", "KS", "2020-10-07", 174),
                                reference("KF § 9 2018-01-31", "KF", "2018-01-31", 9),
                                new Reference(
                                        "KS beslut i februari 2020",
                                        Optional.of(new BodyCode("KS")),
                                        Optional.of(DecidedOn.month(YearMonth.of(2020, 2), "februari 2020")),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false)),
                Paper.section("KF 2018-01-31 § 9").evidence(Evidence.REFERENCED).point(1));
        var completeness = Completeness.at(answers.papers, MUNICIPALITY, on("2022-12-31"));
        assertThat(completeness.identified()).isEqualTo(4);
        assertThat(completeness.inHand()).isEqualTo(1);
        assertThat(completeness.missing())
                .extracting(Completeness.Missing::sentence)
                .containsExactly(
                        "KF 2018-01-31 § 9 är känd genom hänvisning, men beslutstexten saknas.",
                        "KS 2019-02-06 § 20 åberopas, men ingenting från sammanträdet är registrerat.",
                        "KS 2020-10-07 § 174 åberopas men är inte registrerad.");
        assertThat(completeness.incomplete())
                .extracting(Completeness.Incomplete::sentence)
                .containsExactly("«KS beslut i februari 2020» anges utan att det framgår vilken paragraf som avses.");
    }

    @Test
    void what_was_decided_after_the_moment_is_not_missed_at_it() {
        record(Paper.section("KS 2020-10-07 § 175")
                .point(1)
                .refersTo(reference("KS § 20 2019-02-06", "KS", "2019-02-06", 20)));
        assertThat(Completeness.at(answers.papers, MUNICIPALITY, on("2019-02-05"))
                        .identified())
                .isZero();
        assertThat(Completeness.at(answers.papers, MUNICIPALITY, on("2019-02-06"))
                        .identified())
                .isEqualTo(1);
    }

    // --- papers and the registry

    @Test
    void the_best_evidence_of_a_section_answers_whichever_was_recorded_first() {
        record(
                Paper.section("KF 2020-02-05 § 10").titled("Mål 2020").point(1),
                Paper.section("KF 2020-02-05 § 10")
                        .evidence(Evidence.REFERENCED)
                        .titled("Enligt hänvisning")
                        .point(1));
        var moment = on("2022-12-31");
        assertThat(answers.papers.paragraphs(MUNICIPALITY, moment.recordedBy()))
                .singleElement()
                .satisfies(each -> assertThat(each.paper().title()).contains("Mål 2020"));
    }

    @Test
    void a_section_is_found_by_any_spelling_of_its_citation_and_an_annulled_one_is_not() {
        record(Paper.section("KS 2020-10-07 § 175").point(1));
        var registration = trail.log().getLast().registration();
        var before = on("2022-12-31").recordedBy();
        for (var spelling : List.of("KS § 175 2020-10-07", "ks 2020-10-07 §175", "KS 2020-10-07 § 0175")) {
            assertThat(answers.papers.cited(MUNICIPALITY, Citation.parse(spelling), before))
                    .as(spelling)
                    .extracting(Papers.Recorded::registration)
                    .containsExactly(registration);
        }
        trail.record(new TrailCommand.AnnulRegistration(
                MUNICIPALITY, MemoryTrail.id(900), Optional.empty(), registration, "dubbelt"));
        var after = on("2022-12-31").recordedBy();
        var citation = Citation.parse("KS § 175 2020-10-07");
        assertThat(answers.papers.cited(MUNICIPALITY, citation, before)).hasSize(1);
        assertThat(answers.papers.cited(MUNICIPALITY, citation, after)).isEmpty();
    }

    @Test
    void a_body_has_the_name_it_had_on_the_day() {
        trail.record(new TrailCommand.RegisterBody(
                MUNICIPALITY,
                MemoryTrail.id(900),
                Optional.empty(),
                new BodyCode("SBN"),
                "Byggnadsnämnden",
                BodyKind.BOARD,
                Optional.empty(),
                Optional.of(LocalDate.parse("2015-01-01")),
                Optional.empty()));
        trail.record(new TrailCommand.RenameBody(
                MUNICIPALITY,
                MemoryTrail.id(901),
                Optional.empty(),
                new BodyCode("SBN"),
                "Samhällsbyggnadsnämnden",
                LocalDate.parse("2023-01-01")));
        tell();
        assertThat(nameOn("2022-12-31")).isEqualTo("Byggnadsnämnden");
        assertThat(nameOn("2023-01-01")).isEqualTo("Samhällsbyggnadsnämnden");
        assertThat(nameOn("2010-01-01")).isEqualTo("Byggnadsnämnden");
    }

    private String nameOn(String day) {
        return answers.registry.bodies(MUNICIPALITY, LocalDate.parse(day), trail.now()).stream()
                .filter(each -> each.body().value().equals("SBN"))
                .map(Registry.BodyEntry::name)
                .findFirst()
                .orElseThrow();
    }

    // --- pending proposals

    @Test
    void a_proposal_is_pending_until_it_is_decided_on() {
        adoptThenRaise();
        record(Paper.section("KS 2020-11-04 § 190")
                .proposal("KF", 1, Effect.of(Wanted.setAmbition("1", "99 procent"))));
        assertThat(pendingOn("2020-11-03")).isEmpty();
        assertThat(pendingOn("2020-11-04")).containsExactly("Förslag: Ambitionsnivån för mål 1 blir «99 procent».");
        record(Paper.section("KF 2020-12-16 § 210").point(1, Wanted.setAmbition("1", "98 procent")));
        assertThat(pendingOn("2020-12-15")).hasSize(1);
        assertThat(pendingOn("2020-12-16")).isEmpty();
    }

    private List<String> pendingOn(String day) {
        var moment = on(day);
        var state = answers.states.answer(MUNICIPALITY, moment);
        return answers.states.pendingProposals(MUNICIPALITY, state, About.EVERYTHING).stream()
                .map(Statement::swedish)
                .toList();
    }
}
