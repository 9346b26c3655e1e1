package dev.threadkeep.vendors.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A thread at its vendor. */
final class FakeThread {
  private final String id;

  /** As its readers see it. */
  private final ObjectNode shown;

  /** What was written and is never shown. */
  private final ObjectNode hidden = JsonNodeFactory.instance.objectNode();

  private final List<Said> said = new ArrayList<>();
  private final Instant openedAt;
  private Instant changedAt;

  FakeThread(String id, ObjectNode shown, Instant openedAt) {
    this.id = id;
    this.shown = shown;
    this.openedAt = openedAt;
    this.changedAt = openedAt;
  }

  String id() {
    return id;
  }

  ObjectNode shown() {
    return shown;
  }

  ObjectNode hidden() {
    return hidden;
  }

  List<Said> said() {
    return said;
  }

  Instant openedAt() {
    return openedAt;
  }

  Instant changedAt() {
    return changedAt;
  }

  /** Each change is later than the one before, whatever the clock says. */
  void changeAt(Instant now) {
    changedAt = now.isAfter(changedAt) ? now : changedAt.plusMillis(1);
  }
}
