package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.BaseUrlCheck;
import dev.threadkeep.application.delivery.BaseUrlCheckContract;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedUrlsTest implements BaseUrlCheckContract {

  @Override
  public BaseUrlCheck check() {
    return allowing("");
  }

  private static BaseUrlCheck allowing(String networks) {
    return new SavedUrls(SavedUrlsTest::lookUp, new NetworkGate(Networks.parse(networks)));
  }

  private static InetAddress[] lookUp(String host) throws UnknownHostException {
    return switch (host) {
      case "localhost" ->
          new InetAddress[] {InetAddress.ofLiteral("::1"), InetAddress.ofLiteral("127.0.0.1")};
      case "inside.example" -> new InetAddress[] {InetAddress.ofLiteral("10.1.2.3")};
      case "both.example" ->
          new InetAddress[] {InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("10.1.2.3")};
      case "nobody.example" -> throw new UnknownHostException(host);
      default -> new InetAddress[] {InetAddress.ofLiteral("8.8.8.8")};
    };
  }

  @ParameterizedTest
  @CsvSource({
    "https://localhost, 'leads to 0:0:0:0:0:0:0:1, which is not public and in no network that the service is allowed to call'",
    "https://inside.example, 'leads to 10.1.2.3, which is not public and in no network that the service is allowed to call'",
    "https://both.example, 'leads to 10.1.2.3, which is not public and in no network that the service is allowed to call'",
  })
  void a_name_that_leads_to_what_is_not_public_is_not_saved(String baseUrl, String flaw) {
    assertThat(allowing("").flawOf(baseUrl)).hasValue(flaw);
  }

  @ParameterizedTest
  @CsvSource({
    "https://inside.example, true",
    "http://inside.example, true",
    "https://api.intercom.io, true",
    "http://api.intercom.io, false",
    "http://both.example, false",
  })
  void clear_text_is_for_networks_that_are_allowed_alone(String baseUrl, boolean isFine) {
    assertThat(allowing("10.1.0.0/16").flawOf(baseUrl).isEmpty()).isEqualTo(isFine);
  }

  @ParameterizedTest
  @CsvSource({"https://nobody.example, ''", "http://nobody.example, 10.1.0.0/16"})
  void a_name_that_nobody_knows_yet_may_be_saved(String baseUrl, String networks) {
    assertThat(allowing(networks).flawOf(baseUrl)).isEmpty();
  }
}
