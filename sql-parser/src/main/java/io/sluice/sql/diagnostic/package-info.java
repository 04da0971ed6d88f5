/** Errors as data: code, span in the user's text, detail and hint; and how they are shown to people. */
package io.sluice.sql.diagnostic;
