/**
 * The outbox (<i>boîte d’envoi</i>): effects outside the portal, durable before they are tried. Filled behind the journal by whoever follows it;
 * performed by {@link org.vaguemestre.outbox.Effect}s of the capabilities above. Uses {@code journal}, {@code access}.
 */
package org.vaguemestre.outbox;
