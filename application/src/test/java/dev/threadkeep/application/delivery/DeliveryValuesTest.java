package dev.threadkeep.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.threadkeep.domain.message.MessageKind;
import dev.threadkeep.domain.message.MessageText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryValuesTest {

  @Test
  void credentials_print_their_names_alone() {
    assertThat(Credentials.ofToken("secret")).hasToString("Credentials[token]");
  }

  @Test
  void a_blank_token_is_none() {
    assertThat(Credentials.ofToken(" ").token()).isEmpty();
  }

  @Test
  void a_state_has_one_value_for_a_register() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Wanted.State(
                    List.of(new RegisterValue.Important(true), new RegisterValue.Important(false)),
                    false))
        .withMessage("two values for IMPORTANT");
  }

  @Test
  void a_state_is_of_something() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Wanted.State(List.of(), false));
  }

  @Test
  void nobody_says_what_the_contact_says() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new VendorMessage(MessageKind.INBOUND, new MessageText("Hi"), Instant.EPOCH));
  }

  @Test
  void everything_together_takes_as_long_as_four_calls() {
    var settings =
        new AccessSettings(null, Duration.ofSeconds(15), new ReasonPlace.Nowhere(), List.of());

    assertThat(settings.longest()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void a_call_has_some_time() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new AccessSettings(null, Duration.ZERO, new ReasonPlace.Nowhere(), List.of()));
  }
}
