/**
 * The tests of the whole application. {@code …InContainerIT}: inside the server, by Arquillian, for what only the server can tell (wiring,
 * transactions, the wall behind the real pool). {@code …IT}: the portal as {@code ./run} starts it, from outside, by HTTP or in a
 * browser; one portal serves all of them, so each test brings its own data and expects nothing of another's.
 */
package org.vaguemestre.whole;
