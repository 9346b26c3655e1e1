package dev.threadkeep.vendors.contextgpt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Outcome.Delivered;
import dev.threadkeep.application.delivery.Outcome.Rejected;
import dev.threadkeep.application.delivery.Outcome.Unknown;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.RegisterValue;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorQuery;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.vendors.fake.BackendOnItsFake;
import dev.threadkeep.vendors.fake.FakeContextgpt;
import dev.threadkeep.vendors.fake.FakeContextgpt.MissingThread;
import dev.threadkeep.vendors.fake.Heard;
import dev.threadkeep.vendors.http.Dialling;
import dev.threadkeep.vendors.http.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContextgptOnItsFakeTest extends BackendOnItsFake<FakeContextgpt> {
  private static final String CHATBOT = "bot-1";

  ContextgptOnItsFakeTest() {
    super(
        FakeContextgpt.start(Dialling.TOKEN, Set.of(CHATBOT, "bot-2"), () -> Dialling.NOON),
        new ContextgptBackend(Dialling.here()));
  }

  @Override
  protected ExternalReference seed(int number) {
    var id = String.valueOf(361_628_900_000_000_000L + number);
    vendor.seed(CHATBOT, id);
    return thread(id);
  }

  @Override
  protected List<RegisterValue> everything() {
    return List.of(
        Orders.CLOSED,
        new RegisterValue.HandledBy(Handling.HUMAN),
        new RegisterValue.Escalated(true),
        new RegisterValue.Important(true),
        new RegisterValue.Archived(true),
        new RegisterValue.Titled("Refund"),
        new RegisterValue.Noted("Calls back"),
        new RegisterValue.Tagged(List.of(new VendorTag(null, "vip"))));
  }

  @Test
  void what_is_never_shown_is_written_all_the_same() {
    var thread = seed();

    deliver(
        Orders.state(
            thread, new RegisterValue.HandledBy(Handling.AGENT), new RegisterValue.Noted("Hi")));

    assertThat(vendor.hidden(thread.id()).path("mode").asText()).isEqualTo("AGENT");
    assertThat(vendor.hidden(thread.id()).path("internalNotes").asText()).isEqualTo("Hi");
  }

  @Test
  void many_go_together() {
    var threads = Stream.generate(this::seed).limit(20).toList();

    var reports =
        backend.deliver(
            access(),
            threads.stream().map(thread -> Orders.closed(thread, Orders.CLOSED)).toList());

    assertThat(reports).allMatch(report -> only(report) instanceof Delivered);
    assertThat(vendor.heard()).hasSize(1);
    assertThat(threads)
        .allMatch(thread -> vendor.state(thread.id()).path("resolved").booleanValue());
  }

  @Test
  void a_thread_that_is_gone_keeps_no_other_from_being_closed() {
    var one = seed();
    var gone = thread("361628900000099999");
    var two = seed();

    var reports =
        backend.deliver(
            access(),
            Stream.of(one, gone, two).map(each -> Orders.closed(each, Orders.CLOSED)).toList());

    assertThat(bare(only(reports.get(0)))).isEqualTo(new Delivered(200, null, null));
    assertThat(bare(only(reports.get(1)))).isEqualTo(new Rejected(404, ""));
    assertThat(bare(only(reports.get(2)))).isEqualTo(new Delivered(200, null, null));
    assertThat(vendor.doneTo(one.id())).hasSize(1);
    assertThat(vendor.doneTo(two.id())).hasSize(1);
  }

  @Test
  void nobody_knows_of_a_thread_that_is_left_out() {
    vendor.letsAMissingThread(MissingThread.IS_LEFT_OUT);
    var one = seed();
    var gone = thread("361628900000099999");

    var reports =
        backend.deliver(
            access(),
            Stream.of(one, gone).map(each -> Orders.closed(each, Orders.CLOSED)).toList());

    assertThat(only(reports.get(0))).isInstanceOf(Delivered.class);
    assertThat(only(reports.get(1))).isInstanceOf(Unknown.class);
    assertThat(vendor.heard()).extracting(Heard::method).containsExactly("PATCH");
  }

  @Test
  void a_thread_of_another_chatbot_is_not_found() {
    vendor.seed("bot-2", "7");

    assertThat(only(deliver(Orders.closed(thread("7"), Orders.CLOSED))))
        .isEqualTo(new Rejected(404, "THREAD_NOT_FOUND: Thread not found"));
  }

  @Test
  void all_are_listed_but_the_one_that_is_too_large() {
    var threads = Stream.generate(this::seed).limit(130).toList();
    var large = threads.get(59);
    vendor.change(large.id(), shown -> shown.put("summary", "a".repeat(1 << 20)));

    var seen = new ArrayList<ExternalReference>();
    var passed = new ArrayList<ExternalReference>();
    String cursor = null;
    do {
      var reading = backend.list(access(), new VendorQuery(CHATBOT, null, cursor));
      if (!(reading instanceof Reading.Seen<VendorPage>(var page))) {
        throw new AssertionError("not seen, but " + reading);
      }
      page.threads().forEach(shown -> seen.add(shown.reference()));
      passed.addAll(page.oversized());
      cursor = page.next();
    } while (cursor != null);

    assertThat(seen).hasSize(129).doesNotHaveDuplicates().doesNotContain(large);
    assertThat(passed).containsExactly(large);
    assertThat(vendor.heard().getLast().target()).endsWith("?page=2&limit=100");
  }

  private static ExternalReference thread(String id) {
    return new ExternalReference(ContextgptThread.CONTEXTGPT, CHATBOT, id, null);
  }
}
