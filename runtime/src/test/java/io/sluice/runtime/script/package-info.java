/**
 * SQL scripts as tests: statements, rows, ticks and what is expected of them, in {@code src/test/resources/scripts}. Each runs in several
 * {@linkplain io.sluice.runtime.script.ScriptMode modes}, and after every tick each view is compared with its own query run from scratch.
 */
package io.sluice.runtime.script;
