/**
 * The {@code datagen} source: made-up rows, the same for the same seed, at a rate or a given number. Entry point:
 * {@link io.sluice.runtime.connector.datagen.DatagenConnector}.
 */
package io.sluice.runtime.connector.datagen;
