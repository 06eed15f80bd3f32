package org.vaguemestre.web.administration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.vaguemestre.organisation.Drafts;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;

/** The navigation of the administration: its screens in the order in which one thinks of them, as far as they are open to the person. */
@Named("sections")
@RequestScoped
public class Sections {
    private static final String PREFIX = "administration-";
    private static final List<List<String>> GROUPS = List.of(
            List.of("administration", "administration-collectivite"),
            List.of(
                    "administration-services",
                    "administration-agents",
                    "administration-roles",
                    "administration-passation",
                    "administration-import"),
            List.of(
                    "administration-types",
                    "administration-circuits",
                    "administration-modeles",
                    "administration-paragraphes",
                    "delegations",
                    "administration-numerotation",
                    "administration-separateurs",
                    "administration-etiquettes",
                    "correspondants"),
            List.of("administration-brouillons", "administration-journal", "administration-voir-comme"));

    /**
     * One screen.
     *
     * @param count drafts that wait, on the screen that shows them; 0 for none
     */
    public record Section(String name, String address, boolean current, int count) {}

    @Inject
    private Portal portal;

    @Inject
    private Say say;

    @Inject
    private Drafts drafts;

    private Integer waiting;

    public List<List<Section>> getGroups() {
        return GROUPS.stream()
                .map(group -> group.stream()
                        .filter(portal::opens)
                        .map(screen -> new Section(
                                say.of("screen." + screen),
                                portal.to(screen),
                                portal.at(screen),
                                screen.equals(PREFIX + "brouillons") ? getWaiting() : 0))
                        .toList())
                .filter(group -> !group.isEmpty())
                .toList();
    }

    /** Drafts that wait for their publication. */
    public int getWaiting() {
        if (waiting == null) {
            waiting = drafts.waiting();
        }
        return waiting;
    }
}
