package org.vaguemestre.capture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.document.PageReading;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.organisation.Structure;

/** Reads the pages of a letter with what is known of the organisation it is written to. */
@ApplicationScoped
class LetterReader {
    /** Confidence from which the subject read is shown in lists while the item waits to be qualified. */
    private static final float SHOWN_SUBJECT = 0.4f;

    @Inject
    private Correspondents correspondents;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    @Inject
    private Organisations organisations;

    /** What can be proposed, with the place on the pages in this order. */
    List<Proposal> read(List<PageReading> pages, Separator under, LocalDate receivedOn) {
        LetterReading reading = LetterReading.of(pages);
        SenderRule.Clues clues = reading.clues();
        LetterReading.Known known = new LetterReading.Known(
                organisations
                        .bySlug(CurrentAccess.get().slug())
                        .map(OrganisationView::name)
                        .orElse(""),
                correspondents.mentioned(clues.names(), clues.emails(), clues.postalCodes()),
                structure.departments(),
                types.all());
        return reading.proposals(known, under, receivedOn);
    }

    /** The subject read, where it is sure enough to be shown before anyone confirmed it. */
    static Optional<String> subject(List<Proposal> read) {
        return read.stream()
                .filter(proposal -> proposal.field() == ProposedField.SUBJECT)
                .filter(proposal -> proposal.confidence() >= SHOWN_SUBJECT)
                .map(Proposal::label)
                .findFirst();
    }
}
