package dev.threadkeep.application.transfer;

import static dev.threadkeep.application.transfer.OnError.SKIP;
import static dev.threadkeep.application.transfer.OnError.STOP;
import static dev.threadkeep.application.transfer.WholeThreads.closed;
import static dev.threadkeep.application.transfer.WholeThreads.whole;
import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOT_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.SUPPORT;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOT;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.domain.message.DeliveryStatus;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.thread.fixture.Threads;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TransferStore} must do; each implementation's test implements this. */
public interface TransferStoreContract {
  Fate ADDED = new Fate.Added();
  Fate THERE = new Fate.AlreadyThere();

  TransferStore transfer();

  /** Who may do everything in an organization in which there is nothing yet. */
  Caller newOrganization();

  private List<Fate> add(Caller caller, WholeThread... threads) {
    return transfer().addThreads(caller, List.of(threads), SKIP);
  }

  private List<Fate> add(Caller caller, Entry<?>... entries) {
    return transfer().addEntries(caller, List.of(entries), SKIP);
  }

  private List<WholeThread> all(Caller caller) {
    var all = new ArrayList<WholeThread>();
    ThreadId after = null;
    for (var some = transfer().threads(caller, after);
        !some.isEmpty();
        some = transfer().threads(caller, after)) {
      all.addAll(some);
      after = some.getLast().thread().id();
    }
    return all;
  }

  private static <D extends Details> Entry<D> entry(String id, Integer number, D details) {
    return Entry.begun(new EntryId(id), number, details, ExternalIds.none(), NINE);
  }

  private static Threads aThreadOf(Caller caller, int number) {
    return aThread().of(caller.organization()).numbered(number);
  }

  @Test
  default void gives_back_what_was_added_whole() {
    var caller = newOrganization();
    add(caller, entry(ALICE_ID.toString(), 7, new Teammate(Teammate.Type.USER, "A", null, null)));
    add(caller, entry(SUPPORT.value(), 8, new Team("Support")));
    add(caller, entry("c", null, new Company("C", List.of("c.example"), null, 3L, null)));
    add(caller, entry("p", null, new Contact("P", "p@c.example", null, null, new CompanyId("c"))));
    add(caller, entry("j", null, new Project("J")));
    add(caller, entry("t", null, TagLook.plain(new Tag("Blue"))));
    var thread =
        closed(
            aThreadOf(caller, 1)
                .titled("Parcel lost")
                .tagged("blue")
                .assignedTo(TO_ALICE)
                .assignedTo(SUPPORT)
                .linked(
                    Links.none()
                        .withContact(new ContactId("p"))
                        .withCompany(new CompanyId("c"))
                        .withProject(new ProjectId("j")))
                .knownAs(
                    new ExternalReference(INTERCOM_VENDOR, "7001"),
                    new ExternalReference(FEATHER_VENDOR, "account", "1", null)),
            1);

    var fates = add(caller, thread);

    assertThat(fates).containsExactly(ADDED);
    assertThat(all(caller)).containsExactly(thread);
  }

  @Test
  default void gives_all_in_the_order_of_their_ids_each_once() {
    var caller = newOrganization();
    var threads =
        IntStream.rangeClosed(1, 450)
            .mapToObj(number -> closed(caller.organization(), number))
            .toList();

    var fates = transfer().addThreads(caller, threads.reversed(), SKIP);

    assertThat(fates).hasSize(450).containsOnly(ADDED);
    assertThat(all(caller))
        .hasSize(450)
        .isSortedAccordingTo(
            (one, other) -> one.thread().id().toString().compareTo(other.thread().id().toString()))
        .containsExactlyInAnyOrderElementsOf(threads);
  }

  @Test
  default void what_is_there_is_there_already() {
    var caller = newOrganization();
    var thread = closed(caller.organization(), 1);
    var tag = entry("t", null, TagLook.plain(new Tag("blue")));
    add(caller, thread);
    add(caller, tag);

    assertThat(add(caller, thread, closed(caller.organization(), 2))).containsExactly(THERE, ADDED);
    assertThat(add(caller, tag, entry("u", null, TagLook.plain(new Tag("red")))))
        .containsExactly(THERE, ADDED);
  }

