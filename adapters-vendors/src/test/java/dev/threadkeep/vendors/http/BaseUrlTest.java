package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUrlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://8.8.8.8                       | fine
          https://[2606:4700::1111]:8443/x      | fine
          https://xn--bcher-kva.example         | fine
          https://my-host.example.              | fine
          https://my_host.example               | name a host
          HTTPS://EXAMPLE.COM/Api               | fine
          https://127.0.0.1                     | not public
          https://127.1                         | name a host
          https://2130706433                    | four decimal numbers
          https://0x7f000001                    | four decimal numbers
          https://0X7F.0.0.1                    | name a host
          https://0177.0.0.1                    | four decimal numbers
          https://127.0.0.01                    | four decimal numbers
          https://127.0.0.1.                    | name a host
          https://127.0.0.0x1                   | name a host
          https://1.2.3.4.5                     | name a host
          https://256.1.1.1                     | name a host
          https://0                             | four decimal numbers
          https://127.0.0.0x                    | name a host
          https://100.64.0.1                    | not public
          https://[::1]                         | not public
          https://[::]                          | not public
          https://[::ffff:127.0.0.1]            | disguise
          https://[::ffff:7f00:1]               | disguise
          https://[::127.0.0.1]                 | disguise
          https://[64:ff9b::7f00:1]             | not public
          https://[64:ff9b::10.0.0.1]           | disguise
          https://[2002:7f00:1::]               | not public
          https://[fe80::1%25eth0]              | disguise
          https://[fd00::1]                     | not public
          https://[ff02::1]                     | not public
          https://１２７.０.０.１                | name a host
          https://user@example.com              | user or a password
          https://example.com@10.0.0.1          | user or a password
          https://example.com#@10.0.0.1         | fragment
          https://example.com?x=1               | query
          https://example.com/../admin          | plain path
          https://example.com/a/./b             | plain path
          https://example.com/a%2fb             | plain path
          https://example.com//a                | plain path
          https://example.com\\@10.0.0.1        | a URL
          https://example.com:0                 | port
          https://example.com:65536             | port
          https://exa mple.com                  | a URL
          https://                              | a URL
          https:///path                         | name a host
          https:example.com                     | name a host
          http://8.8.8.8                        | https
          http://example.com                    | https
          file:///etc/passwd                    | https
          gopher://example.com                  | https
          example.com                           | https
          """)
  void its_form_leaves_no_doubt_about_whom_it_names(String url, String verdict) {
    assertThat(new NetworkGate(Networks.publicOnly()).flawOf(url).orElse("fine")).contains(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://10.1.2.3:8080                  | fine
          https://10.1.2.3                      | fine
          http://[fd00::7]                      | fine
          http://internal.example               | fine
          http://10.2.0.1                       | not public
          http://8.8.8.8                        | https
          http://167837955                      | four decimal numbers
          """)
  void networks_that_are_allowed_may_be_called_in_clear_text(String url, String verdict) {
    var gate = new NetworkGate(Networks.parse("10.1.0.0/16,fd00::/8"));

    assertThat(gate.flawOf(url).orElse("fine")).contains(verdict);
  }

  @Test
  void it_is_not_longer_than_any_that_is_meant() {
    var url = "https://example.com/" + "a".repeat(2_000);

    assertThat(new NetworkGate(Networks.publicOnly()).flawOf(url))
        .hasValue("must have at most 2000 characters");
  }
}
