package dev.threadkeep.application.privacy;

import static dev.threadkeep.application.idempotency.Claims.claim;
import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.JobOverException;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.directory.DirectoryException;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Team;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.idempotency.RepeatedRequestException;
import dev.threadkeep.application.job.Job;
import dev.threadkeep.application.job.JobFailure;
import dev.threadkeep.application.job.JobState;
import dev.threadkeep.application.job.JobStore;
import dev.threadkeep.application.job.JobStoreContract;
import dev.threadkeep.application.job.Slice;
import dev.threadkeep.application.job.SliceReport;
import dev.threadkeep.application.json.ObjectWriter;
import dev.threadkeep.application.privacy.ErasureStore.Erased;
import dev.threadkeep.application.privacy.ErasureStore.Seen;
import dev.threadkeep.application.privacy.ErasureStore.ThreadNames;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.Precondition;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.fixture.Messages;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link ErasureStore} must do; each implementation's test implements this. */
public interface ErasureStoreContract {
  int ALL = 100;
  Erased SOMETHING = new Erased(3, 2, 1, 4);
  Precondition ANY = Precondition.none();
  EntryId ADA = new EntryId(CUSTOMER_ID.value());

  StoresUnderTest stores();

  ErasureStore erasure();

  /** A thread in which the contact has said something. */
  private static ConversationThread withWords(World world) {
    var thread = world.nextThread();
    return world.open(
        thread,
        Messages.inbound().numbered((int) thread.open().number().value()).saying("Hi").recorded());
  }

  private List<ThreadId> found(World world) {
    return erasure().threadsWithWordsOf(world.caller(), CUSTOMER_ID, null, ALL).stream()
        .map(Seen::thread)
        .toList();
  }

  @Test
  default void finds_where_the_contact_said_something_in_the_order_of_ids() {
    var world = World.in(stores());
    var said = Stream.of(withWords(world), withWords(world), withWords(world));
    world.open(world.nextThread());
    withWords(World.in(stores()));

    assertThat(found(world))
        .containsExactlyElementsOf(
            said.map(ConversationThread::id)
                .sorted(Comparator.comparing(Object::toString))
                .toList());
  }

  @Test
  default void goes_on_behind_a_thread_with_no_more_than_asked_for() {
    var world = World.in(stores());
    withWords(world);
    withWords(world);
    withWords(world);
    var all = found(world);

    assertThat(erasure().threadsWithWordsOf(world.caller(), CUSTOMER_ID, all.getFirst(), 1))
        .extracting(Seen::thread)
        .containsExactly(all.get(1));
    assertThat(erasure().threadsWithWordsOf(world.caller(), CUSTOMER_ID, all.getLast(), 1))
        .isEmpty();
  }

  @Test
  default void tells_at_which_version_a_thread_has_words() {
    var world = World.in(stores());
    var thread = withWords(world);
    var changed = world.change(thread.id(), TEN, new ThreadCommand.MarkUnread());

    assertThat(erasure().threadsWithWordsOf(world.caller(), CUSTOMER_ID, null, ALL))
        .containsExactly(new Seen(thread.id(), changed.version()));
  }

  @Test
  default void finds_no_thread_whose_words_are_gone() {
    var world = World.in(stores());
    world.eraseTogether(withWords(world).id());

    assertThat(found(world)).isEmpty();
  }

  @Test
  default void finds_the_threads_that_were_taken_from_a_contact_and_are_nobodys_since() {
    var world = World.in(stores());
    var left = Stream.of(leftBehind(world), leftBehind(world), leftBehind(world)).sorted().toList();
    world.open(world.nextThread().linked(Links.none().withContact(CUSTOMER_ID)));
    world.open(world.nextThread());
    leftBehind(World.in(stores()));

    assertThat(erasure().threadsLeftBy(world.caller(), CUSTOMER_ID, null, ALL))
        .extracting(ThreadId::toString)
        .isEqualTo(left);
    assertThat(
            erasure()
                .threadsLeftBy(world.caller(), CUSTOMER_ID, ThreadId.parse(left.getFirst()), 1))
        .extracting(ThreadId::toString)
        .containsExactly(left.get(1));
    assertThat(erasure().threadsLeftBy(world.caller(), new ContactId("other"), null, ALL))
        .isEmpty();
  }

  /** The id of a thread that was taken from the contact. */
  private static String leftBehind(World world) {
    var thread = world.open(world.nextThread().linked(Links.none().withContact(CUSTOMER_ID)));
    world.change(thread.id(), TEN, new ThreadCommand.LinkContact(null));
    return thread.id().toString();
  }

