package dev.threadkeep.application.thread;

import static dev.threadkeep.application.thread.ThreadStoreContract.CLOSE;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Mention;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.directory.entry.Newcomer;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadEvent;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.thread.fixture.Outcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Of a {@link ThreadStore}: the entries of the directory that threads name. */
interface EntriesOfThreadsContract {
  StoresUnderTest stores();

  private ThreadStore threads() {
    return stores().threads();
  }

  private ThreadReader.History history(World world, ThreadId id) {
    return stores().reader().history(world.caller(), new ThreadLocator.ById(id));
  }

  @Test
  default void does_not_give_a_thread_to_a_teammate_who_was_removed_meanwhile() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var asked = new AtomicInteger();

    var transition =
        threads()
            .change(
                new Wanted(
                    world.caller(), new ThreadLocator.ById(thread.id()), Mentions.of(TO_BOB.id())),
                loaded -> {
                  if (asked.incrementAndGet() == 1) {
                    stores()
                        .directory()
                        .remove(
                            world.caller(),
                            Teammate.class,
                            EntryId.of(TO_BOB.id().value()),
                            _ -> {});
                  }
                  return !loaded.ground().known().has(TO_BOB)
                      ? new Transition.Unchanged(loaded.thread())
                      : loaded
                          .thread()
                          .decide(new ThreadCommand.Assign(TO_BOB), world.context(TEN));
                });

