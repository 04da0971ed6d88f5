/**
 * Standing queries at work: operators wired into dataflows, the feeds of relations they share, and the tick that lets one batch of every
 * source through all of them and publishes the results at once.
 */
package io.sluice.runtime.dataflow;
