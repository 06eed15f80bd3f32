package org.vaguemestre.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.document.Intake;
import org.vaguemestre.organisation.IdentityContent;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** Collectivité: its name, its colour, its logo. */
@Named("identityForm")
@RequestScoped
public class IdentityForm {
    private static final long LOGO_LIMIT = 512 * 1024;
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg");

    @Inject
    private Asked asked;

    @Inject
    private Drafting drafting;

    @Inject
    private Intake intake;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Notices notices;

    @Inject
    private Typed typed;

    @Inject
    private Way way;

    private UUID target;
    private IdentityContent known;
    private String base;

    @PostConstruct
    void look() {
        target = CurrentAccess.get().organisation();
        known = drafting.shown(IdentityContent.class, target).orElseThrow();
        base = drafting.base(IdentityContent.class, target);
    }

    public UUID getTarget() {
        return target;
    }

    public String getBase() {
        return base;
    }

    public String getName() {
        return typed.text("nom", known.name());
    }

    public String getColour() {
        return typed.text("couleur", known.colour());
    }

    /** SHA-256 of its picture; empty for none. */
    public String getLogo() {
        return known.logo() == null ? "" : known.logo();
    }

    public void publish() {
        IdentityContent wished = notices.unlessRefused(this::wished, null);
        if (wished != null && drafting.publish(target, wished, wished.name())) {
            way.to(Screen.IDENTITY);
        }
    }

    public void keep() {
        IdentityContent wished = notices.unlessRefused(this::wished, null);
        if (wished != null && drafting.keep(target, wished, String.valueOf(wished.name()))) {
            way.to(Screen.IDENTITY);
        }
    }

    private IdentityContent wished() {
        return new IdentityContent(
                asked.text("nom").map(String::strip).orElse(null),
                asked.text("couleur")
                        .map(colour -> colour.strip().toLowerCase(java.util.Locale.ROOT))
                        .orElse(null),
                logo(),
                asked.text("adresse")
                        .map(address -> address.strip().replace("\r\n", "\n"))
                        .orElse(null),
                asked.text("courriel").map(String::strip).orElse(null),
                asked.text("telephone").map(String::strip).orElse(null),
                asked.text("numero").filter("depart"::equals).isPresent());
    }

    public String getPhone() {
        return typed.text("telephone", known.phone());
    }

    /** Whether letters get their number when they leave. */
    public boolean isNumberedAtDispatch() {
        return typed.text("numero", known.numberedAtDispatch() == null ? "signature" : "depart")
                .equals("depart");
    }

    public String getEmail() {
        return typed.text("courriel", known.email());
    }

    public String getAddress() {
        return typed.text("adresse", known.address());
    }

    /** A worker opens the picture and says what it is; the portal never does. */
    private String logo() {
        try {
            Part part = request.getPart("logo");
            if (part == null || part.getSize() == 0) {
                return asked.text("sans-logo").isPresent() ? null : known.logo();
            }
            if (part.getSize() > LOGO_LIMIT) {
                throw new Refused(Refusal.LOGO_REFUSED);
            }
            try (InputStream bytes = part.getInputStream()) {
                Intake.Taken taken = intake.take(part.getSubmittedFileName(), bytes);
                if (!PICTURES.contains(taken.inspection().mediaType())) {
                    throw new Refused(Refusal.LOGO_REFUSED);
                }
                return intake.describe(taken).sha256();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }
}
