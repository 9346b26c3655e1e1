package dev.threadkeep.application.hook;

import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.application.holding.DeliveryOperation;
import dev.threadkeep.application.hook.ToldThread.Look;
import dev.threadkeep.application.inbound.Findings;
import dev.threadkeep.application.inbound.Line;
import dev.threadkeep.application.inbound.ShadowStore;
import dev.threadkeep.application.inbound.SomeLine;
import dev.threadkeep.application.inbound.Standing;
import dev.threadkeep.application.inbound.VendorChanges;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ToldThreadTest {
  private static final ExternalReference THREAD = new ExternalReference(INTERCOM_VENDOR, "t1");
  private static final VendorThread SHOWN = new VendorThread(THREAD, List.of(), NINE);
  private static final Findings CHANGED = new Findings(1, 1, 0, 0);
  private static final Findings NOTHING_NEW = new Findings(1, 0, 0, 0);

  private final ShadowStore shadows = mock();
  private final VendorChanges changes = mock();
  private final VendorBackend backend = mock();
  private final Line line = SomeLine.to(ORGANIZATION, Connections.connection(), backend);

  @BeforeEach
  void held_and_shown() {
    when(shadows.find(line, List.of(THREAD))).thenReturn(List.of(standing(0, Set.of())));
    when(backend.read(line.access(), THREAD)).thenReturn(new Reading.Seen<>(SHOWN));
    when(changes.apply(any(), any(), any())).thenReturn(NOTHING_NEW);
  }

  private static Standing standing(long enqueued, Set<DeliveryOperation> pending) {
    return new Standing(aThread().open(), THREAD, enqueued, pending, List.of());
  }

  private Look look() {
    return new ToldThread(shadows, changes).look(line, THREAD);
  }

  @Test
  void how_things_stand_is_read_before_the_vendor_is_asked_and_its_answer_applied() {
    when(changes.apply(line, standing(0, Set.of()), SHOWN)).thenReturn(CHANGED);

    assertThat(look()).isEqualTo(Look.SETTLED);

    verify(changes).apply(line, standing(0, Set.of()), SHOWN);
    verify(backend).read(line.access(), THREAD);
  }

  @Test
  void a_thread_that_nobody_here_refers_to_is_not_asked_for() {
    when(shadows.find(line, List.of(THREAD))).thenReturn(List.of());

    assertThat(look()).isEqualTo(Look.SETTLED);

    verifyNoInteractions(backend);
  }

  @Test
  void what_the_vendor_has_no_longer_changes_nothing_here() {
    when(backend.read(any(), any())).thenReturn(new Reading.Absent<>());

    assertThat(look()).isEqualTo(Look.SETTLED);

    verify(changes, never()).apply(any(), any(), any());
  }

  @Test
  void a_reading_that_was_overtaken_by_a_change_here_is_done_again() {
    var after = standing(1, Set.of());
    when(shadows.find(line, List.of(THREAD)))
        .thenReturn(List.of(standing(0, Set.of())))
        .thenReturn(List.of(after));
    when(changes.apply(line, after, SHOWN)).thenReturn(CHANGED);

    assertThat(look()).isEqualTo(Look.SETTLED);

    verify(backend, times(2)).read(line.access(), THREAD);
  }

  @Test
  void a_thread_that_changes_all_the_time_is_left_for_later() {
    when(shadows.find(line, List.of(THREAD)))
        .thenReturn(List.of(standing(0, Set.of())))
        .thenReturn(List.of(standing(1, Set.of())))
        .thenReturn(List.of(standing(2, Set.of())))
        .thenReturn(List.of(standing(3, Set.of())));

    assertThat(look()).isEqualTo(Look.UNSETTLED);

    verify(backend, times(3)).read(line.access(), THREAD);
  }

  @Test
  void while_something_is_on_its_way_to_the_vendor_it_is_to_be_looked_at_once_more() {
    when(shadows.find(line, List.of(THREAD)))
        .thenReturn(List.of(standing(1, Set.of(DeliveryOperation.CLOSE))));

    assertThat(look()).isEqualTo(Look.UNSETTLED);

    verify(changes).apply(any(), any(), any());
  }

  @Test
  void a_vendor_that_takes_nothing_for_now_is_away() {
    when(backend.read(any(), any()))
        .thenReturn(new Reading.Failed<>(new Outcome.NotSent(503, "Away.", null)));

    assertThat(look()).isEqualTo(Look.AWAY);
  }

  @Test
  void what_could_not_be_read_is_to_be_read_again() {
    when(backend.read(any(), any()))
        .thenReturn(new Reading.Failed<>(new Outcome.Unknown(500, "Oops.", true)));

    assertThat(look()).isEqualTo(Look.UNSETTLED);
  }
}
