package dev.threadkeep.application.idempotency;

import static dev.threadkeep.application.idempotency.Claims.asking;
import static dev.threadkeep.application.idempotency.Claims.claim;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.AccessKey;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.access.KeyStore.StoredKey;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.directory.DirectoryException;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.idempotency.RepeatedRequestException.AnsweredBefore;
import dev.threadkeep.application.idempotency.RepeatedRequestException.KeyInUse;
import dev.threadkeep.application.idempotency.RepeatedRequestException.KeyReused;
import dev.threadkeep.application.policy.PolicyStore.Replacement;
import dev.threadkeep.application.policy.PolicyStoreContract;
import dev.threadkeep.application.policy.StoredPolicy;
import dev.threadkeep.application.thread.Attempt;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.thread.fixture.Outcomes;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link IdempotencyStore} must do; each implementation's test implements this. */
public interface IdempotencyStoreContract {
  KeptAnswer ANSWER = new KeptAnswer("200\n\n{\"a\": \"é\"}");
  KeptAnswer OTHER_ANSWER = new KeptAnswer("404\n\n");

  StoresUnderTest stores();

  private IdempotencyStore answers() {
    return stores().answers();
  }

  private KeptAnswer repeated(Caller caller, Claim claim) {
    return catchThrowableOfType(
            AnsweredBefore.class, () -> answers().keep(caller, claim, OTHER_ANSWER))
        .answer();
  }

  private static Project project(String name) {
    return new Project(name);
  }

  private void add(Caller caller, String id) {
    stores()
        .directory()
        .add(caller, Entry.begun(new EntryId(id), null, project(id), ExternalIds.none(), NINE));
  }

  private boolean isThere(Caller caller, String id) {
    return stores().directory().find(caller, Project.class, new EntryId(id)).isPresent();
  }

  @Test
  default void gives_the_answer_that_was_kept_first() {
    var world = World.in(stores());

    answers().keep(world.caller(), claim("k"), ANSWER);

    assertThat(repeated(world.caller(), claim("k"))).isEqualTo(ANSWER);
    assertThatThrownBy(() -> answers().begin(world.caller(), claim("k")))
        .isInstanceOfSatisfying(
            AnsweredBefore.class, before -> assertThat(before.answer()).isEqualTo(ANSWER));
  }

  @Test
  default void refuses_a_key_that_another_request_has() {
    var world = World.in(stores());
    answers().keep(world.caller(), claim("k"), ANSWER);

    assertThatThrownBy(() -> answers().keep(world.caller(), asking("k", 2), OTHER_ANSWER))
        .isInstanceOf(KeyReused.class);
    assertThatThrownBy(() -> answers().begin(world.caller(), asking("k", 2)))
        .isInstanceOf(KeyReused.class);
  }

  @Test
  default void tells_keys_apart_by_every_character() {
    var world = World.in(stores());
    answers().keep(world.caller(), claim("k"), ANSWER);

    answers().keep(world.caller(), claim("K"), OTHER_ANSWER);

    assertThat(repeated(world.caller(), claim("K"))).isEqualTo(OTHER_ANSWER);
  }

  @Test
  default void keys_of_one_organization_mean_nothing_to_another() {
    var world = World.in(stores());
    var others = World.in(stores());
    answers().keep(world.caller(), claim("k"), ANSWER);

    answers().keep(others.caller(), asking("k", 2), OTHER_ANSWER);

    assertThat(repeated(world.caller(), claim("k"))).isEqualTo(ANSWER);
    assertThat(repeated(others.caller(), asking("k", 2))).isEqualTo(OTHER_ANSWER);
  }

  @Test
  default void keeps_what_was_done_together_with_the_answer() {
    var world = World.in(stores());

    try (var undertaking = answers().begin(world.caller(), claim("k"))) {
      add(undertaking.caller(), "p");
      undertaking.keep(ANSWER);
    }

    assertThat(isThere(world.caller(), "p")).isTrue();
    assertThat(repeated(world.caller(), claim("k"))).isEqualTo(ANSWER);
  }

  @Test
  default void shows_what_is_under_way_to_nobody_else() {
    var world = World.in(stores());

    try (var undertaking = answers().begin(world.caller(), claim("k"))) {
      add(undertaking.caller(), "p");

      assertThat(isThere(undertaking.caller(), "p")).isTrue();
      assertThat(isThere(world.caller(), "p")).isFalse();
    }
  }

  @Test
  default void undoes_what_was_done_where_no_answer_is_kept() {
    var world = World.in(stores());

    try (var undertaking = answers().begin(world.caller(), claim("k"))) {
      add(undertaking.caller(), "p");
    }

    assertThat(isThere(world.caller(), "p")).isFalse();
    answers().keep(world.caller(), asking("k", 2), ANSWER);
  }

