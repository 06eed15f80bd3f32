package org.vaguemestre.journal;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.UUID;

/** The heads of the chains. Whoever has locked one is alone with its chain until the transaction ends; it is the last lock taken in any. */
@Dependent
public class Heads {
    @PersistenceContext
    private EntityManager entityManager;

    /** @param hash of the last entry */
    record Head(byte[] hash, MerkleTree entries) {}

    Head lock(UUID organisation) {
        entityManager
                .createNativeQuery(
                        "insert into journal_head (organisation_id, n, hash) values (:organisation, 0, :zero) on conflict do nothing")
                .setParameter("organisation", organisation)
                .setParameter("zero", Chain.BEFORE_THE_FIRST)
                .executeUpdate();
        Tuple head = (Tuple) entityManager
                .createNativeQuery(
                        "select n, hash, peaks from journal_head where organisation_id = :organisation for update",
                        Tuple.class)
                .setParameter("organisation", organisation)
                .getSingleResult();
        return new Head(head.get(1, byte[].class), new MerkleTree(head.get(0, Long.class), head.get(2, byte[].class)));
    }
}
