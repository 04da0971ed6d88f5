/**
 * What readers hold: results over snapshots and change streams, and the conversion of values between Java's forms and those of batches.
 */
package io.sluice.runtime.result;
