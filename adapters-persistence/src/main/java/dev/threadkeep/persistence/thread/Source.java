package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.thread.ThreadQuery.Sort;

/** A table with the order of a list in its indexes, under an alias of its own. */
enum Source {
  THREAD("thread", "t", "id"),
  TAG("thread_tag", "g", "thread_id"),
  WORD("thread_title_word", "w", "thread_id"),
  REFERENCE("external_reference", "r", "thread_id");

  private final String table;
  private final String alias;
  private final String thread;

  Source(String table, String alias, String thread) {
    this.table = table;
    this.alias = alias;
    this.thread = thread;
  }

  String aliased() {
    return table + " " + alias;
  }

  String alias() {
    return alias;
  }

  String column(String name) {
    return alias + "." + name;
  }

  /** The order of a list, in this table's columns. */
  Order order(Sort sort) {
    return new Order(
        column(sort.byCreation() ? "created_at" : "updated_at"), column(thread), sort.descending());
  }

  /** By a time, and by the thread where that is the same. */
  record Order(String time, String thread, boolean descending) {
    String by() {
      var direction = descending ? " DESC" : "";
      return time + direction + ", " + thread + direction;
    }

    /** What is behind a position that two parameters tell: time and thread. */
    String behind() {
      return "(%s, %s) %s (?, ?)".formatted(time, thread, descending ? "<" : ">");
    }
  }
}
