/**
 * The worker: a process of its own that opens untrusted documents, so that a hostile or broken one costs one refusal and never the server.
 * It inspects a file, reads a page (blank, separator, text with its places), and assembles the searchable PDF of a letter. One request a line
 * of JSON on its standard input, one answer a line on its standard output; whoever starts it watches its time and memory.
 */
package org.vaguemestre.worker;