  @Test
  default void a_message_that_was_delivered_meanwhile_is_the_same() {
    var caller = newOrganization();
    var thread = closed(caller.organization(), 1);
    add(caller, thread);
    var delivered =
        new WholeThread(
            thread.thread(),
            thread.history(),
            thread.messages().stream()
                .map(each -> changed(each, each.text().value(), DeliveryStatus.READ))
                .toList());

    assertThat(add(caller, delivered)).containsExactly(THERE);
  }

  private static Message changed(Message message, String text, DeliveryStatus delivery) {
    return new Message(
        message.id(),
        message.kind(),
        message.author(),
        new MessageText(text),
        message.occurredAt(),
        delivery,
        message.vendorIds());
  }

  @Test
  default void what_is_there_with_another_history_or_other_words_is_refused_and_stays() {
    var caller = newOrganization();
    var thread = closed(caller.organization(), 1);
    add(caller, thread);
    var other = whole(aThreadOf(caller, 1).titled("Parcel of another").story());
    var reworded =
        new WholeThread(
            thread.thread(),
            thread.history(),
            thread.messages().stream()
                .map(each -> changed(each, "Something else", each.delivery()))
                .toList());

    var fates = add(caller, other, reworded);

    assertThat(fates)
        .hasSize(2)
        .containsOnly(new Fate.Refused("is there already with another history"));
    assertThat(all(caller)).containsExactly(thread);
  }

  @Test
  default void what_is_there_and_has_gone_on_since_is_there_already() {
    var caller = newOrganization();
    var thread = closed(caller.organization(), 1);
    add(caller, thread);

    for (int events = 1; events <= thread.events().size(); events++) {
      assertThat(add(caller, WholeThreads.beginningOf(thread, events)))
          .containsExactly(new Fate.AlreadyThere());
    }
    assertThat(all(caller)).containsExactly(thread);
  }

  @Test
  default void what_is_there_and_was_erased_since_is_there_already() {
    var caller = newOrganization();
    var thread = closed(caller.organization(), 1);
    var erased = WholeThreads.erased(thread, null);
    add(caller, erased);

    assertThat(add(caller, thread)).containsExactly(THERE);
    assertThat(all(caller)).containsExactly(erased);
  }

  @Test
  default void what_is_there_and_lost_the_messages_of_a_contact_since_is_there_already() {
    var caller = newOrganization();
    var thread = closed(caller.organization(), 1);
    var erased = WholeThreads.erased(thread, CUSTOMER_ID);
    add(caller, erased);

    assertThat(add(caller, thread)).containsExactly(THERE);
    assertThat(all(caller)).containsExactly(erased);
  }

  @Test
  default void what_is_there_with_another_history_is_refused_after_an_erasure_too() {
    var caller = newOrganization();
    var thread = closed(caller.organization(), 1);
    var erased = WholeThreads.erased(thread, null);
    add(caller, erased);
    var other =
        whole(
            aThreadOf(caller, 1).story().then(NINE, ALICE, new ThreadCommand.MarkImportant(true)));

    assertThat(add(caller, other))
        .containsExactly(new Fate.Refused("is there already with another history"));
    assertThat(all(caller)).containsExactly(erased);
  }

  @Test
  default void what_is_there_and_has_not_gone_so_far_is_refused() {
    var caller = newOrganization();
    var thread = closed(caller.organization(), 1);
    var earlier = WholeThreads.beginningOf(thread, 2);
    add(caller, earlier);

    assertThat(add(caller, thread))
        .containsExactly(new Fate.Refused("is there already with another history"));
    assertThat(all(caller)).containsExactly(earlier);
  }

  @Test
  default void what_refers_to_nothing_is_refused() {
    var caller = newOrganization();

    var fates =
        add(
            caller,
            whole(aThreadOf(caller, 1).assignedTo(SUPPORT).story()),
            whole(aThreadOf(caller, 2).tagged("Blue").story()),
            whole(aThreadOf(caller, 3).assignedTo(TO_ALICE).story()),
            closed(caller.organization(), 4));

    assertThat(fates)
        .containsExactly(
            new Fate.Refused("refers to team support, which the directory lacks"),
            new Fate.Refused("refers to tag blue, which the directory lacks"),
            new Fate.Refused(
                "refers to teammate %s, which the directory lacks".formatted(ALICE_ID)),
            ADDED);
  }

