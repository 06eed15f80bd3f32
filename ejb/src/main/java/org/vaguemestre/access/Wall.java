package org.vaguemestre.access;

import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.PreparedStatement;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Opens the wall: tells the database, once at the start of each transaction, whose rows it may touch (row-level security does the rest).
 * Default interceptor of every session bean (ejb-jar.xml), so that none can forget it. A transaction belongs to one scope from its first
 * statement to its end; joining it under another one is a programming error.
 */
public class Wall {
    @PersistenceContext
    private EntityManager entityManager;

    @Resource
    private TransactionSynchronizationRegistry transaction;

    @AroundInvoke
    @AroundTimeout
    Object open(InvocationContext call) throws Exception {
        if (transaction.getTransactionKey() != null && CurrentAccess.find().isPresent()) {
            Access access = CurrentAccess.get();
            Opening opening = new Opening(scope(access), String.valueOf(access.account()));
            Object opened = transaction.getResource(Wall.class);
            if (opened == null) {
                set(opening, access.account());
                transaction.putResource(Wall.class, opening);
            } else if (!opening.equals(opened)) {
                throw new IllegalStateException("A transaction opened for " + opened + " was joined for " + opening);
            }
        }
        return call.proceed();
    }

    private void set(Opening opening, UUID account) {
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement setting = connection.prepareStatement(
                    "select set_config('vaguemestre.scope', ?, true), set_config('vaguemestre.caller', ?, true)")) {
                setting.setString(1, opening.scope());
                setting.setString(2, account == null ? "" : account.toString());
                setting.execute();
            }
        });
    }

    private static String scope(Access access) {
        return access.scope().stream().map(UUID::toString).sorted().collect(Collectors.joining(","));
    }

    private record Opening(String scope, String account) {}
}
