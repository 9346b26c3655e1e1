package dev.threadkeep.persistence.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How much memory the server may keep pages in. With too little for the indexes that grow at random
 * places, an import of some hundred thousand threads spends its time on reading and writing the
 * same pages again and again. Memory is taken as pages come, not beforehand.
 */
final class PageMemory {
  private static final long BYTES_OF_A_MEGABYTE = 1 << 20;
  private static final int PART = 16;
  private static final long LEAST = 128;
  private static final long MOST = 512;

  private PageMemory() {}

  /** For a machine, or a container, with so much memory. */
  static long megabytes(long bytesOfTheMachine) {
    return Math.clamp(bytesOfTheMachine / PART / BYTES_OF_A_MEGABYTE, LEAST, MOST);
  }

  /** For where this runs. */
  static long megabytesHere() {
    return megabytes(
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize());
  }
}
