package dev.threadkeep.persistence.pull;

import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.World;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.ConnectionSecrets;
import dev.threadkeep.application.connection.ConnectionSettings;
import dev.threadkeep.application.connection.LabelledSeal;
import dev.threadkeep.application.connection.SealedCredentials;
import dev.threadkeep.application.connection.SecretPlace;
import dev.threadkeep.application.connection.Terms;
import dev.threadkeep.application.connection.Vendors;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.Rest;
import dev.threadkeep.application.delivery.VendorAccess;
import dev.threadkeep.application.delivery.VendorStatus;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.inbound.Line;
import dev.threadkeep.application.inbound.Lines;
import dev.threadkeep.application.inbound.ShadowStore.Held;
import dev.threadkeep.application.inbound.Standing;
import dev.threadkeep.application.inbound.VendorChanges;
import dev.threadkeep.application.inbound.VendorOpenings;
import dev.threadkeep.application.inbound.WatchedVendor;
import dev.threadkeep.application.job.JobState;
import dev.threadkeep.application.outbox.Rests;
import dev.threadkeep.application.pull.Pull;
import dev.threadkeep.application.pull.Pull.Progress;
import dev.threadkeep.application.pull.PullFailure;
import dev.threadkeep.application.pull.PullFailure.Reason;
import dev.threadkeep.application.pull.PullRunner;
import dev.threadkeep.application.pull.Pulls;
import dev.threadkeep.application.pull.Pulls.Answer;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.persistence.Bench;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Pulls over all stores: pages of the vendor's have two threads each. */
class PullingTest {
  private static final RegisterValue OPEN = new RegisterValue.Status(new VendorStatus.Open());
  private static final RegisterValue CLOSED = new RegisterValue.Status(new VendorStatus.Closed());

  @AutoClose private static final Bench BENCH = Bench.ofItsOwn();

  private final World world = World.in(BENCH);
  private final CountingIds ids = new CountingIds();
  private final LabelledSeal seal = new LabelledSeal("key-1");
  private final Connection connection = connection(NINE);
  private String deadlyThread = "";
  private final WatchedVendor vendor = new Deadly();
  private final Vendors vendors = new Vendors(List.of(vendor));
  private final Lines lines = new Lines(BENCH.connections(), new ConnectionSecrets(seal), vendors);
  private Instant now = NOON;

  /** Kills whoever asks for a thread. */
  private final class Deadly extends WatchedVendor {
    Deadly() {
      super(Listing.CHANGED_SINCE);
    }

    @Override
    public Reading<VendorThread> read(VendorAccess access, ExternalReference thread) {
      if (thread.id().equals(deadlyThread)) {
        throw new Killed();
      }
      return super.read(access, thread);
    }
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private Connection connection(Instant createdAt) {
    var id = new ConnectionId(UUID.randomUUID());
    var token = seal.seal(new SecretPlace(world.organization(), id, "token"), "t");
    var terms =
        new Terms(
            "Support",
            "https://intercom.example",
            new SealedCredentials(Map.of("token", token)),
            ConnectionSettings.usual(),
            true);
    var made = Connection.begun(id, INTERCOM_VENDOR, terms, createdAt);
    BENCH.connections().add(world.caller(), world.signature(), made);
    return made;
  }

  private void there(RegisterValue status, String... ids) {
    for (var id : ids) {
      vendor.having(
          new VendorThread(new ExternalReference(INTERCOM_VENDOR, id), List.of(status), TEN));
    }
  }

  /** As another node has it, which knows nothing of the ones before. */
  private PullRunner node() {
    return node(List.of(), Runnable::run);
  }

  private PullRunner node(List<Rest> resting, Executor crew) {
    var threads = new ThreadLifecycle(BENCH.threads(), ids, () -> now);
    return new PullRunner(
        BENCH.pulls(),
        lines,
        new Rests(() -> resting, () -> now),
        BENCH.shadows(),
        new VendorChanges(
            BENCH.shadows(), BENCH.directory(), BENCH.reader(), threads, ids, () -> now, _ -> {}),
        new VendorOpenings(
            BENCH.shadows(), BENCH.directory(), BENCH.reader(), threads, ids, () -> now, _ -> {}),
        () -> now,
        crew,
        (_, failure) -> {
          throw failure;
        },
        (_, _) -> {});
  }

  private void start() {
    start(connection);
  }

  private void start(Connection over) {
    var pulls = new Pulls(BENCH.pulls(), vendors, ids, () -> now);
    assertThat(pulls.start(world.caller(), world.signature(), over))
        .isInstanceOf(Answer.UnderWay.class);
  }

  private Pull pulled() {
    start();
    node().look();
    return pull();
  }

  private Pull pull() {
    return pull(connection);
  }

  private Pull pull(Connection over) {
    return BENCH.pulls().find(world.caller(), over.id()).orElseThrow();
  }

  private List<ConversationThread> threads() {
    return BENCH.shadows().held(line(), null, 100).stream()
        .map(Held::thread)
        .map(world::stored)
        .toList();
  }

