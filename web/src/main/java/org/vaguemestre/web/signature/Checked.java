package org.vaguemestre.web.signature;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.vaguemestre.document.SignatureFinding;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.signature.SignatureReports;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.sheet.ItemSheet;

/** What the signatures of the document shown are worth. Asked: {@code signatures}, when the report is wanted. */
@Named("checked")
@RequestScoped
public class Checked {
    @Inject
    private Asked asked;

    @Inject
    private ItemSheet sheet;

    @Inject
    private SignatureReports reports;

    @Inject
    private Say say;

    private List<SignatureFinding> findings = List.of();
    private String refused;

    @PostConstruct
    void look() {
        if (isWanted()) {
            try {
                findings = reports.of(sheet.getShown().document().sha256());
            } catch (Refused why) {
                refused = why.sentence(say.locale());
            }
        }
    }

    public boolean isWanted() {
        return asked.text("signatures").isPresent() && sheet.getShown() != null;
    }

    public List<SignatureFinding> getFindings() {
        return findings;
    }

    /** Why nothing could be verified; null when it was. */
    public String getRefused() {
        return refused;
    }

    /** Why a signature is not valid, in words where there are some. */
    public String reason(SignatureFinding finding) {
        String key = "signature.reason." + finding.reason();
        return say.has(key) ? say.of(key) : say.with("signature.reason.other", finding.reason());
    }
}