    assertThat(transition).isInstanceOf(Transition.Unchanged.class);
    assertThat(asked).hasValue(2);
    assertThat(history(world, thread.id()).events())
        .extracting(event -> event.event())
        .allMatch(ThreadEvent.Opened.class::isInstance);
  }

  @Test
  default void does_not_link_a_thread_to_a_project_that_was_removed_meanwhile() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var project = world.add(new EntryId("p"), null, new Project("Soon gone"));
    var named = Mention.of(new ProjectId("p"));
    var asked = new AtomicInteger();

    var transition =
        threads()
            .change(
                new Wanted(world.caller(), new ThreadLocator.ById(thread.id()), Mentions.of(named)),
                loaded -> {
                  if (asked.incrementAndGet() == 1) {
                    stores()
                        .directory()
                        .remove(world.caller(), Project.class, project.id(), _ -> {});
                  }
                  return loaded.ground().known().has(named)
                      ? loaded
                          .thread()
                          .decide(
                              new ThreadCommand.LinkProject(new ProjectId("p")), world.context(TEN))
                      : new Transition.Unchanged(loaded.thread());
                });

    assertThat(transition).isInstanceOf(Transition.Unchanged.class);
    assertThat(asked).hasValue(2);
  }

  private static Newcomer newTag(String name) {
    return Newcomer.tag(
        Entry.begun(
            EntryId.of(UUID.randomUUID()),
            null,
            TagLook.plain(new Tag(name)),
            ExternalIds.none(),
            TEN));
  }

  private Transition tag(World world, ThreadId thread, String name) {
    return threads()
        .change(
            new Wanted(
                world.caller(),
                new ThreadLocator.ById(thread),
                new Mentions(Set.of(), List.of(newTag(name)))),
            loaded ->
                loaded
                    .thread()
                    .decide(new ThreadCommand.AddTag(new Tag(name)), world.context(TEN)));
  }

  private List<String> tags(World world) {
    return stores().directory().list(world.caller(), TagLook.class, 50, null).items().stream()
        .map(entry -> entry.details().name())
        .toList();
  }

  @Test
  default void a_tag_enters_the_directory_with_the_first_thread_that_has_it() {
    var world = World.in(stores());
    var one = world.open(world.nextThread());
    var other = world.open(world.nextThread());

    tag(world, one.id(), "Émigré");
    tag(world, other.id(), "émigré");

    assertThat(tags(world)).containsExactly("Émigré");
    assertThat(world.stored(other.id()).tags().names()).containsExactly("émigré");
  }

  @Test
  default void a_tag_that_is_renamed_while_a_thread_gets_it_enters_the_directory_anew() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var vip = world.add(EntryId.of(UUID.randomUUID()), null, TagLook.plain(new Tag("vip")));
    var asked = new AtomicInteger();

    threads()
        .change(
            new Wanted(
                world.caller(),
                new ThreadLocator.ById(thread.id()),
                new Mentions(Set.of(), List.of(newTag("vip")))),
            loaded -> {
              if (asked.incrementAndGet() == 1) {
                stores()
                    .directory()
                    .replace(
                        world.caller(),
                        TagLook.class,
                        vip.id(),
                        old ->
                            old.described(TagLook.plain(new Tag("gold")), old.externalIds(), TEN));
              }
              return loaded
                  .thread()
                  .decide(new ThreadCommand.AddTag(new Tag("vip")), world.context(TEN));
            });

    assertThat(asked).hasValue(2);
    assertThat(world.stored(thread.id()).tags().names()).containsExactly("vip");
    assertThat(tags(world)).containsExactlyInAnyOrder("gold", "vip");
  }

  @Test
  default void a_tag_that_came_to_nothing_does_not_enter_the_directory() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());

    threads()
        .change(
            new Wanted(
                world.caller(),
                new ThreadLocator.ById(thread.id()),
                new Mentions(Set.of(), List.of(newTag("unused")))),
            loaded -> loaded.thread().decide(CLOSE, world.context(TEN)));

    assertThat(world.stored(thread.id()).isClosed()).isTrue();
    assertThat(tags(world)).isEmpty();
  }

  @Test
  default void a_tag_that_many_threads_get_at_once_enters_the_directory_once() throws Exception {
    var world = World.in(stores());
    var all = new ArrayList<ThreadId>();
    for (int number = 0; number < 8; number++) {
      all.add(world.open(world.nextThread()).id());
    }

    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var jobs =
          all.stream().<Callable<Transition>>map(id -> () -> tag(world, id, "rush")).toList();
      for (var done : callers.invokeAll(jobs)) {
        assertThat(done.get()).isInstanceOf(Transition.Moved.class);
      }
    }

    assertThat(tags(world)).containsExactly("rush");
    assertThat(all).allSatisfy(id -> assertThat(world.stored(id).tags().names()).hasSize(1));
  }

  @Test
  default void several_threads_changed_together_bring_a_tag_once() {
    var world = World.in(stores());
    var one = world.open(world.nextThread());
    var other = world.open(world.nextThread());
    var wanted =
        List.of(one, other).stream()
            .map(
                thread ->
                    new Wanted(
                        world.caller(),
                        new ThreadLocator.ById(thread.id()),
                        new Mentions(Set.of(), List.of(newTag("both")))))
            .toList();

    threads()
        .changeTogether(
            wanted,
            (_, loaded) ->
                loaded
                    .thread()
                    .decide(new ThreadCommand.AddTag(new Tag("both")), world.context(TEN)));

    assertThat(tags(world)).containsExactly("both");
  }

  @Test
  default void a_contact_known_by_a_vendors_id_enters_the_directory_with_its_first_thread() {
    var world = World.in(stores());
    var first = openFor(world, "lead-1");
    var second = openFor(world, "lead-1");
    var other = openFor(world, "lead-2");

    assertThat(second.links().contact()).isEqualTo(first.links().contact());
    assertThat(other.links().contact()).isNotEqualTo(first.links().contact());
    assertThat(
            stores()
                .directory()
                .findByExternalId(world.caller(), Contact.class, FEATHER_VENDOR, "lead-1"))
        .map(entry -> entry.id().value())
        .contains(first.links().contact().value());
    assertThat(stores().directory().list(world.caller(), Contact.class, 50, null).items())
        .hasSize(2);
  }

  @Test
  default void does_not_open_a_thread_for_a_known_contact_who_was_removed_meanwhile() {
    var world = World.in(stores());
    var lead = ExternalIds.of(FEATHER_VENDOR, "lead-1");
    var known = Entry.begun(new EntryId("known"), null, Contact.UNKNOWN, lead, TEN);
    stores().directory().add(world.caller(), known);
    var newcomer =
        Newcomer.known(Entry.begun(new EntryId("new"), null, Contact.UNKNOWN, lead, TEN));
    var found = new ArrayList<EntryId>();
    var opening = world.nextThread().opening();

    var opened =
        threads()
            .open(
                world.caller(),
                new Mentions(Set.of(), List.of(newcomer)),
                ground -> {
                  var contact = ground.known().id(newcomer.mention()).orElse(newcomer.entry().id());
                  found.add(contact);
                  if (found.size() == 1) {
                    stores().directory().remove(world.caller(), Contact.class, known.id(), _ -> {});
                  }
                  return ConversationThread.open(
                      opening.linked(Links.none().withContact(new ContactId(contact.value()))),
                      List.of(),
                      world.context(TEN));
                });

    assertThat(found).containsExactly(known.id(), newcomer.entry().id());
    assertThat(Outcomes.thread(opened).links().contact()).isEqualTo(new ContactId("new"));
    assertThat(stores().directory().list(world.caller(), Contact.class, 50, null).items())
        .extracting(Entry::id)
        .containsExactly(newcomer.entry().id());
  }

  @Test
  default void enters_a_newcomer_with_all_that_is_known_of_it() {
    var world = World.in(stores());
    world.add(new EntryId("company"), null, new Company("Company", List.of(), null, null, null));
    var contact =
        new Contact("Ann", "ann@b.example", "+1", "https://b.example/", new CompanyId("company"));
    var newcomer =
        new Newcomer(
            Mention.of(new ContactId("new")),
            Entry.begun(new EntryId("new"), null, contact, ExternalIds.none(), TEN));
    var opening = world.nextThread().opening();

    threads()
        .open(
            world.caller(),
            new Mentions(Set.of(), List.of(newcomer)),
            _ ->
                ConversationThread.open(
                    opening.linked(Links.none().withContact(new ContactId("new"))),
                    List.of(),
                    world.context(TEN)));

    assertThat(stores().directory().list(world.caller(), Contact.class, 50, null).items())
        .extracting(Entry::details)
        .containsExactly(contact);
  }

  private ConversationThread openFor(World world, String lead) {
    var contact =
        Entry.begun(
            EntryId.of(UUID.randomUUID()),
            null,
            Contact.UNKNOWN,
            ExternalIds.of(FEATHER_VENDOR, lead),
            TEN);
    var newcomer = Newcomer.known(contact);
    var opening = world.nextThread().opening();
    return Outcomes.thread(
        threads()
            .open(
                world.caller(),
                new Mentions(Set.of(), List.of(newcomer)),
                ground ->
                    ConversationThread.open(
                        opening.linked(
                            Links.none()
                                .withContact(
                                    new ContactId(
                                        ground
                                            .known()
                                            .id(newcomer.mention())
                                            .orElse(contact.id())
                                            .value()))),
                        List.of(),
                        world.context(TEN))));
  }
}
