package org.vaguemestre.batch.scan;

import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Properties;
import java.util.stream.Stream;
import org.vaguemestre.capture.ScanLedger;

/** A partition for each core: they share the pages of the ledger, each taking the next one that nobody reads. */
@Named
@Dependent
public class CoreByCore implements PartitionMapper {
    @Inject
    private ScanJob job;

    @Inject
    private ScanLedger ledger;

    @Override
    public PartitionPlan mapPartitions() {
        int cores = Runtime.getRuntime().availableProcessors();
        int unread = job.during(() -> ledger.unread(job.run()));
        PartitionPlan plan = new PartitionPlanImpl();
        plan.setPartitions(Math.max(1, Math.min(cores, unread)));
        plan.setThreads(plan.getPartitions());
        plan.setPartitionProperties(
                Stream.generate(Properties::new).limit(plan.getPartitions()).toArray(Properties[]::new));
        return plan;
    }
}
