package org.vaguemestre.mail;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.infinispan.Cache;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;

/**
 * Who is at work on an item or a folder right now (<i>présence</i>). Pages tell it every few seconds; who tells it no more is gone soon after, as the
 * server's cache {@code presence} says. It is a courtesy between colleagues: nothing of it is kept or journalled.
 */
@ApplicationScoped
public class Presence {
    @Resource(lookup = "java:jboss/infinispan/cache/vaguemestre/presence")
    private Cache<String, Present> present;

    @Inject
    private MailCourse course;

    @Inject
    private Folders folders;

    /**
     * Someone who is there.
     *
     * @param drafting writes something about it, and does not only look
     */
    public record Present(UUID account, String name, boolean drafting) implements Serializable {}

    /**
     * The caller is at an item.
     *
     * @return the others who are, by name; nobody at an item that the caller may not see: it may have left their hands while its page still stands
     */
    public List<Present> atItem(UUID item, boolean drafting) {
        return course.sees(item) ? at("item/" + item, drafting) : List.of();
    }

    /** The caller is at a folder. @throws org.vaguemestre.refusal.Refused FOLDER_UNKNOWN */
    public List<Present> atFolder(UUID folder, boolean drafting) {
        folders.get(folder);
        return at("folder/" + folder, drafting);
    }

    private List<Present> at(String place, boolean drafting) {
        Access access = CurrentAccess.get();
        String prefix = access.organisation() + "/" + place + "/";
        present.put(prefix + access.account(), new Present(access.account(), access.name(), drafting));
        return present.entrySet().stream()
                .filter(one -> one.getKey().startsWith(prefix)
                        && !one.getValue().account().equals(access.account()))
                .map(java.util.Map.Entry::getValue)
                .sorted(Comparator.comparing(Present::name))
                .toList();
    }
}
