/**
 * Files for spreadsheets (<i>fichiers de tableur</i>, CSV): how they are written, and how those that people give are read. Right above the ground:
 * may use {@code refusal} only, everybody may use it.
 */
package org.vaguemestre.spreadsheet;
