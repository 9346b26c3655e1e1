package dev.threadkeep.rest.service;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.DirectoryStore.Referrer;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.holding.Holdings;
import dev.threadkeep.application.idempotency.Keeping;
import dev.threadkeep.application.privacy.ErasureStore.ThreadNames;
import dev.threadkeep.application.thread.AccountQuery;
import dev.threadkeep.application.thread.Attempt;
import dev.threadkeep.application.thread.ChangeTogetherException;
import dev.threadkeep.application.thread.MessageLocator;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.thread.ThreadStore;
import dev.threadkeep.domain.insight.InboxTab;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNull;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.thread.ThreadStatus;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Threads in a map, changed one at a time. */
final class ThreadsInMemory implements ThreadStore, ThreadReader {

  private final KeysInMemory keys;
  private final DirectoryInMemory directory;
  private final AnswersInMemory answers;
  private final PoliciesInMemory policies;
  private final Map<ThreadId, ConversationThread> threads = new LinkedHashMap<>();
  private final Map<ThreadId, List<RecordedEvent>> histories = new LinkedHashMap<>();
  private final Map<MessageId, StoredMessage> messages = new LinkedHashMap<>();
  private ConnectionCheck connections = (_, _) -> false;
  private Holdings holdings = Holdings.none();
  private @Nullable RuntimeException nextFailure;

  /** Whether an organization has the connection that a reference names. */
  interface ConnectionCheck {
    boolean has(OrganizationId organization, ExternalReference reference);
  }

  ThreadsInMemory(
      KeysInMemory keys,
      DirectoryInMemory directory,
      PoliciesInMemory policies,
      AnswersInMemory answers) {
    this.keys = keys;
    this.policies = policies;
    this.answers = answers;
    this.directory = directory;
    directory.referringThreads(this::referringTo);
  }

  void connections(ConnectionCheck check) {
    connections = check;
  }

  /** The connections that hold threads from now on. */
  synchronized void heldBy(Holdings connections) {
    holdings = connections;
  }

  /** Makes the next change fail like this. */
  synchronized void failNext(RuntimeException failure) {
    nextFailure = failure;
  }

  private void failIfTold() {
    if (nextFailure != null) {
      var failure = nextFailure;
      nextFailure = null;
      throw failure;
    }
  }

  @Override
  public synchronized Transition change(
      Wanted wanted,
      @Nullable Keeping<Transition.Moved> keeping,
      Function<Loaded, Transition> decision) {
    failIfTold();
    refuseRepeated(wanted.caller(), keeping);
    var thread = require(wanted.caller(), wanted.thread());
    var loaded = new Loaded(thread, ground(wanted.caller(), wanted.mentions()));
    var transition = keep(decision.apply(loaded));
    addNewcomers(wanted.caller(), wanted.mentions(), transition);
    keepAnswer(wanted.caller(), keeping, transition);
    return transition;
  }

  private void refuseRepeated(Caller caller, @Nullable Keeping<Transition.Moved> keeping) {
    if (keeping != null) {
      answers.refuseRepeated(caller, keeping.claim());
    }
  }

  private void keepAnswer(
      Caller caller, @Nullable Keeping<Transition.Moved> keeping, Transition transition) {
    if (keeping != null && transition instanceof Transition.Moved moved) {
      var answer = keeping.answer().apply(moved);
      answers.keep(caller, keeping.claim(), answer, AnswersInMemory.By.ITS_CHANGE);
    }
  }

  @Override
  public synchronized List<Transition> changeTogether(
      List<Wanted> wanted, PositionedDecision decision) {
    failIfTold();
    var together = new Together(wanted);
    for (int position = 0; position < wanted.size(); position++) {
      together.decide(position, decision);
    }
    var transitions = together.transitions();
    for (int position = 0; position < wanted.size(); position++) {
      keep(transitions.get(position));
      var one = wanted.get(position);
      addNewcomers(one.caller(), one.mentions(), transitions.get(position));
    }
    return transitions;
  }

