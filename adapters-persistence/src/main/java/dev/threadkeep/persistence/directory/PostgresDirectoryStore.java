package dev.threadkeep.persistence.directory;

import dev.threadkeep.application.Page;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.DirectoryException;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.policy.PolicyStore.Replacement;
import dev.threadkeep.domain.json.JsonValue.JsonArray;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.persistence.access.PolicyRow;
import dev.threadkeep.persistence.session.Binding;
import dev.threadkeep.persistence.session.ConstraintException;
import dev.threadkeep.persistence.session.Parameters;
import dev.threadkeep.persistence.session.Session;
import dev.threadkeep.persistence.session.Session.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The directory, and by which ids vendors know what is in it. */
public final class PostgresDirectoryStore implements DirectoryStore {
  private static final String NUMBER = "directory_entry_number_key";
  private static final String TAG = "directory_entry_tag_key";
  private static final String EXTERNAL_ID = "directory_external_id_pkey";

  /** What stands before an id in some APIs. */
  private static final Pattern WORD = Pattern.compile("^[a-z]+-");

  /** What no entry has. */
  private static final int NO_NUMBER = 0;

  private static final String SELECT =
      "SELECT %s FROM directory_entry d WHERE d.organization_id = ? AND d.kind = ? AND "
          .formatted(EntryRow.COLUMNS);

  private final Session session;
  private final InstantSource clock;

  /**
   * @param clock by which keys expire
   */
  public PostgresDirectoryStore(Session session, InstantSource clock) {
    this.session = session;
    this.clock = clock;
  }

  @Override
  public <D extends Details> Optional<Entry<D>> find(Caller caller, Class<D> kind, EntryId id) {
    return all(caller, kind, "d.id = ?", parameters -> parameters.text(id.value())).stream()
        .findFirst();
  }

  @Override
  public <D extends Details> Optional<Entry<D>> findByExternalId(
      Caller caller, Class<D> kind, Vendor vendor, String externalId) {
    return findByExternalIds(caller, kind, vendor, List.of(externalId)).stream().findFirst();
  }

  @Override
  public <D extends Details> List<Entry<D>> findByExternalIds(
      Caller caller, Class<D> kind, Vendor vendor, Collection<String> externalIds) {
    return all(
        caller,
        kind,
        """
        d.id = ANY (ARRAY(
          SELECT x.entry_id
            FROM directory_external_id x
           WHERE x.organization_id = ? AND x.kind = ? AND x.vendor = ?
             AND x.external_id = ANY (?)))
        ORDER BY d.id
        """,
        parameters ->
            parameters
                .uuid(caller.organization().value())
                .text(Kind.of(kind).word())
                .text(vendor.name())
                .texts(externalIds));
  }

  @Override
  public <D extends Details> Optional<Entry<D>> findByNumber(
      Caller caller, Class<D> kind, int number) {
    return all(caller, kind, "d.number = ?", parameters -> parameters.integer(number)).stream()
        .findFirst();
  }

  @Override
  public <D extends Details> List<Entry<D>> findAll(
      Caller caller, Class<D> kind, Collection<EntryId> ids) {
    return all(
        caller,
        kind,
        "d.id = ANY (?) ORDER BY d.id",
        parameters -> parameters.texts(ids.stream().map(EntryId::value).toList()));
  }

  /** The words behind the key let either of two partial indexes serve. */
  @Override
  public <D extends Details> List<Entry<D>> findByKey(
      Caller caller, Class<D> kind, Collection<String> keys) {
    var index =
        Kind.of(kind) == Kind.TAG ? "d.kind = 'tag'" : "d.kind <> 'tag' AND d.key IS NOT NULL";
    return all(
        caller,
        kind,
        "d.key = ANY (?) AND %s ORDER BY d.created_at, d.id".formatted(index),
        parameters -> parameters.texts(keys));
  }

  private <D extends Details> List<Entry<D>> all(
      Caller caller, Class<D> kind, String condition, Binding binding) {
    return session.ask(
        caller,
        SELECT + condition,
        parameters ->
            binding.bind(parameters.uuid(caller.organization().value()).text(Kind.of(kind).word())),
        answer -> answer.all(row -> EntryRow.read(kind, row)));
  }

