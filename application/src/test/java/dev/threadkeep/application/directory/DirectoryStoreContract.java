package dev.threadkeep.application.directory;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOB_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.BOT_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Cast.TO_BOB;
import static dev.threadkeep.domain.thread.fixture.Policies.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.AccessKey;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyHash;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.access.KeyStore.StoredKey;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.directory.DirectoryException.ExternalIdTaken;
import dev.threadkeep.application.directory.DirectoryException.NameInUse;
import dev.threadkeep.application.directory.DirectoryException.NameTaken;
import dev.threadkeep.application.directory.DirectoryException.UnknownCompany;
import dev.threadkeep.application.directory.DirectoryStore.Heir;
import dev.threadkeep.application.directory.DirectoryStore.Holdings;
import dev.threadkeep.application.directory.DirectoryStore.NumberTakenException;
import dev.threadkeep.application.directory.DirectoryStore.Position;
import dev.threadkeep.application.directory.DirectoryStore.References;
import dev.threadkeep.application.directory.DirectoryStore.Referrer;
import dev.threadkeep.application.directory.DirectoryStore.Removal;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.policy.PolicyStore;
import dev.threadkeep.application.policy.StoredPolicy;
import dev.threadkeep.application.policy.UnknownTeammatesException;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.policy.EscalatedClose;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.fixture.Threads;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link DirectoryStore} must do; each implementation's test implements this. */
public interface DirectoryStoreContract {
  String LONG = "𝄞".repeat(255);

  StoresUnderTest stores();

  private DirectoryStore directory() {
    return stores().directory();
  }

  /** An entry of each kind with all that it can have, and with the least. */
  static Stream<Details> ofEveryKind() {
    return Stream.of(
        new Teammate(Teammate.Type.AGENT, LONG, "a@example.com", "https://example.com/a.png"),
        new Teammate(Teammate.Type.USER, "Mark", null, null),
        new Team(LONG),
        new Contact("Ada", "Ada@Example.com", "+15550100", "https://example.com/a.png", null),
        Contact.UNKNOWN,
        new Company("Acme", List.of("acme.org", "ä.example"), "https://a.org/l.png", 42L, 0L),
        new Company(LONG, List.of(), null, null, null),
        new TagLook(new Tag("Émigré VIP"), "#94a3b8", "star"),
        TagLook.plain(new Tag("x")),
        new Project(LONG));
  }

  private static <D extends Details> Entry<D> entry(D details, Map<Vendor, String> externalIds) {
    return entry(details, 10, externalIds);
  }

  private static <D extends Details> Entry<D> entry(
      D details, int number, Map<Vendor, String> externalIds) {
    return Entry.begun(
        EntryId.of(UUID.randomUUID()),
        details.kind().isNumbered() ? number : null,
        details,
        new ExternalIds(externalIds),
        TEN);
  }

  private <D extends Details> Entry<D> added(World world, D details) {
    var entry = entry(details, Map.of());
    directory().add(world.caller(), entry);
    return entry;
  }

  @SuppressWarnings("unchecked") // an entry's details are of its own class
  private static <D extends Details> Class<D> kind(Entry<D> entry) {
    return (Class<D>) entry.details().getClass();
  }

  private static <D extends Details> Entry<D> known(Entry<D> entry, Map<Vendor, String> as) {
    return entry.described(entry.details(), new ExternalIds(as), NOON);
  }

  @ParameterizedTest
  @MethodSource("ofEveryKind")
  default void finds_an_entry_by_its_ids_within_the_organization(Details details) {
    var world = World.in(stores());
    var others = World.in(stores());
    var entry = entry(details, Map.of(INTERCOM_VENDOR, "814860"));

    directory().add(world.caller(), entry);

    var kind = kind(entry);
    assertThat(directory().find(world.caller(), kind, entry.id())).contains(entry);
    assertThat(directory().findByExternalId(world.caller(), kind, INTERCOM_VENDOR, "814860"))
        .contains(entry);
    assertThat(
            directory()
                .findByExternalIds(
                    world.caller(), kind, INTERCOM_VENDOR, List.of("814860", "814861")))
        .containsExactly(entry);
    assertThat(
            directory()
                .findByExternalIds(others.caller(), kind, INTERCOM_VENDOR, List.of("814860")))
        .isEmpty();
    assertThat(directory().findByExternalId(world.caller(), kind, FEATHER_VENDOR, "814860"))
        .isEmpty();
    assertThat(directory().find(others.caller(), kind, entry.id())).isEmpty();
    assertThat(directory().findByExternalId(others.caller(), kind, INTERCOM_VENDOR, "814860"))
        .isEmpty();
  }