  @Override
  public synchronized List<Attempt<Transition>> changeSeparately(
      List<Wanted> wanted, PositionedDecision decision) {
    var attempts = new ArrayList<Attempt<Transition>>();
    for (int position = 0; position < wanted.size(); position++) {
      int at = position;
      try {
        attempts.add(
            new Attempt.Done<>(change(wanted.get(at), loaded -> decision.decide(at, loaded))));
      } catch (ThreadException failure) {
        attempts.add(new Attempt.Failed<>(failure));
      } catch (StoreUnavailableException failure) {
        attempts.add(new Attempt.Unavailable<>(failure));
      }
    }
    return attempts;
  }

  /** Several threads as they come to be, of which nothing is kept until all are decided. */
  private final class Together {
    private final List<Wanted> wanted;
    private final List<ThreadId> ids = new ArrayList<>();
    private final Map<ThreadId, ConversationThread> now = new LinkedHashMap<>();
    private final List<Transition> transitions = new ArrayList<>();

    Together(List<Wanted> wanted) {
      this.wanted = wanted;
      var unknown = new TreeMap<Integer, ThreadException>();
      for (int position = 0; position < wanted.size(); position++) {
        var thread = find(wanted.get(position).caller(), wanted.get(position).thread());
        if (thread.isEmpty()) {
          unknown.put(position, new ThreadException.UnknownThread());
        } else {
          ids.add(thread.get().id());
          now.put(thread.get().id(), thread.get());
        }
      }
      if (!unknown.isEmpty()) {
        throw new ChangeTogetherException(unknown);
      }
    }

    void decide(int position, PositionedDecision decision) {
      var id = ids.get(position);
      var one = wanted.get(position);
      try {
        var loaded = new Loaded(require(now.get(id)), ground(one.caller(), one.mentions()));
        var transition = decision.decide(position, loaded);
        if (transition instanceof Transition.Refused(var rejection)) {
          throw new ThreadException.Refused(rejection);
        }
        if (transition instanceof Transition.Moved moved) {
          now.put(id, moved.thread());
        }
        transitions.add(transition);
      } catch (ThreadException failure) {
        throw new ChangeTogetherException(new TreeMap<>(Map.of(position, failure)));
      }
    }

    private static ConversationThread require(@Nullable ConversationThread thread) {
      if (thread == null) {
        throw new AssertionError("a request without its thread");
      }
      return thread;
    }

    List<Transition> transitions() {
      return List.copyOf(transitions);
    }
  }

  @Override
  public synchronized Transition open(
      Caller caller,
      Mentions mentions,
      @Nullable Keeping<Transition.Moved> keeping,
      Function<Ground, Transition> decision) {
    keys.check(caller);
    refuseRepeated(caller, keeping);
    var transition = keep(decision.apply(ground(caller, mentions)));
    addNewcomers(caller, mentions, transition);
    keepAnswer(caller, keeping, transition);
    return transition;
  }

  private void addNewcomers(Caller caller, Mentions mentions, Transition transition) {
    if (!(transition instanceof Transition.Moved moved)) {
      return;
    }
    var known = directory.known(caller, mentions);
    for (var newcomer : mentions.newcomers()) {
      if (!known.has(newcomer.mention()) && refers(moved.thread(), newcomer.entry())) {
        directory.add(caller, newcomer.entry());
      }
    }
  }

  private Transition keep(Transition transition) {
    if (transition instanceof Transition.Moved moved) {
      keep(moved);
    }
    return transition;
  }

