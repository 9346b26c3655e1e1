package dev.threadkeep.rest.dialect.productlane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.access.Scope;
import dev.threadkeep.rest.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeTest {

  private Service service;

  @BeforeAll
  void start() {
    service = Service.start();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void a_key_tells_what_it_may_do_in_productlanes_words() {
    var client = ProductlaneClient.writing(service);

    var me = client.send("GET", "/me", null);

    assertThat(me.status()).isEqualTo(200);
    assertThat(me.body())
        .isEqualTo(
            """
            {"workspace_id":"%s","api_key_id":"writer00",\
            "scopes":["comments:write","messages:write","threads:read","threads:write"],\
            "linear_team_ids":[],"default_linear_team_id":null}"""
                .formatted(Service.ORGANIZATION));
  }

  @Test
  void any_key_will_do() {
    var key = service.key("deliver0", Service.ORGANIZATION, Scope.DELIVERIES_READ);

    var me = ProductlaneClient.of(service, key).send("GET", "/me", null);

    assertThat(me.status()).isEqualTo(200);
    assertThat(me.json().path("scopes")).isEmpty();
  }

  @Test
  void a_key_that_was_revoked_elsewhere_is_told_nothing() {
    var key = service.key("revoked0", Service.ORGANIZATION, Scope.THREADS_READ);
    var client = ProductlaneClient.of(service, key);
    assertThat(client.send("GET", "/me", null).status()).isEqualTo(200);

    service.revokeElsewhere("revoked0");

    assertThat(client.send("GET", "/me", null).status()).isEqualTo(401);
  }
}
