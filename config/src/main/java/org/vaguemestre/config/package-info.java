/** What runs before and beside the server: the database, started or reached, and brought to the schema of this version. */
package org.vaguemestre.config;
