package dev.threadkeep.application.access;

import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.thread.ThreadStore.Ground;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.NewThread;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.thread.fixture.Contexts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What every {@link OrganizationStore} must do; each implementation's test implements this. */
public interface OrganizationStoreContract {
  StoresUnderTest stores();

  private static Organization anOrganization(String name) {
    return new Organization(new OrganizationId(UUID.randomUUID()), name, NINE);
  }

  private static String aName() {
    return "İstanbul " + UUID.randomUUID();
  }

  @Test
  default void finds_an_organization_by_exactly_its_name() {
    var kept = stores().organizations().findOrCreate(anOrganization(aName()));

    assertThat(stores().organizations().find(kept.name())).contains(kept);
    assertThat(stores().organizations().find(kept.name() + " ")).isEmpty();
    assertThat(stores().organizations().all()).contains(kept);
  }

  @Test
  default void finds_an_organization_by_its_id() {
    var kept = stores().organizations().findOrCreate(anOrganization(aName()));

    assertThat(stores().organizations().find(kept.id())).contains(kept);
    assertThat(stores().organizations().find(anOrganization(aName()).id())).isEmpty();
  }

  @Test
  default void lists_organizations_in_the_order_of_their_names() {
    var name = aName();
    stores().organizations().findOrCreate(anOrganization(name + " b"));
    stores().organizations().findOrCreate(anOrganization(name + " a"));
    stores().organizations().findOrCreate(anOrganization(name + " B"));

    assertThat(stores().organizations().all())
        .extracting(Organization::name)
        .filteredOn(each -> each.startsWith(name))
        .containsExactly(name + " B", name + " a", name + " b");
  }

  @Test
  default void creates_an_organization_once_and_with_the_standard_policy() {
    var first = anOrganization(aName());
    var second = new Organization(new OrganizationId(UUID.randomUUID()), first.name(), TEN);

    assertThat(stores().organizations().findOrCreate(first)).isEqualTo(first);
    assertThat(stores().organizations().findOrCreate(second)).isEqualTo(first);

    var ground = new AtomicReference<Ground>();
    var caller = Caller.service(first.id(), new Actor.Timer());
    stores()
        .threads()
        .open(
            caller,
            Mentions.none(),
            given -> {
              ground.set(given);
              return ConversationThread.open(
                  NewThread.bare(new ThreadId(UUID.randomUUID()), first.id(), new ThreadNumber(1)),
                  List.of(),
                  Contexts.aContext().build());
            });
    assertThat(ground.get().policy()).isEqualTo(LifecyclePolicy.standard());
  }

  @Test
  default void keeps_the_longest_name() {
    var kept =
        anOrganization("𝄞".repeat(64) + UUID.randomUUID().toString().repeat(2).substring(8));

    stores().organizations().findOrCreate(kept);

    assertThat(stores().organizations().find(kept.name())).contains(kept);
  }

  @Test
  default void creates_one_when_many_ask_at_once() throws Exception {
    var name = aName();
    var calls = new ArrayList<Callable<Organization>>();
    for (int number = 0; number < 8; number++) {
      calls.add(() -> stores().organizations().findOrCreate(anOrganization(name)));
    }
    var found = new HashSet<Organization>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var future : threads.invokeAll(calls)) {
        found.add(future.get());
      }
    }

    assertThat(found).hasSize(1);
  }
}
