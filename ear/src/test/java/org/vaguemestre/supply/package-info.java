/** What is delivered, jar by jar: nothing that the bills of materials do not name, under no licence that was not accepted, and nothing twice. */
package org.vaguemestre.supply;