  @Test
  default void undoes_what_was_done_where_the_answer_is_a_refusal() {
    var world = World.in(stores());

    try (var undertaking = answers().begin(world.caller(), claim("k"))) {
      add(undertaking.caller(), "p");
      undertaking.keepRefusal(OTHER_ANSWER);
    }

    assertThat(isThere(world.caller(), "p")).isFalse();
    assertThat(repeated(world.caller(), claim("k"))).isEqualTo(OTHER_ANSWER);
  }

  @Test
  default void goes_on_behind_a_step_that_fails() {
    var world = World.in(stores());
    world.add(new EntryId("t"), null, TagLook.plain(new Tag("taken")));

    try (var undertaking = answers().begin(world.caller(), claim("k"))) {
      add(undertaking.caller(), "before");
      for (int time = 0; time < 2; time++) {
        assertThatThrownBy(
                () ->
                    stores()
                        .directory()
                        .add(
                            undertaking.caller(),
                            Entry.begun(
                                new EntryId("u"),
                                null,
                                TagLook.plain(new Tag("taken")),
                                ExternalIds.none(),
                                NINE)))
            .isInstanceOf(DirectoryException.NameTaken.class);
      }
      add(undertaking.caller(), "behind");
      undertaking.keep(ANSWER);
    }

    assertThat(isThere(world.caller(), "before")).isTrue();
    assertThat(isThere(world.caller(), "behind")).isTrue();
  }

  @Test
  default void changes_of_threads_are_steps_of_it_too() {
    var world = World.in(stores());
    var kept = world.open(world.nextThread());
    var undone = world.open(world.nextThread());

    try (var undertaking = answers().begin(world.caller(), claim("k"))) {
      var caller = undertaking.caller();
      assertThat(retitled(world, caller, kept).title()).isEqualTo(new Title("New"));
      assertThat(stores().reader().find(caller, new ThreadLocator.ById(kept.id())))
          .map(ConversationThread::version)
          .contains(2L);
      undertaking.keep(ANSWER);
    }
    try (var undertaking = answers().begin(world.caller(), claim("l"))) {
      retitled(world, undertaking.caller(), undone);
    }

    assertThat(world.stored(kept.id()).title()).isEqualTo(new Title("New"));
    assertThat(world.stored(undone.id())).isEqualTo(undone);
  }

  @Test
  default void many_changes_each_by_itself_are_steps_of_it_too() {
    var world = World.in(stores());
    var taken = new ExternalReference(INTERCOM_VENDOR, "taken");
    world.open(world.nextThread().knownAs(taken));
    var kept = world.open(world.nextThread());
    var refused = world.open(world.nextThread());
    var undone = world.open(world.nextThread());

    try (var undertaking = answers().begin(world.caller(), claim("k"))) {
      assertThat(referring(world, undertaking.caller(), kept, refused, taken))
          .extracting(Object::getClass)
          .isEqualTo(List.of(Attempt.Done.class, Attempt.Failed.class));
      assertThat(world.stored(kept.id())).isEqualTo(kept);
      undertaking.keep(ANSWER);
    }
    try (var undertaking = answers().begin(world.caller(), claim("l"))) {
      referring(world, undertaking.caller(), undone, refused, taken);
    }

    assertThat(world.stored(kept.id()).title()).isEqualTo(new Title("New"));
    assertThat(world.stored(refused.id())).isEqualTo(refused);
    assertThat(world.stored(undone.id())).isEqualTo(undone);
  }

  /** Changes the first, and has the other refer to what another thread is known by. */
  private List<Attempt<Transition>> referring(
      World world,
      Caller caller,
      ConversationThread first,
      ConversationThread other,
      ExternalReference taken) {
    return stores()
        .threads()
        .changeSeparately(
            Stream.of(first, other)
                .map(
                    thread ->
                        new Wanted(caller, new ThreadLocator.ById(thread.id()), Mentions.none()))
                .toList(),
            (position, loaded) ->
                position == 0
                    ? retitling(world, loaded.thread())
                    : loaded.thread().decide(new ThreadCommand.Refer(taken), world.context(TEN)));
  }