  private void keep(Transition.Moved moved) {
    var thread = moved.thread();
    for (var reference : thread.references().all()) {
      var taken =
          threads.values().stream()
              .filter(other -> other.organization().equals(thread.organization()))
              .filter(other -> !other.id().equals(thread.id()))
              .anyMatch(
                  other ->
                      other.references().all().contains(reference)
                          || other.number().toString().equals(reference.id())
                          || reference.id().endsWith(other.id().toString()));
      if (taken) {
        throw new ThreadException.ReferenceTaken(reference);
      }
      if (reference.connection() != null
          && !isKnownAs(threads.get(thread.id()), reference)
          && !connections.has(thread.organization(), reference)) {
        throw new ThreadException.UnknownConnection(reference);
      }
    }
    threads.put(thread.id(), thread);
    histories.computeIfAbsent(thread.id(), _ -> new ArrayList<>()).addAll(moved.events());
    for (var message : moved.messages()) {
      messages.put(message.id(), new StoredMessage(thread.id(), sequence(moved, message), message));
    }
    if (moved.followUp() != null) {
      keep(moved.followUp());
    }
    for (var recorded : moved.events()) {
      if (recorded.event() instanceof ThreadEvent.Erased(var messagesOf)) {
        blank(thread.id(), messagesOf);
      }
    }
  }

  private static boolean isKnownAs(
      @Nullable ConversationThread before, ExternalReference reference) {
    return before != null && before.references().all().contains(reference);
  }

  private void blank(ThreadId thread, @Nullable ContactId messagesOf) {
    if (messagesOf == null) {
      histories.get(thread).replaceAll(RecordedEvent::blanked);
    }
    messages.replaceAll(
        (_, stored) ->
            stored.thread().equals(thread)
                    && (messagesOf == null
                        || stored.message().author().equals(new Actor.Contact(messagesOf)))
                ? new StoredMessage(thread, stored.sequence(), stored.message().blanked())
                : stored);
  }

  /** Where texts of a contact's messages are, in the order of the threads' ids. */
  synchronized List<ThreadId> withWordsOf(Caller caller, ContactId contact) {
    keys.check(caller);
    return messages.values().stream()
        .filter(stored -> stored.message().author().equals(new Actor.Contact(contact)))
        .filter(stored -> !stored.message().text().value().isEmpty())
        .map(StoredMessage::thread)
        .filter(thread -> own(caller, thread).isPresent())
        .distinct()
        .sorted(Comparator.comparing(ThreadId::toString))
        .toList();
  }

  synchronized long versionOf(Caller caller, ThreadId thread) {
    return own(caller, thread).orElseThrow().version();
  }

  synchronized List<ThreadId> leftBy(Caller caller, ContactId contact) {
    keys.check(caller);
    return threads.values().stream()
        .filter(thread -> contact.equals(thread.formerContact()))
        .map(ConversationThread::id)
        .filter(thread -> own(caller, thread).isPresent())
        .sorted(Comparator.comparing(ThreadId::toString))
        .toList();
  }

  synchronized boolean has(Caller caller, String id) {
    return own(caller).stream().anyMatch(thread -> thread.id().toString().equals(id));
  }

  synchronized ThreadNames namesOf(Caller caller, List<ThreadId> known) {
    keys.check(caller);
    var numbers = new ArrayList<ThreadNumber>();
    var references = new ArrayList<ExternalReference>();
    for (var thread : known) {
      for (var recorded : histories.getOrDefault(thread, List.of())) {
        if (recorded.event() instanceof ThreadEvent.Opened opened) {
          numbers.add(opened.number());
          references.addAll(opened.references().all());
        } else if (recorded.event() instanceof ThreadEvent.Referenced(var reference)) {
          references.add(reference);
        }
      }
    }
    return new ThreadNames(numbers, references);
  }

  private static long sequence(Transition.Moved moved, Message message) {
    return moved.events().stream()
        .filter(
            recorded ->
                recorded.event() instanceof ThreadEvent.MessageRecorded said
                    && said.message().equals(message.id()))
        .findFirst()
        .orElseThrow()
        .sequence();
  }

  private Ground ground(Caller caller, Mentions mentions) {
    return new Ground(
        policies.of(caller.organization()).policy(), directory.known(caller, mentions), holdings);
  }

