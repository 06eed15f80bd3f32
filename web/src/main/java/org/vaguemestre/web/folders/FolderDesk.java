package org.vaguemestre.web.folders;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.mail.FolderView;
import org.vaguemestre.mail.Folders;
import org.vaguemestre.mail.MailRow;
import org.vaguemestre.web.frame.Asked;

/** Folders, or one of them with its items. Asked: {@code id} (the folder), {@code nom} (letters of names). */
@Named("folderDesk")
@RequestScoped
public class FolderDesk {
    private static final int FOLDERS = 100;
    private static final int ITEMS = 300;

    @Inject
    private Asked asked;

    @Inject
    private Folders folders;

    private FolderView shown;
    private List<MailRow> items = List.of();
    private List<Folders.Filled> all = List.of();

    @PostConstruct
    void look() {
        UUID id = asked.id("id").orElse(null);
        if (id == null) {
            all = folders.filled(getName(), FOLDERS);
        } else {
            shown = folders.get(id);
            items = folders.contents(id, ITEMS);
        }
    }

    /** Null for the list of all. */
    public FolderView getShown() {
        return shown;
    }

    public List<MailRow> getItems() {
        return items;
    }

    public List<Folders.Filled> getAll() {
        return all;
    }

    public String getName() {
        return asked.text("nom").orElse("");
    }
}
