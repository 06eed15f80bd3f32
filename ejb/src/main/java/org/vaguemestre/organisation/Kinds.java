package org.vaguemestre.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.vaguemestre.organisation.DraftView.Difference;

/** The kinds of configuration there are, whichever capability they belong to. */
@ApplicationScoped
class Kinds {
    @Inject
    @Any
    private Instance<Configurable<?>> kinds;

    <C extends Record> Configurable<C> of(C content) {
        @SuppressWarnings("unchecked")
        Class<C> type = (Class<C>) content.getClass();
        return of(type);
    }

    @SuppressWarnings("unchecked")
    <C extends Record> Configurable<C> of(Class<C> type) {
        for (Configurable<?> kind : kinds) {
            if (kind.content() == type) {
                return (Configurable<C>) kind;
            }
        }
        throw new IllegalArgumentException(type + " is no configuration");
    }

    Optional<Configurable<?>> named(String name) {
        for (Configurable<?> kind : kinds) {
            if (kind.kind().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /**
     * What differs, in the order of the form.
     *
     * @param before null for nothing
     * @param after null for nothing
     */
    static <C extends Record> List<Difference> differences(Configurable<C> kind, C before, C after) {
        Map<String, Object> was = before == null ? Map.of() : kind.told(before);
        Map<String, Object> will = after == null ? Map.of() : kind.told(after);
        Set<String> fields = new LinkedHashSet<>(will.keySet());
        fields.addAll(was.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String field : fields) {
            if (!Objects.equals(was.get(field), will.get(field))) {
                differences.add(new Difference(field, was.get(field), will.get(field)));
            }
        }
        return differences;
    }
}