  @Test
  default void whoever_holds_one_of_many_threads_is_not_waited_for_for_long() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());

    try (var holder = answers().begin(world.caller(), claim("k"));
        var other = answers().begin(world.caller(), claim("l"))) {
      retitled(world, holder.caller(), thread);

      assertThat(
              stores()
                  .threads()
                  .changeSeparately(
                      List.of(
                          new Wanted(
                              other.caller(),
                              new ThreadLocator.ById(thread.id()),
                              Mentions.none())),
                      (_, loaded) -> retitling(world, loaded.thread())))
          .singleElement()
          .isInstanceOfSatisfying(
              Attempt.Failed.class,
              failed -> assertThat(failed.failure()).isInstanceOf(ThreadException.TooBusy.class));
    }
  }

  @Test
  default void a_replaced_policy_is_a_step_of_it_too() {
    var world = World.in(stores());

    try (var undertaking = answers().begin(world.caller(), claim("k"))) {
      assertThat(replaced(world, undertaking.caller()).version()).isEqualTo(2);
      assertThat(stores().policies().find(world.caller()).version()).isEqualTo(1);
    }
    assertThat(stores().policies().find(world.caller()).version()).isEqualTo(1);
    assertThat(stores().audit().list(world.caller(), 10, null).items()).isEmpty();

    try (var undertaking = answers().begin(world.caller(), claim("k"))) {
      replaced(world, undertaking.caller());
      undertaking.keep(ANSWER);
    }
    assertThat(stores().policies().find(world.caller()).version()).isEqualTo(2);
    assertThat(stores().audit().list(world.caller(), 10, null).items()).hasSize(1);
  }

  private StoredPolicy replaced(World world, Caller caller) {
    return stores()
        .policies()
        .replace(caller, world.signature(), _ -> new Replacement(PolicyStoreContract.STRICT, TEN));
  }

  @Test
  default void changes_of_keys_are_steps_of_it_too() {
    var world = World.in(stores());
    var old = world.key();
    var audited = stores().audit().list(world.caller(), 10, null).items();
    var successor =
        new StoredKey(
            new AccessKey(
                new KeyId("IDEM0001"),
                world.organization(),
                "next",
                Set.of(Scope.THREADS_WRITE),
                null,
                TEN,
                null,
                null),
            old.hash());

    try (var undertaking = answers().begin(world.caller(), claim("k"))) {
      var caller = undertaking.caller();
      assertThat(stores().keys().rotate(caller, world.signature(), old.key().id(), NOON, successor))
          .isTrue();
      assertThat(stores().keys().revoke(caller, world.signature(), old.key().id(), TEN))
          .isPresent();
    }

    assertThat(stores().keys().list(world.caller(), 10, null).items()).containsExactly(old.key());
    assertThat(stores().audit().list(world.caller(), 10, null).items()).isEqualTo(audited);
  }

  private ConversationThread retitled(World world, Caller caller, ConversationThread thread) {
    return Outcomes.thread(
        stores()
            .threads()
            .change(
                new Wanted(caller, new ThreadLocator.ById(thread.id()), Mentions.none()),
                loaded -> retitling(world, loaded.thread())));
  }

  private static Transition retitling(World world, ConversationThread thread) {
    return thread.decide(List.of(new ThreadCommand.Retitle(new Title("New"))), world.context(TEN));
  }

  @Test
  default void whoever_comes_second_waits_for_the_first_and_hears_its_answer() throws Exception {
    var world = World.in(stores());

    try (var callers = Executors.newVirtualThreadPerTaskExecutor();
        var first = answers().begin(world.caller(), claim("k"))) {
      var second = callers.submit(() -> answers().begin(world.caller(), claim("k")));
      first.keep(ANSWER);

      assertThatThrownBy(second::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(AnsweredBefore.class);
    }
  }

  @Test
  default void whoever_comes_second_is_not_kept_waiting_for_long() {
    var world = World.in(stores());

    try (var _ = answers().begin(world.caller(), claim("k"))) {
      assertThatThrownBy(() -> answers().begin(world.caller(), claim("k")))
          .isInstanceOf(KeyInUse.class);
    }
  }

  @Test
  default void a_key_that_no_longer_works_begins_nothing() {
    var world = World.in(stores());
    var key = world.key();
    stores().keys().revoke(world.caller(), world.signature(), key.key().id(), TEN);

    assertThatThrownBy(() -> answers().begin(world.holding(key), claim("k")))
        .isInstanceOf(KeyInvalidException.class);
    answers().keep(world.caller(), claim("k"), ANSWER);
  }

  @Test
  default void forgets_old_answers_so_many_at_a_time() {
    var world = World.in(stores());
    var others = World.in(stores());
    for (int number = 0; number < 3; number++) {
      answers().keep(world.caller(), claim("k" + number), ANSWER);
    }
    answers().keep(others.caller(), claim("k0"), ANSWER);

    assertThat(answers().forget(world.organization(), NOON.minusSeconds(1), 2)).isZero();
    assertThat(answers().forget(world.organization(), NOON, 2)).isEqualTo(2);
    assertThat(answers().forget(world.organization(), NOON, 2)).isEqualTo(1);
    assertThat(answers().forget(world.organization(), NOON, 2)).isZero();

    answers().keep(world.caller(), claim("k0"), OTHER_ANSWER);
    assertThat(repeated(others.caller(), claim("k0"))).isEqualTo(ANSWER);
  }
}
