package org.vaguemestre.batch.scan;

import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jboss.logging.Logger;
import org.vaguemestre.capture.LetterRegistrar;
import org.vaguemestre.capture.ScanLedger;
import org.vaguemestre.capture.ScanRun;
import org.vaguemestre.mail.AlreadyRegistered;
import org.vaguemestre.refusal.Refused;

/** Registers each letter; the pages of one that cannot be wait in quarantine. */
@Named
@Dependent
public class LetterRegister extends AbstractItemWriter {
    private static final Logger LOG = Logger.getLogger(LetterRegister.class);

    @Inject
    private ScanJob job;

    @Inject
    private ScanLedger ledger;

    @Inject
    private LetterRegistrar registrar;

    @Override
    public void writeItems(List<Object> items) {
        job.during(() -> items.forEach(item -> register(job.run(), (LetterFound) item)));
    }

    private void register(ScanRun run, LetterFound found) {
        if (found.refusal() != null) {
            ledger.hold(run, found.letter(), found.refusal());
            return;
        }
        try {
            registrar.register(
                    run, found.letter(), found.made().document(), found.made().readings());
        } catch (AlreadyRegistered already) {
            LOG.infof("Letter %s was registered before", already.item());
        } catch (Refused refused) {
            ledger.hold(run, found.letter(), refused.refusal());
        }
    }
}
