package org.vaguemestre.proof;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The moments of a registration at which something may die. Each is a place in the product's own code or in the driver's, found by Byteman
 * when the server loads it: the product knows nothing of it.
 */
enum FaultPoint {
    AFTER_UPLOAD(
            "org.vaguemestre.document.DocumentStore", "writeDurably", "AT INVOKE java.nio.channels.FileChannel.force"),
    AFTER_FSYNC("org.vaguemestre.document.DocumentStore", "writeDurably", "AT EXIT"),
    AFTER_RENAME("org.vaguemestre.document.DocumentStore", "put", "AT EXIT"),
    AFTER_NUMBER("org.vaguemestre.mail.ChronoCounter", "next(UUID,Direction)", "AT EXIT"),
    AFTER_INSERT("org.vaguemestre.journal.Journal", "append", "AFTER INVOKE flush"),
    AFTER_JOURNAL("org.vaguemestre.journal.Journal", "append", "AT EXIT"),
    BEFORE_COMMIT("org.postgresql.jdbc.PgConnection", "commit", "AT ENTRY", true),
    AFTER_COMMIT("org.postgresql.jdbc.PgConnection", "commit", "AT EXIT", true),
    BEFORE_ANSWER("org.vaguemestre.api.MailItemsResource", "registered", "AT EXIT");

    private final String type;
    private final String method;
    private final String place;
    private final boolean inRegistering;

    FaultPoint(String type, String method, String place) {
        this(type, method, place, false);
    }

    /** @param inRegistering only where a registration is what is going on */
    FaultPoint(String type, String method, String place, boolean inRegistering) {
        this.type = type;
        this.method = method;
        this.place = place;
        this.inRegistering = inRegistering;
    }

    /** What dies at it. */
    enum Victim {
        /** The server, as by {@code kill -9}: no shutdown hook, nothing is flushed. */
        SERVER("killJVM()"),
        /** PostgreSQL: its postmaster by {@code kill -9}; the server lives on. */
        DATABASE("Runtime.getRuntime().exec(\"sh \" + System.getProperty(\"vaguemestre.data\") + \"/%s\").waitFor()"
                .formatted(KILLING));

        private final String action;

        Victim(String action) {
            this.action = action;
        }
    }

    /** The file in the data folder that arms the point; who strikes first takes it away, so that it strikes once. */
    String armedBy(Victim victim) {
        return "faults/" + name() + "-" + victim;
    }

    /** The points inside a transaction, at which an act can be undone by a failure. */
    static final List<FaultPoint> UNDOABLE = List.of(AFTER_NUMBER, AFTER_INSERT, AFTER_JOURNAL);

    /** The file in the data folder that undoes every act that comes to the point, while it is there. */
    String undoneBy() {
        return "faults/undone-" + name();
    }

    /** All points as a script of Byteman, and one that undoes every tenth registration while {@link #UNDOING} is there. */
    static String script() {
        return Arrays.stream(values())
                        .flatMap(point -> Arrays.stream(Victim.values()).map(point::rule))
                        .collect(Collectors.joining("\n"))
                + UNDOABLE.stream().map(FaultPoint::undoing).collect(Collectors.joining("\n"))
                + """

                RULE a tenth is undone
                CLASS org.vaguemestre.journal.Journal
                METHOD append
                AT EXIT
                BIND undoing:java.io.File = new java.io.File(System.getProperty("vaguemestre.data"), "%s")
                IF undoing.exists() AND java.util.concurrent.ThreadLocalRandom.current().nextInt(10) == 0
                DO throw new IllegalStateException("undone on purpose")
                ENDRULE

                RULE the portal lives later
                CLASS org.vaguemestre.access.PortalClock$1
                METHOD instant()
                AT EXIT
                BIND later:java.io.File = new java.io.File(System.getProperty("vaguemestre.data"), "%s")
                IF later.exists()
                DO RETURN $!.plusMillis(Long.parseLong(java.nio.file.Files.readString(later.toPath())))
                ENDRULE
                """
                        .formatted(UNDOING, LATER);
    }

    /** The file in the data folder that says how many milliseconds later than the machine the whole portal lives, while it is there. */
    static final String LATER = "faults/later";

    /** The script in the data folder by which PostgreSQL is killed: Byteman's language has no arrays for a command of several words. */
    static final String KILLING = "faults/kill-database.sh";

    /** The file in the data folder that undoes every tenth transaction after it wrote its journal entry. */
    static final String UNDOING = "faults/undoing";

    private String undoing() {
        return """
                RULE undone %s
                CLASS %s
                METHOD %s
                %s
                BIND undoing:java.io.File = new java.io.File(System.getProperty("vaguemestre.data"), "%s")
                IF undoing.exists()
                DO throw new IllegalStateException("undone on purpose")
                ENDRULE
                """
                .formatted(name(), type, method, place, undoneBy());
    }

    private String rule(Victim victim) {
        return """
                RULE %s %s
                CLASS %s
                METHOD %s
                %s
                BIND armed:java.io.File = new java.io.File(System.getProperty("vaguemestre.data"), "%s")
                IF armed.exists()%s AND armed.delete()
                DO %s
                ENDRULE
                """
                .formatted(
                        victim,
                        name(),
                        type,
                        method,
                        place,
                        armedBy(victim),
                        inRegistering ? " AND callerMatches(\".*MailItemsResource.*\", true, true, 0, 400)" : "",
                        victim.action);
    }
}
