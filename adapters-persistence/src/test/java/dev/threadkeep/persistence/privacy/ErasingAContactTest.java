package dev.threadkeep.persistence.privacy;

import static dev.threadkeep.application.idempotency.Claims.claim;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.StoreUnavailableException;
import dev.threadkeep.application.World;
import dev.threadkeep.application.directory.DirectoryException;
import dev.threadkeep.application.directory.DirectoryStore.Removal;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.idempotency.RepeatedRequestException;
import dev.threadkeep.application.job.Job;
import dev.threadkeep.application.job.JobFailure;
import dev.threadkeep.application.job.JobStore;
import dev.threadkeep.application.job.JobStoreContract;
import dev.threadkeep.application.job.SliceReport;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.privacy.ContactErasure;
import dev.threadkeep.application.privacy.ContactErasure.Erasure;
import dev.threadkeep.application.privacy.ErasureStore;
import dev.threadkeep.application.privacy.ErasureStore.Erased;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.timer.DueThread;
import dev.threadkeep.application.timer.SetAside;
import dev.threadkeep.application.timer.Timer;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.Channel;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.Note;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.Title;
import dev.threadkeep.domain.thread.fixture.Contexts;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.persistence.Bench;
import dev.threadkeep.persistence.TestDatabase;
import dev.threadkeep.persistence.outbox.WrittenDeliveries;
import dev.threadkeep.persistence.session.JsonText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database still has of a contact who was erased. */
class ErasingAContactTest {
  @AutoClose private static final Bench BENCH = Bench.ofItsOwn();

  /** In every text that is told of the contact; small letters, since some are kept in these. */
  private static final String WORD = "lovelace";

  private static final Origin ORIGIN = new Origin(Through.CANONICAL, "request-1", null);

  private World world;

  @BeforeEach
  void begin() {
    world = World.in(BENCH);
  }

  private static Contact described(String word) {
    return new Contact(
        "ada " + word, word + "@example.com", "+1 " + word, "https://example.com/" + word, null);
  }

  private void add(ContactId id, Contact contact, ExternalIds externalIds) {
    BENCH
        .directory()
        .add(
            world.caller(), Entry.begun(new EntryId(id.value()), null, contact, externalIds, NINE));
  }

  /** With the word wherever a thread can have one. */
  private ConversationThread talkative() {
    var channel = new Channel("sms", WORD, WORD + " from", WORD + " to");
    var thread =
        world.open(
            world
                .nextThread()
                .titled(WORD + " asks")
                .linked(Links.none().withContact(CUSTOMER_ID).withChannel(channel))
                .having(new JsonObject(Map.of("feather", new JsonValue.JsonText(WORD)))),
            Messages.inbound().saying("I am " + WORD).recorded());
    world.change(
        thread.id(),
        TEN,
        new ThreadCommand.Retitle(new Title(WORD + " asks again")),
        new ThreadCommand.WriteNotes(new Note("call " + WORD)),
        new ThreadCommand.Escalate(new Note(WORD)),
        Messages.outbound().numbered(2).saying("dear " + WORD).recorded(),
        Messages.internal().numbered(3).saying("it was " + WORD).recorded());
    world.decide(
        thread.id(),
        Contexts.aContext().at(TEN).through(FEATHER).build(),
        new ThreadCommand.Close(new ReasonChoice.Stated(WORD), new Note(WORD), false));
    return world.stored(thread.id());
  }

