package dev.threadkeep.application.outbox;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.ELEVEN;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static dev.threadkeep.domain.thread.fixture.Threads.aThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Register;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.party.CompanyId;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.Title;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegisterHistoryTest {
  @Test
  void a_register_was_changed_by_the_last_that_put_something_else_into_it() {
    var events =
        aThread()
            .story()
            .then(TEN, ALICE, new ThreadCommand.Retitle(new Title("One")))
            .then(ELEVEN, ALICE, new ThreadCommand.Retitle(new Title("Two")))
            .then(NOON, ALICE, new ThreadCommand.MarkImportant(true))
            .events();

    assertThat(RegisterHistory.lastChange(events, INTERCOM_VENDOR, Register.TITLE))
        .hasValue(ELEVEN);
    assertThat(RegisterHistory.lastChange(events, INTERCOM_VENDOR, Register.SEVERITY)).isEmpty();
  }

  @Test
  void a_link_was_changed_by_no_event_that_left_it_as_it_was() {
    var events =
        aThread()
            .story()
            .then(TEN, ALICE, new ThreadCommand.LinkCompany(new CompanyId("company-2")))
            .then(NOON, ALICE, new ThreadCommand.LinkContact(new ContactId("contact-2")))
            .events();

    assertThat(RegisterHistory.lastChange(events, INTERCOM_VENDOR, Register.COMPANY)).hasValue(TEN);
    assertThat(RegisterHistory.lastChange(events, INTERCOM_VENDOR, Register.CONTACT))
        .hasValue(NOON);
    assertThat(RegisterHistory.lastChange(events, INTERCOM_VENDOR, Register.PROJECT)).isEmpty();
  }

  @Test
  void a_vendors_attributes_were_changed_by_no_event_about_those_of_another() {
    var events =
        aThread()
            .story()
            .then(TEN, ALICE, attributes("intercom"))
            .then(NOON, ALICE, attributes("feather"))
            .events();

    assertThat(RegisterHistory.lastChange(events, INTERCOM_VENDOR, Register.ATTRIBUTES))
        .hasValue(TEN);
    assertThat(RegisterHistory.lastChange(events, FEATHER_VENDOR, Register.ATTRIBUTES))
        .hasValue(NOON);
  }

  private static ThreadCommand attributes(String vendor) {
    var own = new JsonObject(Map.of("plan", new JsonText("gold")));
    return new ThreadCommand.MergeAttributes(new JsonObject(Map.of(vendor, own)));
  }
}
