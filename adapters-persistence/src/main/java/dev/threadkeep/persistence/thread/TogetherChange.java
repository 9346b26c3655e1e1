package dev.threadkeep.persistence.thread;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.thread.ChangeTogetherException;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadStore.Ground;
import dev.threadkeep.application.thread.ThreadStore.Loaded;
import dev.threadkeep.application.thread.ThreadStore.PositionedDecision;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.persistence.session.Session.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One try at changing several threads together, within a transaction. */
final class TogetherChange {
  /** In the order of the ids, so that two such changes never wait for each other. */
  private static final String LOCK =
      """
      SELECT %s
        FROM thread t
       WHERE t.organization_id = ? AND t.id = ANY (?)
       ORDER BY t.id
         FOR UPDATE\
      """
          .formatted(ThreadRow.COLUMNS);

  private final List<Wanted> wanted;
  private final PositionedDecision decision;
  private final Grounds grounds;
  private final Caller caller;
  private final Mentions mentions;
  private @Nullable ThreadWrite write;

  TogetherChange(List<Wanted> wanted, PositionedDecision decision, Grounds grounds) {
    this.wanted = wanted;
    this.decision = decision;
    this.grounds = grounds;
    this.caller = wanted.getFirst().caller();
    this.mentions = mentions(wanted);
  }

  /** What it came to write, also where that failed. */
  @Nullable ThreadWrite write() {
    return write;
  }

  /** What was decided, written; nothing if a number that was drawn is taken. */
  Optional<List<Transition>> run(Transaction transaction) throws SQLException {
    var ground = ground(transaction);
    var ids = locate(transaction);
    var threads = new HashMap<ThreadId, Progress>();
    for (var thread : lock(transaction, ids.values())) {
      threads.put(thread.id(), new Progress(thread));
    }
    refuseUnknown(ids, threads);
    var transitions = new ArrayList<Transition>();
    for (int position = 0; position < wanted.size(); position++) {
      var id = ids.get(position);
      var progress = id == null ? null : threads.get(id);
      if (progress == null) {
        throw new IllegalStateException("request %d has no thread".formatted(position));
      }
      transitions.add(decide(position, progress, ground));
    }
    return isWritten(transaction, ground, threads.values())
        ? Optional.of(transitions)
        : Optional.empty();
  }

  private static Mentions mentions(List<Wanted> wanted) {
    return new Mentions(
        wanted.stream()
            .flatMap(each -> each.mentions().all().stream())
            .collect(Collectors.toUnmodifiableSet()),
        wanted.stream().flatMap(each -> each.mentions().newcomers().stream()).toList());
  }

  private Ground ground(Transaction transaction) throws SQLException {
    return transaction
        .ask(
            caller,
            "SELECT %s FROM policy p WHERE p.organization_id = ?"
                .formatted(Grounds.columns(mentions)),
            parameters -> {
              Grounds.bind(parameters, mentions);
              parameters.uuid(caller.organization().value());
            },
            answer -> answer.first(row -> grounds.read(caller.organization(), mentions, row)))
        .orElseThrow(() -> new IllegalStateException("an organization without a policy"));
  }

  /** The threads' ids by position, as far as they can be told. */
  private Map<Integer, ThreadId> locate(Transaction transaction) throws SQLException {
    var ids = new LinkedHashMap<Integer, ThreadId>();
    var open = new LocatingSeveral(caller.organization());
    for (int position = 0; position < wanted.size(); position++) {
      switch (wanted.get(position).thread()) {
        case ThreadLocator.ById(var id) -> ids.put(position, id);
        case ThreadLocator.InDialect inDialect -> open.add(position, inDialect);
      }
    }
    if (!open.isEmpty()) {
      transaction.ask(
          LocatingSeveral.IDS,
          open::bind,
          answer -> {
            var rows = answer.next();
            while (rows.next()) {
              if (!rows.isNull("id")) {
                ids.put(rows.integer("position"), new ThreadId(rows.uuid("id")));
              }
            }
            return Boolean.TRUE;
          });
    }
    return ids;
  }

  private List<ConversationThread> lock(Transaction transaction, Collection<ThreadId> ids)
      throws SQLException {
    return transaction.ask(
        LOCK,
        parameters ->
            parameters
                .uuid(caller.organization().value())
                .uuids(ids.stream().distinct().map(ThreadId::value).toList()),
        answer -> answer.all(ThreadRow::read));
  }

  private void refuseUnknown(Map<Integer, ThreadId> ids, Map<ThreadId, Progress> threads) {
    var unknown = new TreeMap<Integer, ThreadException>();
    for (int position = 0; position < wanted.size(); position++) {
      var id = ids.get(position);
      if (id == null || !threads.containsKey(id)) {
        unknown.put(position, new ThreadException.UnknownThread());
      }
    }
    if (!unknown.isEmpty()) {
      throw new ChangeTogetherException(unknown);
    }
  }

  private Transition decide(int position, Progress progress, Ground ground) {
    try {
      var transition = decision.decide(position, new Loaded(progress.now(), ground));
      switch (transition) {
        case Transition.Moved moved -> progress.add(moved);
        case Transition.Refused(var rejection) -> throw new ThreadException.Refused(rejection);
        case Transition.Unchanged _, Transition.Forwarded _ -> {}
      }
      return transition;
    } catch (ThreadException failure) {
      throw new ChangeTogetherException(new TreeMap<>(Map.of(position, failure)));
    }
  }

  private boolean isWritten(Transaction transaction, Ground ground, Collection<Progress> threads)
      throws SQLException {
    var all = new ThreadWrite(caller.organization(), ground, mentions);
    var blanking = new Blanking(caller.organization());
    boolean isAnything = false;
    for (var progress : threads) {
      if (progress.hasMoved()) {
        all.changeAndBlank(progress.before(), progress.all());
        blanking.add(progress.all());
        isAnything = true;
      }
    }
    if (!isAnything) {
      return true;
    }
    write = all;
    if (!transaction.ask(caller.organization(), all.sql(), all::bind, all::isDone)) {
      return false;
    }
    blanking.run(transaction);
    return true;
  }
}
