/** The REST API, asked from outside as a program would. */
package org.vaguemestre.api;
