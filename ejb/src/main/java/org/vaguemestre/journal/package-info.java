/**
 * Journal (<i>journal, piste d'audit</i>): the hash-chained record of every act of an organisation, written in the act's own transaction,
 * and signed from time to time; what follows from an act (index, caches, notifications) reads it behind a durable cursor. May use {@code access},
 * {@code refusal}.
 */
package org.vaguemestre.journal;
