package org.vaguemestre.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Journal;

/** Puts one content in force, in the caller's transaction: checked, applied, journalled; what is cached of the structure is forgotten with it. */
@ApplicationScoped
class Publication {
    @Inject
    private Journal journal;

    @Inject
    private CachedStructure cache;

    /** @return false when nothing changes: nothing is journalled then */
    <C extends Record> boolean of(Configurable<C> kind, UUID target, C wished) {
        C before = kind.inForce(target).orElse(null);
        kind.check(target, wished);
        if (wished.equals(before)) {
            return false;
        }
        kind.apply(target, wished);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", kind.kind());
        facts.put("target", target);
        if (before != null) {
            facts.put("before", Content.facts(before));
        }
        facts.put("after", Content.facts(wished));
        UUID organisation = CurrentAccess.get().organisation();
        journal.append(kind.act(before, wished), OrganisationAct.SUBJECT, organisation, facts);
        cache.forgetWhenDone(organisation);
        return true;
    }
}
