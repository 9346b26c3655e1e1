package dev.threadkeep.application.inbound;

import static dev.threadkeep.domain.thread.fixture.Cast.EVENING;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.holding.DeliveryOperation;
import dev.threadkeep.application.holding.DeliveryState;
import dev.threadkeep.application.inbound.Standing.Told;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.outbox.Lease;
import dev.threadkeep.application.outbox.Outbox;
import dev.threadkeep.application.outbox.Outbox.DueConnection;
import dev.threadkeep.application.outbox.Outbox.LeasedStream;
import dev.threadkeep.application.outbox.Outbox.Settled;
import dev.threadkeep.application.outbox.Outbox.Settlement;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link ShadowStore} must do; each implementation's test implements this. */
public interface ShadowStoreContract {
  ThreadCommand CLOSE = new ThreadCommand.Close(new ReasonChoice.Unnamed(), null, false);
  ThreadCommand RETITLE = new ThreadCommand.Retitle(new Title("Refund"));
  RegisterValue OPEN = new RegisterValue.Status(new VendorStatus.Open());
  RegisterValue CLOSED = new RegisterValue.Status(new VendorStatus.Closed());
  RegisterValue TITLED = new RegisterValue.Titled("Refund");

  StoresUnderTest stores();

  ShadowStore shadows();

  Outbox outbox();