  @Override
  public <D extends Details> Page<Entry<D>, Position> list(
      Caller caller, Class<D> kind, int limit, @Nullable Position after) {
    var entries =
        all(
            caller,
            kind,
            """
            (?::timestamptz IS NULL OR (d.created_at, d.id) > (?, ?))
             ORDER BY d.created_at, d.id
             LIMIT ?
            """,
            parameters ->
                parameters
                    .instant(after == null ? null : after.createdAt())
                    .instant(after == null ? null : after.createdAt())
                    .text(after == null ? null : after.id().value())
                    .integer(limit + 1));
    return Page.of(entries, limit, entry -> new Position(entry.createdAt(), entry.id()));
  }

  @Override
  public void add(Caller caller, Entry<?> entry) {
    explained(
        () ->
            session.inTransaction(
                caller,
                transaction -> {
                  transaction.ask(
                      caller,
                      """
                      INSERT INTO directory_entry
                      SELECT * FROM json_populate_recordset(NULL::directory_entry, ?::json)
                      """,
                      parameters ->
                          parameters.json(
                              new JsonArray(List.of(EntryRow.of(caller.organization(), entry)))),
                      _ -> Boolean.TRUE);
                  refuseNumberOfVendors(transaction, caller, entry);
                  requireCompany(transaction, caller, entry);
                  addExternalIds(transaction, caller, entry);
                  return Boolean.TRUE;
                }));
  }

  /** A number that we drew must not be what a vendor calls another entry of the kind. */
  private static void refuseNumberOfVendors(Transaction transaction, Caller caller, Entry<?> entry)
      throws SQLException {
    var number = entry.number();
    if (number == null) {
      return;
    }
    var other =
        transaction.ask(
            """
            SELECT x.entry_id
              FROM directory_external_id x
             WHERE x.organization_id = ? AND x.kind = ? AND x.external_id = ?
             LIMIT 1
            """,
            parameters ->
                parameters
                    .uuid(caller.organization().value())
                    .text(entry.kind().word())
                    .text(number.toString()),
            answer -> answer.first(row -> row.text("entry_id")));
    if (other.isPresent()) {
      throw new NumberTakenException();
    }
  }

  /**
   * Whether APIs show another entry of the kind by what a vendor is said to call this one: by its
   * id, maybe behind a word such as {@code user-}, or by its number. Their clients may know the
   * other one by it already.
   */
  private static boolean isOwnIdOfAnother(
      Transaction transaction, Caller caller, Entry<?> entry, String externalId)
      throws SQLException {
    var number = entry.kind().isNumbered() ? Entry.numberIn(externalId) : OptionalInt.empty();
    return transaction
        .ask(
            """
            SELECT d.id
              FROM directory_entry d
             WHERE d.organization_id = ? AND d.kind = ? AND d.id = ANY (?) AND d.id <> ?
            UNION ALL
            SELECT d.id
              FROM directory_entry d
             WHERE d.organization_id = ? AND d.kind = ? AND d.number = ? AND d.id <> ?
            """,
            parameters -> {
              bindKind(parameters, caller, entry)
                  .texts(List.of(externalId, WORD.matcher(externalId).replaceFirst("")))
                  .text(entry.id().value());
              bindKind(parameters, caller, entry)
                  .integer(number.orElse(NO_NUMBER))
                  .text(entry.id().value());
            },
            answer -> answer.first(row -> row.text("id")))
        .isPresent();
  }

  private static Parameters bindKind(Parameters parameters, Caller caller, Entry<?> entry)
      throws SQLException {
    return parameters.uuid(caller.organization().value()).text(entry.kind().word());
  }

  private static <T> T explained(Work<T> work) {
    try {
      return work.run();
    } catch (ConstraintException failure) {
      switch (failure.constraint()) {
        case NUMBER -> throw new NumberTakenException();
        case TAG -> throw new DirectoryException.NameTaken();
        default -> throw failure;
      }
    }
  }

  private interface Work<T> {
    T run();
  }

