package org.vaguemestre.whole;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Walled;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.organisation.Structure;

/** The demonstration's organisations and accounts, made by the job as at a first start. */
@ExtendWith(ArquillianExtension.class)
class DemonstrationInContainerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path FOLDER = Path.of(System.getProperty("vaguemestre.data", "data"), "demonstration");

    @Inject
    private Organisations organisations;

    @Inject
    private Structure structure;

    @Deployment
    static EnterpriseArchive application() {
        return WholeApplication.with(DemonstrationInContainerIT.class);
    }

    /** Without it, no later test meets a demonstration that has begun. */
    @AfterEach
    void forget() throws IOException {
        for (String file : List.of("portal.json", "begun", "peopled")) {
            Files.deleteIfExists(FOLDER.resolve(file));
        }
    }

    @Test
    void anInterruptedStartIsCompletedByTheNextOneAndNothingIsDoubled() throws IOException {
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve("begun"), new byte[0]);

        // The second organisation breaks off at its last line: nothing of it is kept, all of the first one is
        lay(organisation("essai-amont", "AGENT") + "," + organisation("essai-aval", "ROLE-INCONNU"));
        assertThat(ended()).isEqualTo(BatchStatus.FAILED);
        assertThat(slugs()).contains("essai-amont").doesNotContain("essai-aval");
        assertThat(FOLDER.resolve("peopled")).doesNotExist();

        lay(organisation("essai-amont", "AGENT") + "," + organisation("essai-aval", "AGENT"));
        assertThat(ended()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(FOLDER.resolve("peopled")).exists();
        assertThat(ended()).isEqualTo(BatchStatus.COMPLETED);

        for (String slug : List.of("essai-amont", "essai-aval")) {
            assertThat(slugs()).containsOnlyOnce(slug);
            OrganisationView organisation = organisations.bySlug(slug).orElseThrow();
            CurrentAccess.during(Access.application("essai", organisation.id(), slug), () -> {
                assertThat(structure.departments())
                        .extracting(DepartmentView::code)
                        .containsExactly("COURRIER");
                assertThat(structure.agents()).hasSize(1);
            });
        }
    }

    @Test
    void aPortalThatHasOrganisationsOfItsOwnIsLeftAlone() throws IOException {
        OrganisationView own =
                new OrganisationView(Walled.newId(), "essai-reel", "Essai réel", OrganisationView.Kind.COMMUNE, null);
        if (organisations.bySlug(own.slug()).isEmpty()) {
            CurrentAccess.during(
                    Access.application("essai", own.id(), own.slug()),
                    () -> structure.create(own.kind(), own.name(), own.slug(), null));
        }
        lay(organisation("essai-etranger", "AGENT"));

        assertThat(ended()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(slugs()).contains("essai-reel").doesNotContain("essai-etranger");
    }

    private List<String> slugs() {
        return organisations.all().stream().map(OrganisationView::slug).toList();
    }

    private static BatchStatus ended() {
        JobOperator operator = BatchRuntime.getJobOperator();
        long execution = operator.start("demonstration", new Properties());
        Set<BatchStatus> ends = EnumSet.of(BatchStatus.COMPLETED, BatchStatus.FAILED, BatchStatus.STOPPED);
        long end = System.nanoTime() + PATIENCE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (!ends.contains(operator.getJobExecution(execution).getBatchStatus())) {
                assertThat(System.nanoTime()).as("the job ends").isLessThan(end);
                never.await(50, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return operator.getJobExecution(execution).getBatchStatus();
    }

    private static void lay(String organisations) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(
                FOLDER.resolve("portal.json"),
                """
                {"password": "vaguemestre",
                 "accounts": [{"login": "essai.agent", "firstName": "Essai", "lastName": "Agent", "portalRights": [], "about": "essai"}],
                 "organisations": [%s]}
                """
                        .formatted(organisations));
    }

    private static String organisation(String slug, String roleOfTheMember) {
        return """
                {"kind": "COMMUNE", "name": "Commune %1$s", "slug": "%1$s", "parent": null,
                 "departments": [{"code": "COURRIER", "name": "Courrier", "parent": null}],
                 "mailTypes": [{"code": "DEMANDE", "name": "Demande", "department": "COURRIER", "confidentiality": "NORMAL", "commitmentDays": 10}],
                 "roles": [{"code": "AGENT", "name": "Agent", "rights": ["MAIL_REGISTER"]}],
                 "members": [{"login": "essai.agent", "role": "%2$s", "department": "COURRIER", "quality": "Agent", "clearance": "NORMAL"}]}
                """
                .formatted(slug, roleOfTheMember);
    }
}