  /** An organization with a connection. */
  record Scene(World world, Connection connection, Line line) {
    ConversationThread open(String id, @Nullable ConnectionId heldBy) {
      return world.open(
          world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "", id, heldBy)));
    }

    ConversationThread open(String id) {
      return open(id, connection.id());
    }

    DueConnection due() {
      return new DueConnection(world.organization(), connection.id());
    }
  }

  private Scene scene() {
    return scene(World.in(stores()));
  }

  private Scene scene(World world) {
    return scene(world, Connections.connection());
  }

  private Scene scene(World world, Connection connection) {
    stores().connections().add(world.caller(), world.signature(), connection);
    var line = SomeLine.to(world.organization(), connection, new WatchedVendor(Listing.NONE));
    return new Scene(world, connection, line);
  }

  private void remove(Scene scene) {
    var world = scene.world();
    stores()
        .connections()
        .remove(world.caller(), world.signature(), scene.connection().id(), _ -> {}, NOON);
  }

  private List<Standing> find(Scene scene, String... ids) {
    return shadows()
        .find(
            scene.line(),
            List.of(ids).stream().map(id -> new ExternalReference(INTERCOM_VENDOR, id)).toList());
  }

  private void settle(Scene scene, RegisterValue... shown) {
    var lease = new Lease(UUID.randomUUID(), EVENING);
    settle(scene, lease, claimed(scene, lease), shown);
  }

  private LeasedStream claimed(Scene scene, Lease lease) {
    return outbox().claim(scene.due(), 10, lease, NOON).getFirst();
  }

  private void settle(Scene scene, Lease lease, LeasedStream stream, RegisterValue... shown) {
    outbox()
        .settle(
            scene.due(),
            lease,
            List.of(
                new Settlement(stream.id(), stream.enqueued(), List.of(), null, false, 0, null)
                    .showing(List.of(shown))),
            NOON);
  }

  /** Settles what is pending, one after the other. */
  private void become(Scene scene, DeliveryState... states) {
    var lease = new Lease(UUID.randomUUID(), EVENING);
    var stream = claimed(scene, lease);
    var pending = stream.pending();
    var settled =
        IntStream.range(0, states.length)
            .mapToObj(each -> new Settled(pending.get(each).id(), states[each], null))
            .toList();
    outbox()
        .settle(
            scene.due(),
            lease,
            List.of(new Settlement(stream.id(), stream.enqueued(), settled, null, false, 0, null)),
            NOON);
  }

  @Test
  default void of_a_thread_that_was_never_looked_at_nothing_is_known() {
    var scene = scene();
    var thread = scene.open("1");

    assertThat(find(scene, "1", "2"))
        .containsExactly(
            new Standing(
                thread,
                thread.references().to(INTERCOM_VENDOR).orElseThrow(),
                0,
                Set.of(),
                List.of()));
  }

  @Test
  default void what_is_kept_is_found_again() {
    var scene = scene();
    scene.open("1");
    var standing = find(scene, "1").getFirst();

    shadows().keep(scene.line(), standing, List.of(OPEN, TITLED));

    assertThat(find(scene, "1").getFirst().shadow()).containsExactlyInAnyOrder(OPEN, TITLED);
  }

  @Test
  default void what_is_kept_later_takes_the_place_of_the_same_registers_alone() {
    var scene = scene();
    scene.open("1");
    var standing = find(scene, "1").getFirst();
    shadows().keep(scene.line(), standing, List.of(OPEN, TITLED));

    shadows().keep(scene.line(), standing, List.of(CLOSED));

    assertThat(find(scene, "1").getFirst().shadow()).containsExactlyInAnyOrder(CLOSED, TITLED);
  }

  @Test
  default void nothing_is_kept_once_the_vendor_had_to_be_told_more() {
    var scene = scene();
    var thread = scene.open("1");
    var standing = find(scene, "1").getFirst();
    shadows().keep(scene.line(), standing, List.of(OPEN));
    scene.world().change(thread.id(), TEN, CLOSE);

    shadows().keep(scene.line(), standing, List.of(CLOSED));

    assertThat(find(scene, "1").getFirst().shadow()).containsExactly(OPEN);
  }

  @Test
  default void what_is_pending_is_told() {
    var scene = scene();
    var thread = scene.open("1");
    scene.world().change(thread.id(), TEN, CLOSE);

    var standing = find(scene, "1").getFirst();

    assertThat(standing.pending()).containsExactly(DeliveryOperation.CLOSE);
    assertThat(standing.enqueued()).isEqualTo(1);
  }

  @Test
  default void what_became_of_the_newest_of_each_kind_is_told_in_the_order_of_the_changes() {
    var scene = scene();
    var thread = scene.open("1").id();
    scene.world().change(thread, TEN, new ThreadCommand.MarkImportant(true));
    scene.world().change(thread, TEN, CLOSE);
    scene.world().change(thread, TEN, new ThreadCommand.Reopen(null));
    scene.world().change(thread, TEN, CLOSE);

    become(scene, DeliveryState.PARKED, DeliveryState.DELIVERED, DeliveryState.DELIVERED);

    var standing = find(scene, "1").getFirst();
    assertThat(standing.told())
        .containsExactly(
            new Told(DeliveryOperation.MARK_IMPORTANT, DeliveryState.NOT_PROPAGATED),
            new Told(DeliveryOperation.REOPEN, DeliveryState.DELIVERED),
            new Told(DeliveryOperation.CLOSE, DeliveryState.DELIVERED));
  }

  @Test
  default void what_was_delivered_is_known_to_be_there() {
    var scene = scene();
    scene.world().change(scene.open("1").id(), TEN, CLOSE);

    settle(scene, CLOSED);

    assertThat(find(scene, "1").getFirst().shadow()).containsExactly(CLOSED);
  }

  @Test
  default void attributes_that_were_not_delivered_stay_as_they_were_known() {
    var scene = scene();
    var thread = scene.open("1");
    var before =
        new RegisterValue.Own(
            new ObjectWriter().putText("text", "Hi").putText("draft", "x").toObject());
    shadows().keep(scene.line(), find(scene, "1").getFirst(), List.of(before));
    scene.world().change(thread.id(), TEN, CLOSE);

    settle(scene, new RegisterValue.Own(new ObjectWriter().putText("draft", "y").toObject()));

    assertThat(find(scene, "1").getFirst().shadow())
        .containsExactly(
            new RegisterValue.Own(
                new ObjectWriter().putText("text", "Hi").putText("draft", "y").toObject()));
  }

  @Test
  default void attributes_in_one_object_with_those_that_were_delivered_stay_as_they_were_known() {
    var scene = scene();
    var thread = scene.open("1");
    var before = new ObjectWriter().putText("plan", "gold").putText("step", "1").toObject();
    shadows().keep(scene.line(), find(scene, "1").getFirst(), List.of(custom(before)));
    scene.world().change(thread.id(), TEN, CLOSE);

    settle(scene, custom(new ObjectWriter().putText("plan", "silver").toObject()));

    assertThat(find(scene, "1").getFirst().shadow())
        .containsExactly(
            custom(new ObjectWriter().putText("plan", "silver").putText("step", "1").toObject()));
  }

  private static RegisterValue custom(JsonObject attributes) {
    return new RegisterValue.Own(
        new ObjectWriter().put("custom_attributes", attributes).toObject());
  }

  @Test
  default void a_thread_whose_reference_names_no_connection_is_held_by_the_oldest() {
    var oldest = scene();
    oldest.open("1", null);

    var later = scene(oldest.world(), Connections.begunAt(TEN));

    assertThat(find(oldest, "1")).hasSize(1);
    assertThat(shadows().held(oldest.line(), null, 10)).hasSize(1);
    assertThat(find(later, "1")).isEmpty();
    assertThat(shadows().held(later.line(), null, 10)).isEmpty();
  }

  @Test
  default void when_the_oldest_connection_is_removed_the_next_holds_what_names_none() {
    var oldest = scene();
    oldest.open("1", null);
    var next = scene(oldest.world(), Connections.begunAt(TEN));

    remove(oldest);

    assertThat(find(next, "1")).hasSize(1);
    assertThat(shadows().held(next.line(), null, 10)).hasSize(1);
  }

  @Test
  default void a_thread_that_another_connection_holds_is_not_found() {
    var scene = scene();
    var other = scene(scene.world());
    scene.open("1");

    assertThat(find(other, "1")).isEmpty();
    assertThat(shadows().held(other.line(), null, 10)).isEmpty();
  }

  @Test
  default void another_organizations_thread_is_not_found() {
    var scene = scene();
    scene.open("1");
    var stranger = scene();

    assertThat(find(stranger, "1")).isEmpty();
  }

  @Test
  default void held_threads_come_in_the_order_of_their_ids_a_page_after_the_other() {
    var scene = scene();
    scene.open("a");
    scene.open("b");
    scene.open("c");

    var first = shadows().held(scene.line(), null, 2);
    var rest = shadows().held(scene.line(), first.getLast().thread(), 2);

    assertThat(first).hasSize(2);
    assertThat(rest).hasSize(1);
    assertThat(Stream.concat(first.stream(), rest.stream()).map(held -> held.thread().toString()))
        .isSorted();
  }

  @Test
  default void what_a_vendor_showed_of_a_thread_is_erased_with_it() {
    var scene = scene();
    var thread = scene.open("1");
    shadows().keep(scene.line(), find(scene, "1").getFirst(), List.of(TITLED));

    scene.world().eraseTogether(thread.id());

    assertThat(find(scene, "1").getFirst().shadow()).isEmpty();
  }

  @Test
  default void nothing_comes_back_that_was_erased_while_the_vendor_was_told() {
    var scene = scene();
    var thread = scene.open("1");
    scene.world().change(thread.id(), TEN, RETITLE);
    var lease = new Lease(UUID.randomUUID(), EVENING);
    var stream = claimed(scene, lease);
    scene.world().eraseTogether(thread.id());

    settle(scene, lease, stream, TITLED);

    assertThat(find(scene, "1").getFirst().shadow()).isEmpty();
  }

  @Test
  default void nothing_comes_back_that_was_erased_while_the_vendor_was_asked() {
    var scene = scene();
    var thread = scene.open("1");
    var before = find(scene, "1").getFirst();
    scene.world().eraseTogether(thread.id());

    shadows().keep(scene.line(), before, List.of(TITLED));

    assertThat(find(scene, "1").getFirst().shadow()).isEmpty();
  }

  private static ThreadCommand knownAs(Scene scene, String id) {
    return new ThreadCommand.Refer(
        new ExternalReference(INTERCOM_VENDOR, "", id, scene.connection().id()));
  }

  @Test
  default void of_what_a_corrected_reference_stands_for_nothing_is_known() {
    var scene = scene();
    var thread = scene.open("1");
    shadows().keep(scene.line(), find(scene, "1").getFirst(), List.of(TITLED));

    scene.world().change(thread.id(), TEN, knownAs(scene, "2"));

    assertThat(find(scene, "2").getFirst().shadow()).isEmpty();
  }

  @Test
  default void of_what_a_corrected_reference_stands_for_that_is_to_be_told_nothing_is_known() {
    var scene = scene();
    var thread = scene.open("1");
    shadows().keep(scene.line(), find(scene, "1").getFirst(), List.of(TITLED));

    scene.world().change(thread.id(), TEN, knownAs(scene, "2"), CLOSE);

    var standing = find(scene, "2").getFirst();
    assertThat(standing.shadow()).isEmpty();
    assertThat(standing.pending()).containsExactly(DeliveryOperation.CLOSE);
    assertThat(outbox().due(NOON)).contains(scene.due());
  }

  @Test
  default void a_reference_that_was_removed_and_given_back_is_looked_at_anew() {
    var scene = scene();
    var thread = scene.open("1");
    shadows().keep(scene.line(), find(scene, "1").getFirst(), List.of(TITLED));

    scene.world().change(thread.id(), TEN, new ThreadCommand.ForgetReference(INTERCOM_VENDOR));
    scene.world().change(thread.id(), TEN, knownAs(scene, "1"));

    assertThat(find(scene, "1").getFirst().shadow()).isEmpty();
  }

  @Test
  default void what_a_vendor_is_known_to_hold_stays_where_another_vendors_reference_changes() {
    var scene = scene();
    var thread = scene.open("1");
    shadows().keep(scene.line(), find(scene, "1").getFirst(), List.of(TITLED));

    scene
        .world()
        .change(
            thread.id(), TEN, new ThreadCommand.Refer(new ExternalReference(FEATHER_VENDOR, "9")));

    assertThat(find(scene, "1").getFirst().shadow()).containsExactly(TITLED);
  }

  @Test
  default void what_was_told_under_a_former_reference_is_not_known_of_the_corrected_one() {
    var scene = scene();
    var thread = scene.open("1");
    scene.world().change(thread.id(), TEN, RETITLE);
    var lease = new Lease(UUID.randomUUID(), EVENING);
    var stream = claimed(scene, lease);
    scene.world().change(thread.id(), TEN, knownAs(scene, "2"));

    settle(scene, lease, stream, TITLED);

    assertThat(find(scene, "2").getFirst().shadow()).isEmpty();
  }

  @Test
  default void what_was_shown_under_a_former_reference_is_not_known_of_the_corrected_one() {
    var scene = scene();
    var thread = scene.open("1");
    var before = find(scene, "1").getFirst();
    scene.world().change(thread.id(), TEN, knownAs(scene, "2"));

    shadows().keep(scene.line(), before, List.of(TITLED));

    assertThat(find(scene, "2").getFirst().shadow()).isEmpty();
  }

  @Test
  default void a_thread_was_erased_whatever_is_said_in_it_since() {
    var scene = scene();
    var thread = scene.open("1");
    scene.open("2");
    scene.world().eraseTogether(thread.id());
    scene.world().change(thread.id(), TEN, RETITLE);

    assertThat(find(scene, "1").getFirst().wasErased()).isTrue();
    assertThat(find(scene, "2").getFirst().wasErased()).isFalse();
  }
}
