package org.vaguemestre.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** A person who signs in (<i>compte</i>). Belongs to the portal; what it opens is said by its memberships in organisations. */
@Entity
@Table(name = "account")
public class Account {
    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String login;

    @Column(name = "password_hash", nullable = false)
    private String passwordHash;

    @Column(name = "first_name", nullable = false)
    private String firstName;

    @Column(name = "last_name", nullable = false)
    private String lastName;

    private String email;

    @Column(name = "portal_rights", nullable = false)
    private String[] portalRights;

    @Column(name = "disabled_at")
    private Instant disabledAt;

    @Column(name = "password_change_due", nullable = false)
    private boolean passwordChangeDue;

    @Column(name = "sessions_since")
    private Instant sessionsSince;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Version
    private long version;

    protected Account() {}

    Account(
            String login,
            String passwordHash,
            String firstName,
            String lastName,
            Set<Right> portalRights,
            Instant now) {
        this.id = Walled.newId();
        this.login = login;
        this.passwordHash = passwordHash;
        this.firstName = firstName;
        this.lastName = lastName;
        this.portalRights = portalRights.stream().map(Right::name).toArray(String[]::new);
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    public String login() {
        return login;
    }

    public String name() {
        return firstName + " " + lastName;
    }

    String passwordHash() {
        return passwordHash;
    }

    void changePassword(String hash) {
        passwordHash = hash;
    }

    /** The person chose the password: it is nobody else's any more. */
    void choosePassword(String hash) {
        passwordHash = hash;
        passwordChangeDue = false;
    }

    void mustChangePassword() {
        passwordChangeDue = true;
    }

    boolean passwordChangeDue() {
        return passwordChangeDue;
    }

    Instant sessionsSince() {
        return sessionsSince;
    }

    void endSessions(Instant now) {
        sessionsSince = now;
    }

    void writeTo(String address) {
        email = address;
    }

    void disable(Instant now) {
        disabledAt = now;
    }

    void enable() {
        disabledAt = null;
    }

    boolean active() {
        return disabledAt == null;
    }

    AccountView administered() {
        return new AccountView(
                id, login, firstName, lastName, email, portalRights(), disabledAt, createdAt, passwordChangeDue);
    }

    Set<Right> portalRights() {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        Arrays.stream(portalRights).map(Right::valueOf).forEach(rights::add);
        return rights;
    }

    SignedIn signedIn() {
        return new SignedIn(id, login, firstName, lastName, portalRights());
    }
}
