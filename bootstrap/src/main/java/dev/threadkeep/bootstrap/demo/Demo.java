package dev.threadkeep.bootstrap.demo;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyManagement;
import dev.threadkeep.application.access.KeyManagement.NewKey;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.directory.Directory;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadQuery.ArchiveFilter;
import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.application.thread.ThreadQuery.Sort;
import dev.threadkeep.application.thread.ThreadQuery.StatusName;
import dev.threadkeep.bootstrap.wiring.MicrosecondClock;
import dev.threadkeep.bootstrap.wiring.RandomIds;
import dev.threadkeep.bootstrap.wiring.Storage;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Fills the demo organization where something is missing, and makes a key to it. */
public final class Demo {
  static final String ORGANIZATION = "demo";

  private static final InstantSource CLOCK = MicrosecondClock.SYSTEM;

  private final Storage storage;
  private final Ids ids = RandomIds.secure();
  private final OrganizationId organization;
  private final Caller caller;

  private Demo(Storage storage) {
    this.storage = storage;
    this.organization =
        storage
            .stores()
            .organizations()
            .findOrCreate(
                new Organization(new OrganizationId(ids.next()), ORGANIZATION, CLOCK.instant()))
            .id();
    this.caller = Caller.service(organization, new Actor.Policy());
  }

  /**
   * Makes sure that all of the demo is there.
   *
   * @return what to try, with a new key; earlier keys stay valid
   */
  public static DemoTour in(Storage storage, Consumer<String> progress) {
    var demo = new Demo(storage);
    demo.fill(progress);
    return new DemoTour(demo.newKey(), demo.toShow());
  }

  private void fill(Consumer<String> progress) {
    var stores = storage.stores();
    var teller = new StoryTeller(organization, stores.threads(), stores.reader(), ids);
    var now = CLOCK.instant();
    var seeds = new SeedStories(ids, now);
    if (teller.hasTold(seeds.last())) {
      return;
    }
    progress.accept("Making the organization \"%s\" with its threads…".formatted(ORGANIZATION));
    DemoDirectory.fill(
        caller,
        stores.directory(),
        new Directory(
            stores.directory(), new ThreadLifecycle(stores.threads(), ids, CLOCK), ids, CLOCK));
    var stories = new DemoStories(ids, now);
    tellAll(teller, stories.all());
    tellAll(teller, stories.followUps());
    tellAll(teller, seeds.all());
    teller.tell(seeds.last());
  }

  private static void tellAll(StoryTeller teller, List<DemoStory> stories) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var told =
          stories.stream()
              .map(story -> CompletableFuture.runAsync(() -> teller.tell(story), threads))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(told).join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  /**
   * What the tour closes and snoozes: the threads made for it, or others where somebody has done so
   * already; none where no two are open any more.
   */
  private List<ThreadId> toShow() {
    var open = openThreads();
    var shown =
        Stream.concat(Stream.of(SeedStories.FEATHER, SeedStories.CONTACTSHIP), open.stream())
            .filter(this::isOpen)
            .distinct()
            .limit(DemoTour.SHOWN)
            .toList();
    return shown.size() == DemoTour.SHOWN ? shown : List.of();
  }

  private List<ThreadId> openThreads() {
    var newest =
        new ThreadQuery(
            StatusName.OPEN,
            new Narrowing.None(),
            ArchiveFilter.HIDE,
            null,
            Sort.CREATED_DESCENDING,
            null,
            DemoTour.SHOWN);
    return storage.stores().reader().list(caller, newest).items().stream()
        .map(ConversationThread::id)
        .toList();
  }

  private boolean isOpen(ThreadId thread) {
    return storage
        .stores()
        .reader()
        .find(caller, new ThreadLocator.ById(thread))
        .filter(found -> found.status() instanceof ThreadStatus.Open)
        .isPresent();
  }

  private String newKey() {
    return new KeyManagement(storage.stores().keys(), ids, CLOCK)
        .create(
            caller,
            Signature.atTheCommandLine(),
            new NewKey("demo", Set.of(Scope.ADMIN), null, null))
        .secret()
        .reveal();
  }
}
