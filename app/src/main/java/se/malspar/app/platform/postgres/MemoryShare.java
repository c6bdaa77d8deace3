package se.malspar.app.platform.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What of a machine's memory the database is given where it lives beside the product: an eighth for pages of its own, half
 * of what a server that has the machine to itself is advised to take. A goal's state at a moment is read from some
 * thousand rows; where the pages of a whole archive have room, it takes as long among many municipalities as among few.
 *
 * @param sharedBuffers megabytes of pages that the database keeps
 * @param effectiveCache megabytes that it may expect the operating system to keep, its own included
 */
record MemoryShare(long sharedBuffers, long effectiveCache) {

    private static final long MEGABYTE = 1 << 20;
    private static final long LEAST = 64;
    private static final long MOST = 4096;

    /** For a machine, or a container, of so many bytes. */
    static MemoryShare of(long machine) {
        var megabytes = machine / MEGABYTE;
        return new MemoryShare(Math.clamp(megabytes / 8, LEAST, MOST), Math.max(4 * LEAST, megabytes / 2));
    }

    static MemoryShare ofThisMachine() {
        return of(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize());
    }
}
