package org.vaguemestre.web.correspondents;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vaguemestre.correspondent.CorrespondentDesk;
import org.vaguemestre.correspondent.Field;
import org.vaguemestre.correspondent.Particulars;
import org.vaguemestre.correspondent.Standing;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Screen;

/**
 * The correspondents, by name. Asked: {@code q} (beginnings of words), {@code situation}, {@code after} (place in the list), {@code vue=doublons} for
 * those that are probably the same.
 */
@Named("correspondentList")
@RequestScoped
public class CorrespondentList {
    private static final int LINES = 50;
    private static final int GROUPS = 30;

    @Inject
    private Asked asked;

    @Inject
    private CorrespondentDesk desk;

    @Inject
    private Portal portal;

    private String typed;
    private Standing standing;
    private boolean duplicates;
    private CorrespondentDesk.Page page;
    private List<List<CorrespondentDesk.Line>> groups = List.of();

    @PostConstruct
    void look() {
        typed = asked.text("q").orElse(null);
        standing = asked.constant(Standing.class, "situation").orElse(null);
        duplicates = asked.text("vue").filter("doublons"::equals).isPresent();
        if (duplicates) {
            groups = desk.duplicates(GROUPS);
        } else {
            page = desk.page(typed, standing, asked.text("after").orElse(null), LINES);
        }
    }

    public List<CorrespondentDesk.Line> getLines() {
        return page == null ? List.of() : page.lines();
    }

    public List<List<CorrespondentDesk.Line>> getGroups() {
        return groups;
    }

    public boolean isDuplicates() {
        return duplicates;
    }

    public String getTyped() {
        return typed;
    }

    public Standing getStanding() {
        return standing;
    }

    public Standing[] getStandings() {
        return Standing.values();
    }

    public boolean isNarrowed() {
        return typed != null || standing != null;
    }

    /** On one line, as on an envelope. */
    public static String place(Particulars said) {
        return Stream.of(
                        said.get(Field.ADDRESS) == null
                                ? null
                                : said.get(Field.ADDRESS).replace("\n", ", "),
                        Stream.of(said.get(Field.POSTAL_CODE), said.get(Field.CITY))
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(" ")))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    /** For pages, which call no class method. */
    public String placeOf(Particulars said) {
        return place(said);
    }

    /** What a field says, by its name; for pages. */
    public String says(Particulars said, String field) {
        return said.get(Field.valueOf(field));
    }

    /** Address of the merge of a group. */
    public String mergeAddress(List<CorrespondentDesk.Line> group) {
        return portal.to(Screen.MERGE.address())
                + group.stream().map(line -> "id=" + line.id()).collect(Collectors.joining("&", "?", ""));
    }

    public String getNextAddress() {
        if (page == null || page.next() == null) {
            return null;
        }
        StringBuilder address = new StringBuilder(portal.to(Screen.CORRESPONDENTS.address()))
                .append("?after=")
                .append(URLEncoder.encode(page.next(), StandardCharsets.UTF_8));
        if (typed != null) {
            address.append("&q=").append(URLEncoder.encode(typed, StandardCharsets.UTF_8));
        }
        if (standing != null) {
            address.append("&situation=").append(standing);
        }
        return address.toString();
    }
}
