package se.malspar.domain.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.domain.trail.MemoryTrail.MUNICIPALITY;
import static se.malspar.domain.trail.MemoryTrail.annul;
import static se.malspar.domain.trail.MemoryTrail.id;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.trail.RecordEvent.ContentDestroyed;
import se.malspar.domain.trail.RecordEvent.Destroyed;
import se.malspar.domain.trail.RecordEvent.DestroyedLeaf;
import se.malspar.domain.trail.RecordEvent.RegistrationAnnulled;
import se.malspar.domain.trail.Registration.Effect;

@DisplayName("Destroying what a registration recorded")
class DestructionTest {

    private static final PointId ORDER = PointId.parse("KS 2026-01-14 § 5 p 1");
    private static final int ASK = 50;
    private static final int DO = 51;
    private static final Instant RECORDED_AT = Instant.parse("2026-01-01T10:00:00.123456Z");

    /** The six of the set-up come before. */
    private static final int FIRST_LEAF = 6;

    private static Paper wrong() {
        return Paper.section("KS 2020-02-05 § 10").point(1, Wanted.adoptGoal("a", "Med ett namn"));
    }

    private static Paper clean(int instead) {
        return Paper.section("KS 2020-02-05 § 10")
                .titled("Utan namnet")
                .point(1, Wanted.adoptGoal("a", "Utan namn"))
                .replacing(id(instead), "ett namn stod med");
    }

    private static Paper order(int target) {
        return Paper.section("KS 2026-01-14 § 5").point(1, Wanted.orderDestruction(id(target)));
    }

    private static TrailCommand request(int target) {
        return new TrailCommand.RequestDestruction(
                MUNICIPALITY, id(ASK), Optional.empty(), id(target), ORDER, "personuppgift", "anna");
    }

    private static TrailCommand destroy(String confirmedBy, long... leaves) {
        return new TrailCommand.DestroyContent(
                MUNICIPALITY,
                id(DO),
                Optional.empty(),
                id(ASK),
                LongStream.of(leaves)
                        .mapToObj(leaf -> new DestroyedLeaf(leaf, new UUID(2, leaf), "ab".repeat(32)))
                        .toList(),
                RECORDED_AT,
                confirmedBy);
    }

    private static TrailFixture ordered() {
        return TrailFixture.given(wrong(), clean(1), order(1));
    }

    @Test
    void is_asked_for_by_one_and_done_by_another_and_told_for_ever() {
        ordered().when(request(1)).records("destruction-requested");

        var told = ordered().and(request(1)).when(destroy("bertil", FIRST_LEAF, FIRST_LEAF + 1));

        told.records("content-destroyed");
        assertThat(told.recorded(0))
                .isEqualTo(new ContentDestroyed(
                        id(1),
                        RECORDED_AT,
                        List.of(
                                new DestroyedLeaf(FIRST_LEAF, new UUID(2, FIRST_LEAF), "ab".repeat(32)),
                                new DestroyedLeaf(FIRST_LEAF + 1, new UUID(2, FIRST_LEAF + 1), "ab".repeat(32))),
                        Optional.empty(),
                        id(2),
                        ORDER,
                        id(3),
                        id(ASK),
                        "personuppgift",
                        "anna",
                        "bertil"));
    }

    @Test
    void takes_two_different_persons() {
        ordered()
                .and(request(1))
                .when(destroy("anna", FIRST_LEAF, FIRST_LEAF + 1))
                .isRefused("not-confirmed-by-two");
    }

    @Test
    void is_not_done_unless_somebody_asks() {
        ordered().when(destroy("bertil", FIRST_LEAF, FIRST_LEAF + 1)).isRefused("destruction-not-requested");
    }

