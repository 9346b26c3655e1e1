package dev.threadkeep.vendors.fake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By the examples that everybody knows. */
class SignaturesTest {
  @ParameterizedTest
  @CsvSource({
    "HmacSHA1, de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9",
    "HmacSHA256, f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8"
  })
  void are_as_they_are_elsewhere(String algorithm, String signature) {
    assertThat(Signatures.hmac(algorithm, "key", "The quick brown fox jumps over the lazy dog"))
        .isEqualTo(signature);
  }
}
