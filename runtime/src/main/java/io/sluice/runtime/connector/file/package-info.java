/**
 * The {@code file} connector: reads a file, glob or directory, also one that grows, and writes files whose every tick is whole. Entry
 * point: {@link io.sluice.runtime.connector.file.FileConnector}.
 */
package io.sluice.runtime.connector.file;
