package dev.threadkeep.application.pull;

import static dev.threadkeep.domain.thread.fixture.Cast.ALICE;
import static dev.threadkeep.domain.thread.fixture.Cast.BOB;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.NOON;
import static dev.threadkeep.domain.thread.fixture.Cast.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.threadkeep.application.CountingIds;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.connection.Connection;
import dev.threadkeep.application.connection.Connections;
import dev.threadkeep.application.connection.Terms;
import dev.threadkeep.application.connection.Vendors;
import dev.threadkeep.application.delivery.Listing;
import dev.threadkeep.application.inbound.WatchedVendor;
import dev.threadkeep.application.job.JobState;
import dev.threadkeep.application.pull.Pulls.Answer;
import dev.threadkeep.domain.party.Through;
import java.util.List;
import org.junit.jupiter.api.Test;

class PullsTest {
  private static final Caller CALLER = Caller.service(ORGANIZATION, ALICE);
  private static final Signature SIGNATURE = new Signature(BOB, Through.CANONICAL, "request-1");

  private final PullStore store = mock();
  private final Connection connection = Connections.connection();

  private Answer start(Listing listing, Connection over) {
    var vendors = new Vendors(List.of(new WatchedVendor(listing)));
    return new Pulls(store, vendors, new CountingIds(), () -> NOON).start(CALLER, SIGNATURE, over);
  }

  @Test
  void one_begins_with_nothing_done_by_whom_the_request_names() {
    when(store.begin(any(), any())).thenAnswer(call -> call.getArgument(1));

    var answer = start(Listing.CHANGED_SINCE, connection);

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.UnderWay.class,
            under -> {
              var pull = under.pull();
              assertThat(pull.asked())
                  .isEqualTo(new Pull.Asked(ORGANIZATION, connection.id(), BOB, "request-1", NOON));
              assertThat(pull.state()).isEqualTo(JobState.QUEUED);
              assertThat(pull.progress().lookedAt()).isZero();
            });
  }

  @Test
  void a_vendor_that_lists_nothing_is_not_asked() {
    assertThat(start(Listing.NONE, connection)).isEqualTo(new Answer.ListsNone(INTERCOM_VENDOR));
    verifyNoInteractions(store);
  }

  @Test
  void a_vendor_that_is_not_to_be_called_is_not_asked() {
    var terms = connection.terms();
    var off =
        connection.on(
            new Terms(terms.name(), terms.baseUrl(), terms.credentials(), terms.settings(), false),
            NOON);

    assertThat(start(Listing.WHOLE, off)).isEqualTo(new Answer.SwitchedOff());
    verifyNoInteractions(store);
  }
}