  @Override
  public synchronized Optional<ConversationThread> find(Caller caller, ThreadLocator locator) {
    keys.check(caller);
    return switch (locator) {
      case ThreadLocator.ById(var id) -> own(caller, id);
      case ThreadLocator.InDialect dialect ->
          first(caller, thread -> isReferred(thread, dialect, dialect.externalId()))
              .or(() -> first(caller, thread -> isReferred(thread, dialect, dialect.otherForm())))
              .or(
                  () ->
                      first(
                          caller,
                          thread ->
                              thread.id().equals(dialect.ownId()) && isInAccount(thread, dialect)))
              .or(
                  () ->
                      first(
                          caller,
                          thread ->
                              thread.number().equals(dialect.ownNumber())
                                  && isInAccount(thread, dialect)));
    };
  }

  private Optional<ConversationThread> first(Caller caller, Predicate<ConversationThread> wanted) {
    return own(caller).stream().filter(wanted).findFirst();
  }

  private static boolean isReferred(
      ConversationThread thread, ThreadLocator.InDialect dialect, @Nullable String id) {
    return thread
        .references()
        .to(dialect.vendor())
        .filter(reference -> reference.id().equals(id))
        .filter(reference -> isOf(dialect.account(), reference))
        .isPresent();
  }

  /** Whether the vendor knows the thread in no other account than the one that is asked for. */
  private static boolean isInAccount(ConversationThread thread, ThreadLocator.InDialect dialect) {
    return thread
        .references()
        .to(dialect.vendor())
        .map(reference -> isOf(dialect.account(), reference))
        .orElse(true);
  }

  private static boolean isOf(@Nullable String account, ExternalReference reference) {
    return account == null || reference.account().equals(account);
  }

  @Override
  public synchronized Page<ConversationThread, Position> list(Caller caller, ThreadQuery query) {
    keys.check(caller);
    Comparator<ConversationThread> order =
        Comparator.comparing((ConversationThread thread) -> Position.of(query.sort(), thread).at())
            .thenComparing(thread -> thread.id().toString());
    if (query.sort().descending()) {
      order = order.reversed();
    }
    var behind =
        own(caller).stream()
            .filter(thread -> matches(query, thread) && isBehind(query, thread))
            .sorted(order)
            .limit(query.limit() + 1L)
            .toList();
    return Page.of(behind, query.limit(), thread -> Position.of(query.sort(), thread));
  }

  @Override
  public synchronized Counted listAccount(Caller caller, AccountQuery query) {
    keys.check(caller);
    var all =
        own(caller).stream()
            .filter(
                thread ->
                    thread
                        .references()
                        .to(query.vendor())
                        .filter(reference -> isOf(query.account(), reference))
                        .isPresent())
            .filter(thread -> admits(query.filter(), thread))
            .sorted(
                Comparator.comparing((ConversationThread thread) -> thread.id().toString())
                    .reversed())
            .toList();
    return new Counted(all.stream().skip(query.skip()).limit(query.limit()).toList(), all.size());
  }

  private static boolean admits(AccountQuery.Filter filter, ConversationThread thread) {
    return is(filter.closed(), thread.isClosed())
        && is(filter.archived(), thread.flags().archived())
        && is(filter.escalated(), thread.flags().escalated())
        && is(filter.important(), thread.flags().important())
        && is(filter.anonymous(), thread.links().contact() == null)
        && is(filter.handling(), thread.handling())
        && (filter.attribute() == null || has(thread, filter.attribute()));
  }

  private static <T> boolean is(@Nullable T wanted, T actual) {
    return wanted == null || wanted.equals(actual);
  }

  private static boolean has(ConversationThread thread, AccountQuery.AttributeText wanted) {
    JsonValue value = thread.attributes().value();
    for (var name : wanted.path()) {
      value =
          value instanceof JsonObject object
              ? object.members().getOrDefault(name, new JsonNull())
              : new JsonNull();
    }
    return value.equals(new JsonText(wanted.text()));
  }