  @Test
  default void what_is_assigned_to_a_teammate_of_another_type_is_refused() {
    var caller = newOrganization();
    add(caller, entry(ALICE_ID.toString(), 1, new Teammate(Teammate.Type.USER, "A", null, null)));
    add(caller, entry(BOT_ID.toString(), 2, new Teammate(Teammate.Type.AGENT, "B", null, null)));

    var fates =
        add(
            caller,
            whole(aThreadOf(caller, 1).assignedTo(new Assignee.Agent(ALICE_ID)).story()),
            whole(aThreadOf(caller, 2).assignedTo(new Assignee.User(BOT_ID)).story()),
            whole(aThreadOf(caller, 3).assignedTo(TO_ALICE).story()),
            whole(aThreadOf(caller, 4).assignedTo(TO_BOT).story()));

    assertThat(fates)
        .containsExactly(
            new Fate.Refused(
                "is assigned to the agent %s, who is of another type in the directory"
                    .formatted(ALICE_ID)),
            new Fate.Refused(
                "is assigned to the user %s, who is of another type in the directory"
                    .formatted(BOT_ID)),
            ADDED,
            ADDED);
  }

  @Test
  default void what_another_thread_has_is_refused_and_the_rest_is_added() {
    var caller = newOrganization();
    var reference = new ExternalReference(INTERCOM_VENDOR, "7001");
    add(caller, closed(aThreadOf(caller, 1).knownAs(reference), 1));
    var number =
        aThreadOf(caller, 1)
            .identified(ThreadId.parse("01992f7e-8b1c-7d3e-9a55-000000000001"))
            .story();

    var fates =
        add(
            caller,
            closed(caller.organization(), 2),
            whole(number),
            whole(aThreadOf(caller, 3).knownAs(reference).story()),
            whole(aThreadOf(caller, 4).story().then(TEN, ALICE, said(1))),
            closed(caller.organization(), 5));

    assertThat(fates)
        .containsExactly(
            ADDED,
            new Fate.Refused("has the number 1, which another thread has"),
            new Fate.Refused("has an external reference that another thread has"),
            new Fate.Refused("has a message with the id of another thread's"),
            ADDED);
    assertThat(all(caller)).hasSize(3);
  }

  private static ThreadCommand said(int number) {
    return Messages.inbound().numbered(number).recorded();
  }

  @Test
  default void the_second_of_two_in_one_go_is_judged_by_the_first() {
    var caller = newOrganization();
    var thread = closed(caller.organization(), 1);

    assertThat(add(caller, thread, thread)).containsExactly(ADDED, THERE);
  }

  @Test
  default void nothing_is_added_behind_the_first_refusal_when_that_stops() {
    var caller = newOrganization();
    var first = closed(caller.organization(), 1);

    var fates =
        transfer()
            .addThreads(
                caller,
                List.of(
                    first,
                    whole(aThreadOf(caller, 2).assignedTo(SUPPORT).story()),
                    closed(caller.organization(), 3)),
                STOP);

    assertThat(fates).hasSize(2).first().isEqualTo(ADDED);
    assertThat(all(caller)).containsExactly(first);
  }

  @Test
  default void nothing_is_added_behind_a_number_that_is_taken_when_that_stops() {
    var caller = newOrganization();
    var first = closed(caller.organization(), 1);
    var second = closed(caller.organization(), 2);
    var taken =
        whole(
            aThreadOf(caller, 1)
                .identified(ThreadId.parse("01992f7e-8b1c-7d3e-9a55-000000000001"))
                .story());

    var fates =
        transfer()
            .addThreads(
                caller, List.of(first, second, taken, closed(caller.organization(), 4)), STOP);

    assertThat(fates)
        .containsExactly(
            ADDED, ADDED, new Fate.Refused("has the number 1, which another thread has"));
    assertThat(all(caller)).containsExactlyInAnyOrder(first, second);
  }

