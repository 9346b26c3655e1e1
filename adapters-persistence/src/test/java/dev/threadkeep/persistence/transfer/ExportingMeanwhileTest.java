package dev.threadkeep.persistence.transfer;

import static dev.threadkeep.domain.thread.fixture.Cast.NINE;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.directory.entry.Company;
import dev.threadkeep.application.directory.entry.Contact;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.application.policy.PolicyStore.Replacement;
import dev.threadkeep.application.transfer.Destination;
import dev.threadkeep.application.transfer.Exporting;
import dev.threadkeep.application.transfer.Exporting.Section;
import dev.threadkeep.application.transfer.ImportSummary;
import dev.threadkeep.application.transfer.ImportSummary.Problem;
import dev.threadkeep.application.transfer.Importing;
import dev.threadkeep.application.transfer.OnError;
import dev.threadkeep.application.transfer.RecordSource;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.policy.EscalatedClose;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.ProjectId;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.fixture.Policies;
import dev.threadkeep.persistence.Bench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** An export of an organization that goes on with its work is a file that can be imported. */
class ExportingMeanwhileTest {
  /** The clock of who exports is ahead of that of the organization's nodes. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  @AutoClose private final Bench to = Bench.ofItsOwn();
  private final Bench from = Bench.shared();
  private final World world = World.in(from);
  private final List<JsonObject> exported = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Iterator<List<JsonObject>> records =
      new Exporting(from.transfer(), from.directory(), from.policies(), () -> NINE.plus(AHEAD))
          .records(
              List.of(
                  new Section(
                      new Organization(world.organization(), "Acme", NINE), world.caller())));

  private void readUntil(String member, String value) {
    while (exported.isEmpty()
        || !new JsonText(value).equals(exported.getLast().members().get(member))) {
      exported.addAll(records.next());
    }
  }

  private ImportSummary imported() {
    records.forEachRemaining(exported::addAll);
    var lines = exported.iterator();
    var number = new int[1];
    RecordSource source =
        () -> lines.hasNext() ? new RecordSource.Line.Parsed(++number[0], lines.next()) : null;
    return new Importing(to.transfer(), to.policies(), () -> NOON)
        .run(
            source,
            new Destination.EachByItsName(to.organizations(), new CountingIds()),
            OnError.SKIP,
            new Importing.Observer() {
              @Override
              public void problem(Problem problem) {
                problems.add(problem);
              }

              @Override
              public void threads(long soFar) {}
            });
  }

  @Test
  void what_a_thread_is_opened_with_after_the_directory_was_written_stands_ahead_of_it() {
    world.open(world.nextThread().linked(Links.none().withContact(new ContactId("old"))));
    readUntil("type", "policy");

    world.open(
        world
            .nextThread()
            .assignedTo(new TeamId("team"))
            .tagged("late", "later")
            .linked(
                Links.none()
                    .withContact(new ContactId("contact"))
                    .withCompany(new CompanyId("company"))
                    .withProject(new ProjectId("project"))));
    var summary = imported();

    assertThat(problems).isEmpty();
    assertThat(summary.threads().imported()).isEqualTo(2);
    assertThat(summary.entries().skipped()).isZero();
  }

  @Test
  void what_an_older_thread_comes_to_have_meanwhile_stands_ahead_of_it() {
    var thread = world.open(world.nextThread());
    readUntil("type", "policy");

    world.change(thread.id(), NINE, new ThreadCommand.AddTag(new Tag("late")));
    imported();

    assertThat(problems).isEmpty();
  }

  @Test
  void a_company_that_is_made_while_contacts_are_written_stands_ahead_of_its_contact() {
    company("first");
    readUntil("kind", "company");

    company("second");
    contact("contact", "second");
    imported();

    assertThat(problems).isEmpty();
  }

  @Test
  void a_company_stands_ahead_of_a_contact_that_came_as_late() {
    readUntil("type", "policy");

    company("company");
    contact("contact", "company");
    world.open(world.nextThread().linked(Links.none().withContact(new ContactId("contact"))));
    imported();

    assertThat(problems).isEmpty();
  }

  private void company(String id) {
    world.add(new EntryId(id), null, new Company(id, List.of(), null, null, null));
  }

  private void contact(String id, String company) {
    var contact = new Contact(null, null, null, null, new CompanyId(company));
    world.add(new EntryId(id), null, contact);
  }

  @Test
  void a_teammate_whom_the_policy_has_named_since_stands_ahead_of_the_first_thread() {
    world.open(world.nextThread());
    readUntil("kind", "teammate");

    var carol = new TeammateId(new UUID(0, 9));
    world.add(EntryId.of(carol.value()), 9, new Teammate(Teammate.Type.USER, "Carol", null, null));
    from.policies()
        .replace(
            world.caller(),
            world.signature(),
            _ ->
                new Replacement(
                    Policies.aPolicy()
                        .escalatedClosedBy(new EscalatedClose.These(Set.of(carol)))
                        .build(),
                    NINE));
    var summary = imported();

    assertThat(problems).isEmpty();
    assertThat(summary.policies().imported()).isOne();
  }
}