  private void everythingToldOfTheContact() {
    add(CUSTOMER_ID, described(WORD), ExternalIds.of(INTERCOM_VENDOR, WORD));
    var thread = talkative();
    var other = world.open(world.nextThread().titled("Somebody else's"));
    world.change(
        other.id(), TEN, Messages.inbound().numbered(4).saying("me too: " + WORD).recorded());
    for (var each : List.of(thread, other)) {
      WrittenDeliveries.write(
          BENCH,
          world.organization(),
          WrittenDeliveries.pending(
              each.id(), new ConnectionId(UUID.randomUUID()), "No title may be " + WORD));
    }
    BENCH
        .answers()
        .keep(
            world.caller(),
            claim("k"),
            new KeptAnswer("{\"id\":\"%s\",\"by\":\"%s\"}".formatted(thread.id(), WORD)));
    BENCH
        .setAside()
        .add(
            new SetAside(
                new DueThread(
                    world.organization(), thread.id(), Timer.WAKE, TEN, thread.version(), null),
                new SetAside.Reason("internal_error", WORD),
                TEN,
                NOON));
    failedJob();
  }

  /** A job that names the contact, and could not do it. */
  private void failedJob() {
    var job =
        JobStoreContract.aJob(
            world,
            new ObjectWriter().putText("contact", CUSTOMER_ID).putText("note", WORD).toObject());
    BENCH.jobs().add(job);
    var slice =
        BENCH
            .jobs()
            .begin(new JobStore.Waiting(world.organization(), job.id()), TEN, NOON)
            .orElseThrow();
    var problem = new ObjectWriter().putText("detail", WORD).toObject();
    var failure = new JobFailure(new ThreadId(UUID.randomUUID()), problem);
    assertThat(
            BENCH
                .jobs()
                .settle(
                    slice,
                    new SliceReport(1, 0, 0, List.of(failure), Job.Abortion.INTERNAL_ERROR),
                    TEN))
        .isTrue();
  }

  private ContactErasure erasure(ErasureStore store) {
    var threads = new ThreadLifecycle(BENCH.threads(), new CountingIds(), () -> NOON);
    return new ContactErasure(
        BENCH.directory(),
        BENCH.reader(),
        threads,
        store,
        answer -> JsonText.parse(answer.text()),
        () -> NOON);
  }

  private Optional<Erasure> attempt(ContactId contact) {
    return erasure(BENCH.erasure())
        .erase(
            world.caller(),
            world.signature(),
            ORIGIN,
            new EntryId(contact.value()),
            Precondition.none());
  }

  private Erased erase(ContactId contact) {
    return attempt(contact).orElseThrow().erased();
  }

  /** The columns of any table in which a row of the organization has the word. */
  private static List<String> columnsWith(String word, OrganizationId organization)
      throws SQLException {
    try (var superuser = TestDatabase.asSuperuser(BENCH.address())) {
      var found = new ArrayList<String>();
      for (var column : textColumns(superuser)) {
        var parts = column.split("\\.", 2);
        var query =
            "SELECT count(*) FROM %s WHERE organization_id = '%s' AND %s::text ILIKE '%%%s%%'"
                .formatted(parts[0], organization, parts[1], word);
        try (var statement = superuser.createStatement();
            var rows = statement.executeQuery(query)) {
          rows.next();
          if (rows.getLong(1) > 0) {
            found.add(column);
          }
        }
      }
      return found;
    }
  }