  @Test
  default void finds_those_with_numbers_by_them_each_kind_having_its_own() {
    var world = World.in(stores());
    var teammate = entry(new Teammate(Teammate.Type.USER, "A", null, null), 77, Map.of());
    var team = entry(new Team("A"), 77, Map.of());

    directory().add(world.caller(), teammate);
    directory().add(world.caller(), team);

    assertThat(directory().findByNumber(world.caller(), Teammate.class, 77)).contains(teammate);
    assertThat(directory().findByNumber(world.caller(), Team.class, 77)).contains(team);
    assertThat(directory().findByNumber(World.in(stores()).caller(), Team.class, 77)).isEmpty();
  }

  @Test
  default void finds_those_of_several_that_there_are() {
    var world = World.in(stores());
    var ids =
        List.of(
            EntryId.of(ALICE_ID.value()),
            EntryId.of(UUID.randomUUID()),
            EntryId.of(BOT_ID.value()));

    assertThat(directory().findAll(world.caller(), Teammate.class, ids))
        .extracting(Entry::id)
        .containsExactlyInAnyOrder(ids.get(0), ids.get(2));
    assertThat(directory().findAll(world.caller(), Contact.class, ids)).isEmpty();
    assertThat(directory().findAll(world.caller(), Teammate.class, List.of())).isEmpty();
  }

  @Test
  default void finds_tags_by_name_and_contacts_by_address_without_regard_to_case() {
    var world = World.in(stores());
    var tag = added(world, TagLook.plain(new Tag("Émigré")));
    var ada = added(world, new Contact("Ada", "ADA@example.com", null, null, null));
    var twin = added(world, new Contact(null, "ada@Example.com", null, null, null));
    added(world, new Contact("Bea", "bea@example.com", null, null, null));

    assertThat(
            directory()
                .findByKey(world.caller(), TagLook.class, List.of("émigré", "ada@example.com")))
        .containsExactly(tag);
    assertThat(directory().findByKey(world.caller(), Contact.class, List.of("ada@example.com")))
        .containsExactlyInAnyOrder(ada, twin);
    assertThat(
            directory()
                .findByKey(World.in(stores()).caller(), Contact.class, List.of("ada@example.com")))
        .isEmpty();
  }

  @Test
  default void lists_a_kind_oldest_first() {
    var world = World.in(stores());
    var young = added(world, new Teammate(Teammate.Type.USER, "Young", null, null));
    added(world, new Team("No teammate"));

    var all = new ArrayList<EntryId>();
    Position after = null;
    do {
      var page = directory().list(world.caller(), Teammate.class, 2, after);
      page.items().forEach(entry -> all.add(entry.id()));
      after = page.next();
    } while (after != null);

    assertThat(all)
        .containsExactly(
            EntryId.of(ALICE_ID.value()),
            EntryId.of(BOB_ID.value()),
            EntryId.of(BOT_ID.value()),
            young.id());
  }

  @Test
  default void refuses_a_number_that_another_of_the_kind_has() {
    var world = World.in(stores());
    directory().add(world.caller(), entry(new Team("A"), 10, Map.of()));

    assertThatThrownBy(() -> directory().add(world.caller(), entry(new Team("B"), 10, Map.of())))
        .isInstanceOf(NumberTakenException.class);
  }

