/**
 * Access (<i>habilitation</i>): who acts, for which organisation, with which rights; opens the wall of each transaction; says who may see
 * what (confidentiality); signs people in. Ground floor: may use {@code refusal} only.
 */
package org.vaguemestre.access;
