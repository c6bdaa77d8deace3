package se.malspar.app.questions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.malspar.app.platform.Freshness;
import se.malspar.app.questions.Views.MomentView;
import se.malspar.app.questions.Views.MunicipalityView;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Rank;
import se.malspar.domain.registry.BodyKind;
import se.malspar.projections.projecting.Snapshot;
import se.malspar.projections.registry.Registry;

/** Which municipalities and bodies there are, and what this interface is. */
@RestController
@RequestMapping("/api/v1")
@Tag(
        name = "Register",
        description = "Kommuner, organ och gränssnittet självt. / Municipalities, bodies, this interface.")
class RegistryController {

    /** What the DIGG API profile asks an interface to say of itself. */
    record ApiInfo(String apiName, String apiVersion, String apiDocumentation, String apiStatus) {}

    record MunicipalitiesView(List<MunicipalityView> municipalities) {}

    /** A body by the name it has on the day. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record BodyView(
            BodyCode body,
            String name,
            BodyKind kind,
            Rank rank,
            Optional<BodyCode> parent,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validUntil) {}

    record BodiesView(MunicipalityView municipality, MomentView moment, List<BodyView> bodies) {}

    private final Registry registry;
    private final Snapshot snapshot;
    private final Answering answering;
    private final Telling telling;

    RegistryController(Registry registry, Snapshot snapshot, Answering answering, Telling telling) {
        this.snapshot = snapshot;
        this.registry = registry;
        this.answering = answering;
        this.telling = telling;
    }

    @GetMapping("/api-info")
    @Operation(
            summary = "Om gränssnittet / About the API",
            description = "Namn, version, status. / Name, version, status.")
    ApiInfo apiInfo() {
        return new ApiInfo("Målspår", "1", "/v3/api-docs", "active");
    }

    @GetMapping("/municipalities")
    @Operation(summary = "Kommuner / Municipalities", description = "De som är upplagda här. / Those registered here.")
    ResponseEntity<MunicipalitiesView> municipalities() {
        return snapshot.read(position -> ResponseEntity.ok()
                .header(Freshness.LOG_POSITION, Long.toString(position))
                .body(new MunicipalitiesView(registry.municipalities().stream()
                        .map(entry -> new MunicipalityView(entry.municipality().code(), entry.name(), entry.kind()))
                        .toList())));
    }

    @GetMapping("/{municipality}/bodies")
    @Operation(summary = "Organ / Bodies", description = "Med de namn de har den dagen. / By their names on the day.")
    ResponseEntity<BodiesView> bodies(
            @PathVariable @Parameter(example = "0665") String municipality, @Parameter(hidden = true) Moment moment) {
        var code = Municipality.of(municipality);
        return answering.answer(
                code,
                moment,
                position -> new BodiesView(
                        telling.municipality(code),
                        Telling.moment(moment.asOf(), position),
                        registry
                                .bodies(
                                        code,
                                        moment.asOf().validOn(),
                                        moment.asOf().recordedBy())
                                .stream()
                                .map(entry -> new BodyView(
                                        entry.body(),
                                        entry.name(),
                                        entry.kind(),
                                        entry.rank(),
                                        entry.parent(),
                                        entry.validFrom(),
                                        entry.validUntil()))
                                .toList()));
    }
}
