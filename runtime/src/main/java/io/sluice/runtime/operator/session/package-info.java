/** Sessions: windows of event time that end when no row of their key has come for a while. */
package io.sluice.runtime.operator.session;
