package dev.threadkeep.application;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOB_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOT_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Contexts.aContext;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;

import dev.threadkeep.application.access.AccessKey;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyHash;
import dev.threadkeep.application.access.KeyStore.StoredKey;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Mentions;
import dev.threadkeep.application.directory.entry.Newcomer;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadStore.Wanted;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ChangeContext;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.NewThread;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.thread.Transition;
import dev.threadkeep.domain.thread.fixture.Outcomes;
import dev.threadkeep.domain.thread.fixture.Threads;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** An organization of its own with Alice, Bob and the bot, in stores that others use too. */
public final class World {
  private static final AtomicInteger KEYS = new AtomicInteger();

  private final StoresUnderTest stores;
  private final OrganizationId organization;
  private final Caller caller;
  private final AtomicInteger threads = new AtomicInteger();

  private World(StoresUnderTest stores, OrganizationId organization) {
    this.stores = stores;
    this.organization = organization;
    this.caller = Caller.service(organization, new Actor.User(ALICE_ID));
  }

  public static World in(StoresUnderTest stores) {
    var id = UUID.randomUUID();
    var world =
        new World(
            stores,
            stores
                .organizations()
                .findOrCreate(new Organization(new OrganizationId(id), "Org " + id, NINE))
                .id());
    world.add(ALICE_ID, Teammate.Type.USER, 1);
    world.add(BOB_ID, Teammate.Type.USER, 2);
    world.add(BOT_ID, Teammate.Type.AGENT, 3);
    return world;
  }

  private void add(TeammateId id, Teammate.Type type, int number) {
    add(EntryId.of(id.value()), number, new Teammate(type, "Name", null, null));
  }

  /** Adds an entry to the directory; the number is for those that have one. */
  public <D extends Details> Entry<D> add(EntryId id, Integer number, D details) {
    var entry = Entry.begun(id, number, details, ExternalIds.none(), NINE);
    stores.directory().add(caller, entry);
    return entry;
  }

  public OrganizationId organization() {
    return organization;
  }

  /** The service itself. */
  public Caller caller() {
    return caller;
  }

  /** Who changes keys or the policy, by a request. */
  public Signature signature() {
    return new Signature(caller.actor(), Through.CANONICAL, "request-1");
  }

  /** A key that works, kept. */
  public StoredKey key() {
    return key(null);
  }

  public StoredKey key(Instant expiresAt) {
    // Unique among all that run on the same database.
    var id = new KeyId("K%07d".formatted(KEYS.incrementAndGet()));
    var key =
        new StoredKey(
            new AccessKey(
                id, organization, "key", Set.of(Scope.THREADS_WRITE), null, NINE, expiresAt, null),
            new KeyHash("%064x".formatted(id.hashCode() & 0xffff_ffffL)));
    if (!stores.keys().add(caller, signature(), key)) {
      throw new AssertionError("a key is there already: " + id);
    }
    return key;
  }

  /** Who presents a key. */
  public Caller holding(StoredKey key) {
    return new Caller(
        organization, new Actor.Key(key.key().id()), key.key().id(), Set.of(Scope.values()));
  }

  /** A thread of this organization with an identity that no other of its threads has. */
  public Threads nextThread() {
    return aThread().of(organization).numbered(threads.incrementAndGet());
  }

  public ConversationThread open(Threads thread, ThreadCommand... commands) {
    return open(thread.opening(), NINE, commands).thread();
  }

  /** Opens a thread; what it refers to is in the directory by then. */
  public Transition.Moved open(NewThread opening, Instant at, ThreadCommand... commands) {
    provide(opening.assignment().team());
    provide(opening.links());
    opening.references().all().forEach(this::provideConnection);
    var tags = new ArrayList<>(opening.tags().all());
    tags.addAll(provide(commands));
    return Outcomes.moved(
        stores
            .threads()
            .open(
                caller,
                bringing(tags),
                _ -> ConversationThread.open(opening, List.of(commands), context(at))));
  }

