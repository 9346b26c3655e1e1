package dev.threadkeep.bootstrap.demo;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.Directory;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Project;
import dev.threadkeep.application.directory.entry.TagLook;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom and what the demo's threads refer to. */
final class DemoDirectory {
  static final ContactId LEAD = new ContactId("lead-1042");
  static final ContactId ON_WHATSAPP = new ContactId("c1d2e3f4-a5b6-7890-cdef-123456789012");
  static final ContactId CHARGED_TWICE = new ContactId("5bc8f7ae2d96695c18a");
  static final ContactId WELCOMED = new ContactId("welcome");

  private static final int CONTACTS = 60;

  private static final List<String> COMPANIES =
      List.of(
          "Harbour Bakery",
          "Lindgren Optics",
          "Nomad Bikes",
          "Paper & Pine",
          "Quayside Clinic",
          "Rata Studio",
          "Saffron Travel",
          "Tidewater Labs",
          "Umber Roasters",
          "Vale Insurance",
          "Wren Logistics",
          "Yarrow Gardens");

  private static final List<String> FIRST_NAMES =
      List.of(
          "Amina", "Bruno", "Chiara", "Daiki", "Elif", "Femi", "Grace", "Hugo", "Ines", "Jonas",
          "Kiri", "Leila");

  private static final List<String> LAST_NAMES =
      List.of("Abara", "Brandt", "Costa", "Demir", "Eriksen");

  private static final Map<String, String> TAG_COLORS =
      Map.of(
          "refund", "#f97316",
          "login", "#0ea5e9",
          "billing", "#22c55e",
          "booking", "#8b5cf6",
          "bug", "#ef4444",
          "feature-request", "#14b8a6",
          "shipping", "#a16207",
          "incident", "#dc2626",
          "opt-out", "#64748b",
          "vip", "#eab308");

  private final Caller caller;
  private final DirectoryStore store;
  private final Directory directory;

  private DemoDirectory(Caller caller, DirectoryStore store, Directory directory) {
    this.caller = caller;
    this.store = store;
    this.directory = directory;
  }

  /** Adds what is missing. */
  static void fill(Caller caller, DirectoryStore store, Directory directory) {
    DemoTeam.hire(caller, store, directory);
    new DemoDirectory(caller, store, directory).fill();
  }

  /** The contact of the thread with this number. */
  static ContactId contact(int number) {
    return new ContactId("contact-%d".formatted(1 + number % CONTACTS));
  }

  /** Where that contact writes from. */
  static String email(int number) {
    return "contact%d@example.com".formatted(number % CONTACTS);
  }

  /** The company of that contact. */
  static CompanyId company(int number) {
    return new CompanyId("company-%d".formatted(1 + number % COMPANIES.size()));
  }

  private void fill() {
    add(DemoTeam.SUPPORT.value(), new Team("Support"));
    add(DemoTeam.BILLING.value(), new Team("Billing"));
    for (int number = 0; number < COMPANIES.size(); number++) {
      add(company(number).value(), company(COMPANIES.get(number), number));
    }
    for (int number = 0; number < CONTACTS; number++) {
      add(contact(number).value(), someone(number));
    }
    add(LEAD.value(), person("Rosa Lead", null, "+15550100"), "feather", LEAD);
    add(ON_WHATSAPP.value(), person("Mateo Ruiz", null, null), "contactship", ON_WHATSAPP);
    add(
        CHARGED_TWICE.value(),
        person("Casey Customer", "customer@example.com", null),
        "intercom",
        CHARGED_TWICE);
    add(WELCOMED.value(), person("You", null, null));
    for (var project : Subject.projects()) {
      add(project.id().value(), new Project(project.name()));
    }
    TAG_COLORS.forEach(this::addTag);
  }

  private static Company company(String name, int number) {
    var domain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "") + ".example";
    return new Company(name, List.of(domain), null, 10L * (1 + number), null);
  }

  private static Contact someone(int number) {
    var name =
        "%s %s"
            .formatted(
                FIRST_NAMES.get(number % FIRST_NAMES.size()),
                LAST_NAMES.get(number / FIRST_NAMES.size()));
    return new Contact(name, email(number), null, null, company(number));
  }

  private static Contact person(String name, @Nullable String email, @Nullable String phone) {
    return new Contact(name, email, phone, null, null);
  }

  private void add(String id, Details details) {
    add(id, details, ExternalIds.none());
  }

  private void add(String id, Details details, String vendor, ContactId externalId) {
    add(id, details, ExternalIds.of(new Vendor(vendor), externalId.value()));
  }

  private void add(String id, Details details, ExternalIds externalIds) {
    if (store.find(caller, details.getClass(), new EntryId(id)).isEmpty()) {
      directory.create(caller, details, externalIds, new EntryId(id));
    }
  }

  private void addTag(String name, String color) {
    var tag = new Tag(name);
    if (store.findByKey(caller, TagLook.class, List.of(tag.key())).isEmpty()) {
      directory.create(caller, new TagLook(tag, color, null), ExternalIds.none(), null);
    }
  }

  /** A project of the demo. */
  record Planned(ProjectId id, String name) {
    Planned(String id, String name) {
      this(new ProjectId(id), name);
    }
  }
}
