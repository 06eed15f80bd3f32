package org.vaguemestre.batch.scan;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.capture.BatchWaiting;
import org.vaguemestre.capture.ScanLedger;
import org.vaguemestre.capture.ScanRun;
import org.vaguemestre.document.DocumentJudged;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;

/**
 * Starts the scan jobs of this server: woken when a batch is given, and looking by itself for batches that wait or whose server died. Each batch is
 * claimed in the database first, so that no two servers ever have the same one; a job that runs says that it is alive.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ScanRunner {
    /** Batches worked on at the same time by one server; more would only wait for the same workers. */
    private static final int AT_ONCE = 3;

    private static final Logger LOG = Logger.getLogger(ScanRunner.class);

    @Inject
    private ScanLedger ledger;

    @Inject
    private Organisations organisations;

    @Resource
    private ManagedExecutorService executor;

    /** Jobs running here, by runner. */
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();

    private volatile boolean stopping;

    /** @param execution 0 while the job is being started */
    private record Running(UUID organisation, String slug, UUID batch, long execution) {
        Running as(long started) {
            return new Running(organisation, slug, batch, started);
        }
    }

    public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) BatchWaiting waiting) {
        executor.execute(this::startWaiting);
    }

    /** It may have been the last file that a batch waited for. */
    public void cleared(@Observes(during = TransactionPhase.AFTER_SUCCESS) DocumentJudged judged) {
        executor.execute(this::startWaiting);
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void look() {
        beat();
        startWaiting();
    }

    /** A job has ended: another batch may be taken. */
    public void ended(UUID runner) {
        running.remove(runner);
        if (!stopping) {
            executor.execute(this::startWaiting);
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }

    private synchronized void startWaiting() {
        int free = AT_ONCE - running.size();
        if (stopping || free <= 0) {
            return;
        }
        Map<UUID, String> slugs =
                organisations.all().stream().collect(Collectors.toMap(OrganisationView::id, OrganisationView::slug));
        List<ScanLedger.Waiting> waiting =
                CurrentAccess.during(Access.portal("numérisation", slugs.keySet()), () -> ledger.waiting(free));
        waiting.forEach(one -> start(one, slugs.get(one.organisation())));
    }

    private void start(ScanLedger.Waiting waiting, String slug) {
        Access access = Access.application("numérisation", waiting.organisation(), slug);
        Optional<ScanRun> claimed = CurrentAccess.during(access, () -> ledger.claim(waiting.batch()));
        claimed.ifPresent(run -> {
            running.put(run.runner(), new Running(waiting.organisation(), slug, run.batch(), 0));
            try {
                long execution = BatchRuntime.getJobOperator()
                        .start("scan", ScanJob.parameters(waiting.organisation(), slug, run));
                running.computeIfPresent(run.runner(), (runner, job) -> job.as(execution));
            } catch (BatchRuntimeException e) {
                running.remove(run.runner());
                LOG.errorf(e, "The scan job of batch %s cannot start", run.batch());
                CurrentAccess.during(access, () -> ledger.failed(run, "start"));
            }
        });
    }

    private void beat() {
        running.forEach((runner, job) -> {
            try {
                ScanLedger.Answer answer = CurrentAccess.during(
                        Access.application("numérisation", job.organisation(), job.slug()),
                        () -> ledger.beat(job.batch(), runner));
                if (answer != ScanLedger.Answer.GO_ON) {
                    stop(job);
                }
            } catch (RuntimeException e) {
                // one that cannot say it is alive must not keep the others from it
                LOG.warnf(e, "The scan job of batch %s could not say that it is alive", job.batch());
            }
        });
    }

    private static void stop(Running job) {
        JobOperator operator = BatchRuntime.getJobOperator();
        if (operator.getRunningExecutions("scan").contains(job.execution())) {
            operator.stop(job.execution());
        }
    }
}