  @Test
  default void blanks_the_answers_that_mention_somebody_and_no_others() {
    var world = World.in(stores());
    var answers = stores().answers();
    answers.keep(world.caller(), claim("a"), new KeptAnswer("of Ada"));
    answers.keep(world.caller(), claim("b"), new KeptAnswer("of Bob"));

    assertThat(erasure().blankAnswers(world.caller(), answer -> answer.text().contains("Ada")))
        .isEqualTo(1);

    assertThat(erasure().blankAnswers(world.caller(), answer -> answer.text().contains("Ada")))
        .isZero();
    assertThatThrownBy(() -> answers.keep(world.caller(), claim("a"), new KeptAnswer("another")))
        .isInstanceOf(RepeatedRequestException.KeyReused.class);
    assertThat(erasure().blankAnswers(world.caller(), answer -> answer.text().contains("Bob")))
        .isEqualTo(1);
  }

  private static boolean isOfAda(JsonObject request) {
    return request.toString().contains("Ada");
  }

  private Job aJobOf(World world, String whom) {
    var job = JobStoreContract.aJob(world, new ObjectWriter().putText("of", whom).toObject());
    stores().jobs().add(job);
    return stored(world, job);
  }

  private Slice begun(World world, Job job) {
    return stores()
        .jobs()
        .begin(new JobStore.Waiting(world.organization(), job.id()), TEN, NOON)
        .orElseThrow();
  }

  private Job stored(World world, Job job) {
    return stores().jobs().find(world.caller(), job.id()).orElseThrow();
  }

  @Test
  default void cancels_a_job_that_mentions_somebody_and_forgets_what_it_was_to_do() {
    var world = World.in(stores());
    var ofAda = aJobOf(world, "Ada");
    var ofBob = aJobOf(world, "Bob");

    assertThat(erasure().blankJobs(world.caller(), ErasureStoreContract::isOfAda, NOON))
        .isEqualTo(1);

    var blank = stored(world, ofAda);
    assertThat(blank.asked().isErased()).isTrue();
    assertThat(blank.state()).isEqualTo(JobState.CANCELLED);
    assertThat(blank.cancelAsked()).isTrue();
    assertThat(blank.finishedAt()).isEqualTo(NOON);
    assertThat(stored(world, ofBob)).isEqualTo(ofBob);
    assertThat(erasure().blankJobs(world.caller(), ErasureStoreContract::isOfAda, NOON)).isZero();
  }

  @Test
  default void a_job_that_mentions_somebody_stays_finished_as_it_was_without_its_words() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var job = aJobOf(world, "Ada");
    var problem = new ObjectWriter().putText("detail", "of somebody").toObject();
    var report =
        new SliceReport(
            1, 0, 0, List.of(new JobFailure(thread.id(), problem)), Job.Abortion.INTERNAL_ERROR);
    stores().jobs().settle(begun(world, job), report, TEN);
    var failed = stored(world, job);

    erasure().blankJobs(world.caller(), ErasureStoreContract::isOfAda, NOON);

