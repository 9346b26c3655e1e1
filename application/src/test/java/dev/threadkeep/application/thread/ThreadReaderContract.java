package dev.threadkeep.application.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.thread.ThreadException.UnknownThread;
import dev.threadkeep.application.thread.ThreadQuery.ArchiveFilter;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.domain.message.DeliveryStatus;
import dev.threadkeep.domain.message.Message;
import dev.threadkeep.domain.message.MessageId;
import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ThreadReader} must do but for lists, which {@link ThreadListContract} tests.
 */
public interface ThreadReaderContract {
  StoresUnderTest stores();

  private ThreadReader reader() {
    return stores().reader();
  }

  private static ThreadLocator byId(ThreadId id) {
    return new ThreadLocator.ById(id);
  }

  private static ThreadLocator.InDialect inDialect(String account, String id) {
    return new ThreadLocator.InDialect(INTERCOM_VENDOR, account, id, null, null);
  }

  @Test
  default void finds_a_thread_by_its_id_within_its_organization_alone() {
    var world = World.in(stores());
    var others = World.in(stores());
    var thread = world.open(world.nextThread().titled("Mine"));

    assertThat(reader().find(world.caller(), byId(thread.id()))).contains(thread);
    assertThat(reader().find(others.caller(), byId(thread.id()))).isEmpty();
    assertThat(reader().find(world.caller(), byId(new ThreadId(UUID.randomUUID())))).isEmpty();
  }

