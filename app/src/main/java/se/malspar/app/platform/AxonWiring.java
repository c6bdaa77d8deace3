package se.malspar.app.platform;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.eventlog.LogTail;
import se.malspar.app.eventlog.LogWriter;
import se.malspar.app.eventlog.PayloadFormat;
import se.malspar.app.eventlog.PostgresEventStorageEngine;
import se.malspar.app.integrity.Quarantines;
import se.malspar.domain.assessment.RuleLanguage;
import se.malspar.domain.trail.TrailAggregate;
import se.malspar.projections.projecting.Projections;
import se.malspar.projections.rules.CelRules;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/**
 * Axon by hand: one aggregate, one event store on our own log, one processor that the answers follow. Nothing is found
 * by scanning, so what is here is all there is.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class AxonWiring {

    /** Of the municipalities being recorded in; twenty years of one take some 15 megabytes. */
    private static final int TRAILS_IN_MEMORY = 64;

    private static final int EVENTS_PER_TRANSACTION = 1_000;

    /** Of several nodes one follows the log. Another takes over when it has not heard of that one for so long. */
    private static final Duration FOLLOWER_IS_DEAD_AFTER = Duration.ofSeconds(6);

    private static final Duration FOLLOWER_SAYS_IT_LIVES_EVERY = Duration.ofSeconds(2);

    /** For tokens and dead letters, which name their types; the log itself names no Java type. */
    private static final PolymorphicTypeValidator OUR_TYPES_AND_AXONS = BasicPolymorphicTypeValidator.builder()
            .allowIfSubType("org.axonframework.")
            .allowIfSubType("se.malspar.domain.")
            .build();

    @Bean
    RuleLanguage rules() {
        return new CelRules();
    }

    @Bean
    PayloadFormat payloadFormat() {
        return new TrailPayloads();
    }

    @Bean
    @Primary
    EventLog eventLog(JdbcClient db, PayloadFormat payloads) {
        return new EventLog(db, payloads);
    }

    @Bean
    StoredTrails storedTrails(EventLog log, JdbcClient db) {
        return new StoredTrails(log, db);
    }

    @Bean
    Quarantines quarantines(JdbcClient db) {
        return new Quarantines(db);
    }

    @Bean(destroyMethod = "close")
    LogWriter logWriter(Database database, Quarantines quarantines) {
        return LogWriter.start(database.login(), quarantines);
    }

    @Bean
    PostgresEventStorageEngine eventStorageEngine(LogWriter writer, EventLog log, PayloadFormat payloads) {
        return new PostgresEventStorageEngine(writer, log, payloads);
    }

    @Bean
    LogTail logTail(PostgresEventStorageEngine engine, EventLog log, Projections projections) {
        return new LogTail(engine, log, projections::position);
    }

    @Bean
    TrailCache trailCache() {
        return new TrailCache(TRAILS_IN_MEMORY);
    }

    @Bean(initMethod = "start", destroyMethod = "shutdown")
    Configuration axon(
            TrailCache trails,
            PostgresEventStorageEngine engine,
            EventLog log,
            LogTail tail,
            Database database,
            Projections projections,
            RuleLanguage rules,
            DataSource dataSource,
            PlatformTransactionManager transactions) {
        Serializer serializer = Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(json -> json.polymorphicTypeValidator(OUR_TYPES_AND_AXONS))
                .build();
        var connections = new SpringDataSourceConnectionProvider(dataSource);
        var transactionManager = new SpringTransactionManager(transactions);
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> serializer)
                .configureEventSerializer(_ -> serializer)
                .configureMessageSerializer(_ -> serializer)
                // the log commits by itself: a command needs no transaction of its own
                .configureCommandBus(_ -> SimpleCommandBus.builder()
                        .transactionManager(NoTransactionManager.INSTANCE)
                        .build())
                .configureEmbeddedEventStore(_ -> engine)
                .registerComponent(RuleLanguage.class, _ -> rules) // handed to the aggregate with each command
                .configureAggregate(AggregateConfigurer.defaultConfiguration(TrailAggregate.class)
                        .configureCache(_ -> trails))
                .registerComponent(
                        TokenStore.class,
                        _ -> JdbcTokenStore.builder()
                                .connectionProvider(connections)
                                .serializer(serializer)
                                .schema(TokenSchema.builder()
                                        .setTokenTable("operation.token_entry")
                                        .build())
                                .nodeId(node(database))
                                .claimTimeout(FOLLOWER_IS_DEAD_AFTER)
                                .build());
        configurer
                .eventProcessing()
                .registerEventHandler(_ -> new AnswersFollower(projections))
                .registerPooledStreamingEventProcessor(
                        AnswersFollower.GROUP,
                        _ -> tail,
                        (_, processor) -> processor
                                // with more, Axon 4.13.0 may skip events after a restart
                                .initialSegmentCount(1)
                                // what is told the first time is no replay
                                .initialToken(StreamableMessageSource::createTailToken)
                                .batchSize(EVENTS_PER_TRANSACTION)
                                .tokenClaimInterval(FOLLOWER_SAYS_IT_LIVES_EVERY.toMillis())
                                .claimExtensionThreshold(FOLLOWER_SAYS_IT_LIVES_EVERY.toMillis())
                                // also while it is telling much at once
                                .enableCoordinatorClaimExtension()
                                .transactionManager(transactionManager))
                // otherwise it asks the database, for each event, whether its municipality waits
                .registerDeadLetteringEventHandlerInvokerConfiguration(
                        AnswersFollower.GROUP, (_, invoker) -> invoker.enableSequenceIdentifierCache())
                .registerListenerInvocationErrorHandler(AnswersFollower.GROUP, _ -> PropagatingErrorHandler.instance())
                .registerDeadLetterQueue(
                        AnswersFollower.GROUP,
                        _ -> JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                                .processingGroup(AnswersFollower.GROUP)
                                .connectionProvider(connections)
                                .transactionManager(transactionManager)
                                .genericSerializer(serializer)
                                .eventSerializer(serializer)
                                .schema(DeadLetterSchema.builder()
                                        .deadLetterTable("operation.dead_letter_entry")
                                        .build())
                                .build());
        new CaughtUp(log, projections).prepare();
        return configurer.buildConfiguration();
    }

    /** A name that no other node has. Only one can have a data folder, so after a crash it goes on at once. */
    private static String node(Database database) {
        return database.embedded()
                ? "embedded"
                : "%s %s".formatted(ManagementFactory.getRuntimeMXBean().getName(), UUID.randomUUID());
    }

    @Bean
    CommandGateway commandGateway(Configuration axon) {
        return axon.commandGateway();
    }

    @Bean
    CommandBus commandBus(Configuration axon) {
        return axon.commandBus();
    }

    @Bean
    DataSourceTransactionManager transactionManager(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }
}
