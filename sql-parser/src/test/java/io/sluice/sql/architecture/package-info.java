/** The rules of the source tree as tests; each module's ArchitectureTest runs them, so they ship in the test jar. */
package io.sluice.sql.architecture;
