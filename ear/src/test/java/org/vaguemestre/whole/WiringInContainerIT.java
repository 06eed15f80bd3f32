package org.vaguemestre.whole;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.batch.runtime.BatchRuntime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server gives to the application, asked from inside it. */
@ExtendWith(ArquillianExtension.class)
class WiringInContainerIT {
    @Resource(lookup = "java:jboss/datasources/Vaguemestre")
    private DataSource database;

    @Deployment
    static EnterpriseArchive application() {
        return WholeApplication.with(WiringInContainerIT.class);
    }

    @Test
    void theServerWorksAsARoleThatOwnsNothingAndBypassesNothing() throws SQLException {
        assertThat(asked("select current_user::text")).isEqualTo("vaguemestre_app");
        assertThat(asked("select count(*) from pg_class where relowner = current_user::regrole"))
                .isEqualTo("0");
        assertThat(asked("select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
                .isEqualTo("f");
    }

    @Test
    void aCommitThatIsAcknowledgedIsOnDisk() throws SQLException {
        assertThat(asked("show fsync")).isEqualTo("on");
        assertThat(asked("show synchronous_commit")).isEqualTo("on");
    }

    @Test
    void theDefaultDataSourceIsThePortalsOne() throws NamingException, SQLException {
        DataSource standard = InitialContext.doLookup("java:comp/DefaultDataSource");
        try (Connection connection = standard.getConnection()) {
            assertThat(connection.getMetaData().getUserName()).isEqualTo("vaguemestre_app");
        }
    }

    @Test
    void jobsAreKeptInTheDatabase() throws SQLException {
        assertThat(BatchRuntime.getJobOperator().getJobNames()).isNotNull();
        assertThat(asked("select count(*) >= 0 from job_execution")).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", "directory", "counters", "throttle", "credentials"})
    void theCacheIsThere(String cache) throws NamingException {
        Object found = InitialContext.doLookup("java:jboss/infinispan/cache/vaguemestre/" + cache);
        assertThat(found).isNotNull();
    }

    private String asked(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
