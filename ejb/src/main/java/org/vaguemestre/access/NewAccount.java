package org.vaguemestre.access;

import java.util.Locale;
import java.util.regex.Pattern;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Who a new account is for. */
public record NewAccount(String login, String firstName, String lastName, String email) {
    public static final int NAME_LIMIT = 100;

    /** What can be typed everywhere and stands in addresses: first name, dot, last name. */
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final int LOGIN_LIMIT = 60;

    /** @throws Refused FIELD_MISSING, FIELD_TOO_LONG, LOGIN_INVALID, FIELD_INVALID */
    public NewAccount {
        login = login == null ? "" : login.strip().toLowerCase(Locale.ROOT);
        firstName = named("prénom", firstName);
        lastName = named("nom", lastName);
        email = email == null || email.isBlank() ? null : email.strip();
        if (login.isEmpty()) {
            throw new Refused(Refusal.FIELD_MISSING, "identifiant");
        }
        if (login.length() > LOGIN_LIMIT || !LOGIN.matcher(login).matches()) {
            throw new Refused(Refusal.LOGIN_INVALID, login);
        }
        if (email != null && !EMAIL.matcher(email).matches()) {
            throw new Refused(Refusal.FIELD_INVALID, "courriel", email);
        }
    }

    private static String named(String field, String value) {
        if (value == null || value.isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, field);
        }
        if (value.length() > NAME_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, field, NAME_LIMIT);
        }
        return value.strip();
    }
}