  /** Keeps the company of a contact from being removed before the contact is there. */
  private static void requireCompany(Transaction transaction, Caller caller, Entry<?> entry)
      throws SQLException {
    if (entry.details() instanceof Contact contact && contact.company() != null) {
      requireCompany(transaction, caller, contact.company());
    }
  }

  private static void requireCompany(Transaction transaction, Caller caller, CompanyId company)
      throws SQLException {
    var found =
        transaction.ask(
            """
            SELECT d.id
              FROM directory_entry d
             WHERE d.organization_id = ? AND d.kind = 'company' AND d.id = ?
               FOR KEY SHARE
            """,
            parameters -> parameters.uuid(caller.organization().value()).text(company.value()),
            answer -> answer.first(row -> row.text("id")));
    if (found.isEmpty()) {
      throw new DirectoryException.UnknownCompany(company);
    }
  }

  private static void addExternalIds(Transaction transaction, Caller caller, Entry<?> entry)
      throws SQLException {
    for (var external : entry.externalIds().all().entrySet()) {
      var added =
          transaction.ask(
              """
              INSERT INTO directory_external_id
              SELECT * FROM json_populate_recordset(NULL::directory_external_id, ?::json)
                  ON CONFLICT ON CONSTRAINT %s DO NOTHING
              RETURNING entry_id
              """
                  .formatted(EXTERNAL_ID),
              parameters ->
                  parameters.json(
                      new JsonArray(
                          List.of(
                              EntryRow.ofExternalId(
                                  caller.organization(),
                                  entry,
                                  external.getKey(),
                                  external.getValue())))),
              answer -> answer.first(row -> row.text("entry_id")));
      if (added.isEmpty() || isOwnIdOfAnother(transaction, caller, entry, external.getValue())) {
        throw new DirectoryException.ExternalIdTaken(external.getKey(), external.getValue());
      }
    }
  }

  @Override
  public <D extends Details> Optional<Entry<D>> replace(
      Caller caller, Class<D> kind, EntryId id, UnaryOperator<Entry<D>> change) {
    return explained(
        () ->
            session.inTransaction(
                caller,
                transaction -> {
                  var old = locked(transaction, caller, kind, id);
                  if (old.isEmpty()) {
                    return Optional.<Entry<D>>empty();
                  }
                  var next = change.apply(old.get());
                  if (Kind.of(kind) == Kind.TAG
                      && !Objects.equals(old.get().details().key(), next.details().key())) {
                    refuseWhileInUse(transaction, caller, old.get());
                  }
                  rewrite(transaction, caller, next);
                  requireCompany(transaction, caller, next);
                  addExternalIds(transaction, caller, next);
                  return Optional.of(next);
                }));
  }

  private void refuseWhileInUse(Transaction transaction, Caller caller, Entry<?> tag)
      throws SQLException {
    var references = referring(transaction, caller, tag);
    if (!references.areNone()) {
      throw new DirectoryException.NameInUse(references.threads());
    }
  }

  private static void rewrite(Transaction transaction, Caller caller, Entry<?> entry)
      throws SQLException {
    transaction.ask(
        """
        UPDATE directory_entry d
           SET key = n.key, company = n.company, details = n.details,
               external_ids = n.external_ids, version = n.version, updated_at = n.updated_at
          FROM json_populate_recordset(NULL::directory_entry, ?::json) n
         WHERE d.organization_id = ? AND d.kind = n.kind AND d.id = n.id;
        DELETE FROM directory_external_id
         WHERE organization_id = ? AND kind = ? AND entry_id = ?
        """,
        parameters ->
            parameters
                .json(new JsonArray(List.of(EntryRow.of(caller.organization(), entry))))
                .uuid(caller.organization().value())
                .uuid(caller.organization().value())
                .text(entry.kind().word())
                .text(entry.id().value()),
        _ -> Boolean.TRUE);
  }

