package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorPage.Unforeseen;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagesTest {
  private final IllegalStateException bug = new IllegalStateException("unforeseen");

  private Optional<VendorThread> thread(JsonNode item) {
    if (item.path("broken").asBoolean()) {
      throw bug;
    }
    return Fields.reference(Dialling.VENDOR, "account", item.path("id"))
        .map(reference -> new VendorThread(reference, List.of(), null));
  }

  private VendorPage page(String items) {
    return Pages.page(
        Dialling.VENDOR,
        "account",
        Fields.items(Json.read(items).orElseThrow()),
        "next",
        this::thread);
  }

  @Test
  void what_cannot_be_made_out_is_counted() {
    var page = page("[{\"id\": 1}, {\"id\": {}}, {\"id\": 2}, {\"id\": \"a\\u0000b\"}]");

    assertThat(page.threads()).extracting(each -> each.reference().id()).containsExactly("1", "2");
    assertThat(page.next()).isEqualTo("next");
    assertThat(page.unreadable()).isEqualTo(2);
    assertThat(page.unforeseen()).isEmpty();
  }

  @Test
  void what_nobody_foresaw_of_one_keeps_no_other_from_being_made_out() {
    var page =
        page(
            """
            [{"id": 1, "broken": true}, {"broken": true}, {"id": "a\\u0000b", "broken": true},
             {"id": 2}]
            """);

    assertThat(page.threads()).extracting(each -> each.reference().id()).containsExactly("2");
    assertThat(page.unreadable()).isEqualTo(2);
    assertThat(page.unforeseen())
        .containsExactly(
            new Unforeseen(new ExternalReference(Dialling.VENDOR, "account", "1", null), bug));
  }
}
