/** From physical plans to operators: one method a plan node, which wires the operator behind its inputs. */
package io.sluice.runtime.compile;
