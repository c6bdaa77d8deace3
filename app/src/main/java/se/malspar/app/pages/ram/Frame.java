package se.malspar.app.pages.ram;

import java.util.List;
import java.util.Map;
import se.malspar.app.integrity.Standing;
import se.malspar.app.questions.Moment;
import se.malspar.app.questions.Views.CompletenessView;
import se.malspar.app.questions.Views.DestroyedView;
import se.malspar.app.questions.Views.MomentView;
import se.malspar.app.questions.Views.MunicipalityView;
import se.malspar.app.questions.Views.PartView;
import se.malspar.domain.registry.MunicipalityKind;

/**
 * What every page about a municipality says beside its own content.
 *
 * @param models by which goals are judged at the moment
 * @param papers what the papers that are no minutes are called, by the key they are cited by
 * @param destroyed what has been destroyed, by the § or the paper that stands in its stead
 * @param standing how far the log can be believed now
 */
public record Frame(
        Section section,
        MunicipalityView municipality,
        MomentView moment,
        Moment asked,
        CompletenessView completeness,
        List<PartView> models,
        Map<String, String> papers,
        Map<String, List<DestroyedView>> destroyed,
        Standing standing) {

    /** Whether everything here is made up, to show how it works. */
    public boolean isExample() {
        return municipality.kind() == MunicipalityKind.EXAMPLE;
    }

    /** Whether the same day is meant by what had been decided and by what was valid. */
    public boolean isOneDay() {
        return moment.decidedBy().equals(moment.validOn());
    }
}