  @Test
  default void an_entry_is_refused_where_another_has_what_only_one_can_have() {
    var caller = newOrganization();
    var known =
        new Entry<>(
            new EntryId("a"),
            1,
            new Team("A"),
            ExternalIds.of(INTERCOM_VENDOR, "x"),
            1,
            NINE,
            NINE);
    add(caller, known);
    add(caller, entry("t", null, TagLook.plain(new Tag("blue"))));

    assertThat(
            add(
                caller,
                entry("a", 1, new Team("A")),
                entry("b", 1, new Team("B")),
                new Entry<>(
                    new EntryId("c"),
                    2,
                    new Team("C"),
                    ExternalIds.of(INTERCOM_VENDOR, "x"),
                    1,
                    NINE,
                    NINE),
                entry("d", 3, new Team("D"))))
        .containsExactly(
            new Fate.Refused("is there already and is different"),
            new Fate.Refused("has the number 1, which another team has"),
            new Fate.Refused("has an external id that another team has"),
            ADDED);
    assertThat(add(caller, entry("u", null, TagLook.plain(new Tag("BLUE")))))
        .containsExactly(new Fate.Refused("is called BLUE, as another tag is"));
    assertThat(
            add(caller, entry("p", null, new Contact(null, null, null, null, new CompanyId("c")))))
        .containsExactly(new Fate.Refused("is of company c, which the directory lacks"));
  }

  @Test
  default void a_thread_is_refused_where_a_number_is_what_a_vendor_calls_another() {
    var caller = newOrganization();
    var known = new ExternalReference(INTERCOM_VENDOR, "700");
    add(caller, closed(aThreadOf(caller, 1).knownAs(known), 1));
    add(caller, closed(caller.organization(), 800));

    var fates =
        add(
            caller,
            closed(caller.organization(), 700),
            whole(
                aThreadOf(caller, 2)
                    .knownAs(new ExternalReference(INTERCOM_VENDOR, "800"))
                    .story()),
            whole(
                aThreadOf(caller, 3).knownAs(new ExternalReference(INTERCOM_VENDOR, "3")).story()),
            whole(
                aThreadOf(caller, 4).knownAs(new ExternalReference(INTERCOM_VENDOR, "5")).story()),
            closed(caller.organization(), 5));

    assertThat(fates)
        .containsExactly(
            new Fate.Refused("has the number 700, by which a vendor knows another thread"),
            new Fate.Refused("has the external id 800, which is the number of another thread"),
            ADDED,
            ADDED,
            new Fate.Refused("has the number 5, by which a vendor knows another thread"));
  }

  @Test
  default void an_entry_is_refused_where_a_number_is_what_a_vendor_calls_another() {
    var caller = newOrganization();
    add(caller, known(entry("a", 1, new Team("A")), "700"));
    add(caller, entry("b", 800, new Team("B")));

    var fates =
        add(
            caller,
            entry("c", 700, new Team("C")),
            known(entry("d", 2, new Team("D")), "800"),
            known(entry("e", 3, new Team("E")), "3"),
            known(entry("f", 4, new Team("F")), "5"),
            entry("g", 5, new Team("G")));

    assertThat(fates)
        .containsExactly(
            new Fate.Refused("has the number 700, by which a vendor knows another team"),
            new Fate.Refused("has the external id 800, which is the number of another team"),
            ADDED,
            ADDED,
            new Fate.Refused("has the number 5, by which a vendor knows another team"));
  }

  private static <D extends Details> Entry<D> known(Entry<D> entry, String as) {
    return entry.described(entry.details(), ExternalIds.of(INTERCOM_VENDOR, as), NINE);
  }

  @Test
  default void organizations_have_nothing_to_do_with_each_other() {
    var ours = newOrganization();
    var theirs = newOrganization();
    add(ours, closed(ours.organization(), 1));

    assertThat(all(theirs)).isEmpty();
    assertThat(add(theirs, closed(theirs.organization(), 1))).containsExactly(ADDED);
  }
}
