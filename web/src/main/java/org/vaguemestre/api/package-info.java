/**
 * The REST API under {@code /api/v1}: one resource class a capability, thin, over the same doors as the pages. A program presents itself at each
 * request (HTTP Basic or a personal token) and no session is opened. Refusals are RFC 9457 problems with stable codes; creations may be
 * retried with an {@code Idempotency-Key}; changes carry the version they were decided on ({@code If-Match}); lists go on from an opaque
 * cursor. The description is published at {@code /openapi}.
 */
package org.vaguemestre.api;