    @Test
    void is_not_done_when_it_has_been_declined() {
        var declined = new TrailCommand.DeclineDestruction(
                MUNICIPALITY, id(60), Optional.empty(), id(ASK), "fel registrering", "bertil");

        ordered().and(request(1)).when(declined).records("destruction-declined");
        ordered()
                .and(request(1))
                .and(declined)
                .when(destroy("bertil", FIRST_LEAF, FIRST_LEAF + 1))
                .isRefused("destruction-not-requested");
        ordered().when(declined).isRefused("destruction-not-requested");
    }

    @Test
    void is_asked_for_once_at_a_time() {
        ordered()
                .and(request(1))
                .when(new TrailCommand.RequestDestruction(
                        MUNICIPALITY, id(61), Optional.empty(), id(1), ORDER, "igen", "bertil"))
                .isRefused("destruction-already-requested");
    }

    @Test
    void is_done_once() {
        var done = ordered().and(request(1)).and(destroy("bertil", FIRST_LEAF, FIRST_LEAF + 1));

        done.when(new TrailCommand.RequestDestruction(
                        MUNICIPALITY, id(61), Optional.empty(), id(1), ORDER, "igen", "bertil"))
                .isRefused("already-destroyed");
        done.when(new TrailCommand.DestroyContent(
                        MUNICIPALITY, id(62), Optional.empty(), id(ASK), List.of(), RECORDED_AT, "cecilia"))
                .isRefused("destruction-not-requested");
    }

    @Test
    void takes_all_the_leaves_of_the_registration_and_no_others() {
        var asked = ordered().and(request(1));

        asked.when(destroy("bertil", FIRST_LEAF)).isRefused("leaves-differ");
        asked.when(destroy("bertil", FIRST_LEAF, FIRST_LEAF + 2)).isRefused("leaves-differ");
        asked.when(destroy("bertil", FIRST_LEAF + 1, FIRST_LEAF)).isRefused("leaves-differ");
    }

    // --- a clean replacement

    @Test
    void is_refused_while_answers_of_today_rest_on_the_registration() {
        TrailFixture.given(wrong(), order(1)).when(request(1)).isRefused("not-cleanly-replaced");
    }

    @Test
    void is_refused_where_it_was_annulled_and_nothing_recorded_instead() {
        TrailFixture.given(wrong(), order(1)).and(annul(40, 1)).when(request(1)).isRefused("not-cleanly-replaced");
    }

    @Test
    void is_refused_where_what_replaced_it_was_annulled_since() {
        ordered().and(annul(40, 2)).when(request(1)).isRefused("not-cleanly-replaced");
        ordered()
                .and(request(1))
                .and(annul(40, 2))
                .when(destroy("bertil", FIRST_LEAF, FIRST_LEAF + 1))
                .isRefused("not-cleanly-replaced");
    }

    @Test
    void of_one_that_replaced_another_leaves_that_one_replaced() {
        var trail = MemoryTrail.withBodies();
        trail.record(MemoryTrail.register(1, wrong()));
        trail.record(MemoryTrail.register(2, clean(1)));
        trail.record(MemoryTrail.register(3, clean(2)));
        trail.record(MemoryTrail.register(4, order(2)));
        trail.record(request(2));
        trail.record(destroy("bertil", FIRST_LEAF + 2, FIRST_LEAF + 3, FIRST_LEAF + 4));

        var told = (ContentDestroyed) trail.log().getLast().event();

        assertThat(told.annulled()).contains(id(1));
        assertThat(told.replacedBy()).isEqualTo(id(3));
        assertThat(told.remainsOf(FIRST_LEAF + 2, 12).map(Destroyed::remaining))
                .contains(new RegistrationAnnulled(id(1), "gallrat", Optional.of(id(2))));
        assertThat(told.remainsOf(FIRST_LEAF + 3, 12).map(Destroyed::remaining))
                .contains(new Destroyed("ab".repeat(32), 12, Optional.empty()));
        assertThat(told.remainsOf(FIRST_LEAF, 12)).isEmpty();
    }

    // --- an order

