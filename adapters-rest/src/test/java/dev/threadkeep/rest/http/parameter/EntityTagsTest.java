package dev.threadkeep.rest.http.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.parameter.EntityTags.IfMatch;
import io.micronaut.http.HttpRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

  @Test
  void a_version_has_a_strong_tag() {
    assertThat(EntityTags.of(3)).isEqualTo("\"3\"");
  }

  @Test
  void without_the_header_any_version_will_do() {
    assertThat(EntityTags.ifMatch(HttpRequest.GET("/").getHeaders()))
        .isEqualTo(new IfMatch.Absent());
    assertThat(new IfMatch.Absent().admits(7)).isTrue();
  }

  @Test
  void a_star_admits_any_version() {
    assertThat(ifMatch("*")).isEqualTo(new IfMatch.Existing());
  }

  @Test
  void a_tag_admits_its_version_alone() {
    assertThat(ifMatch("\"3\"").admits(3)).isTrue();
    assertThat(ifMatch("\"3\"").admits(4)).isFalse();
  }

  @Test
  void a_list_admits_each_of_its_versions() {
    assertThat(ifMatch("\"3\", \"4\" ,\"5\"")).isEqualTo(new IfMatch.OneOf(Set.of(3L, 4L, 5L)));
  }

  @Test
  void two_headers_are_one_list() {
    assertThat(ifMatch("\"3\"", "\"4\"")).isEqualTo(new IfMatch.OneOf(Set.of(3L, 4L)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"3\"", "\"abc\"", "\"03\"", "\"\"", "\"99999999999999999999\""})
  void a_weak_or_foreign_tag_admits_nothing(String tag) {
    assertThat(ifMatch(tag)).isEqualTo(new IfMatch.OneOf(Set.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "\"3", "3\"", "\"3\" \"4\"", "*, \"3\"", "w/\"3\"", ",", ""})
  void what_is_no_list_of_tags_is_refused(String value) {
    assertThatThrownBy(() -> ifMatch(value))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("If-Match");
  }

  private static IfMatch ifMatch(String... values) {
    var request = HttpRequest.GET("/");
    for (var value : values) {
      request.header("If-Match", value);
    }
    return EntityTags.ifMatch(request.getHeaders());
  }
}
