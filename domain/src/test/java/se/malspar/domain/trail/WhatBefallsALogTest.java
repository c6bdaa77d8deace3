package se.malspar.domain.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.domain.trail.MemoryTrail.MUNICIPALITY;
import static se.malspar.domain.trail.MemoryTrail.id;
import static se.malspar.domain.trail.TrailFixture.given;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What befalls a log")
class WhatBefallsALogTest {

    private static final int SET_UP = MemoryTrail.setUp().size();

    private static TrailCommand rollback(long keptSize, String... confirmedBy) {
        return new TrailCommand.AcceptRollback(
                MUNICIPALITY,
                id(900),
                Optional.empty(),
                Optional.of("malspar.example/9999\n120\nrot\n"),
                keptSize,
                "rot",
                "malspar.example/9999/2",
                "Disken gick sönder.",
                List.of(confirmedBy));
    }

    private static TrailCommand newKey(String key, boolean lost, String... confirmedBy) {
        return new TrailCommand.ChangeSigningKey(
                MUNICIPALITY, id(900), Optional.empty(), key, "gammal", lost, "Byts.", List.of(confirmedBy));
    }

    @Test
    void is_recorded_with_those_who_vouch_for_it() {
        given().when(rollback(SET_UP, "anna", "bertil")).records("rollback-accepted");
        given().when(newKey("ny", false, "anna")).records("signing-key-changed");
        given().when(newKey("ny", true, "anna", "bertil")).records("signing-key-changed");
    }

    @Test
    void is_never_vouched_for_by_one_alone_where_something_is_lost() {
        given().when(rollback(SET_UP, "anna")).isRefused("not-confirmed-by-two");
        given().when(rollback(SET_UP, "anna", "anna")).isRefused("not-confirmed-by-two");
        given().when(newKey("ny", true, "anna")).isRefused("not-confirmed-by-two");
        given().when(newKey("ny", false)).isRefused("not-confirmed-by-two");
    }

    @Test
    void is_about_the_log_as_it_is() {
        given().when(rollback(SET_UP - 1, "anna", "bertil")).isRefused("kept-size-differs");
        given().when(newKey("gammal", false, "anna")).isRefused("same-key");
    }

    @Test
    void cannot_be_annulled_and_decides_nothing() {
        given().and(rollback(SET_UP, "anna", "bertil"))
                .when(new TrailCommand.AnnulRegistration(MUNICIPALITY, id(901), Optional.empty(), id(900), "ångrat"))
                .isRefused("registration-not-annullable");
        assertThat(given().and(rollback(SET_UP, "anna", "bertil"))
                        .on("2030-01-01")
                        .fields())
                .isEmpty();
    }

    @Test
    void is_told_again_as_the_command_that_it_came_of() {
        for (var command : List.of(rollback(SET_UP, "anna", "bertil"), newKey("ny", true, "anna", "bertil"))) {
            var trail = MemoryTrail.withBodies();
            trail.record(command);
            var event = trail.log().getLast().event();

            assertThat(RecordedCommand.of(Trail::new, MUNICIPALITY, id(900), List.of(event)))
                    .isEqualTo(command);
        }
    }
}
