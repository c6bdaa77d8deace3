package se.malspar.projections.rules;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.malspar.domain.assessment.RuleLanguage;
import se.malspar.domain.assessment.Wording;

/**
 * Conditions in CEL, and no more of it than a rule needs: comparisons, {@code && || !}, {@code in}, {@code size}, whole
 * numbers, and one walk through a list at a time. So every rule ends, soon, and says the same for ever: there is no
 * clock, no regular expression and no fraction in it.
 */
public final class CelRules implements RuleLanguage {

    private static final int LONGEST = 2_000;
    private static final int LONGEST_MESSAGE = 300;
    private static final int DEEPEST = 50;
    private static final int MOST_STEPS = 100_000;

    private static final Set<String> FUNCTIONS = Set.of(
            "_&&_",
            "_||_",
            "!_",
            "_==_",
            "_!=_",
            "_<_",
            "_<=_",
            "_>_",
            "_>=_",
            "_?_:_",
            "_+_",
            "_-_",
            "-_",
            "_*_",
            "@in",
            "size",
            "@not_strictly_false");

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .comprehensionMaxIterations(MOST_STEPS)
            .build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    @Override
    public Condition compile(String expression, Vocabulary vocabulary) {
        var tree = checked(expression, vocabulary);
        CelNavigableAst.fromAst(tree).getRoot().allNodes().forEach(node -> require(node, vocabulary));
        try {
            var program = RUNTIME.createProgram(tree);
            return facts -> holds(program, expression, facts);
        } catch (CelEvaluationException unusable) {
            throw new Unfit(new Wording(
                    "Uttrycket går inte att använda: " + shortened(String.valueOf(unusable.getMessage())),
                    "The expression cannot be used: " + shortened(String.valueOf(unusable.getMessage()))));
        }
    }

    private static CelAbstractSyntaxTree checked(String expression, Vocabulary vocabulary) {
        if (expression.length() > LONGEST) {
            throw new Unfit(new Wording(
                    "Uttrycket är längre än %d tecken.".formatted(LONGEST),
                    "The expression is longer than %d characters.".formatted(LONGEST)));
        }
        var compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(
                        CelStandardMacro.ALL,
                        CelStandardMacro.EXISTS,
                        CelStandardMacro.EXISTS_ONE,
                        CelStandardMacro.FILTER)
                .setResultType(SimpleType.BOOL);
        vocabulary.variables().forEach((name, type) -> compiler.addVar(name, type(type)));
        try {
            return compiler.build().compile(expression).getAst();
        } catch (CelValidationException invalid) {
            var first = invalid.getErrors().isEmpty()
                    ? String.valueOf(invalid.getMessage())
                    : invalid.getErrors().getFirst().getMessage();
            throw new Unfit(new Wording(
                    "Uttrycket går inte att läsa som ett villkor: %s".formatted(shortened(first)),
                    "The expression cannot be read as a condition: %s".formatted(shortened(first))));
        }
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }

    private static CelType type(Type type) {
        return switch (type) {
            case FLAG -> SimpleType.BOOL;
            case NUMBER -> SimpleType.INT;
            case TEXT -> SimpleType.STRING;
            case TEXTS -> ListType.create(SimpleType.STRING);
        };
    }

    private static void require(CelNavigableExpr node, Vocabulary vocabulary) {
        switch (node.getKind()) {
            case CONSTANT -> requireKnown(node.expr().constant(), vocabulary);
            case CALL -> {
                var function = node.expr().call().function();
                if (!FUNCTIONS.contains(function)) {
                    throw new Unfit(new Wording(
                            "«%s» får inte användas i en regel.".formatted(shortened(function)),
                            "\"%s\" may not be used in a rule.".formatted(shortened(function))));
                }
            }
            case COMPREHENSION -> {
                if (isWithinAnother(node)) {
                    throw new Unfit(new Wording(
                            "En genomgång av en lista inne i en annan kostar för mycket.",
                            "A walk through a list within another costs too much."));
                }
            }
            case NOT_SET, IDENT, SELECT, LIST, STRUCT, MAP -> {}
        }
    }

    private static boolean isWithinAnother(CelNavigableExpr walk) {
        for (Optional<CelNavigableExpr> outer = walk.parent();
                outer.isPresent();
                outer = outer.get().parent()) {
            if (outer.get().getKind() == Kind.COMPREHENSION) {
                return true;
            }
        }
        return false;
    }

    /** A misspelt value would make a rule that never holds. */
    private static void requireKnown(CelConstant constant, Vocabulary vocabulary) {
        switch (constant.getKind()) {
            case STRING_VALUE -> {
                if (!vocabulary.words().contains(constant.stringValue())) {
                    throw new Unfit(new Wording(
                            "«%s» är inget värde i modellen.".formatted(shortened(constant.stringValue())),
                            "\"%s\" is no value of the model.".formatted(shortened(constant.stringValue()))));
                }
            }
            case BOOLEAN_VALUE, INT64_VALUE -> {}
            default ->
                throw new Unfit(new Wording(
                        "En regel räknar i heltal: ett bråktal är en gräns i ett intervall (bands).",
                        "A rule counts in whole numbers: a fraction is the edge of a band."));
        }
    }

    private static boolean holds(CelRuntime.Program program, String expression, Map<String, Object> facts) {
        try {
            return (Boolean) program.eval(facts);
        } catch (CelEvaluationException failed) {
            throw new IllegalStateException("A rule that was found fit failed: " + expression, failed);
        }
    }
}