  @Test
  default void finds_a_thread_in_a_dialect_by_the_vendors_id_before_its_own() {
    var world = World.in(stores());
    var own = new ThreadId(UUID.randomUUID());
    var asked = new ThreadLocator.InDialect(INTERCOM_VENDOR, null, own.toString(), own, null);
    var referred =
        world.open(
            world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, own.toString())));

    var owner = world.open(world.nextThread().identified(own));

    assertThat(reader().find(world.caller(), asked)).contains(referred);

    world.change(referred.id(), TEN, new ThreadCommand.ForgetReference(INTERCOM_VENDOR));

    assertThat(reader().find(world.caller(), asked)).contains(owner);
  }

  @Test
  default void finds_a_thread_in_a_dialect_by_its_own_id_or_number_where_no_reference_fits() {
    var world = World.in(stores());
    var others = World.in(stores());
    var thread = world.open(world.nextThread());
    var foreign =
        others.open(
            others
                .nextThread()
                .identified(new ThreadId(UUID.randomUUID()))
                .knownAs(new ExternalReference(INTERCOM_VENDOR, "x")));
    world.open(world.nextThread().knownAs(new ExternalReference(FEATHER_VENDOR, "x")));

    assertThat(
            reader()
                .find(
                    world.caller(),
                    new ThreadLocator.InDialect(INTERCOM_VENDOR, null, "x", thread.id(), null)))
        .contains(thread);
    assertThat(
            reader()
                .find(
                    world.caller(),
                    new ThreadLocator.InDialect(
                        INTERCOM_VENDOR, "account", "x", null, thread.number())))
        .contains(thread);
    assertThat(
            reader()
                .find(
                    world.caller(),
                    new ThreadLocator.InDialect(
                        INTERCOM_VENDOR, null, "y", foreign.id(), new ThreadNumber(99))))
        .isEmpty();
    assertThat(reader().find(world.caller(), inDialect(null, "x"))).isEmpty();
  }

  @Test
  default void an_own_id_is_none_in_one_account_of_a_thread_that_is_known_in_another() {
    var world = World.in(stores());
    var known =
        world.open(
            world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "a", "7", null)));
    var elsewhere =
        world.open(
            world.nextThread().knownAs(new ExternalReference(FEATHER_VENDOR, "b", "7", null)));

    assertThat(reader().find(world.caller(), own("a", known))).contains(known);
    assertThat(reader().find(world.caller(), own(null, known))).contains(known);
    assertThat(reader().find(world.caller(), own("b", known))).isEmpty();
    assertThat(reader().find(world.caller(), ownNumber("b", known))).isEmpty();
    assertThat(reader().find(world.caller(), own("a", elsewhere))).contains(elsewhere);
    assertThat(reader().find(world.caller(), ownNumber("a", elsewhere))).contains(elsewhere);
  }

  private static ThreadLocator own(String account, ConversationThread thread) {
    return new ThreadLocator.InDialect(INTERCOM_VENDOR, account, "none", thread.id(), null);
  }

  private static ThreadLocator ownNumber(String account, ConversationThread thread) {
    return new ThreadLocator.InDialect(INTERCOM_VENDOR, account, "none", null, thread.number());
  }

  @Test
  default void prefers_the_reference_without_an_account_then_the_oldest() {
    var world = World.in(stores());
    var young =
        world.open(
            world
                .nextThread()
                .at(TEN)
                .knownAs(new ExternalReference(INTERCOM_VENDOR, "a", "7", null))
                .opening(),
            TEN);
    var old =
        world.open(
            world
                .nextThread()
                .knownAs(new ExternalReference(INTERCOM_VENDOR, "b", "7", null))
                .opening(),
            NINE);

    assertThat(reader().find(world.caller(), inDialect(null, "7"))).contains(old.thread());
    assertThat(reader().find(world.caller(), inDialect("a", "7"))).contains(young.thread());
    assertThat(reader().find(world.caller(), inDialect("c", "7"))).isEmpty();
    assertThat(reader().find(world.caller(), inDialect("", "7"))).isEmpty();

    var plain =
        world.open(
            world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "7")).opening(),
            ELEVEN);

    assertThat(reader().find(world.caller(), inDialect(null, "7"))).contains(plain.thread());
  }

  @Test
  default void tells_a_history_in_pages() {
    var world = World.in(stores());
    var thread =
        world.open(world.nextThread(), Messages.inbound().recorded(), ThreadStoreContract.CLOSE);
    world.change(thread.id(), TEN, ThreadStoreContract.REOPEN);
    var history = reader().history(world.caller(), byId(thread.id()));

    var first = reader().timeline(world.caller(), byId(thread.id()), 0, 3);
    var second = reader().timeline(world.caller(), byId(thread.id()), first.next(), 3);

    assertThat(history.thread()).isEqualTo(world.stored(thread.id()));
    assertThat(history.events()).hasSize(4);
    assertThat(first.items()).isEqualTo(history.events().subList(0, 3));
    assertThat(second.items()).isEqualTo(history.events().subList(3, 4));
    assertThat(second.next()).isNull();
    assertThat(reader().timeline(world.caller(), byId(thread.id()), 4, 3).items()).isEmpty();
  }

  @Test
  default void gives_messages_with_their_place() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var inbound =
        new Message(
            new MessageId(UUID.randomUUID()),
            MessageKind.INBOUND,
            new Actor.Contact(null),
            new MessageText("ä \"𝄞\" \n"),
            NINE,
            DeliveryStatus.RECEIVED,
            Map.of(INTERCOM_VENDOR, "42"));
    var outbound = Messages.outbound().numbered(2).build();
    world.change(
        thread.id(),
        TEN,
        new ThreadCommand.RecordMessage(inbound),
        new ThreadCommand.RecordMessage(outbound));

    var first = reader().messages(world.caller(), byId(thread.id()), 0, 1);
    var second = reader().messages(world.caller(), byId(thread.id()), first.next(), 1);

    assertThat(first.items())
        .containsExactly(new ThreadReader.StoredMessage(thread.id(), 2, inbound));
    assertThat(second.items())
        .containsExactly(new ThreadReader.StoredMessage(thread.id(), 3, outbound));
    assertThat(second.next()).isNull();
    assertThat(reader().message(world.caller(), new MessageLocator.ById(inbound.id())))
        .contains(first.items().getFirst());
    assertThat(reader().message(World.in(stores()).caller(), new MessageLocator.ById(inbound.id())))
        .isEmpty();
  }

  @Test
  default void finds_a_message_by_its_vendors_id_before_its_own() {
    var world = World.in(stores());
    var own = Messages.inbound().numbered(7).build();
    var known = Messages.outbound().numbered(8).knownAs(INTERCOM_VENDOR, own.id().toString());
    var thread = world.open(world.nextThread());
    world.change(
        thread.id(),
        TEN,
        new ThreadCommand.RecordMessage(own),
        new ThreadCommand.RecordMessage(known.build()));

    assertThat(found(world, INTERCOM_VENDOR, own.id().toString(), own.id()))
        .contains(known.build());
    assertThat(found(world, FEATHER_VENDOR, own.id().toString(), own.id())).contains(own);
    assertThat(found(world, INTERCOM_VENDOR, "x", known.build().id())).contains(known.build());
    assertThat(found(world, INTERCOM_VENDOR, "x", null)).isEmpty();
    assertThat(found(World.in(stores()), INTERCOM_VENDOR, own.id().toString(), own.id())).isEmpty();
  }

  @Test
  default void of_several_messages_with_one_id_of_a_vendor_the_oldest_is_found() {
    var world = World.in(stores());
    for (int number : new int[] {12, 11, 13}) {
      world.open(
          world.nextThread(),
          Messages.inbound().numbered(number).knownAs(INTERCOM_VENDOR, "same").recorded());
    }

    assertThat(found(world, INTERCOM_VENDOR, "same", null))
        .contains(Messages.inbound().numbered(11).knownAs(INTERCOM_VENDOR, "same").build());
  }

  private Optional<Message> found(
      World world, Vendor vendor, String externalId, @Nullable MessageId ownId) {
    return reader()
        .message(world.caller(), new MessageLocator.InDialect(vendor, externalId, ownId))
        .map(ThreadReader.StoredMessage::message);
  }

  @Test
  default void finds_a_thread_by_the_other_form_of_the_vendors_id_where_none_has_it_as_written() {
    var world = World.in(stores());
    var written = world.open(world.nextThread().knownAs(known("thr-7")));

    assertThat(reader().find(world.caller(), either("thr-7", "7"))).contains(written);
    assertThat(reader().find(world.caller(), either("7", "thr-7"))).contains(written);
    assertThat(reader().find(world.caller(), either("8", "thr-8"))).isEmpty();

    var bare = world.open(world.nextThread().knownAs(known("7")));

    assertThat(reader().find(world.caller(), either("thr-7", "7"))).contains(written);
    assertThat(reader().find(world.caller(), either("7", "thr-7"))).contains(bare);
  }

  @Test
  default void an_id_in_its_other_form_goes_before_a_threads_own() {
    var world = World.in(stores());
    var own = new ThreadId(UUID.randomUUID());
    var other = world.open(world.nextThread().knownAs(known("thr-" + own)));
    world.open(world.nextThread().identified(own));

    assertThat(
            reader()
                .find(
                    world.caller(),
                    new ThreadLocator.InDialect(
                        INTERCOM_VENDOR, null, own.toString(), "thr-" + own, own, null)))
        .contains(other);
  }

  private static ExternalReference known(String id) {
    return new ExternalReference(INTERCOM_VENDOR, id);
  }

  private static ThreadLocator either(String id, String otherForm) {
    return new ThreadLocator.InDialect(INTERCOM_VENDOR, null, id, otherForm, null, null);
  }

  @Test
  default void finds_a_message_by_the_other_form_of_the_vendors_id_where_none_has_it_as_written() {
    var world = World.in(stores());
    var prefixed = Messages.inbound().numbered(21).knownAs(INTERCOM_VENDOR, "msg-7");
    world.open(world.nextThread(), prefixed.recorded());

    assertThat(message(world, "7", "msg-7")).contains(prefixed.build());

    var bare = Messages.inbound().numbered(22).knownAs(INTERCOM_VENDOR, "7");
    world.open(world.nextThread(), bare.recorded());

    assertThat(message(world, "7", "msg-7")).contains(bare.build());
    assertThat(message(world, "msg-7", "7")).contains(prefixed.build());
  }

  private Optional<Message> message(World world, String id, String otherForm) {
    return reader()
        .message(world.caller(), new MessageLocator.InDialect(INTERCOM_VENDOR, id, otherForm, null))
        .map(ThreadReader.StoredMessage::message);
  }

  @Test
  default void gives_what_each_of_several_threads_begins_with() {
    var world = World.in(stores());
    var talked = world.open(world.nextThread());
    var noted = world.open(world.nextThread());
    var note = Messages.internal().numbered(1).build();
    var first = Messages.inbound().numbered(2).build();
    world.change(talked.id(), TEN, new ThreadCommand.RecordMessage(note));
    world.change(talked.id(), TEN, new ThreadCommand.RecordMessage(first));
    world.change(
        talked.id(), TEN, new ThreadCommand.RecordMessage(Messages.outbound().numbered(3).build()));
    world.change(
        noted.id(), TEN, new ThreadCommand.RecordMessage(Messages.internal().numbered(4).build()));
    var both = List.of(talked.id(), noted.id());

    assertThat(reader().firstMessages(world.caller(), both))
        .containsExactly(new ThreadReader.StoredMessage(talked.id(), 3, first));
    assertThat(reader().firstMessages(World.in(stores()).caller(), both)).isEmpty();
    assertThat(reader().firstMessages(world.caller(), List.of())).isEmpty();
  }

  @Test
  default void reads_the_histories_of_several_threads_as_they_were() {
    var world = World.in(stores());
    var first = world.open(world.nextThread());
    var second = world.open(world.nextThread());
    var after = world.change(second.id(), TEN, new ThreadCommand.MarkImportant(true));

    var histories = reader().histories(world.caller(), List.of(after, first));

    assertThat(histories)
        .containsExactly(
            reader().history(world.caller(), byId(second.id())),
            reader().history(world.caller(), byId(first.id())));
    assertThat(reader().histories(world.caller(), List.of(second)).getFirst().events()).hasSize(1);
    assertThat(reader().histories(world.caller(), List.of())).isEmpty();
  }

  @Test
  default void tells_no_history_of_another_organizations_threads() {
    var world = World.in(stores());
    var others = World.in(stores());
    var foreign = others.open(others.nextThread());

    assertThat(reader().histories(world.caller(), List.of(foreign)).getFirst().events()).isEmpty();
  }

  @Test
  default void reads_several_messages_of_the_organization_by_their_ids() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var one = Messages.inbound().numbered(1).build();
    var other = Messages.outbound().numbered(2).build();
    world.change(
        thread.id(),
        TEN,
        new ThreadCommand.RecordMessage(one),
        new ThreadCommand.RecordMessage(other));
    var asked = List.of(other.id(), one.id(), new MessageId(UUID.randomUUID()));

    assertThat(reader().messages(world.caller(), asked))
        .containsExactlyInAnyOrder(
            new ThreadReader.StoredMessage(thread.id(), 2, one),
            new ThreadReader.StoredMessage(thread.id(), 3, other));
    assertThat(reader().messages(World.in(stores()).caller(), asked)).isEmpty();
  }

  @Test
  default void does_not_know_what_a_thread_that_is_not_there_went_through() {
    var world = World.in(stores());
    var others = World.in(stores());
    var foreign = byId(others.open(others.nextThread()).id());

    assertThatThrownBy(() -> reader().history(world.caller(), foreign))
        .isInstanceOf(UnknownThread.class);
    assertThatThrownBy(() -> reader().timeline(world.caller(), foreign, 0, 1))
        .isInstanceOf(UnknownThread.class);
    assertThatThrownBy(() -> reader().messages(world.caller(), foreign, 0, 1))
        .isInstanceOf(UnknownThread.class);
  }

  @Test
  default void lets_nobody_read_whose_key_was_revoked() {
    var world = World.in(stores());
    var thread = byId(world.open(world.nextThread()).id());
    var key = world.key();
    stores().keys().revoke(world.caller(), world.signature(), key.key().id(), TEN);
    var query =
        new ThreadQuery(
            null,
            new Narrowing.None(),
            ArchiveFilter.HIDE,
            null,
            Sort.UPDATED_DESCENDING,
            null,
            10);
    List<Consumer<Caller>> reads =
        List.of(
            caller -> reader().find(caller, thread),
            caller -> reader().list(caller, query),
            caller -> reader().history(caller, thread),
            caller -> reader().histories(caller, List.of()),
            caller -> reader().messages(caller, List.of()),
            caller -> reader().timeline(caller, thread, 0, 1),
            caller -> reader().messages(caller, thread, 0, 1),
            caller ->
                reader()
                    .message(caller, new MessageLocator.ById(new MessageId(UUID.randomUUID()))));

    for (var read : reads) {
      assertThatThrownBy(() -> read.accept(world.holding(key)))
          .isInstanceOf(KeyInvalidException.class);
    }
  }
}
