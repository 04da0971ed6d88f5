/**
 * MATCH_RECOGNIZE: a row pattern searched in each partition by backtracking, in the order of preference that the quantifiers say. When rows
 * come or go, only those attempts to match are made anew that have looked at their place.
 */
package io.sluice.runtime.operator.match;
