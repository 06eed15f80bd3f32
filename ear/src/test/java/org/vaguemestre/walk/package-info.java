/** Walks through the portal in a real browser, each as a person of the demonstration: what they see, do and cannot do. */
package org.vaguemestre.walk;