  private Line line() {
    return lines.open(world.caller(), connection.id()).orElseThrow();
  }

  private Standing standing(String id) {
    return BENCH
        .shadows()
        .find(line(), List.of(new ExternalReference(INTERCOM_VENDOR, id)))
        .getFirst();
  }

  private static Progress progress(long pages, long lookedAt, long opened, long changed) {
    return new Progress(pages, lookedAt, opened, changed, 0, 0, 0);
  }

  @Test
  void all_that_the_vendor_lists_is_here_afterwards_as_it_is_there() {
    there(OPEN, "c-1", "c-2");
    there(CLOSED, "c-3");

    var pull = pulled();

    assertThat(pull.state()).isEqualTo(JobState.DONE);
    assertThat(pull.progress()).isEqualTo(progress(2, 3, 3, 0));
    assertThat(threads()).hasSize(3);
    assertThat(standing("c-1").thread().isClosed()).isFalse();
    assertThat(standing("c-3").thread().isClosed()).isTrue();
  }

  @Test
  void nothing_of_it_is_told_to_the_vendor_which_is_known_to_hold_it() {
    there(CLOSED, "c-1");

    pulled();

    var standing = standing("c-1");
    assertThat(standing.enqueued()).isZero();
    assertThat(standing.shadow()).containsExactly(CLOSED);
  }

  @Test
  void pulling_again_opens_none() {
    there(OPEN, "c-1", "c-2", "c-3");
    pulled();
    var before = threads();

    assertThat(pulled().progress()).isEqualTo(progress(2, 3, 0, 0));
    assertThat(threads()).isEqualTo(before);
  }

  @Test
  void pulling_again_has_happen_what_the_vendor_did_since() {
    there(OPEN, "c-1", "c-2");
    pulled();
    there(CLOSED, "c-2");

    assertThat(pulled().progress()).isEqualTo(progress(1, 2, 0, 1));
    assertThat(standing("c-2").thread().isClosed()).isTrue();
  }

  @Test
  void one_that_is_killed_in_its_middle_is_gone_on_with_and_opens_none_twice() {
    there(OPEN, "c-1", "c-2", "c-3", "c-4", "c-5");
    start();
    deadlyThread = "c-4";
    assertThatThrownBy(() -> node().look()).isInstanceOf(Killed.class);
    assertThat(threads()).hasSize(3);
    assertThat(pull().progress()).isEqualTo(progress(1, 2, 2, 0));

    deadlyThread = "";
    node().look();
    assertThat(pull().state()).as("the dead one still holds it").isEqualTo(JobState.RUNNING);
    now = now.plus(Duration.ofMinutes(2));
    node().look();

    assertThat(pull().state()).isEqualTo(JobState.DONE);
    assertThat(pull().progress()).isEqualTo(progress(3, 5, 5, 0));
    assertThat(threads())
        .extracting(thread -> thread.references().to(INTERCOM_VENDOR).orElseThrow().id())
        .containsExactlyInAnyOrder("c-1", "c-2", "c-3", "c-4", "c-5");
  }

  @Test
  void pulls_whose_vendors_asked_for_time_keep_no_other_waiting() {
    var connections =
        Stream.generate(() -> connection(NINE))
            .limit(5)
            .sorted(Comparator.comparing(each -> each.id().toString()))
            .toList();
    connections.forEach(this::start);
    var answering = connections.getLast();
    var resting =
        connections.stream().filter(each -> !each.equals(answering)).map(this::resting).toList();
    var crew = new ArrayDeque<Runnable>();
    var node = node(resting, crew::add);

    for (int looks = 0; looks < 2; looks++) {
      node.look();
      while (!crew.isEmpty()) {
        crew.remove().run();
      }
    }

    assertThat(pull(answering).state()).isEqualTo(JobState.DONE);
    assertThat(pull(connections.getFirst()).state()).isEqualTo(JobState.QUEUED);
  }

  private Rest resting(Connection over) {
    return new Rest(
        over.id(),
        over.vendor(),
        over.edition(),
        Rest.Reason.ASKED_FOR,
        now.plus(Duration.ofHours(1)));
  }

  @Test
  void what_was_erased_here_does_not_come_back() {
    there(OPEN, "c-1");
    pulled();
    var erased = threads().getFirst().id();
    world.eraseTogether(erased);
    there(CLOSED, "c-1");

    assertThat(pulled().progress()).isEqualTo(progress(1, 1, 0, 0));
    assertThat(threads()).extracting(ConversationThread::id).containsExactly(erased);
    assertThat(threads().getFirst().isClosed()).isFalse();
  }

  @Test
  void what_an_older_connection_holds_keeps_its_reference() {
    connection(NINE.minusSeconds(1));
    world.open(world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "c-1")));
    there(OPEN, "c-1");

    var pull = pulled();

    assertThat(pull.progress().opened()).isZero();
    assertThat(BENCH.pulls().failures(world.caller(), connection.id(), 0, 10).orElseThrow().items())
        .containsExactly(new PullFailure("", "c-1", Reason.EXTERNAL_REFERENCE_TAKEN));
  }
}
