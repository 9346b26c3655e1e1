package dev.threadkeep.application.directory;

import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.SUPPORT;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.directory.DirectoryException.VersionMismatch;
import dev.threadkeep.application.directory.DirectoryStore.Heir;
import dev.threadkeep.application.directory.DirectoryStore.Holdings;
import dev.threadkeep.application.directory.DirectoryStore.NumberTakenException;
import dev.threadkeep.application.directory.DirectoryStore.References;
import dev.threadkeep.application.directory.DirectoryStore.Referrer;
import dev.threadkeep.application.directory.DirectoryStore.Removal;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Known;
import dev.threadkeep.application.directory.entry.Known.Found;
import dev.threadkeep.application.directory.entry.Mention;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadStore;
import dev.threadkeep.application.thread.ThreadStore.Ground;
import dev.threadkeep.application.thread.ThreadStore.Loaded;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.thread.fixture.Contexts;
import dev.threadkeep.domain.thread.fixture.Outcomes;
import dev.threadkeep.domain.thread.fixture.Threads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DirectoryTest {
  private static final Caller CALLER =
      Caller.service(new OrganizationId(new UUID(0, 1)), new Actor.Policy());
  private static final Origin ORIGIN = new Origin(Through.CANONICAL, "r-1", null);
  private static final Signature SIGNATURE =
      new Signature(new Actor.Policy(), Through.CANONICAL, "r-1");
  private static final ExternalIds AT_INTERCOM = ExternalIds.of(INTERCOM_VENDOR, "814860");
  private static final References NOTHING = new References(0, 0, 0, false);

  private final DirectoryStore store = mock(DirectoryStore.class);
  private final ThreadStore threads = mock(ThreadStore.class);
  private final CountingIds ids = new CountingIds();
  private final Directory directory =
      new Directory(store, new ThreadLifecycle(threads, ids, () -> TEN), ids, () -> TEN);

  @Test
  void another_number_is_drawn_where_the_first_is_taken() {
    doThrow(new NumberTakenException()).doNothing().when(store).add(any(), any());

    var created = directory.create(CALLER, new Team("Support"), AT_INTERCOM, null);

    assertThat(created)
        .isEqualTo(Entry.begun(created.id(), 2, new Team("Support"), AT_INTERCOM, TEN));
  }

  @Test
  void who_needs_no_number_gets_none() {
    doNothing().when(store).add(any(), any());

    var created = directory.create(CALLER, Contact.UNKNOWN, AT_INTERCOM, new EntryId("c-1"));

    assertThat(created)
        .isEqualTo(Entry.begun(new EntryId("c-1"), null, Contact.UNKNOWN, AT_INTERCOM, TEN));
  }

  @Test
  void a_replaced_entry_keeps_its_identity_and_counts_on() {
    var before = Entry.begun(new EntryId("t"), 7, new Team("Old"), AT_INTERCOM, NINE);
    theStoreHas(before);

    var replaced = replace(before, Precondition.none());

    assertThat(replaced)
        .contains(
            new Entry<>(
                before.id(), 7, new Team("New"), ExternalIds.none(), 2, before.createdAt(), TEN));
  }

  @Test
  void an_entry_at_another_version_than_expected_is_left_alone() {
    var before = Entry.begun(new EntryId("t"), 7, new Team("Old"), AT_INTERCOM, NINE);
    theStoreHas(before);

    assertThatThrownBy(() -> replace(before, new Precondition.VersionIn(Set.of(3L))))
        .isInstanceOfSatisfying(
            VersionMismatch.class, mismatch -> assertThat(mismatch.current()).isEqualTo(1));
    assertThatThrownBy(
            () ->
                directory.remove(
                    CALLER, Team.class, before.id(), new Precondition.VersionIn(Set.of(3L))))
        .isInstanceOf(VersionMismatch.class);
    assertThat(
            directory.remove(
                CALLER, Team.class, before.id(), new Precondition.VersionIn(Set.of(1L, 3L))))
        .isEqualTo(new Removal.Removed());
  }

  private Optional<Entry<Team>> replace(Entry<Team> entry, Precondition precondition) {
    return directory.replace(
        CALLER, Team.class, entry.id(), precondition, _ -> new Team("New"), ExternalIds.none());
  }

  private void theStoreHas(Entry<Team> entry) {
    when(store.replace(eq(CALLER), eq(Team.class), eq(entry.id()), any()))
        .thenAnswer(
            call -> {
              UnaryOperator<Entry<Team>> change = call.getArgument(3);
              return Optional.of(change.apply(entry));
            });
    when(store.remove(eq(CALLER), eq(Team.class), eq(entry.id()), any()))
        .thenAnswer(
            call -> {
              Consumer<Entry<Team>> check = call.getArgument(3);
              check.accept(entry);
              return new Removal.Removed();
            });
  }

  static Stream<Details> ofEveryKind() {
    return Stream.of(
        new Teammate(Teammate.Type.USER, "Old", null, null),
        new Team("Old"),
        Contact.UNKNOWN,
        new Company("Old", List.of(), null, null, null),
        TagLook.plain(new Tag("old")),
        new Project("Old"));
  }

  private static Details another(Details old) {
    return old instanceof TagLook ? TagLook.plain(new Tag("new")) : old;
  }

  private static Entry<Details> entry(int id, Details details) {
    return Entry.begun(
        EntryId.of(new UUID(0, id)),
        details.kind().isNumbered() ? id : null,
        details,
        ExternalIds.none(),
        NINE);
  }

  @ParameterizedTest
  @MethodSource("ofEveryKind")
  void every_thread_gets_the_replacement_before_an_entry_goes(Details details) {
    var old = entry(2, details);
    var replacement = entry(3, another(details));
    var thread = Threads.aThread().tagged("old").open();
    var moved = new ArrayList<Transition>();
    when(threads.change(any(), any(), any()))
        .thenAnswer(
            call -> {
              Function<Loaded, Transition> decision = call.getArgument(2);
              var known =
                  new Known(
                      Map.of(mention(replacement), new Found(replacement.id(), type(details))));
              var ground = new Ground(LifecyclePolicy.standard(), known);
              moved.add(decision.apply(new Loaded(thread, List.of(), ground)));
              return moved.getLast();
            });
    when(store.holdings(eq(CALLER), eq(old), anyInt()))
        .thenReturn(new Holdings(new References(1, 0, 0, false), List.of(referrer(thread))))
        .thenReturn(new Holdings(NOTHING, List.of()));
    when(store.removeInFavourOf(
            CALLER, details.getClass(), old.id(), new Heir(replacement.id(), SIGNATURE, TEN)))
        .thenReturn(new Removal.Removed());

    var removal =
        directory.removeInFavourOf(
            CALLER, SIGNATURE, ORIGIN, Precondition.none(), old, replacement);

    assertThat(removal).isEqualTo(new Removal.Removed());
    assertThat(moved).hasOnlyElementsOfType(Transition.Moved.class).hasSize(1);
    var order = inOrder(threads, store);
    order.verify(threads).change(any(), any(), any());
    order.verify(store).removeInFavourOf(any(), any(), any(), any());
  }

  @Test
  void a_thread_that_somebody_gives_another_meanwhile_keeps_that() {
    var old = entry(2, new Team("Old"));
    var replacement = entry(3, new Team("New"));
    var held = aThreadOf(old);
    var first = held.numbered(1).open();
    var second = held.numbered(2).open();
    var kept = new LinkedHashMap<ThreadId, ConversationThread>();
    kept.put(first.id(), first);
    kept.put(second.id(), second);
    when(threads.change(any(), any(), any()))
        .thenAnswer(
            call -> {
              Wanted wanted = call.getArgument(0);
              Function<Loaded, Transition> decision = call.getArgument(2);
              var id = ((ThreadLocator.ById) wanted.thread()).id();
              var known =
                  new Known(Map.of(mention(replacement), new Found(replacement.id(), null)));
              var ground = new Ground(LifecyclePolicy.standard(), known);
              var loaded = new Loaded(kept.get(id), List.of(), ground);
              var moved = (Transition.Moved) decision.apply(loaded);
              kept.put(id, moved.thread());
              if (id.equals(first.id())) {
                kept.put(second.id(), changed(second, new ThreadCommand.AssignTeam(SUPPORT)));
              }
              return moved;
            });
    when(store.holdings(eq(CALLER), eq(old), anyInt()))
        .thenAnswer(_ -> holdings(kept.values(), new TeamId(old.id().value())));
    when(store.removeInFavourOf(any(), any(), any(), any())).thenReturn(new Removal.Removed());

    directory.removeInFavourOf(CALLER, SIGNATURE, ORIGIN, Precondition.none(), old, replacement);

    assertThat(kept.values())
        .extracting(thread -> thread.assignment().team())
        .containsExactly(new TeamId(replacement.id().value()), SUPPORT);
  }

  private static Threads aThreadOf(Entry<Details> team) {
    return Threads.aThread().assignedTo(new TeamId(team.id().value()));
  }

  private static ConversationThread changed(ConversationThread thread, ThreadCommand command) {
    return Outcomes.thread(thread.decide(command, Contexts.aContext().build()));
  }

  private static Holdings holdings(Collection<ConversationThread> threads, TeamId team) {
    var referrers =
        threads.stream()
            .filter(thread -> team.equals(thread.assignment().team()))
            .map(DirectoryTest::referrer)
            .toList();
    return new Holdings(new References(referrers.size(), 0, 0, false), referrers);
  }

  private static Referrer referrer(ConversationThread thread) {
    return new Referrer(thread.id(), thread.version());
  }

  private static Mention mention(Entry<Details> entry) {
    return entry.details() instanceof TagLook look
        ? Mention.of(look.tag())
        : new Mention.ById(entry.kind(), entry.id());
  }

  private static Teammate.Type type(Details details) {
    return details instanceof Teammate teammate ? teammate.type() : null;
  }

  @Test
  void the_contacts_of_a_company_go_to_its_replacement() {
    var old = entry(2, new Company("Old", List.of(), null, null, null));
    var replacement = entry(3, old.details());
    when(store.holdings(any(), any(), anyInt()))
        .thenReturn(new Holdings(new References(0, 0, 4, false), List.of()));

    directory.removeInFavourOf(CALLER, SIGNATURE, ORIGIN, Precondition.none(), old, replacement);

    verify(store)
        .moveContacts(
            CALLER, new CompanyId(old.id().value()), new CompanyId(replacement.id().value()), TEN);
    verifyNoInteractions(threads);
  }

  @Test
  void nothing_is_given_away_while_keys_keep_a_teammate_from_being_removed() {
    var mark = entry(2, new Teammate(Teammate.Type.USER, "Mark", null, null));
    var referred = new References(1, 1, 0, false);
    when(store.holdings(any(), any(), anyInt()))
        .thenReturn(new Holdings(referred, List.of(referrer(Threads.aThread().open()))));

    var removal =
        directory.removeInFavourOf(
            CALLER, SIGNATURE, ORIGIN, Precondition.none(), mark, entry(3, mark.details()));

    assertThat(removal).isEqualTo(new Removal.StillReferred(referred));
    verifyNoInteractions(threads);
  }

  @Test
  void an_entry_cannot_be_replaced_by_itself() {
    var team = entry(2, new Team("Support"));

    assertThatThrownBy(
            () ->
                directory.removeInFavourOf(
                    CALLER, SIGNATURE, ORIGIN, Precondition.none(), team, team))
        .isInstanceOf(IllegalArgumentException.class);

    verifyNoInteractions(store, threads);
  }
}
