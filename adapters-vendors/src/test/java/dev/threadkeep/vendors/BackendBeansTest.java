package dev.threadkeep.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.BaseUrlCheck;
import dev.threadkeep.application.delivery.Credentials;
import dev.threadkeep.application.delivery.VendorBackend;
import dev.threadkeep.vendors.http.Networks;
import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.Test;

class BackendBeansTest {

  @Test
  void backends_register_themselves() {
    try (var context =
        ApplicationContext.builder().singletons(Networks.publicOnly()).build().start()) {
      assertThat(context.getBeansOfType(VendorBackend.class))
          .extracting(backend -> backend.vendor().name())
          .containsExactlyInAnyOrder(
              "feather", "contactship", "intercom", "productlane", "contextgpt");
    }
  }

  @Test
  void only_who_sends_webhooks_has_a_use_for_their_secret() {
    try (var context =
        ApplicationContext.builder().singletons(Networks.publicOnly()).build().start()) {
      assertThat(context.getBeansOfType(VendorBackend.class))
          .filteredOn(backend -> backend.credentials().contains(Credentials.WEBHOOK_SECRET))
          .extracting(backend -> backend.vendor().name())
          .containsExactlyInAnyOrder("intercom", "productlane", "contextgpt");
    }
  }

  @Test
  void whoever_runs_the_service_says_where_connections_may_lead() {
    try (var context =
        ApplicationContext.builder().singletons(Networks.parse("10.1.0.0/16")).build().start()) {
      var check = context.getBean(BaseUrlCheck.class);

      assertThat(check.flawOf("http://10.1.2.3")).isEmpty();
      assertThat(check.flawOf("http://10.2.0.1")).isPresent();
    }
  }
}
