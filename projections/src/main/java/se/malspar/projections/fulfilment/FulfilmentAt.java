package se.malspar.projections.fulfilment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.ModelKey;
import se.malspar.domain.assessment.RuleLanguage;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.fulfilment.Fulfilment;
import se.malspar.domain.fulfilment.Judge;
import se.malspar.domain.time.AsOf;
import se.malspar.projections.json.ReadyModels;
import se.malspar.projections.state.About;
import se.malspar.projections.state.StateAt;

/** How well were the goals of a municipality met at a moment on the three axes, by the model then in force or another? */
public final class FulfilmentAt {

    private static final long MOST_TRIED = 50;

    private final StateAt states;
    private final AdoptedModels adopted;
    private final RuleLanguage language;
    private final Cache<AssessmentModel, Judge> tried;

    public FulfilmentAt(DataSource dataSource, StateAt states, RuleLanguage language) {
        this.states = states;
        this.adopted = new AdoptedModels(dataSource, language);
        this.tried = Caffeine.newBuilder().maximumSize(MOST_TRIED).build();
        this.language = language;
    }

    /** Remembers no model. */
    public void forget() {
        adopted.forget();
        tried.invalidateAll();
    }

    /** The model of a key: as the municipality's own log has it up to a position, or one that comes with the product. */
    public Optional<AssessmentModel> model(Municipality municipality, ModelKey key, long position) {
        return adopted.of(municipality, key, position).or(() -> ReadyModels.of(key));
    }

    /**
     * An answer about fulfilment.
     *
     * @param simulated the model to judge by instead of the one in force
     * @param answer must keep nothing of what it is given
     */
    public <T> T answer(
            Municipality municipality, AsOf asOf, Optional<AssessmentModel> simulated, Function<Fulfilment, T> answer) {
        var judge = simulated.map(model -> tried.get(model, each -> Judge.of(each, language)));
        return states.recall(
                municipality,
                asOf,
                About.GOALS_AND_PLANS_AND_WHAT_MEASURES_WERE,
                (glance, sayings) ->
                        answer.apply(new Fulfilment(glance, sayings, event -> adopted.of(municipality, event), judge)));
    }
}