  public ConversationThread change(ThreadId id, Instant at, ThreadCommand... commands) {
    return Outcomes.thread(decide(id, context(at), commands));
  }

  /** Changes a thread; what it comes to refer to is in the directory by then. */
  public Transition decide(ThreadId id, ChangeContext context, ThreadCommand... commands) {
    var tags = provide(commands);
    return stores
        .threads()
        .change(
            new Wanted(caller, new ThreadLocator.ById(id), bringing(tags)),
            loaded -> loaded.thread().decide(List.of(commands), context));
  }

  /** Erases threads with their history. */
  public void eraseTogether(ThreadId... ids) {
    var context = context(NINE);
    var erase = List.<ThreadCommand>of(new ThreadCommand.Erase(null));
    stores
        .threads()
        .changeTogether(
            Arrays.stream(ids).map(this::wanted).toList(),
            (_, loaded) -> loaded.thread().decide(erase, context));
  }

  public Wanted wanted(ThreadId id) {
    return new Wanted(caller, new ThreadLocator.ById(id), Mentions.none());
  }

  public ChangeContext context(Instant at) {
    int spare = threads.incrementAndGet();
    return aContext()
        .at(at)
        .sparing(
            new ChangeContext.SpareIdentity(
                new ThreadId(new UUID(0x01992f7e_0000_7000L, 0xa000_0000_0000_0000L | spare)),
                new ThreadNumber(1_000_000L + spare)))
        .build();
  }

  public ConversationThread stored(ThreadId id) {
    return stores.reader().find(caller, new ThreadLocator.ById(id)).orElseThrow();
  }

  private static Mentions bringing(Collection<Tag> tags) {
    return new Mentions(
        Set.of(),
        tags.stream()
            .map(
                tag ->
                    Newcomer.tag(
                        Entry.begun(
                            EntryId.of(UUID.randomUUID()),
                            null,
                            TagLook.plain(tag),
                            ExternalIds.none(),
                            NINE)))
            .toList());
  }

  /** Adds what commands refer to, but for the tags. */
  private List<Tag> provide(ThreadCommand... commands) {
    var tags = new ArrayList<Tag>();
    for (var command : commands) {
      if (command instanceof ThreadCommand.AssignTeam(var team, _)) {
        provide(team);
      } else if (command instanceof ThreadCommand.LinkContact(var contact)) {
        provide(Links.none().withContact(contact));
      } else if (command instanceof ThreadCommand.LinkCompany(var company)) {
        provide(Links.none().withCompany(company));
      } else if (command instanceof ThreadCommand.LinkProject(var project)) {
        provide(Links.none().withProject(project));
      } else if (command instanceof ThreadCommand.Refer(var reference)) {
        provideConnection(reference);
      } else if (command instanceof ThreadCommand.AddTag(var tag)) {
        tags.add(tag);
      } else if (command instanceof ThreadCommand.ReplaceTags(var all)) {
        tags.addAll(all.all());
      }
    }
    return tags;
  }

  private void provide(TeamId team) {
    if (team != null) {
      provide(new EntryId(team.value()), 1_000 + threads.incrementAndGet(), new Team("Team"));
    }
  }

  private void provide(Links links) {
    if (links.contact() != null) {
      provide(new EntryId(links.contact().value()), null, Contact.UNKNOWN);
    }
    if (links.company() != null) {
      var company = new Company("Company", List.of(), null, null, null);
      provide(new EntryId(links.company().value()), null, company);
    }
    if (links.project() != null) {
      provide(new EntryId(links.project().value()), null, new Project("Project"));
    }
  }

  private void provideConnection(ExternalReference reference) {
    var connection = reference.connection();
    if (connection != null && stores.connections().find(caller, connection).isEmpty()) {
      stores.connections().add(caller, signature(), Connections.to(reference.vendor(), connection));
    }
  }

  private void provide(EntryId id, Integer number, Details details) {
    if (stores.directory().find(caller, details.getClass(), id).isEmpty()) {
      add(id, number, details);
    }
  }
}
