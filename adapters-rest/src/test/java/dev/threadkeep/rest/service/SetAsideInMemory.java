package dev.threadkeep.rest.service;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.timer.SetAside;
import dev.threadkeep.application.timer.SetAsideStore;
import dev.threadkeep.domain.thread.ThreadId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What timers could not do, in a map; nothing happens to these threads. */
final class SetAsideInMemory implements SetAsideStore {

  private final KeysInMemory keys;
  private final Map<ThreadId, SetAside> threads = new LinkedHashMap<>();

  SetAsideInMemory(KeysInMemory keys) {
    this.keys = keys;
  }

  @Override
  public synchronized void add(SetAside thread) {
    threads.put(thread.due().thread(), thread);
  }

  @Override
  public synchronized Page<SetAside, ThreadId> list(
      Caller caller, int limit, @Nullable ThreadId after) {
    keys.check(caller);
    var behind =
        threads.values().stream()
            .filter(thread -> thread.due().organization().equals(caller.organization()))
            .filter(thread -> after == null || place(thread).compareTo(after.toString()) > 0)
            .sorted(Comparator.comparing(SetAsideInMemory::place))
            .limit(limit + 1L)
            .toList();
    return Page.of(behind, limit, thread -> thread.due().thread());
  }

  private static String place(SetAside thread) {
    return thread.due().thread().toString();
  }
}
