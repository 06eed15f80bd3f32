package org.vaguemestre.organisation;

import java.util.UUID;

/** A delegation of this person was made or revoked: who may do their tasks is to be looked at again, in the same transaction. */
public record DelegationChanged(UUID from) {}