  private static <D extends Details> Optional<Entry<D>> locked(
      Transaction transaction, Caller caller, Class<D> kind, EntryId id) throws SQLException {
    return transaction.ask(
        caller,
        SELECT + "d.id = ? FOR UPDATE",
        parameters ->
            parameters
                .uuid(caller.organization().value())
                .text(Kind.of(kind).word())
                .text(id.value()),
        answer -> answer.first(row -> EntryRow.read(kind, row)));
  }

  private References referring(Transaction transaction, Caller caller, Entry<?> entry)
      throws SQLException {
    var referring = new Referring(caller, entry, clock.instant());
    return transaction.ask(
        referring.counts(),
        referring.countsBinding(),
        answer -> answer.first(Referring::read).orElseThrow());
  }

  @Override
  public <D extends Details> Removal remove(
      Caller caller, Class<D> kind, EntryId id, Consumer<Entry<D>> check) {
    return session.inTransaction(
        caller, transaction -> removal(transaction, caller, kind, id, check, null));
  }

  @Override
  public <D extends Details> Removal removeInFavourOf(
      Caller caller, Class<D> kind, EntryId id, Heir heir) {
    return session.inTransaction(
        caller, transaction -> removal(transaction, caller, kind, id, _ -> {}, heir));
  }

  /** Has the policy name the heir of a teammate instead. */
  private static void bequeath(Transaction transaction, Caller caller, EntryId id, Heir heir)
      throws SQLException {
    var from = TeammateId.parse(id.value());
    var to = TeammateId.parse(heir.id().value());
    PolicyRow.replace(
        transaction,
        caller,
        heir.signature(),
        standing -> new Replacement(standing.policy().giving(from, to), heir.at()));
  }

  /**
   * The entry is locked by a statement before the one that counts, so that the count sees every
   * thread and policy that came to refer to it before; a change that comes later finds the entry
   * gone.
   */
  private <D extends Details> Removal removal(
      Transaction transaction,
      Caller caller,
      Class<D> kind,
      EntryId id,
      Consumer<Entry<D>> check,
      @Nullable Heir heir)
      throws SQLException {
    var entry = locked(transaction, caller, kind, id);
    if (entry.isEmpty()) {
      return new Removal.NotFound();
    }
    check.accept(entry.get());
    var references = referring(transaction, caller, entry.get());
    if (!(heir == null ? references.areNone() : references.areNoneButThePolicy())) {
      return new Removal.StillReferred(references);
    }
    if (heir != null && references.policy()) {
      bequeath(transaction, caller, id, heir);
    }
    transaction.ask(
        """
        DELETE FROM directory_external_id
         WHERE organization_id = ? AND kind = ? AND entry_id = ?;
        DELETE FROM directory_entry WHERE organization_id = ? AND kind = ? AND id = ?
        """,
        parameters ->
            parameters
                .uuid(caller.organization().value())
                .text(Kind.of(kind).word())
                .text(id.value())
                .uuid(caller.organization().value())
                .text(Kind.of(kind).word())
                .text(id.value()),
        _ -> Boolean.TRUE);
    return new Removal.Removed();
  }

  @Override
  public <D extends Details> Holdings holdings(Caller caller, Entry<D> entry, int limit) {
    var referring = new Referring(caller, entry, clock.instant());
    return session.ask(
        caller,
        referring.counts() + ";\n" + referring.firstThreads(),
        parameters -> {
          referring.countsBinding().bind(parameters);
          referring.bindEntry(parameters);
          parameters.integer(limit);
        },
        answer ->
            new Holdings(
                answer.first(Referring::read).orElseThrow(), answer.all(Referring::referrer)));
  }

  @Override
  public void moveContacts(Caller caller, CompanyId from, CompanyId to, Instant now) {
    session.inTransaction(
        caller,
        transaction -> {
          transaction.ask(
              caller,
              """
              UPDATE directory_entry d
                 SET company = ?, version = version + 1, updated_at = greatest(updated_at, ?)
               WHERE d.organization_id = ? AND d.company = ?
              """,
              parameters ->
                  parameters
                      .text(to.value())
                      .instant(now)
                      .uuid(caller.organization().value())
                      .text(from.value()),
              _ -> Boolean.TRUE);
          requireCompany(transaction, caller, to);
          return Boolean.TRUE;
        });
  }
}
