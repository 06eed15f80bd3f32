package org.vaguemestre.organisation;

import java.util.UUID;

/** What is with a department and must go on when it closes; supplied by the capability whose work it is. */
public interface DepartmentWork {
    /** How much of it nobody has finished, whoever may see it. */
    int open(UUID department);

    /** Hands what is open over to another department, on behalf of the administrator who closes this one. */
    void handOver(UUID from, UUID to);
}
