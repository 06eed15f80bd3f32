package org.vaguemestre.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.vaguemestre.journal.Follower;
import org.vaguemestre.journal.JournalEntry;

/** Keeps what each item went through, behind the journal. */
@ApplicationScoped
class MailCourses implements Follower {
    @Inject
    private CourseRecords records;

    @Override
    public String name() {
        return "mail-courses";
    }

    @Override
    public void follow(List<JournalEntry> entries) {
        List<Step> steps =
                entries.stream().flatMap(entry -> Step.told(entry).stream()).toList();
        if (!steps.isEmpty()) {
            records.tell(steps);
        }
    }
}
