/**
 * The proving ground: tests that try to break what is promised ({@code docs/promises.md}), with kills, cuts, full disks, intruders and hostile
 * files, and count what they tried. A test joins it by one line, {@link org.vaguemestre.proof.Proof}; {@code ./verify} runs each in brief,
 * {@code ./verify long} as long as is promised, and leaves the report in {@code docs/proofs.md}.
 */
package org.vaguemestre.proof;
