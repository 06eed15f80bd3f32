package org.vaguemestre.organisation;

/**
 * What an organisation puts on its letters (<i>en-tête</i>), and when they get their number.
 *
 * @param address postal address, lines separated by line feeds (CRPA L111-2); null for none told
 * @param email from which letters leave; null for none told
 * @param phone null for none told
 * @param numberedAtDispatch letters get their number when they leave; else when they are signed
 */
public record LetterHead(String address, String email, String phone, boolean numberedAtDispatch) {}