    @Test
    void is_refused_where_no_point_orders_it() {
        TrailFixture.given(wrong(), clean(1)).when(request(1)).isRefused("destruction-not-ordered");
        TrailFixture.given(wrong(), clean(1), order(2)).when(request(1)).isRefused("destruction-not-ordered");
        TrailFixture.given(
                        wrong(), clean(1), Paper.section("KS 2026-01-14 § 5").point(2, Wanted.orderDestruction(id(1))))
                .when(request(1))
                .isRefused("destruction-not-ordered");
    }

    @Test
    void is_refused_where_it_is_only_proposed() {
        TrailFixture.given(
                        wrong(),
                        clean(1),
                        Paper.section("KS 2026-01-14 § 5")
                                .point(
                                        1,
                                        Effect.of(Wanted.orderDestruction(id(1)))
                                                .standing(Standing.PROPOSED)))
                .when(request(1))
                .isRefused("order-is-proposal");
        TrailFixture.given(
                        wrong(),
                        clean(1),
                        Paper.section("KS 2026-01-14 § 5")
                                .point(1, Outcome.REFERRED_BACK, Effect.of(Wanted.orderDestruction(id(1)))))
                .when(request(1))
                .isRefused("order-is-proposal");
    }

    @Test
    void is_refused_where_the_order_is_known_only_by_hearsay() {
        TrailFixture.given(wrong(), clean(1), order(1).evidence(Evidence.REFERENCED))
                .when(request(1))
                .isRefused("order-not-in-hand");
    }

    @Test
    void is_refused_where_the_order_awaits_something() {
        TrailFixture.given(
                        wrong(),
                        clean(1),
                        Paper.section("KS 2026-01-14 § 5")
                                .point(
                                        1,
                                        Effect.of(Wanted.orderDestruction(id(1)))
                                                .awaiting(new Validity.Awaiting(
                                                        "när protokollet justerats",
                                                        true,
                                                        Optional.of(LocalDate.parse("2026-02-01")),
                                                        Optional.empty()))))
                .when(request(1))
                .isRefused("order-awaits");
    }

    @Test
    void is_refused_where_the_order_has_been_revoked_or_its_registration_annulled() {
        ordered()
                .and(Paper.section("KS 2026-02-04 § 9").point(1, Wanted.revoke(ORDER.toString())))
                .when(request(1))
                .isRefused("order-out-of-force");
        ordered().and(annul(40, 3)).when(request(1)).isRefused("destruction-not-ordered");
    }

    @Test
    void is_ordered_by_a_point_and_not_by_a_paper() {
        TrailFixture.given(wrong(), clean(1))
                .when(Paper.report("skrivelse", "2026-01-14").tells(Wanted.orderDestruction(id(1))))
                .isRefused("destruction-needs-a-point");
        TrailFixture.given(wrong(), clean(1))
                .when(Paper.report("skrivelse", "2026-01-14")
                        .proposal("KS", 1, Effect.of(Wanted.orderDestruction(id(1)))))
                .records("document-recorded", "destruction-ordered");
    }

    @Test
    void is_refused_of_a_registration_whose_order_has_been_carried_out() {
        ordered()
                .and(request(1))
                .and(destroy("bertil", FIRST_LEAF, FIRST_LEAF + 1))
                .and(
                        Paper.section("KS 2026-01-14 § 5")
                                .titled("Rättad")
                                .point(1, Wanted.orderDestruction(id(1)))
                                .replacing(id(3), "fel rubrik"),
                        Paper.section("KS 2026-03-04 § 1").point(1, Wanted.orderDestruction(id(3))))
                .when(new TrailCommand.RequestDestruction(
                        MUNICIPALITY,
                        id(70),
                        Optional.empty(),
                        id(3),
                        PointId.parse("KS 2026-03-04 § 1 p 1"),
                        "också",
                        "anna"))
                .isRefused("order-carried-out");
    }
}
