package se.malspar.projections.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.AnnotatedWithParams;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** A record's component must be there unless it is an {@code Optional}, a list or {@code @Nullable}: the types say so. */
final class MandatoryComponents extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return isMandatory(member) ? Boolean.TRUE : super.hasRequiredMarker(config, member);
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        return isMandatory(annotated)
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : super.findSetterInfo(config, annotated);
    }

    private static boolean isMandatory(Annotated annotated) {
        return annotated instanceof AnnotatedParameter component
                && component.getDeclaringClass().isRecord()
                && component.getRawType() != Optional.class
                && component.getRawType() != List.class
                && !isNullable(component);
    }

    private static boolean isNullable(AnnotatedParameter component) {
        AnnotatedWithParams owner = component.getOwner();
        return owner.getAnnotated() instanceof java.lang.reflect.Executable creator
                && creator.getAnnotatedParameterTypes()[component.getIndex()].isAnnotationPresent(Nullable.class);
    }
}
