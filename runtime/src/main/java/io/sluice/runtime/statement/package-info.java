/** What each kind of statement does: one handler a kind, found by {@link io.sluice.runtime.statement.StatementRunner}. */
package io.sluice.runtime.statement;