  /** Whether a page reaches this thread, which the one that it starts behind need not be in. */
  private static boolean isBehind(ThreadQuery query, ConversationThread thread) {
    var after = query.after();
    if (after == null) {
      return true;
    }
    var here = Position.of(query.sort(), thread);
    int compared =
        Comparator.comparing(Position::at)
            .thenComparing(position -> position.thread().toString())
            .compare(here, after);
    return query.sort().descending() ? compared < 0 : compared > 0;
  }

  private static boolean matches(ThreadQuery query, ConversationThread thread) {
    var archived =
        switch (query.archived()) {
          case HIDE -> !thread.flags().archived();
          case ONLY -> thread.flags().archived();
          case ANY -> true;
        };
    return archived
        && (query.status() == null || query.status() == name(thread.status()))
        && (query.updatedAfter() == null || thread.updatedAt().isAfter(query.updatedAfter()))
        && matches(query.narrowing(), thread);
  }

  private static boolean matches(ThreadQuery.Narrowing narrowing, ConversationThread thread) {
    var holder = thread.assignment().assignee();
    return switch (narrowing) {
      case ThreadQuery.Narrowing.None() -> true;
      case ThreadQuery.Narrowing.ByAssignee(var assignee) ->
          holder == null ? assignee == null : holder.id().equals(assignee);
      case ThreadQuery.Narrowing.ByTeam(var team) ->
          Objects.equals(team, thread.assignment().team());
      case ThreadQuery.Narrowing.ByTag(var tag) -> thread.tags().contains(tag);
      case ThreadQuery.Narrowing.ByContact(var contact) -> contact.equals(thread.links().contact());
      case ThreadQuery.Narrowing.ByEscalated(var escalated) ->
          thread.flags().escalated() == escalated;
      case ThreadQuery.Narrowing.ByImportant(var important) ->
          thread.flags().important() == important;
      case ThreadQuery.Narrowing.ByReference(var vendor, _, var id) ->
          thread.references().to(vendor).filter(it -> it.id().equals(id)).isPresent();
      case ThreadQuery.Narrowing.ByTab(var tab, var asking) -> InboxTab.of(thread, asking) == tab;
      case ThreadQuery.Narrowing.ByTitleWord(var prefix) ->
          thread.title() != null && thread.title().value().startsWith(prefix);
    };
  }

  private static ThreadQuery.StatusName name(ThreadStatus status) {
    return switch (status) {
      case ThreadStatus.Open() -> ThreadQuery.StatusName.OPEN;
      case ThreadStatus.Snoozed _ -> ThreadQuery.StatusName.SNOOZED;
      case ThreadStatus.Closed _ -> ThreadQuery.StatusName.CLOSED;
    };
  }

  @Override
  public synchronized Page<RecordedEvent, Long> timeline(
      Caller caller, ThreadLocator thread, long after, int limit) {
    var events = history(caller, thread).events();
    return Page.of(
        events.stream().filter(it -> it.sequence() > after).limit(limit + 1L).toList(),
        limit,
        RecordedEvent::sequence);
  }

  @Override
  public synchronized History history(Caller caller, ThreadLocator locator) {
    var thread = require(caller, locator);
    return new History(thread, histories.get(thread.id()));
  }

  @Override
  public synchronized List<History> histories(Caller caller, List<ConversationThread> asked) {
    keys.check(caller);
    return asked.stream()
        .map(
            thread ->
                new History(
                    thread,
                    histories.get(thread.id()).stream()
                        .filter(event -> event.sequence() <= thread.version())
                        .toList()))
        .toList();
  }

  @Override
  public synchronized List<StoredMessage> messages(Caller caller, Collection<MessageId> ids) {
    keys.check(caller);
    return ids.stream().flatMap(id -> ownMessage(caller, id).stream()).toList();
  }

