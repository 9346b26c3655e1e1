package dev.threadkeep.persistence.directory;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.transfer.Fate;
import dev.threadkeep.application.transfer.OnError;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.persistence.importing.Admission;
import dev.threadkeep.persistence.importing.InHalves;
import dev.threadkeep.persistence.importing.OwnNumbers;
import dev.threadkeep.persistence.session.Answer;
import dev.threadkeep.persistence.session.Session;
import dev.threadkeep.persistence.session.Session.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entries of the directory, added many at a time. */
public final class EntryTransfer {
  /** Companies are held until their contacts are there. */
  private static final String STANDING =
      """
      SELECT %s
        FROM directory_entry d
       WHERE d.organization_id = ? AND d.kind = ? AND d.id = ANY (?);
      SELECT d.id
        FROM directory_entry d
       WHERE d.organization_id = ? AND d.kind = 'company' AND d.id = ANY (?)
       ORDER BY d.id
         FOR KEY SHARE;
      SELECT d.number, d.id
        FROM directory_entry d
       WHERE d.organization_id = ? AND d.kind = ? AND d.number = ANY (?);
      SELECT x.external_id, x.entry_id
        FROM directory_external_id x
       WHERE x.organization_id = ? AND x.kind = ? AND x.external_id = ANY (?)
      """
          .formatted(EntryRow.COLUMNS);

  private static final String ADD =
      """
      INSERT INTO directory_entry
      SELECT n.* FROM json_populate_recordset(NULL::directory_entry, ?::json) n;
      INSERT INTO directory_external_id
      SELECT n.* FROM json_populate_recordset(NULL::directory_external_id, ?::json) n
      """;

  private final Session session;

  public EntryTransfer(Session session) {
    this.session = session;
  }

  /** What became of each; with {@link OnError#STOP} until the first that is refused. */
  public List<Fate> add(Caller caller, List<? extends Entry<?>> entries, OnError onError) {
    return new InHalves<Entry<?>>(
            batch -> addTogether(caller, batch, onError),
            EntryTransfer::explained,
            "directory_entry_pkey",
            onError)
        .add(List.copyOf(entries));
  }

  private List<Fate> addTogether(Caller caller, List<Entry<?>> entries, OnError onError) {
    return session.inTransaction(
        caller,
        transaction -> {
          var standing = standing(transaction, caller, entries);
          var admission = Admission.of(entries, onError, entry -> fate(entry, standing));
          write(transaction, caller.organization(), admission.admitted());
          return admission.fates();
        });
  }

  /** What there is of what entries are and refer to. */
  private record Standing(
      Map<EntryId, Entry<?>> entries, Set<String> companies, OwnNumbers<EntryId> numbers) {}

  private static Standing standing(Transaction transaction, Caller caller, List<Entry<?>> entries)
      throws SQLException {
    var details = entries.getFirst().details().getClass();
    var kind = Kind.of(details);
    var companies =
        entries.stream()
            .map(EntryTransfer::company)
            .filter(Objects::nonNull)
            .map(CompanyId::value)
            .distinct()
            .toList();
    return transaction.ask(
        caller,
        STANDING,
        parameters ->
            parameters
                .uuid(caller.organization().value())
                .text(kind.word())
                .texts(entries.stream().map(entry -> entry.id().value()).toList())
                .uuid(caller.organization().value())
                .texts(companies)
                .uuid(caller.organization().value())
                .text(kind.word())
                .numbers(entries.stream().flatMap(EntryTransfer::numericExternalIds).toList())
                .uuid(caller.organization().value())
                .text(kind.word())
                .texts(entries.stream().flatMap(entry -> number(entry).stream()).toList()),
        answer -> {
          var there = read(details, answer);
          var found = new HashSet<>(answer.all(row -> row.text("id")));
          return new Standing(there, found, numbers(kind, answer));
        });
  }

  private static OwnNumbers<EntryId> numbers(Kind kind, Answer answer) throws SQLException {
    var numbers = new OwnNumbers<EntryId>(kind.word());
    var numbered = answer.next();
    while (numbered.next()) {
      numbers.addNumber(
          new EntryId(numbered.text("id")), Integer.toString(numbered.integer("number")));
    }
    var called = answer.next();
    while (called.next()) {
      numbers.addExternalId(new EntryId(called.text("entry_id")), called.text("external_id"));
    }
    return numbers;
  }

  private static Optional<String> number(Entry<?> entry) {
    return Optional.ofNullable(entry.number()).map(Object::toString);
  }

  private static Stream<Long> numericExternalIds(Entry<?> entry) {
    return entry.externalIds().all().values().stream()
        .map(Entry::numberIn)
        .flatMap(number -> number.stream().asLongStream().boxed());
  }

  private static <D extends Details> Map<EntryId, Entry<?>> read(Class<D> details, Answer answer)
      throws SQLException {
    var entries = new HashMap<EntryId, Entry<?>>();
    for (var entry : answer.all(row -> EntryRow.read(details, row))) {
      entries.put(entry.id(), entry);
    }
    return entries;
  }

  private static @Nullable CompanyId company(Entry<?> entry) {
    return entry.details() instanceof Contact contact ? contact.company() : null;
  }

  private static Fate fate(Entry<?> entry, Standing standing) {
    var there = standing.entries().get(entry.id());
    if (there != null) {
      return there.equals(entry)
          ? new Fate.AlreadyThere()
          : new Fate.Refused("is there already and is different");
    }
    var company = company(entry);
    if (company != null && !standing.companies().contains(company.value())) {
      return new Fate.Refused("is of company %s, which the directory lacks".formatted(company));
    }
    return entry.number() == null
        ? new Fate.Added()
        : fate(entry, entry.number().toString(), standing.numbers());
  }

  private static Fate fate(Entry<?> entry, String number, OwnNumbers<EntryId> numbers) {
    var externalIds = entry.externalIds().all().values();
    var conflict = numbers.conflict(entry.id(), number, externalIds);
    if (conflict != null) {
      return new Fate.Refused(conflict);
    }
    numbers.add(entry.id(), number, externalIds);
    return new Fate.Added();
  }

  private static void write(
      Transaction transaction, OrganizationId organization, List<Entry<?>> entries)
      throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    var rows = new ArrayList<JsonObject>();
    var externalIds = new ArrayList<JsonObject>();
    for (var entry : entries) {
      rows.add(EntryRow.of(organization, entry));
      entry
          .externalIds()
          .all()
          .forEach(
              (vendor, id) ->
                  externalIds.add(EntryRow.ofExternalId(organization, entry, vendor, id)));
    }
    transaction.ask(
        ADD,
        parameters ->
            parameters
                .json(new JsonArray(List.copyOf(rows)))
                .json(new JsonArray(List.copyOf(externalIds))),
        _ -> Boolean.TRUE);
  }

  private static String explained(Entry<?> entry, String constraint) {
    return switch (constraint) {
      case "directory_entry_number_key" ->
          "has the number %s, which another %s has".formatted(entry.number(), entry.kind().word());
      case "directory_entry_tag_key" ->
          "is called %s, as another tag is".formatted(entry.details().name());
      case "directory_external_id_pkey" ->
          "has an external id that another %s has".formatted(entry.kind().word());
      default -> "would break the database's constraint " + constraint;
    };
  }
}
