/** The search inside the server: its real index on disk, behind the real journal and the real wall. */
package org.vaguemestre.search;
