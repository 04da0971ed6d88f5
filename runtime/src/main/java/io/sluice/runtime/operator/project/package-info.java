/** Filter and projection, which keep no state. */
package io.sluice.runtime.operator.project;
