package se.malspar.app.platform;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import se.malspar.domain.decision.Command;
import se.malspar.domain.decision.Quote;
import se.malspar.domain.decision.Reference;
import se.malspar.domain.decision.Remark;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.Registration;

/** What the OpenAPI document says that the code does not say by itself. */
@Configuration(proxyBeanMethods = false)
@SuppressWarnings("rawtypes") // as the OpenAPI model declares its schemas
class OpenApiWiring {

    private static final String COMMAND = "#/components/schemas/Command";

    /** Components that have a value of their own when left out. */
    private static final Set<String> MAY_BE_LEFT_OUT = Set.of("impossible", "outcome", "content", "onMinutesApproved");

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Målspår")
                        .version("1")
                        .description("""
                                Händelsebaserat revisionsspår för en kommuns politiska mål. Varje uppgift bär den \
                                paragraf som beslutade den. Tre tidsaxlar: beslutat, gäller, registrerat. Begränsning: \
                                sidor om högst 1 000 händelser.

                                An event-sourced audit trail for the political goals of a municipality. Every field \
                                carries the paragraph that decided it. Three time axes: decided, valid, recorded. \
                                Limitation: pages of at most 1,000 events.""")
                        .contact(new Contact().name("Målspår"))
                        .license(new License().name("EUPL-1.2").identifier("EUPL-1.2")))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                "bearer",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("Från POST /api/v1/tokens. / From POST /api/v1/tokens.")));
    }

    /** A question that names a moment takes the moment's parameters. */
    @Bean
    OperationCustomizer momentsInTheDocument() {
        return (operation, method) -> {
            var namesMoment = Arrays.stream(method.getMethodParameters())
                    .anyMatch(parameter ->
                            parameter.getParameterType().getSimpleName().equals("Moment"));
            if (namesMoment) {
                operation.addParametersItem(query(
                        "date", "Beslutat senast och gäller den dagen. / Decided by and valid on.", "2020-10-07"));
                operation.addParametersItem(query("decidedBy", "Beslutat senast. / Decided by.", "2020-10-07"));
                operation.addParametersItem(query("validOn", "Gäller den dagen. / Valid on.", "2020-10-07"));
                operation.addParametersItem(query(
                        "recordedBy",
                        "Registrerat senast: tidpunkt enligt RFC 3339, eller en dag. / Recorded by.",
                        "2026-11-21T12:00:00Z"));
            }
            if (method.hasMethodAnnotation(GetMapping.class)) {
                operation.addParametersItem(logPosition());
            }
            operation
                    .getResponses()
                    .addApiResponse(
                            "default",
                            new ApiResponse()
                                    .description("Ett problem enligt RFC 9457. / A problem as of RFC 9457.")
                                    .content(new Content()
                                            .addMediaType(
                                                    "application/problem+json",
                                                    new MediaType()
                                                            .schema(new Schema<>()
                                                                    .$ref("#/components/schemas/Problem")))));
            return operation;
        };
    }

    private static Parameter logPosition() {
        return new HeaderParameter()
                .name(Freshness.LOG_POSITION)
                .description(
                        "Svaret ska ha kommit minst så långt i loggen: det högsta Log-Position som ni fått i ett svar."
                                + " / The answer must have come at least so far: the highest Log-Position of your answers.")
                .required(false)
                .schema(new IntegerSchema().format("int64"))
                .example("42");
    }

    private static QueryParameter query(String name, String description, String example) {
        var parameter = new QueryParameter();
        parameter
                .name(name)
                .description(description)
                .required(false)
                .schema(new StringSchema())
                .example(example);
        return parameter;
    }

    /** Commands are one of many, told apart by their type. */
    @Bean
    OpenApiCustomizer commandsAndProblems() {
        return document -> {
            var schemas = document.getComponents().getSchemas();
            var byType = new TreeMap<String, Class<?>>();
            commands(Command.class)
                    .forEach(command -> byType.put(
                            Objects.requireNonNull(command.getAnnotation(JsonTypeName.class))
                                    .value(),
                            command));
            var discriminator = new Discriminator().propertyName("type");
            var command = new ComposedSchema();
            byType.forEach((type, each) -> {
                var resolved = ModelConverters.getInstance(true)
                        .resolveAsResolvedSchema(new AnnotatedType(each).resolveAsRef(false));
                resolved.referencedSchemas.forEach(schemas::putIfAbsent);
                Schema<?> schema = resolved.schema;
                schema.addProperty("type", new StringSchema()._const(type));
                schema.addRequiredItem("type");
                schemas.put(each.getSimpleName(), schema);
                command.addOneOfItem(new Schema<>().$ref("#/components/schemas/" + each.getSimpleName()));
                discriminator.mapping(type, "#/components/schemas/" + each.getSimpleName());
            });
            mandatory(byType.values()).forEach((name, components) -> {
                var schema = schemas.get(name);
                if (schema != null) {
                    components.forEach(schema::addRequiredItem);
                }
            });
            refer(schemas, "Effect", "command", new Schema<>().$ref(COMMAND));
            refer(schemas, "CorrectMinutes", "commands", new ArraySchema().items(new Schema<>().$ref(COMMAND)));
            for (var family : Command.class.getPermittedSubclasses()) {
                schemas.remove(family.getSimpleName()); // its members are told apart one by one
            }
            adoptedByKeyToo(schemas);
            describe(schemas, "DecidedOn", "Eller en text som «7 okt 2020» eller «februari 2020». / Or a text.");
            command.discriminator(discriminator);
            command.description("Vad en punkt medför. / What a point brings about.");
            schemas.put("Command", command);
            schemas.put("Problem", problem());
            document.getComponents().setSchemas(new TreeMap<>(schemas));
        };
    }

    /** A model is written out, or named by its key where it comes with the product. */
    private static void adoptedByKeyToo(Map<String, Schema> schemas) {
        Schema<?> adoption = schemas.get("AdoptAssessmentModel");
        if (adoption != null) {
            adoption.addProperty(
                    "ready",
                    new StringSchema()
                            .description("I stället för model: nyckeln till en modell som följer med. / Instead of it.")
                            .example("styrmodell-2026"));
            adoption.setRequired(List.of("type"));
        }
    }

    private static void refer(Map<String, Schema> schemas, String owner, String property, Schema<?> reference) {
        var schema = schemas.get(owner);
        if (schema != null) {
            schema.addProperty(property, reference);
        }
    }

    private static void describe(Map<String, Schema> schemas, String name, String description) {
        var schema = schemas.get(name);
        if (schema != null) {
            schema.description(description);
        }
    }

    /** What may not be left out of a request: all but what may be absent, and lists, which may be empty. */
    private static Map<String, List<String>> mandatory(Collection<Class<?>> commands) {
        var types = new ArrayList<Class<?>>(commands);
        types.addAll(List.of(Registration.class, Quote.class, Reference.class, Remark.class, DecidedOn.class));
        types.addAll(Arrays.asList(Registration.class.getDeclaredClasses()));
        var mandatory = new TreeMap<String, List<String>>();
        for (var type : types) {
            if (type.isRecord()) {
                mandatory.put(
                        type.getSimpleName(),
                        Arrays.stream(type.getRecordComponents())
                                .filter(component -> component.getType() != Optional.class)
                                .filter(component -> component.getType() != List.class)
                                .filter(component -> !MAY_BE_LEFT_OUT.contains(component.getName()))
                                .map(RecordComponent::getName)
                                .toList());
            }
        }
        return mandatory;
    }

    private static Schema<?> problem() {
        var problem = new ObjectSchema();
        problem.description("Ett problem enligt RFC 9457, på svenska och engelska. / A problem as of RFC 9457.");
        problem.addProperty("type", new StringSchema());
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("instance", new StringSchema());
        problem.addProperty("code", new StringSchema().description("Ändras aldrig. / Never changes."));
        problem.addProperty("english", new ObjectSchema());
        return problem;
    }

    private static Stream<Class<?>> commands(Class<?> family) {
        var members = family.getPermittedSubclasses();
        return members == null ? Stream.of(family) : Arrays.stream(members).flatMap(OpenApiWiring::commands);
    }
}
