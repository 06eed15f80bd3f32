package org.vaguemestre.proof;

import java.util.Set;

/**
 * A file made to break whoever opens it.
 *
 * @param kind what it tries, for the report
 * @param name as its sender wrote it
 * @param fates what may become of it: {@link #KEPT}, or codes of refusals; none where it is drawn by lot and either is right
 */
record HostileFile(String kind, String name, byte[] bytes, Set<String> fates) {
    static final String KEPT = "KEPT";

    static HostileFile of(String kind, String name, byte[] bytes, String... fates) {
        return new HostileFile(kind, name, bytes, Set.of(fates));
    }

    boolean mayBecome(String fate) {
        return fates.isEmpty() || fates.contains(fate);
    }

    @Override
    public String toString() {
        return kind + " (" + bytes.length + " bytes)";
    }
}
