package dev.threadkeep.application.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.Teammate.Kind;
import dev.threadkeep.application.directory.TeammateStore.Holdings;
import dev.threadkeep.application.directory.TeammateStore.NumberTakenException;
import dev.threadkeep.application.directory.TeammateStore.Removal;
import dev.threadkeep.application.directory.Teammates.Details;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadStore;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TeammatesTest {
  private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");
  private static final Caller CALLER =
      Caller.service(new OrganizationId(new UUID(0, 1)), new Actor.Policy());
  private static final Details MARK =
      new Details(
          Kind.USER,
          "Mark Strong",
          "mk@example.com",
          null,
          Map.of(new Vendor("intercom"), "814860"));

  private final TeammateStore store = mock(TeammateStore.class);
  private final ThreadStore threads = mock(ThreadStore.class);
  private final CountingIds ids = new CountingIds();
  private final Teammates teammates =
      new Teammates(store, new ThreadLifecycle(threads, ids, () -> TEN), ids, () -> TEN);

  @Test
  void another_number_is_drawn_where_the_first_is_taken() {
    doThrow(new NumberTakenException()).doNothing().when(store).add(any(), any());

    var created = teammates.create(CALLER, MARK, null);

    assertThat(created.number()).isEqualTo(2);
    assertThat(created.createdAt()).isEqualTo(TEN);
  }

  @Test
  void a_replaced_teammate_keeps_its_identity_and_its_kind() {
    doNothing().when(store).add(any(), any());
    var created = teammates.create(CALLER, MARK, null);
    var before = at(created, NINE);
    when(store.find(CALLER, created.id())).thenReturn(Optional.of(before));
    when(store.replace(any(), any())).thenAnswer(call -> Optional.of(call.getArgument(1)));

    var replaced =
        teammates
            .replace(CALLER, created.id(), new Details(Kind.AGENT, "M.", null, null, Map.of()))
            .orElseThrow();

    assertThat(replaced)
        .isEqualTo(
            new Teammate(
                created.id(), Kind.USER, created.number(), "M.", null, null, Map.of(), NINE, TEN));
  }

  @Test
  void a_teammate_is_removed_once_nothing_is_left_to_give_away() {
    var mark = new TeammateId(new UUID(0, 2));
    when(store.holdings(any(), any(), anyInt())).thenReturn(new Holdings(0, 0, List.of()));
    when(store.remove(CALLER, mark)).thenReturn(new Removal.Removed());

    var removal = teammates.removeInFavourOf(CALLER, origin(), mark, anotherUser());

    var order = inOrder(store);
    order.verify(store).holdings(any(), any(), anyInt());
    order.verify(store).remove(CALLER, mark);
    assertThat(removal).isEqualTo(new Removal.Removed());
  }

  @Test
  void nothing_is_given_away_while_keys_keep_the_teammate_from_being_removed() {
    var mark = new TeammateId(new UUID(0, 2));
    when(store.holdings(any(), any(), anyInt()))
        .thenReturn(new Holdings(1, 1, List.of(new ThreadId(new UUID(0, 9)))));

    var removal = teammates.removeInFavourOf(CALLER, origin(), mark, anotherUser());

    assertThat(removal).isEqualTo(new Removal.StillReferred(1, 1));
    verifyNoInteractions(threads);
  }

  @Test
  void a_teammate_cannot_be_replaced_by_itself() {
    var mark = new TeammateId(new UUID(0, 2));

    assertThatThrownBy(
            () -> teammates.removeInFavourOf(CALLER, origin(), mark, new Assignee.User(mark)))
        .isInstanceOf(IllegalArgumentException.class);

    verifyNoInteractions(store, threads);
  }

  private static Teammate at(Teammate teammate, Instant time) {
    return new Teammate(
        teammate.id(),
        teammate.kind(),
        teammate.number(),
        teammate.name(),
        teammate.email(),
        teammate.imageUrl(),
        teammate.externalIds(),
        time,
        time);
  }

  private static Origin origin() {
    return new Origin(Through.CANONICAL, "r-1", null);
  }

  private static Assignee anotherUser() {
    return new Assignee.User(new TeammateId(new UUID(0, 3)));
  }
}
