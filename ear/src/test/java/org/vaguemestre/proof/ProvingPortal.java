package org.vaguemestre.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.byteman.agent.Main;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.vaguemestre.api.Program;
import org.vaguemestre.whole.TestPortal;

/**
 * The portal that is killed: twenty invented communes with one agent who does everything in each, on a port of its own, with the points at
 * which it may be struck ({@link FaultPoint}). The first proof that asks for it starts it, the end of the run stops it.
 */
public final class ProvingPortal {
    static final int PORT = 8680;
    static final List<String> COMMUNES =
            IntStream.rangeClosed(1, 20).mapToObj("essai-%02d"::formatted).toList();

    private static TestPortal running;

    private ProvingPortal() {}

    static synchronized TestPortal running() {
        if (running == null) {
            try {
                Path script = Path.of(System.getProperty("vaguemestre.home"), "ear/target/faults.btm");
                Files.writeString(script, FaultPoint.script());
                Path byteman = Path.of(Main.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath());
                running = TestPortal.apart(
                        PORT,
                        "proving",
                        structure(),
                        Map.of(
                                // MB: the disks that are filled are small (FullDiskIT)
                                "VAGUEMESTRE_DISK_RESERVE",
                                "8",
                                "PREPEND_JAVA_OPTS",
                                "-javaagent:%s=boot:%s,script:%s".formatted(byteman, byteman, script)));
                Files.createDirectories(running.data().resolve("faults"));
                Files.writeString(
                        running.data().resolve(FaultPoint.KILLING),
                        "kill -9 $(head -n 1 %s/postgresql/postmaster.pid)\n".formatted(running.data()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    /** Who does everything in all the communes. */
    static Program agent() {
        return agentOf(running());
    }

    /** The same on another portal with these communes. */
    static Program agentOf(TestPortal portal) {
        return Program.of("claude.essai").at(portal);
    }

    /** Whether it serves whoever asks. */
    static boolean answers() {
        try {
            return agent().get("/me").status() == 200;
        } catch (UncheckedIOException down) {
            return false;
        }
    }

    static String structure() throws IOException {
        return new ObjectMapper()
                .writeValueAsString(Map.of(
                        "password", TestPortal.PASSWORD,
                        "accounts",
                                List.of(Map.of(
                                        "login", "claude.essai",
                                        "firstName", "Claude",
                                        "lastName", "Essai",
                                        "portalRights", List.of(),
                                        "about", "fait tout dans toutes les communes")),
                        "organisations",
                                COMMUNES.stream().map(ProvingPortal::commune).toList()));
    }

    private static Map<String, Object> commune(String slug) {
        return Map.of(
                "slug", slug,
                "name", "Commune " + slug,
                "kind", "COMMUNE",
                "departments", List.of(Map.of("code", "COURRIER", "name", "Bureau du courrier")),
                "roles",
                        List.of(Map.of(
                                "code", "ALL",
                                "name", "Tout",
                                "rights",
                                        List.of(
                                                "MAIL_REGISTER",
                                                "MAIL_QUALIFY",
                                                "MAIL_SEE_ALL",
                                                "MAIL_HANDLE",
                                                "MAIL_ROUTE",
                                                "MAIL_VOID",
                                                "SCAN_GIVE",
                                                "JOURNAL_READ",
                                                "JOURNAL_EXPORT"))),
                "mailTypes", List.of(Map.of("code", "DEMANDE", "name", "Demande", "confidentiality", "NORMAL")),
                "members",
                        List.of(Map.of(
                                "login", "claude.essai",
                                "role", "ALL",
                                "department", "COURRIER",
                                "quality", "Agent",
                                "clearance", "NORMAL")));
    }

    /** Stops it when the run of the tests ends. */
    public static final class End implements LauncherSessionListener {
        @Override
        public void launcherSessionClosed(LauncherSession session) {
            synchronized (ProvingPortal.class) {
                if (running != null) {
                    running.stop();
                    running = null;
                }
            }
        }
    }
}