  @Test
  default void refuses_a_number_that_is_what_a_vendor_calls_another_of_the_kind() {
    var world = World.in(stores());
    directory().add(world.caller(), entry(new Team("A"), 10, Map.of(INTERCOM_VENDOR, "814860")));
    var second = entry(new Team("B"), 814_860, Map.of());

    assertThatThrownBy(() -> directory().add(world.caller(), second))
        .isInstanceOf(NumberTakenException.class);

    assertThat(directory().find(world.caller(), Team.class, second.id())).isEmpty();
  }

  @Test
  default void refuses_an_external_id_that_is_the_number_of_another_of_the_kind() {
    var world = World.in(stores());
    directory().add(world.caller(), entry(new Team("A"), 814_860, Map.of()));
    var second = entry(new Team("B"), 11, Map.of());
    directory().add(world.caller(), second);
    var third = entry(new Team("C"), 12, Map.of(INTERCOM_VENDOR, "814860"));

    assertThatThrownBy(() -> directory().add(world.caller(), third))
        .isInstanceOf(ExternalIdTaken.class);
    assertThatThrownBy(
            () -> replaced(world, second, old -> known(old, Map.of(INTERCOM_VENDOR, "814860"))))
        .isInstanceOfSatisfying(
            ExternalIdTaken.class,
            taken -> {
              assertThat(taken.vendor()).isEqualTo(INTERCOM_VENDOR);
              assertThat(taken.externalId()).isEqualTo("814860");
            });

    assertThat(directory().find(world.caller(), Team.class, second.id())).contains(second);
    assertThat(directory().find(world.caller(), Team.class, third.id())).isEmpty();
    // A teammate's numbers are others, and so are another organization's.
    directory()
        .add(
            world.caller(),
            entry(
                new Teammate(Teammate.Type.USER, "Ann", null, null),
                13,
                Map.of(INTERCOM_VENDOR, "814860")));
    directory().add(World.in(stores()).caller(), third);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "user-"})
  default void refuses_an_external_id_that_is_the_id_of_another_of_the_kind(String word) {
    var world = World.in(stores());
    var known = Map.of(FEATHER_VENDOR, word + ALICE_ID);
    var teammate = new Teammate(Teammate.Type.USER, "Ann", null, null);

    assertThatThrownBy(() -> directory().add(world.caller(), entry(teammate, 13, known)))
        .isInstanceOfSatisfying(
            ExternalIdTaken.class,
            taken -> assertThat(taken.externalId()).isEqualTo(word + ALICE_ID));

    // A contact is another kind.
    directory().add(world.caller(), entry(new Contact(null, null, null, null, null), known));
  }

  @Test
  default void an_entry_may_be_known_by_its_own_number() {
    var world = World.in(stores());
    var team = entry(new Team("A"), 814_860, Map.of(INTERCOM_VENDOR, "814860"));

    directory().add(world.caller(), team);
    var described = replaced(world, team, old -> known(old, old.externalIds().all()));

    assertThat(described.externalIds()).isEqualTo(team.externalIds());
  }

  @ParameterizedTest
  @MethodSource("ofEveryKind")
  default void refuses_an_external_id_that_another_of_the_kind_has(Details details) {
    var world = World.in(stores());
    var company = entry(new Company("First", List.of(), null, null, null), Map.of());
    var other = details instanceof TagLook ? TagLook.plain(new Tag("other")) : details;
    directory().add(world.caller(), entry(other, 10, Map.of(INTERCOM_VENDOR, "814860")));
    var second = entry(details, 11, Map.of(FEATHER_VENDOR, "7002", INTERCOM_VENDOR, "814860"));

    assertThatThrownBy(() -> directory().add(world.caller(), second))
        .isInstanceOfSatisfying(
            ExternalIdTaken.class,
            taken -> {
              assertThat(taken.vendor()).isEqualTo(INTERCOM_VENDOR);
              assertThat(taken.externalId()).isEqualTo("814860");
            });

    var kind = kind(second);
    assertThat(directory().find(world.caller(), kind, second.id())).isEmpty();
    assertThat(directory().findByExternalId(world.caller(), kind, FEATHER_VENDOR, "7002"))
        .isEmpty();
    // Another organization may call its own the same, and so may another kind.
    directory().add(World.in(stores()).caller(), second);
    if (!kind.equals(Company.class)) {
      directory().add(world.caller(), known(company, Map.of(INTERCOM_VENDOR, "814860")));
    }
  }

  @Test
  default void refuses_a_tag_that_there_is_in_whatever_case() {
    var world = World.in(stores());
    added(world, TagLook.plain(new Tag("VIP")));
    var refund = added(world, TagLook.plain(new Tag("refund")));

    assertThatThrownBy(() -> added(world, TagLook.plain(new Tag("vip"))))
        .isInstanceOf(NameTaken.class);
    assertThatThrownBy(() -> renamed(world, refund, "Vip")).isInstanceOf(NameTaken.class);
    added(World.in(stores()), TagLook.plain(new Tag("vip")));
  }

  private Entry<TagLook> renamed(World world, Entry<TagLook> tag, String name) {
    return directory()
        .replace(
            world.caller(),
            TagLook.class,
            tag.id(),
            old -> old.described(TagLook.plain(new Tag(name)), old.externalIds(), NOON))
        .orElseThrow();
  }

  @Test
  default void an_entry_is_described_anew_by_a_clock_that_is_behind() {
    var world = World.in(stores());
    var tag = added(world, TagLook.plain(new Tag("vip")));

    var described =
        directory()
            .replace(
                world.caller(),
                TagLook.class,
                tag.id(),
                old ->
                    old.described(
                        TagLook.plain(new Tag("VIP")),
                        old.externalIds(),
                        old.createdAt().minusSeconds(1)))
            .orElseThrow();

    assertThat(described.details().name()).isEqualTo("VIP");
    assertThat(described.updatedAt()).isEqualTo(tag.updatedAt());
  }

  @Test
  default void a_tag_in_use_keeps_its_name_but_for_the_case() {
    var world = World.in(stores());
    var vip = added(world, TagLook.plain(new Tag("vip")));
    var thread = world.open(world.nextThread().tagged("vip"));

    assertThat(renamed(world, vip, "VIP").details().name()).isEqualTo("VIP");
    assertThatThrownBy(() -> renamed(world, vip, "gold"))
        .isInstanceOfSatisfying(NameInUse.class, inUse -> assertThat(inUse.threads()).isEqualTo(1));

    world.change(thread.id(), TEN, new ThreadCommand.RemoveTag(new Tag("vip")));

    assertThat(renamed(world, vip, "gold").details().name()).isEqualTo("gold");
    assertThat(directory().findByKey(world.caller(), TagLook.class, List.of("vip", "gold")))
        .extracting(Entry::id)
        .containsExactly(vip.id());
  }

  @Test
  default void replaces_what_may_change() {
    var world = World.in(stores());
    var entry = entry(new Project("Old"), Map.of(INTERCOM_VENDOR, "7001", FEATHER_VENDOR, "f"));
    directory().add(world.caller(), entry);
    directory().add(world.caller(), entry(new Project("Other"), Map.of(INTERCOM_VENDOR, "7003")));
    var changed =
        entry.described(
            new Project("New"),
            new ExternalIds(Map.of(INTERCOM_VENDOR, "7002", FEATHER_VENDOR, "f")),
            NOON);

    assertThat(replaced(world, entry, _ -> changed)).isEqualTo(changed);

    assertThat(directory().find(world.caller(), Project.class, entry.id())).contains(changed);
    assertThat(directory().findByExternalId(world.caller(), Project.class, INTERCOM_VENDOR, "7001"))
        .isEmpty();
    assertThat(directory().findByExternalId(world.caller(), Project.class, INTERCOM_VENDOR, "7002"))
        .contains(changed);
    assertThat(directory().findByExternalId(world.caller(), Project.class, FEATHER_VENDOR, "f"))
        .contains(changed);
    assertThatThrownBy(
            () -> replaced(world, entry, old -> known(old, Map.of(INTERCOM_VENDOR, "7003"))))
        .isInstanceOf(ExternalIdTaken.class);
    assertThatThrownBy(
            () ->
                replaced(
                    world,
                    entry,
                    _ -> {
                      throw new IllegalArgumentException("not like that");
                    }))
        .hasMessage("not like that");
    assertThat(directory().find(world.caller(), Project.class, entry.id())).contains(changed);
    assertThat(
            directory().replace(World.in(stores()).caller(), Project.class, entry.id(), old -> old))
        .isEmpty();
  }

  private <D extends Details> Entry<D> replaced(
      World world, Entry<D> entry, UnaryOperator<Entry<D>> change) {
    return directory().replace(world.caller(), kind(entry), entry.id(), change).orElseThrow();
  }

  @Test
  default void a_contact_belongs_to_a_company_that_there_is() {
    var world = World.in(stores());
    var acme = added(world, new Company("Acme", List.of(), null, null, null));
    var nowhere = new Contact(null, null, null, null, new CompanyId("nowhere"));
    var ofAcme = new Contact(null, null, null, null, new CompanyId(acme.id().value()));

    assertThatThrownBy(() -> added(world, nowhere)).isInstanceOf(UnknownCompany.class);
    var contact = added(world, ofAcme);
    assertThatThrownBy(
            () -> replaced(world, contact, old -> old.described(nowhere, old.externalIds(), NOON)))
        .isInstanceOf(UnknownCompany.class);

    assertThat(directory().find(world.caller(), Contact.class, contact.id())).contains(contact);
    assertThat(directory().remove(world.caller(), Company.class, acme.id(), _ -> {}))
        .isEqualTo(new Removal.StillReferred(new References(0, 0, 1, false)));
  }

  @Test
  default void moves_the_contacts_of_a_company_to_another() {
    var world = World.in(stores());
    var from = added(world, new Company("From", List.of(), null, null, null));
    var to = added(world, new Company("To", List.of(), null, null, null));
    var contact =
        added(world, new Contact("Ada", null, null, null, new CompanyId(from.id().value())));

    assertThatThrownBy(
            () ->
                directory()
                    .moveContacts(
                        world.caller(),
                        new CompanyId(from.id().value()),
                        new CompanyId("nowhere"),
                        NOON))
        .isInstanceOf(UnknownCompany.class);
    directory()
        .moveContacts(
            world.caller(), new CompanyId(from.id().value()), new CompanyId(to.id().value()), NOON);

    assertThat(directory().find(world.caller(), Contact.class, contact.id()))
        .contains(
            contact.described(
                new Contact("Ada", null, null, null, new CompanyId(to.id().value())),
                ExternalIds.none(),
                NOON));
  }

  @ParameterizedTest
  @MethodSource("ofEveryKind")
  default void removes_an_entry_that_nothing_refers_to(Details details) {
    var world = World.in(stores());
    var entry = entry(details, Map.of(INTERCOM_VENDOR, "7001"));
    directory().add(world.caller(), entry);

    assertThat(removal(World.in(stores()), entry)).isEqualTo(new Removal.NotFound());
    assertThat(removal(world, entry)).isEqualTo(new Removal.Removed());
    assertThat(removal(world, entry)).isEqualTo(new Removal.NotFound());
    directory().add(world.caller(), entry(details, Map.of(INTERCOM_VENDOR, "7001")));
  }

  private <D extends Details> Removal removal(World world, Entry<D> entry) {
    return directory().remove(world.caller(), kind(entry), entry.id(), _ -> {});
  }

  @Test
  default void a_check_that_throws_keeps_the_entry() {
    var world = World.in(stores());
    var team = added(world, new Team("A"));

    assertThatThrownBy(
            () ->
                directory()
                    .remove(
                        world.caller(),
                        Team.class,
                        team.id(),
                        found -> {
                          assertThat(found).isEqualTo(team);
                          throw new IllegalArgumentException("not this one");
                        }))
        .hasMessage("not this one");

    assertThat(directory().find(world.caller(), Team.class, team.id())).contains(team);
  }

  @ParameterizedTest
  @MethodSource("ofEveryKind")
  default void keeps_an_entry_that_threads_refer_to(Details details) {
    var world = World.in(stores());
    var entry = entry(details, Map.of());
    directory().add(world.caller(), entry);
    var first = world.open(referring(world.nextThread(), entry));
    var second = world.open(referring(world.nextThread(), entry));

    assertThat(holdings(world, entry, 1).first()).hasSize(1);
    assertThat(holdings(world, entry, 9).references()).isEqualTo(new References(2, 0, 0, false));
    assertThat(holdings(world, entry, 9).first())
        .containsExactlyInAnyOrder(
            new Referrer(first.id(), first.version()), new Referrer(second.id(), second.version()));
    assertThat(removal(world, entry))
        .isEqualTo(new Removal.StillReferred(new References(2, 0, 0, false)));
    assertThat(holdings(World.in(stores()), entry, 9))
        .isEqualTo(new Holdings(new References(0, 0, 0, false), List.of()));
  }

  private <D extends Details> Holdings holdings(World world, Entry<D> entry, int limit) {
    return directory().holdings(world.caller(), entry, limit);
  }

  private static Threads referring(Threads thread, Entry<?> entry) {
    var id = entry.id().value();
    return switch (entry.details()) {
      case Teammate teammate -> thread.assignedTo(teammate.type().assignee(TeammateId.parse(id)));
      case Team _ -> thread.assignedTo(new TeamId(id));
      case Contact _ -> thread.linked(Links.none().withContact(new ContactId(id)));
      case Company _ -> thread.linked(Links.none().withCompany(new CompanyId(id)));
      case Project _ -> thread.linked(Links.none().withProject(new ProjectId(id)));
      case TagLook look -> thread.tagged(look.name());
    };
  }

  @Test
  default void keeps_a_teammate_whose_keys_work() {
    var world = World.in(stores());
    addKeyOfBob(world, null, null);
    addKeyOfBob(world, NINE.plusSeconds(1), null);
    addKeyOfBob(world, null, TEN);
    var bob =
        directory().find(world.caller(), Teammate.class, EntryId.of(BOB_ID.value())).orElseThrow();

    assertThat(holdings(world, bob, 9))
        .isEqualTo(new Holdings(new References(0, 1, 0, false), List.of()));
    assertThat(removal(world, bob))
        .isEqualTo(new Removal.StillReferred(new References(0, 1, 0, false)));
  }

  private void letBobClose(World world) {
    stores()
        .policies()
        .replace(
            world.caller(),
            world.signature(),
            _ -> new PolicyStore.Replacement(closedBy(BOB_ID), NINE));
  }

  private static LifecyclePolicy closedBy(TeammateId teammate) {
    return aPolicy().escalatedClosedBy(new EscalatedClose.These(Set.of(teammate))).build();
  }

  private Removal bobInFavourOf(World world, TeammateId heir) {
    return directory()
        .removeInFavourOf(
            world.caller(),
            Teammate.class,
            EntryId.of(BOB_ID.value()),
            new Heir(EntryId.of(heir.value()), world.signature(), TEN));
  }

  private Entry<Teammate> bob(World world) {
    return directory()
        .find(world.caller(), Teammate.class, EntryId.of(BOB_ID.value()))
        .orElseThrow();
  }

  @Test
  default void keeps_a_teammate_whom_the_policy_names() {
    var world = World.in(stores());
    letBobClose(world);

    assertThat(holdings(world, bob(world), 9).references())
        .isEqualTo(new References(0, 0, 0, true));
    assertThat(removal(world, bob(world)))
        .isEqualTo(new Removal.StillReferred(new References(0, 0, 0, true)));
  }

  @Test
  default void the_policy_names_the_heir_of_whom_it_named_and_the_audit_says_who_did_that() {
    var world = World.in(stores());
    letBobClose(world);

    assertThat(bobInFavourOf(world, ALICE_ID)).isEqualTo(new Removal.Removed());

    var policy = new StoredPolicy(closedBy(ALICE_ID), 3);
    assertThat(stores().policies().find(world.caller())).isEqualTo(policy);
    assertThat(stores().audit().list(world.caller(), 9, null).items().getFirst())
        .satisfies(
            entry -> {
              assertThat(entry.type()).isEqualTo("policy.replaced");
              assertThat(entry.at()).isEqualTo(TEN);
              assertThat(entry.by()).isEqualTo(world.signature().by());
              assertThat(entry.data())
                  .isEqualTo(policy.audited(new StoredPolicy(closedBy(BOB_ID), 2)));
            });
    assertThat(directory().find(world.caller(), Teammate.class, EntryId.of(BOB_ID.value())))
        .isEmpty();
  }

  @Test
  default void a_policy_that_does_not_name_the_old_one_stays_as_it_is() {
    var world = World.in(stores());

    assertThat(bobInFavourOf(world, ALICE_ID)).isEqualTo(new Removal.Removed());

    assertThat(stores().policies().find(world.caller()).version()).isEqualTo(1);
    assertThat(bobInFavourOf(world, ALICE_ID)).isEqualTo(new Removal.NotFound());
  }

  @Test
  default void the_policy_keeps_whom_it_names_while_something_else_keeps_the_teammate() {
    var world = World.in(stores());
    letBobClose(world);
    var _ = world.open(referring(world.nextThread(), bob(world)));

    assertThat(bobInFavourOf(world, ALICE_ID))
        .isEqualTo(new Removal.StillReferred(new References(1, 0, 0, true)));

    assertThat(stores().policies().find(world.caller()).policy()).isEqualTo(closedBy(BOB_ID));
  }

  @Test
  default void an_heir_who_is_not_there_is_not_put_into_the_policy() {
    var world = World.in(stores());
    letBobClose(world);

    assertThatThrownBy(() -> bobInFavourOf(world, new TeammateId(new UUID(0, 77))))
        .isInstanceOf(UnknownTeammatesException.class);

    assertThat(stores().policies().find(world.caller()).policy()).isEqualTo(closedBy(BOB_ID));
    assertThat(bob(world).id()).isEqualTo(EntryId.of(BOB_ID.value()));
  }

  private void addKeyOfBob(World world, @Nullable Instant expiresAt, @Nullable Instant revokedAt) {
    stores()
        .keys()
        .add(
            world.caller(),
            world.signature(),
            new StoredKey(
                new AccessKey(
                    new KeyId(UUID.randomUUID().toString().substring(0, 8)),
                    world.organization(),
                    "Bob's",
                    Set.of(Scope.ADMIN),
                    TO_BOB,
                    NINE,
                    expiresAt,
                    revokedAt),
                new KeyHash("0".repeat(64))));
  }

  @Test
  default void lets_nobody_in_whose_key_no_longer_works() {
    var world = World.in(stores());
    var key = world.key();
    stores().keys().revoke(world.caller(), world.signature(), key.key().id(), TEN);
    var team = added(world, new Team("A"));
    var added = entry(new Team("B"), 11, Map.of());
    List<Consumer<Caller>> uses =
        List.of(
            each -> directory().find(each, Team.class, team.id()),
            each -> directory().findByNumber(each, Team.class, 1),
            each -> directory().findByExternalId(each, Team.class, INTERCOM_VENDOR, "7001"),
            each -> directory().findAll(each, Team.class, List.of(team.id())),
            each -> directory().findByKey(each, TagLook.class, List.of("a")),
            each -> directory().list(each, Team.class, 1, null),
            each -> directory().holdings(each, team, 1),
            each -> directory().add(each, added),
            each -> directory().replace(each, Team.class, team.id(), old -> old),
            each -> directory().moveContacts(each, new CompanyId("a"), new CompanyId("b"), NOON),
            each -> directory().remove(each, Team.class, team.id(), _ -> {}),
            each ->
                directory()
                    .removeInFavourOf(
                        each, Team.class, team.id(), new Heir(team.id(), world.signature(), NOON)));

    for (var use : uses) {
      assertThatThrownBy(() -> use.accept(world.holding(key)))
          .isInstanceOf(KeyInvalidException.class);
    }
    assertThat(directory().find(world.caller(), Team.class, team.id())).contains(team);
    assertThat(directory().find(world.caller(), Team.class, added.id())).isEmpty();
  }
}
