/** INTERSECT and EXCEPT, kept current from how often each row stands in each input. */
package io.sluice.runtime.operator.setop;
