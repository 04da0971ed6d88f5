package io.sluice.benchmarks.peers.spark;

import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Local files as they are. Hadoop's own would write a checksum beside each and start a process to set its permissions, some seventy a run. Public for
 * Hadoop, which makes it by its name.
 */
public final class PlainFileSystem extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) {
        // Those that the process gives are good enough for a file that is gone after the run.
    }
}
