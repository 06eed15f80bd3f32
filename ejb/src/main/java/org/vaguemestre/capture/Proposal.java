package org.vaguemestre.capture;

/**
 * What was read from the paper and is proposed, never imposed (<i>proposition</i>).
 *
 * @param value identifier of the known correspondent, department or type; ISO date; the text itself; null for a sender nobody knows yet
 * @param label as a person reads it
 * @param rule which rule read it: {@code separator}, {@code known-name}, {@code after-objet}, …
 * @param confidence 0 to 1
 * @param page of the item's first document, from 1; null for what stands on a separator
 * @param place rectangle on that page; null as the page
 */
public record Proposal(
        ProposedField field, String value, String label, String rule, float confidence, Integer page, Box place) {

    Proposal onPage(Integer documentPage) {
        return new Proposal(field, value, label, rule, confidence, documentPage, place);
    }

    /** A rectangle, in fractions of the width and the height of the page, from its upper left corner. */
    public record Box(float x, float y, float w, float h) {
        static Box around(Box a, Box b) {
            float left = Math.min(a.x, b.x);
            float top = Math.min(a.y, b.y);
            return new Box(left, top, Math.max(a.x + a.w, b.x + b.w) - left, Math.max(a.y + a.h, b.y + b.h) - top);
        }
    }
}