  /** Every column that can hold words, of every table with rows of an organization. */
  private static List<String> textColumns(Connection superuser) throws SQLException {
    try (var statement = superuser.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT c.table_name || '.' || c.column_name
                  FROM information_schema.columns c
                  JOIN pg_class t ON t.oid = c.table_name::regclass AND t.relkind = 'r'
                 WHERE c.table_schema = 'public'
                   AND c.data_type IN ('text', 'json', 'jsonb', 'character varying', 'ARRAY')
                   AND EXISTS (
                     SELECT
                       FROM information_schema.columns o
                      WHERE o.table_schema = 'public' AND o.table_name = c.table_name
                        AND o.column_name = 'organization_id')
                 ORDER BY c.table_name::text COLLATE "C", c.column_name::text COLLATE "C"
                """)) {
      var columns = new ArrayList<String>();
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
      return columns;
    }
  }

  @Test
  void no_word_of_a_contact_is_left_in_any_table() throws SQLException {
    everythingToldOfTheContact();
    assertThat(columnsWith(WORD, world.organization()))
        .containsExactly(
            "bulk_job.request",
            "bulk_job_failure.problem",
            "delivery.attempts",
            "directory_entry.details",
            "directory_entry.external_ids",
            "directory_entry.key",
            "directory_external_id.external_id",
            "idempotency_record.answer",
            "message.text",
            "thread.attributes",
            "thread.channel_from",
            "thread.channel_id",
            "thread.channel_to",
            "thread.close_note",
            "thread.close_stated_text",
            "thread.notes",
            "thread.title",
            "thread_event.data",
            "thread_title_word.word",
            "timer_set_aside.detail");

    var erased = erase(CUSTOMER_ID);

    assertThat(erased).isEqualTo(new Erased(1, 1, 1, 1));
    assertThat(columnsWith(WORD, world.organization())).isEmpty();
  }

  @Test
  void a_request_whose_answer_was_erased_is_not_carried_out_again() {
    everythingToldOfTheContact();

    erase(CUSTOMER_ID);

    assertThatThrownBy(
            () -> BENCH.answers().keep(world.caller(), claim("k"), new KeptAnswer("another")))
        .isInstanceOf(RepeatedRequestException.KeyReused.class);
  }

  @Test
  void an_answer_that_is_kept_while_the_contact_is_erased_loses_what_it_tells_too()
      throws SQLException {
    add(CUSTOMER_ID, described(WORD), ExternalIds.none());
    var keeping =
        new Meanwhile(BENCH.erasure())
            .beforeEntry(
                () ->
                    BENCH
                        .answers()
                        .keep(
                            world.caller(),
                            claim("k"),
                            new KeptAnswer(
                                "{\"contact\":\"%s\",\"by\":\"%s\"}"
                                    .formatted(CUSTOMER_ID, WORD))));

    erasure(keeping)
        .erase(
            world.caller(),
            world.signature(),
            ORIGIN,
            new EntryId(CUSTOMER_ID.value()),
            Precondition.none());

    assertThat(columnsWith(WORD, world.organization())).isEmpty();
  }

  @Test
  void histories_still_fold_to_what_is_stored() {
    everythingToldOfTheContact();

    erase(CUSTOMER_ID);

    assertThat(BENCH.findings()).isEmpty();
  }

  @Test
  void the_thread_of_somebody_else_loses_nothing_but_the_contacts_messages() {
    add(CUSTOMER_ID, described(WORD), ExternalIds.none());
    var other =
        world.open(
            world.nextThread().titled("Theirs").linked(links("contact-2")),
            Messages.inbound().saying(WORD).recorded(),
            Messages.inbound().numbered(2).by(contact("contact-2")).saying("theirs").recorded());

    erase(CUSTOMER_ID);

    assertThat(world.stored(other.id()).title()).isEqualTo(new Title("Theirs"));
    assertThat(world.stored(other.id()).version()).isEqualTo(other.version() + 1);
    assertThat(texts(other.id())).containsExactly("", "theirs");
  }

  private static Links links(String contact) {
    return Links.none().withContact(new ContactId(contact));
  }

  private static Actor contact(String id) {
    return new Actor.Contact(new ContactId(id));
  }

  private List<String> texts(ThreadId thread) {
    return BENCH
        .reader()
        .messages(world.caller(), new ThreadLocator.ById(thread), 0, 10)
        .items()
        .stream()
        .map(stored -> stored.message().text().value())
        .toList();
  }

  @Test
  void nobody_else_and_no_other_organization_loses_anything() throws SQLException {
    add(CUSTOMER_ID, described(WORD), ExternalIds.none());
    var neighbour = World.in(BENCH);
    neighbour.open(
        neighbour.nextThread().titled(WORD).linked(links(CUSTOMER_ID.value())),
        Messages.inbound().saying(WORD).recorded());
    var before = columnsWith(WORD, neighbour.organization());
    add(new ContactId("contact-2"), described("byron"), ExternalIds.none());
    var thread = world.open(world.nextThread().titled("byron").linked(links("contact-2")));

    erase(CUSTOMER_ID);

    assertThat(columnsWith(WORD, neighbour.organization())).isNotEmpty().isEqualTo(before);
    assertThat(world.stored(thread.id())).isEqualTo(thread);
    assertThat(columnsWith("byron", world.organization())).contains("directory_entry.details");
  }

  @Test
  void more_threads_than_a_batch_are_all_erased() {
    add(CUSTOMER_ID, described(WORD), ExternalIds.none());
    for (int number = 0; number < 120; number++) {
      world.open(world.nextThread().titled(WORD).linked(links(CUSTOMER_ID.value())));
    }

    assertThat(erase(CUSTOMER_ID)).isEqualTo(new Erased(120, 0, 0, 0));
    assertThat(erase(CUSTOMER_ID)).isEqualTo(new Erased(0, 0, 0, 0));
    assertThat(BENCH.findings()).isEmpty();
  }

  @Test
  void what_was_cut_off_is_finished_by_asking_again() throws SQLException {
    everythingToldOfTheContact();
    var failing =
        new Meanwhile(BENCH.erasure())
            .pastThreads(
                () -> {
                  throw new StoreUnavailableException("cut off", new SQLException());
                });
    assertThatThrownBy(
            () ->
                erasure(failing)
                    .erase(
                        world.caller(),
                        world.signature(),
                        ORIGIN,
                        new EntryId(CUSTOMER_ID.value()),
                        Precondition.none()))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(BENCH.findings()).isEmpty();
    assertThat(columnsWith(WORD, world.organization())).contains("directory_entry.details");

    erase(CUSTOMER_ID);

    assertThat(columnsWith(WORD, world.organization())).isEmpty();
  }

  @Test
  void what_somebody_else_erases_at_the_same_time_is_erased_once() {
    add(CUSTOMER_ID, described(WORD), ExternalIds.none());
    var other =
        world.open(
            world.nextThread().titled("Theirs").linked(links("contact-2")),
            Messages.inbound().saying(WORD).recorded());

    var erased = eraseWhile(() -> assertThat(erase(CUSTOMER_ID)).isEqualTo(new Erased(0, 1, 0, 0)));

    assertThat(erased).isEqualTo(new Erased(0, 0, 0, 0));
    assertThat(world.stored(other.id()).version()).isEqualTo(other.version() + 1);
    assertThat(
            BENCH.directory().find(world.caller(), Contact.class, new EntryId(CUSTOMER_ID.value())))
        .get()
        .extracting(Entry::version)
        .isEqualTo(2L);
    assertThat(BENCH.audit().list(world.caller(), 10, null).items())
        .filteredOn(entry -> entry.type().equals("contact.erased"))
        .hasSize(1);
  }

  @Test
  void words_that_come_while_others_are_erased_are_erased_too() throws SQLException {
    add(CUSTOMER_ID, described(WORD), ExternalIds.none());
    var other =
        world.open(
            world.nextThread().titled("Theirs").linked(links("contact-2")),
            Messages.inbound().saying(WORD).recorded());

    var erased =
        eraseWhile(
            () ->
                world.change(
                    other.id(), TEN, Messages.inbound().numbered(2).saying(WORD).recorded()));

    assertThat(erased).isEqualTo(new Erased(0, 1, 0, 0));
    assertThat(columnsWith(WORD, world.organization())).isEmpty();
  }

  @Test
  void who_never_finds_a_thread_as_it_was_is_told_to_try_again() {
    add(CUSTOMER_ID, described(WORD), ExternalIds.none());
    var other =
        world.open(
            world.nextThread().titled("Theirs").linked(links("contact-2")),
            Messages.inbound().saying(WORD).recorded());
    var says = new AtomicInteger(1);
    var store =
        new Meanwhile(BENCH.erasure())
            .withWordsFound(
                () ->
                    world.change(
                        other.id(),
                        TEN,
                        Messages.inbound()
                            .numbered(says.incrementAndGet())
                            .saying(WORD)
                            .recorded()));

    assertThatThrownBy(
            () ->
                erasure(store)
                    .erase(
                        world.caller(),
                        world.signature(),
                        ORIGIN,
                        new EntryId(CUSTOMER_ID.value()),
                        Precondition.none()))
        .isInstanceOf(ThreadException.TooBusy.class);
  }

  /** Lets something happen once, between finding the contact's words and erasing them. */
  private Erased eraseWhile(Runnable happening) {
    var finds = new AtomicInteger();
    var store =
        new Meanwhile(BENCH.erasure())
            .withWordsFound(
                () -> {
                  // The first time it only notes by what the threads are known.
                  if (finds.incrementAndGet() == 2) {
                    happening.run();
                  }
                });
    return erasure(store)
        .erase(
            world.caller(),
            world.signature(),
            ORIGIN,
            new EntryId(CUSTOMER_ID.value()),
            Precondition.none())
        .orElseThrow()
        .erased();
  }

  @Test
  void a_thread_that_was_taken_from_the_contact_and_is_nobodys_is_erased_whole()
      throws SQLException {
    everythingToldOfTheContact();
    var taken = only(CUSTOMER_ID);
    world.change(taken, NOON, new ThreadCommand.LinkContact(null));

    assertThat(erase(CUSTOMER_ID)).isEqualTo(new Erased(1, 1, 1, 1));
    assertThat(erase(CUSTOMER_ID)).isEqualTo(new Erased(0, 0, 0, 0));

    assertThat(columnsWith(WORD, world.organization())).isEmpty();
    assertThat(BENCH.findings()).isEmpty();
  }

  @Test
  void a_thread_that_was_given_to_somebody_else_is_not_erased() {
    add(CUSTOMER_ID, described(WORD), ExternalIds.none());
    add(new ContactId("contact-2"), described("byron"), ExternalIds.none());
    var thread = world.open(world.nextThread().titled("Theirs").linked(links(CUSTOMER_ID.value())));
    world.change(thread.id(), TEN, new ThreadCommand.LinkContact(null));
    world.change(thread.id(), TEN, new ThreadCommand.LinkContact(new ContactId("contact-2")));

    assertThat(erase(CUSTOMER_ID)).isEqualTo(new Erased(0, 0, 0, 0));
    assertThat(world.stored(thread.id()).title()).isEqualTo(new Title("Theirs"));
  }

  private ThreadId only(ContactId contact) {
    return BENCH
        .reader()
        .list(
            world.caller(),
            new ThreadQuery(
                null,
                new ThreadQuery.Narrowing.ByContact(contact),
                ThreadQuery.ArchiveFilter.ANY,
                null,
                ThreadQuery.Sort.CREATED_ASCENDING,
                null,
                2))
        .items()
        .getFirst()
        .id();
  }

  @Test
  void whoever_is_no_longer_in_the_directory_is_erased_all_the_same() throws SQLException {
    everythingToldOfTheContact();
    delete();

    var erased = attempt(CUSTOMER_ID).orElseThrow();

    assertThat(erased.contact()).isNull();
    assertThat(erased.erased()).isEqualTo(new Erased(1, 1, 1, 1));
    assertThat(columnsWith(WORD, world.organization())).isEmpty();
    assertThat(BENCH.findings()).isEmpty();
  }

  @Test
  void whoever_is_no_longer_in_the_directory_is_erased_once() {
    everythingToldOfTheContact();
    delete();
    attempt(CUSTOMER_ID);

    var again = attempt(CUSTOMER_ID).orElseThrow();

    assertThat(again).isEqualTo(new Erasure(null, new Erased(0, 0, 0, 0)));
    assertThat(BENCH.audit().list(world.caller(), 10, null).items())
        .filteredOn(entry -> entry.type().equals("contact.erased"))
        .hasSize(1);
  }

  @Test
  void of_whom_there_never_was_nothing_is_erased() {
    everythingToldOfTheContact();

    assertThat(attempt(new ContactId("nobody"))).isEmpty();
    assertThat(
            erasure(BENCH.erasure())
                .erase(
                    World.in(BENCH).caller(),
                    world.signature(),
                    ORIGIN,
                    new EntryId(CUSTOMER_ID.value()),
                    Precondition.none()))
        .isEmpty();
    assertThat(BENCH.audit().list(world.caller(), 10, null).items())
        .noneMatch(entry -> entry.type().equals("contact.erased"));
  }

  /** Takes the contact's thread away, and the contact from the directory. */
  private void delete() {
    world.change(only(CUSTOMER_ID), NOON, new ThreadCommand.LinkContact(null));
    assertThat(
            BENCH
                .directory()
                .remove(world.caller(), Contact.class, new EntryId(CUSTOMER_ID.value()), _ -> {}))
        .isEqualTo(new Removal.Removed());
  }

  @Test
  void what_is_said_after_an_erasure_is_erased_by_the_next() {
    add(CUSTOMER_ID, described(WORD), ExternalIds.none());
    var thread = world.open(world.nextThread().linked(links(CUSTOMER_ID.value())));
    erase(CUSTOMER_ID);
    world.change(thread.id(), NOON, Messages.inbound().saying("again").recorded());

    assertThat(erase(CUSTOMER_ID)).isEqualTo(new Erased(1, 0, 0, 0));
    assertThat(texts(thread.id())).containsExactly("");
  }

  @Test
  void what_a_vendor_says_after_an_erasure_is_forgotten_by_the_next() throws SQLException {
    add(CUSTOMER_ID, described(WORD), ExternalIds.none());
    var thread = world.open(world.nextThread().linked(links(CUSTOMER_ID.value())));
    erase(CUSTOMER_ID);
    WrittenDeliveries.write(
        BENCH,
        world.organization(),
        WrittenDeliveries.pending(
            thread.id(), new ConnectionId(UUID.randomUUID()), "No title may be " + WORD));

    assertThat(erase(CUSTOMER_ID)).isEqualTo(new Erased(1, 0, 0, 0));

    assertThat(columnsWith(WORD, world.organization())).isEmpty();
    assertThat(erase(CUSTOMER_ID)).isEqualTo(new Erased(0, 0, 0, 0));
  }

  @Test
  void whoever_describes_the_contact_while_it_is_erased_is_told_by_the_version() {
    add(CUSTOMER_ID, described(WORD), ExternalIds.none());
    var entry = new EntryId(CUSTOMER_ID.value());
    var meanwhile =
        new Meanwhile(BENCH.erasure())
            .pastThreads(
                () ->
                    BENCH
                        .directory()
                        .replace(
                            world.caller(),
                            Contact.class,
                            entry,
                            old -> old.described(described("byron"), ExternalIds.none(), TEN)));

    assertThatThrownBy(
            () ->
                erasure(meanwhile)
                    .erase(
                        world.caller(),
                        world.signature(),
                        ORIGIN,
                        entry,
                        new Precondition.VersionIn(Set.of(1L))))
        .isInstanceOf(DirectoryException.VersionMismatch.class);

    assertThat(BENCH.directory().find(world.caller(), Contact.class, entry).orElseThrow())
        .extracting(Entry::details)
        .isEqualTo(described("byron"));
  }

  @Test
  void no_change_of_one_thread_leaves_its_history_behind() {
    var thread = world.open(world.nextThread().titled(WORD));

    assertThatThrownBy(() -> world.change(thread.id(), TEN, new ThreadCommand.Erase(null)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(world.stored(thread.id())).isEqualTo(thread);
  }
}
