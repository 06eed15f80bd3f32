package org.vaguemestre.web.sheet;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.mail.MailItems;
import org.vaguemestre.mail.Sight;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Say;

/** Who can see the item shown, and why; the person's own reasons first. Asked: {@code qui}, when the list is wanted. */
@Named("watching")
@RequestScoped
public class Watching {
    @Inject
    private Asked asked;

    @Inject
    private ItemSheet sheet;

    @Inject
    private MailItems items;

    @Inject
    private Say say;

    private List<Sight> sights = List.of();

    @PostConstruct
    void look() {
        if (isWanted() && sheet.getItem() != null) {
            sights = items.sight(sheet.getItem().id());
        }
    }

    public boolean isWanted() {
        return asked.text("qui").isPresent();
    }

    public List<Sight> getSights() {
        return sights;
    }

    /** Why the person who asks sees it. */
    public List<String> getMine() {
        UUID me = CurrentAccess.get().account();
        return sights.stream()
                .filter(sight -> sight.people().stream()
                        .anyMatch(person -> person.account().equals(me)))
                .map(this::reason)
                .toList();
    }

    public String reason(Sight sight) {
        return say.with(
                "Sight." + sight.reason().name(),
                sight.department() == null ? "" : sight.department(),
                say.name(sheet.getItem().confidentiality()).toLowerCase(say.locale()));
    }

    public long getCount() {
        return sights.stream()
                .flatMap(sight -> sight.people().stream())
                .map(Sight.Person::account)
                .distinct()
                .count();
    }
}
