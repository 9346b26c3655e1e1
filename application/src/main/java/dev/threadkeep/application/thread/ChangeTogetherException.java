package dev.threadkeep.application.thread;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Why several requests were not carried out, all of them, with nothing changed. */
public final class ChangeTogetherException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient SortedMap<Integer, ThreadException> failures;

  public ChangeTogetherException(SortedMap<Integer, ThreadException> failures) {
    super("%d of the requests failed".formatted(failures.size()), null, false, false);
    this.failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
  }

  /**
   * What failed, by the position of the request: every unknown thread, or else the first request
   * that was refused.
   */
  public SortedMap<Integer, ThreadException> failures() {
    return failures;
  }
}
