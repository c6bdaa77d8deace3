package se.malspar.domain.trail;

import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.assessment.RuleLanguage;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.registry.RegistryEvent.MunicipalityRegistered;
import se.malspar.domain.trail.TrailCommand.AcceptRollback;
import se.malspar.domain.trail.TrailCommand.AnnulRegistration;
import se.malspar.domain.trail.TrailCommand.ChangeSigningKey;
import se.malspar.domain.trail.TrailCommand.DeclineDestruction;
import se.malspar.domain.trail.TrailCommand.DestroyContent;
import se.malspar.domain.trail.TrailCommand.InterpretDate;
import se.malspar.domain.trail.TrailCommand.Register;
import se.malspar.domain.trail.TrailCommand.RegisterBody;
import se.malspar.domain.trail.TrailCommand.RegisterMunicipality;
import se.malspar.domain.trail.TrailCommand.RenameBody;
import se.malspar.domain.trail.TrailCommand.RequestDestruction;

/** Hands commands to {@link TrailDecider} and its events to Axon. Holds no rule of its own. */
@AggregateRoot(type = "trail")
public class TrailAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable Municipality municipality;

    private final Trail trail = new Trail();

    /** For Axon, which fills it from the log. */
    protected TrailAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    RegistrationId handle(RegisterMunicipality command, MetaData envelope, RuleLanguage language) {
        return record(command, envelope, language);
    }

    @CommandHandler
    RegistrationId handle(RegisterBody command, MetaData envelope, RuleLanguage language) {
        return record(command, envelope, language);
    }

    @CommandHandler
    RegistrationId handle(RenameBody command, MetaData envelope, RuleLanguage language) {
        return record(command, envelope, language);
    }

    @CommandHandler
    RegistrationId handle(Register command, MetaData envelope, RuleLanguage language) {
        return record(command, envelope, language);
    }

    @CommandHandler
    RegistrationId handle(AnnulRegistration command, MetaData envelope, RuleLanguage language) {
        return record(command, envelope, language);
    }

    @CommandHandler
    RegistrationId handle(InterpretDate command, MetaData envelope, RuleLanguage language) {
        return record(command, envelope, language);
    }

    @CommandHandler
    RegistrationId handle(ChangeSigningKey command, MetaData envelope, RuleLanguage language) {
        return record(command, envelope, language);
    }

    @CommandHandler
    RegistrationId handle(AcceptRollback command, MetaData envelope, RuleLanguage language) {
        return record(command, envelope, language);
    }

    @CommandHandler
    RegistrationId handle(RequestDestruction command, MetaData envelope, RuleLanguage language) {
        return record(command, envelope, language);
    }

    @CommandHandler
    RegistrationId handle(DeclineDestruction command, MetaData envelope, RuleLanguage language) {
        return record(command, envelope, language);
    }

    @CommandHandler
    RegistrationId handle(DestroyContent command, MetaData envelope, RuleLanguage language) {
        return record(command, envelope, language);
    }

    /** Answers also where the command would be refused: a handler that throws makes Axon forget the trail. */
    @CommandHandler
    RehearsalCommand.Outcome handle(RehearsalCommand rehearsal, RuleLanguage language) {
        try {
            return new RehearsalCommand.Outcome(
                    TrailDecider.decide(trail, rehearsal.command(), language), Optional.empty());
        } catch (Refused | Malformed refusal) {
            return new RehearsalCommand.Outcome(List.of(), Optional.of(refusal));
        }
    }

    @EventSourcingHandler
    void on(TrailEvent event, MetaData envelope) {
        if (event instanceof MunicipalityRegistered registered) {
            municipality = registered.municipality();
        }
        trail.append(event, Envelopes.registration(envelope), Envelopes.receipt(envelope));
    }

    /** The registration that holds what the command asked for: its own or, for a request sent again, the first one's. */
    private RegistrationId record(TrailCommand command, MetaData envelope, RuleLanguage language) {
        var earlier = Envelopes.receipt(envelope)
                .flatMap(given -> trail.repeated(given.idempotencyKey(), given.requestDigest()));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var recorded =
                envelope.and(Envelopes.REGISTRATION, command.registration().toString());
        try {
            TrailDecider.decide(trail, command, language).forEach(event -> AggregateLifecycle.apply(event, recorded));
            return command.registration();
        } catch (Refused refused) {
            throw refused.byTrailOf(trail.size());
        }
    }
}
