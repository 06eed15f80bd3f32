/**
 * The demonstration (<i>démonstration</i>): gives an empty portal its organisations, agents and several years of generated mail, by the same
 * acts as in real life, each done as of its own date. Runs in a demonstration server only.
 */
package org.vaguemestre.batch.demonstration;
