package org.vaguemestre.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who may do what in the database: an administrator who prepares roles and schema (absent where somebody else has prepared them), the
 * owner who migrates, the application that works.
 *
 * <p>On an existing server they come from the environment: either {@value #ADMINISTRATOR} and {@value #ADMINISTRATOR_PASSWORD}, and the
 * two roles are created with passwords drawn once; or {@value #OWNER_PASSWORD} and {@value #APPLICATION_PASSWORD} of two roles that were
 * created by hand, as {@code docs/production.md} says.
 */
record Credentials(
        String administrator, String administratorPassword, String ownerPassword, String applicationPassword) {
    static final String ADMINISTRATOR = "VAGUEMESTRE_DATABASE_ADMIN";
    static final String ADMINISTRATOR_PASSWORD = "VAGUEMESTRE_DATABASE_ADMIN_PASSWORD";
    static final String OWNER_PASSWORD = "VAGUEMESTRE_DATABASE_OWNER_PASSWORD";
    static final String APPLICATION_PASSWORD = "VAGUEMESTRE_DATABASE_PASSWORD";

    static Credentials ofEmbedded(Path data) throws IOException {
        Secrets secrets = Secrets.in(data);
        return new Credentials("postgres", secrets.superuser(), secrets.owner(), secrets.application());
    }

    static Credentials ofExistingServer(Path data, Map<String, String> environment) throws IOException {
        String administrator = environment.get(ADMINISTRATOR);
        String owner = environment.get(OWNER_PASSWORD);
        String application = environment.get(APPLICATION_PASSWORD);
        if (administrator == null && (owner == null || application == null)) {
            throw new Failure("Dites qui prépare la base : un administrateur dans " + ADMINISTRATOR + " et "
                    + ADMINISTRATOR_PASSWORD + ", ou les mots de passe des deux rôles déjà créés dans " + OWNER_PASSWORD
                    + " et " + APPLICATION_PASSWORD + " (voir docs/production.md).");
        }
        Secrets drawn = administrator == null ? null : Secrets.in(data);
        return new Credentials(
                administrator,
                environment.get(ADMINISTRATOR_PASSWORD),
                owner == null ? drawn.owner() : owner,
                application == null ? drawn.application() : application);
    }

    boolean preparesRoles() {
        return administrator != null;
    }

    @Override
    public String toString() {
        return "Credentials[" + administrator + "]";
    }
}
