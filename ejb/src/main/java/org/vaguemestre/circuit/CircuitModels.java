package org.vaguemestre.circuit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The circuit models in force in the organisation acted for (<i>modèles de circuit publiés</i>). */
public interface CircuitModels {
    /** A model as it was published: this version never changes. */
    record PublishedModel(UUID model, int version, String name, List<StepPlan> steps) {}

    /** Empty for one that is not published, or was withdrawn. */
    Optional<PublishedModel> published(UUID model);

    /** The model with which items of this type begin; empty for none. */
    Optional<PublishedModel> ofType(UUID mailType);

    /** All that a circuit may begin with, by name. */
    List<PublishedModel> all();
}
