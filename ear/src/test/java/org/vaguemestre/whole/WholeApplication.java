package org.vaguemestre.whole;

import java.io.File;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The EAR as it was built, with test classes in its web archive: what {@code @Deployment} methods return. */
public final class WholeApplication {
    private static final String WEB = "vaguemestre-web.war";

    private WholeApplication() {}

    public static EnterpriseArchive with(Class<?>... tests) {
        EnterpriseArchive ear = ShrinkWrap.create(ZipImporter.class, "vaguemestre.ear")
                .importFrom(Path.of(System.getProperty("vaguemestre.home"), "ear", "target", "vaguemestre.ear")
                        .toFile())
                .as(EnterpriseArchive.class);
        WebArchive web = ear.getAsType(WebArchive.class, WEB);
        web.addClasses(tests)
                .addAsLibrary(new File(Assertions.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()));
        ear.delete(WEB);
        return ear.addAsModule(Testable.archiveToTest(web));
    }
}
