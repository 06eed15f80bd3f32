package org.vaguemestre.access;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.Set;

/** The hints (<i>astuces</i>) that the caller has put away. They are a matter of taste and no act: nothing of them is journalled. */
@Stateless
public class Hints {
    @PersistenceContext
    private EntityManager entityManager;

    public Set<String> putAway() {
        return new HashSet<>(entityManager
                .createNativeQuery("select hint from account_hint where account_id = :account", String.class)
                .setParameter("account", CurrentAccess.get().account())
                .getResultList());
    }

    /** Not to be shown to the caller again. */
    public void putAway(String hint) {
        entityManager
                .createNativeQuery(
                        "insert into account_hint (account_id, hint) values (:account, :hint) on conflict do nothing")
                .setParameter("account", CurrentAccess.get().account())
                .setParameter("hint", hint)
                .executeUpdate();
    }

    /** All of them are shown again. */
    public void showAgain() {
        entityManager
                .createNativeQuery("delete from account_hint where account_id = :account")
                .setParameter("account", CurrentAccess.get().account())
                .executeUpdate();
    }
}