  @Override
  public synchronized Page<StoredMessage, Long> messages(
      Caller caller, ThreadLocator locator, long after, int limit) {
    var thread = require(caller, locator);
    return Page.of(
        messages.values().stream()
            .filter(it -> it.thread().equals(thread.id()) && it.sequence() > after)
            .limit(limit + 1L)
            .toList(),
        limit,
        StoredMessage::sequence);
  }

  @Override
  public synchronized Optional<StoredMessage> message(Caller caller, MessageLocator locator) {
    keys.check(caller);
    return switch (locator) {
      case MessageLocator.ById(var id) -> ownMessage(caller, id);
      case MessageLocator.InDialect(var vendor, var externalId, var otherForm, var ownId) ->
          oldest(caller, vendor, externalId)
              .or(() -> Optional.ofNullable(otherForm).flatMap(id -> oldest(caller, vendor, id)))
              .or(() -> Optional.ofNullable(ownId).flatMap(id -> ownMessage(caller, id)));
    };
  }

  private Optional<StoredMessage> oldest(Caller caller, Vendor vendor, String externalId) {
    return messages.values().stream()
        .filter(it -> externalId.equals(it.message().vendorIds().get(vendor)))
        .filter(it -> own(caller, it.thread()).isPresent())
        .min(Comparator.comparing(it -> it.message().id().toString()));
  }

  private Optional<StoredMessage> ownMessage(Caller caller, MessageId id) {
    return Optional.ofNullable(messages.get(id))
        .filter(stored -> own(caller, stored.thread()).isPresent());
  }

  @Override
  public synchronized List<StoredMessage> firstMessages(
      Caller caller, Collection<ThreadId> wanted) {
    keys.check(caller);
    return wanted.stream()
        .filter(id -> own(caller, id).isPresent())
        .flatMap(
            id ->
                messages.values().stream()
                    .filter(it -> it.thread().equals(id))
                    .filter(it -> it.message().kind() != MessageKind.INTERNAL)
                    .limit(1))
        .toList();
  }

  private synchronized List<Referrer> referringTo(Caller caller, Entry<?> entry) {
    return own(caller).stream()
        .filter(thread -> refers(thread, entry))
        .map(thread -> new Referrer(thread.id(), thread.version()))
        .toList();
  }

  /** How many threads have a reference that names the connection. */
  synchronized long naming(Caller caller, ConnectionId connection) {
    return own(caller).stream()
        .filter(
            thread ->
                thread.references().all().stream()
                    .anyMatch(reference -> connection.equals(reference.connection())))
        .count();
  }

  /** The first of the events that were recorded together with this one. */
  synchronized long beginningOfChange(ThreadId thread, long sequence) {
    var events = histories.get(thread);
    var at = events.get(Math.toIntExact(sequence - 1)).at();
    return events.stream()
        .filter(event -> event.at().equals(at))
        .mapToLong(RecordedEvent::sequence)
        .min()
        .orElseThrow();
  }

  private static boolean refers(ConversationThread thread, Entry<?> entry) {
    var id = entry.id().value();
    var assignee = thread.assignment().assignee();
    return switch (entry.details()) {
      case Teammate _ -> assignee != null && assignee.id().toString().equals(id);
      case Team _ -> new TeamId(id).equals(thread.assignment().team());
      case Contact _ -> new ContactId(id).equals(thread.links().contact());
      case Company _ -> new CompanyId(id).equals(thread.links().company());
      case Project _ -> new ProjectId(id).equals(thread.links().project());
      case TagLook look -> thread.tags().contains(look.tag());
    };
  }

  private ConversationThread require(Caller caller, ThreadLocator locator) {
    return find(caller, locator).orElseThrow(ThreadException.UnknownThread::new);
  }

  private Optional<ConversationThread> own(Caller caller, ThreadId id) {
    return Optional.ofNullable(threads.get(id))
        .filter(thread -> thread.organization().equals(caller.organization()));
  }

  private List<ConversationThread> own(Caller caller) {
    return threads.values().stream()
        .filter(thread -> thread.organization().equals(caller.organization()))
        .toList();
  }
}
