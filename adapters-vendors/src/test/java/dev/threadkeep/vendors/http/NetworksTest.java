package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450:4001::1",
        "::ffff:8.8.8.8"
      })
  void addresses_of_the_internet_are_public(String address) {
    assertThat(Networks.isPublic(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.255",
        "169.254.169.254",
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::a00:1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:808:808::",
        "3fff::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void all_others_are_not(String address) {
    assertThat(Networks.isPublic(InetAddress.ofLiteral(address))).isFalse();
  }

  @Test
  void a_network_has_the_addresses_that_begin_as_it_does() {
    var networks = Networks.parse("10.1.0.0/16, fd00::/9 ,192.168.7.7");

    assertThat(networks.name(InetAddress.ofLiteral("10.1.255.255"))).isTrue();
    assertThat(networks.name(InetAddress.ofLiteral("10.2.0.0"))).isFalse();
    assertThat(networks.name(InetAddress.ofLiteral("fd7f:ffff::"))).isTrue();
    assertThat(networks.name(InetAddress.ofLiteral("fd80::"))).isFalse();
    assertThat(networks.name(InetAddress.ofLiteral("192.168.7.7"))).isTrue();
    assertThat(networks.name(InetAddress.ofLiteral("192.168.7.6"))).isFalse();
  }

  @Test
  void an_address_in_the_form_of_the_sixth_version_is_the_one_it_holds() {
    var networks = Networks.parse("10.0.0.0/8");

    assertThat(networks.name(InetAddress.ofLiteral("::ffff:10.0.0.1"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "fd00::/129", "example.com", "10/8x", "/8"})
  void what_is_no_network_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Networks.parse(text))
        .withMessageContaining("\"%s\" is no network", text);
  }
}
