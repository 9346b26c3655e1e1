package dev.threadkeep.application.thread;

import static dev.threadkeep.application.thread.ThreadStoreContract.CLOSE;
import static dev.threadkeep.application.thread.ThreadStoreContract.REOPEN;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.thread.ThreadException.ReferenceTaken;
import dev.threadkeep.application.thread.ThreadException.UnknownConnection;
import dev.threadkeep.application.thread.ThreadException.UnknownThread;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.NewThread;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a {@link ThreadStore}: by what ids vendors know threads. */
interface ReferencesOfThreadsContract {
  StoresUnderTest stores();

  private ThreadStore threads() {
    return stores().threads();
  }

  @Test
  default void refuses_a_reference_that_another_thread_has() {
    var world = World.in(stores());
    var reference = new ExternalReference(INTERCOM_VENDOR, "1911149811");
    var first = world.open(world.nextThread().knownAs(reference));
    var second = world.open(world.nextThread());

    var opened =
        catchThrowableOfType(
            ReferenceTaken.class, () -> world.open(world.nextThread().knownAs(reference)));
    var referred =
        catchThrowableOfType(
            ReferenceTaken.class,
            () -> world.change(second.id(), TEN, new ThreadCommand.Refer(reference)));

    assertThat(opened.reference()).isEqualTo(reference);
    assertThat(referred.reference()).isEqualTo(reference);
    assertThat(world.stored(second.id())).isEqualTo(second);
    assertThat(world.stored(first.id())).isEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(Wrong.class)
  default void refuses_a_reference_that_names_no_connection_to_its_vendor(Wrong wrong) {
    var world = World.in(stores());
    var reference = wrong.reference(world, stores());
    var commands = List.<ThreadCommand>of(new ThreadCommand.Refer(reference));
    var thread = world.open(world.nextThread());
    var opening = world.nextThread().knownAs(reference).opening();

    var opened =
        catchThrowableOfType(
            UnknownConnection.class,
            () ->
                threads()
                    .open(
                        world.caller(),
                        Mentions.none(),
                        _ -> ConversationThread.open(opening, List.of(), world.context(NINE))));
    var referred =
        catchThrowableOfType(
            UnknownConnection.class,
            () ->
                threads()
                    .change(
                        world.wanted(thread.id()),
                        loaded -> loaded.thread().decide(commands, world.context(TEN))));
    var together =
        catchThrowableOfType(
            UnknownConnection.class,
            () ->
                threads()
                    .changeTogether(
                        List.of(world.wanted(thread.id())),
                        (_, loaded) -> loaded.thread().decide(commands, world.context(TEN))));

    assertThat(List.of(opened, referred, together))
        .extracting(UnknownConnection::reference)
        .containsOnly(reference);
    assertThat(world.stored(thread.id())).isEqualTo(thread);
  }

  /** How a reference names no connection to its vendor. */
  enum Wrong {
    NOBODYS,
    OF_ANOTHER_ORGANIZATION,
    TO_ANOTHER_VENDOR;

    private ExternalReference reference(World world, StoresUnderTest stores) {
      var connection = Connections.connection();
      var owner =
          switch (this) {
            case NOBODYS -> null;
            case OF_ANOTHER_ORGANIZATION -> World.in(stores);
            case TO_ANOTHER_VENDOR -> world;
          };
      if (owner != null) {
        stores.connections().add(owner.caller(), owner.signature(), connection);
      }
      var vendor = this == TO_ANOTHER_VENDOR ? FEATHER_VENDOR : INTERCOM_VENDOR;
      return new ExternalReference(vendor, "", "1911149811", connection.id());
    }
  }

  @Test
  default void lets_another_thread_have_a_reference_that_was_forgotten_or_replaced() {
    var world = World.in(stores());
    var reference = new ExternalReference(INTERCOM_VENDOR, "7001");
    var first = world.open(world.nextThread().knownAs(reference));
    var second = world.open(world.nextThread());

    world.change(
        first.id(), TEN, new ThreadCommand.Refer(new ExternalReference(INTERCOM_VENDOR, "7002")));
    world.change(second.id(), TEN, new ThreadCommand.Refer(reference));
    world.change(second.id(), ELEVEN, new ThreadCommand.ForgetReference(INTERCOM_VENDOR));
    world.change(first.id(), ELEVEN, new ThreadCommand.Refer(reference));

    assertThat(world.stored(first.id()).references().to(INTERCOM_VENDOR)).contains(reference);
    assertThat(world.stored(second.id()).references().all()).isEmpty();
  }

  @Test
  default void lets_other_organizations_accounts_and_vendors_have_the_same_external_id() {
    var world = World.in(stores());
    var others = World.in(stores());

    world.open(world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "7001")));
    world.open(world.nextThread().knownAs(new ExternalReference(FEATHER_VENDOR, "7001")));
    world.open(
        world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "bot", "7001", null)));
    others.open(others.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "7001")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "48213907",
        "01992f7e-8b1c-7d3e-9a55-0000000000aa",
        "01992F7E-8B1C-7D3E-9A55-0000000000AA",
        "thr-01992f7e-8b1c-7d3e-9a55-0000000000aa"
      })
  default void refuses_a_reference_by_which_an_api_shows_another_thread(String own) {
    var world = World.in(stores());
    world.open(
        world
            .nextThread()
            .numbered(48_213_907)
            .identified(ThreadId.parse("01992f7e-8b1c-7d3e-9a55-0000000000aa")));
    var reference = new ExternalReference(INTERCOM_VENDOR, own);
    var thread = world.open(world.nextThread());
    var commands = List.<ThreadCommand>of(new ThreadCommand.Refer(reference));

    var opened =
        catchThrowableOfType(
            ReferenceTaken.class, () -> world.open(world.nextThread().knownAs(reference)));
    var referred =
        catchThrowableOfType(
            ReferenceTaken.class, () -> world.change(thread.id(), TEN, commands.getFirst()));
    var together =
        catchThrowableOfType(
            ReferenceTaken.class,
            () ->
                threads()
                    .changeTogether(
                        List.of(world.wanted(thread.id())),
                        (_, loaded) -> loaded.thread().decide(commands, world.context(TEN))));
    var separately =
        threads()
            .changeSeparately(
                List.of(world.wanted(thread.id())),
                (_, loaded) -> loaded.thread().decide(commands, world.context(TEN)));

    assertThat(List.of(opened, referred, together))
        .extracting(ReferenceTaken::reference)
        .containsOnly(reference);
    assertThat(separately)
        .singleElement()
        .isInstanceOfSatisfying(
            Attempt.Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(ReferenceTaken.class));
    assertThat(world.stored(thread.id())).isEqualTo(thread);
  }

  @Test
  default void a_thread_may_be_known_by_its_own_number_and_id() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread().numbered(48_213_907));
    var number = new ExternalReference(INTERCOM_VENDOR, "48213907");
    var id = new ExternalReference(FEATHER_VENDOR, thread.id().toString());

    world.change(thread.id(), TEN, new ThreadCommand.Refer(number), new ThreadCommand.Refer(id));

    assertThat(world.stored(thread.id()).references().all()).containsExactlyInAnyOrder(number, id);
  }

  @Test
  default void a_thread_may_be_known_by_the_number_of_another_organizations() {
    var others = World.in(stores());
    others.open(others.nextThread().numbered(48_213_907));
    var world = World.in(stores());
    var reference = new ExternalReference(INTERCOM_VENDOR, "48213907");

    var thread = world.open(world.nextThread().knownAs(reference));

    assertThat(world.stored(thread.id()).references().all()).containsExactly(reference);
  }

  @Test
  default void asks_again_when_the_number_drawn_is_taken_or_what_a_vendor_calls_a_thread() {
    var world = World.in(stores());
    var taken =
        world.open(
            world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "1911149811")));
    var numbers =
        new ArrayList<>(
            List.of(
                taken.number(), new ThreadNumber(1_911_149_811L), new ThreadNumber(77_000_001)));
    var opening = world.nextThread().opening();

    var moved =
        threads()
            .open(
                world.caller(),
                Mentions.none(),
                _ ->
                    ConversationThread.open(
                        NewThread.bare(opening.id(), opening.organization(), numbers.removeFirst()),
                        List.of(),
                        world.context(NINE)));

    assertThat(moved).isInstanceOf(Transition.Moved.class);
    assertThat(world.stored(opening.id()).number()).isEqualTo(new ThreadNumber(77_000_001));
  }

  @Test
  default void changes_a_thread_by_either_form_of_a_vendors_id() {
    var world = World.in(stores());
    var one = world.open(world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "t-1")));
    var other =
        world.open(world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "7002")));
    var wanted =
        List.of(
            new Wanted(world.caller(), either("1", "t-1"), Mentions.none()),
            new Wanted(world.caller(), either("t-2", "7002"), Mentions.none()));

    threads()
        .changeTogether(wanted, (_, loaded) -> loaded.thread().decide(CLOSE, world.context(TEN)));
    threads()
        .change(wanted.getFirst(), loaded -> loaded.thread().decide(REOPEN, world.context(TEN)));

    assertThat(world.stored(one.id()).isClosed()).isFalse();
    assertThat(world.stored(one.id()).version()).isEqualTo(3);
    assertThat(world.stored(other.id()).isClosed()).isTrue();
  }

  private static ThreadLocator either(String id, String otherForm) {
    return new ThreadLocator.InDialect(INTERCOM_VENDOR, null, id, otherForm, null, null);
  }

  @Test
  default void changes_no_thread_of_another_account_by_its_own_id() {
    var world = World.in(stores());
    var thread =
        world.open(
            world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "a", "7", null)));
    var elsewhere = new Wanted(world.caller(), in("b", thread), Mentions.none());
    var here = new Wanted(world.caller(), in("a", thread), Mentions.none());

    assertThatThrownBy(
            () ->
                threads()
                    .change(elsewhere, loaded -> loaded.thread().decide(CLOSE, world.context(TEN))))
        .isInstanceOf(UnknownThread.class);
    assertThatThrownBy(
            () ->
                threads()
                    .changeTogether(
                        List.of(here, elsewhere),
                        (_, loaded) -> loaded.thread().decide(CLOSE, world.context(TEN))))
        .isInstanceOf(ChangeTogetherException.class);
    assertThat(world.stored(thread.id())).isEqualTo(thread);

    threads().change(here, loaded -> loaded.thread().decide(CLOSE, world.context(TEN)));

    assertThat(world.stored(thread.id()).isClosed()).isTrue();
  }

  private static ThreadLocator in(String account, ConversationThread thread) {
    return new ThreadLocator.InDialect(INTERCOM_VENDOR, account, "none", thread.id(), null);
  }
}