    var blank = stored(world, job);
    assertThat(blank.asked().isErased()).isTrue();
    assertThat(blank.state()).isEqualTo(JobState.FAILED);
    assertThat(blank.finishedAt()).isEqualTo(TEN);
    assertThat(blank.cancelAsked()).isFalse();
    assertThat(blank.progress()).isEqualTo(failed.progress());
    assertThat(stores().jobs().failures(world.caller(), job.id(), 0, ALL).orElseThrow().items())
        .containsExactly(new JobFailure(thread.id(), JobFailure.ERASED));
  }

  @Test
  default void nobody_is_believed_about_a_slice_of_a_job_that_was_erased() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var job = aJobOf(world, "Ada");
    var slice = begun(world, job);

    erasure().blankJobs(world.caller(), ErasureStoreContract::isOfAda, NOON);

    var report = new SliceReport(1, 1, 0, List.of(), null);
    assertThat(stores().jobs().settle(slice, report, NOON)).isFalse();
    assertThat(stored(world, job).state()).isEqualTo(JobState.CANCELLED);
    assertThat(
            stores().jobs().begin(new JobStore.Waiting(world.organization(), job.id()), NOON, NOON))
        .isEmpty();
    assertThat(world.stored(thread.id())).isEqualTo(thread);
  }

  @Test
  default void jobs_of_another_organization_go_on() {
    var world = World.in(stores());
    var others = World.in(stores());
    var job = aJobOf(others, "Ada");

    assertThat(erasure().blankJobs(world.caller(), ErasureStoreContract::isOfAda, NOON)).isZero();

    assertThat(stored(others, job)).isEqualTo(job);
  }

  @Test
  default void no_thread_is_changed_for_a_job_that_is_over() {
    var world = World.in(stores());
    var thread = world.open(world.nextThread());
    var job = aJobOf(world, "Ada");
    var lifecycle = new ThreadLifecycle(stores().threads(), new CountingIds(), () -> NOON);
    var request =
        new ThreadLifecycle.Request(
            world.holding(world.key()).workingOff(job.id().value()),
            new Origin(Through.CANONICAL, "job-1", null),
            new ThreadLocator.ById(thread.id()),
            new ThreadCommand.Escalate(null));
    lifecycle.changeSeparately(List.of(request));
    var changed = world.stored(thread.id());

    erasure().blankJobs(world.caller(), ErasureStoreContract::isOfAda, NOON);

    assertThat(changed.flags().escalated()).isTrue();
    assertThatThrownBy(() -> lifecycle.changeSeparately(List.of(request)))
        .isInstanceOf(JobOverException.class);
    assertThatThrownBy(() -> lifecycle.change(request)).isInstanceOf(JobOverException.class);
    assertThat(world.stored(thread.id())).isEqualTo(changed);
  }

  @Test
  default void knows_threads_by_their_numbers_and_by_references_that_were_replaced_too() {
    var world = World.in(stores());
    var opened = new ExternalReference(INTERCOM_VENDOR, "before");
    var since = new ExternalReference(INTERCOM_VENDOR, "since");
    var thread = world.open(world.nextThread().knownAs(opened));
    world.change(thread.id(), TEN, new ThreadCommand.Refer(since));
    var other = world.open(world.nextThread());
    world.open(world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, "another")));

    var names = erasure().namesOf(world.caller(), List.of(thread.id(), other.id()));

    assertThat(names.numbers()).containsExactlyInAnyOrder(thread.number(), other.number());
    assertThat(names.references()).containsExactlyInAnyOrder(opened, since);
    assertThat(erasure().namesOf(World.in(stores()).caller(), List.of(thread.id())))
        .isEqualTo(new ThreadNames(List.of(), List.of()));
  }

  @Test
  default void tells_the_id_of_something_else_from_one_that_a_contact_may_have_had() {
    var world = World.in(stores());
    var thread = new EntryId(world.open(world.nextThread()).id().toString());
    var team = new EntryId("team-1");
    stores()
        .directory()
        .add(
            world.caller(),
            Entry.begun(team, 7, new Team("Night shift"), ExternalIds.none(), NINE));
    add(world);

    assertThat(erasure().isOfSomethingElse(world.caller(), thread)).isTrue();
    assertThat(erasure().isOfSomethingElse(world.caller(), team)).isTrue();
    assertThat(erasure().isOfSomethingElse(world.caller(), ADA)).isFalse();
    assertThat(erasure().isOfSomethingElse(world.caller(), new EntryId("nobody"))).isFalse();
    assertThat(erasure().isOfSomethingElse(World.in(stores()).caller(), thread)).isFalse();
  }

  private void add(World world) {
    stores()
        .directory()
        .add(
            world.caller(),
            Entry.begun(
                ADA,
                null,
                new Contact("Ada", "ada@example.com", "+1", null, null),
                ExternalIds.of(INTERCOM_VENDOR, "ada-1"),
                NINE));
  }

  @Test
  default void an_entry_that_is_not_as_expected_by_then_stays_as_it_is() {
    var world = World.in(stores());
    add(world);
    var stale = new Precondition.VersionIn(Set.of(2L));

    assertThatThrownBy(
            () ->
                erasure()
                    .blankEntry(world.caller(), world.signature(), ADA, stale, SOMETHING, NOON))
        .isInstanceOf(DirectoryException.VersionMismatch.class);

    assertThat(stores().directory().find(world.caller(), Contact.class, ADA).orElseThrow())
        .extracting(entry -> entry.details().name(), Entry::version)
        .containsExactly("Ada", 1L);
    assertThat(erasure().wasErased(world.caller(), ADA)).isFalse();
  }

  @Test
  default void nothing_is_as_expected_of_an_entry_that_is_gone_by_then() {
    var world = World.in(stores());

    assertThatThrownBy(
            () ->
                erasure()
                    .blankEntry(
                        world.caller(),
                        world.signature(),
                        ADA,
                        new Precondition.Existing(),
                        SOMETHING,
                        NOON))
        .isInstanceOf(DirectoryException.Gone.class);
    assertThat(erasure().wasErased(world.caller(), ADA)).isFalse();
  }

  @Test
  default void blanks_the_entry_and_has_the_audit_say_so() {
    var world = World.in(stores());
    add(world);

    erasure().blankEntry(world.caller(), world.signature(), ADA, ANY, SOMETHING, NOON);

    var blank = stores().directory().find(world.caller(), Contact.class, ADA).orElseThrow();
    assertThat(blank.details().isBlank()).isTrue();
    assertThat(blank.details().erasedAt()).isEqualTo(NOON);
    assertThat(blank.externalIds()).isEqualTo(ExternalIds.none());
    assertThat(blank.version()).isEqualTo(2);
    var told = stores().audit().list(world.caller(), 1, null).items().getFirst();
    assertThat(told.type()).isEqualTo("contact.erased");
    assertThat(told.subject()).isEqualTo(CUSTOMER_ID.value());
    assertThat(told.data())
        .hasToString("{\"threads\":3,\"other_threads\":2,\"answers\":1,\"jobs\":4}");
  }

  @Test
  default void leaves_alone_what_somebody_else_has_blanked_if_nothing_else_was_taken() {
    var world = World.in(stores());
    add(world);
    erasure().blankEntry(world.caller(), world.signature(), ADA, ANY, SOMETHING, NOON);
    var nothing = new ErasureStore.Erased(0, 0, 0, 0);

    erasure().blankEntry(world.caller(), world.signature(), ADA, ANY, nothing, NOON);

    assertThat(stores().directory().find(world.caller(), Contact.class, ADA).orElseThrow())
        .extracting(Entry::version)
        .isEqualTo(2L);
    assertThat(stores().audit().list(world.caller(), 10, null).items()).hasSize(1);
  }

  @Test
  default void the_audit_tells_too_of_a_contact_whom_the_directory_has_no_longer() {
    var world = World.in(stores());
    var gone = new EntryId("gone");

    erasure().blankEntry(world.caller(), world.signature(), gone, ANY, SOMETHING, NOON);

    var told = stores().audit().list(world.caller(), 1, null).items().getFirst();
    assertThat(told.type()).isEqualTo("contact.erased");
    assertThat(told.subject()).isEqualTo("gone");
    assertThat(stores().directory().find(world.caller(), Contact.class, gone)).isEmpty();
  }

  @Test
  default void knows_whom_the_organization_has_erased() {
    var world = World.in(stores());
    var gone = new EntryId("gone");
    erasure().blankEntry(world.caller(), world.signature(), gone, ANY, SOMETHING, NOON);

    assertThat(erasure().wasErased(world.caller(), gone)).isTrue();
    assertThat(erasure().wasErased(world.caller(), new EntryId("another"))).isFalse();
    assertThat(erasure().wasErased(World.in(stores()).caller(), gone)).isFalse();
  }

  @Test
  default void nothing_is_done_for_a_key_that_no_longer_works() {
    var world = World.in(stores());
    var late = world.holding(world.key(TEN));

    assertThatThrownBy(() -> erasure().threadsWithWordsOf(late, CUSTOMER_ID, null, ALL))
        .isInstanceOf(KeyInvalidException.class);
    assertThatThrownBy(() -> erasure().threadsLeftBy(late, CUSTOMER_ID, null, ALL))
        .isInstanceOf(KeyInvalidException.class);
    assertThatThrownBy(() -> erasure().blankJobs(late, _ -> true, NOON))
        .isInstanceOf(KeyInvalidException.class);
    assertThatThrownBy(() -> erasure().namesOf(late, List.of()))
        .isInstanceOf(KeyInvalidException.class);
    assertThatThrownBy(() -> erasure().isOfSomethingElse(late, ADA))
        .isInstanceOf(KeyInvalidException.class);
    assertThatThrownBy(() -> erasure().blankAnswers(late, _ -> true))
        .isInstanceOf(KeyInvalidException.class);
    assertThatThrownBy(
            () ->
                erasure()
                    .blankEntry(
                        late, world.signature(), new EntryId("nobody"), ANY, SOMETHING, NOON))
        .isInstanceOf(KeyInvalidException.class);
    assertThatThrownBy(() -> erasure().wasErased(late, new EntryId("nobody")))
        .isInstanceOf(KeyInvalidException.class);
  }
}
