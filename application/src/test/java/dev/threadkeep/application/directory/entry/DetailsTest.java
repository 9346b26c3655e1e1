package dev.threadkeep.application.directory.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.vendor.Vendor;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DetailsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  static Stream<Arguments> whatCannotBe() {
    return Stream.of(
        refused("name", "must not be empty", () -> new Team(" ")),
        refused("name", "must have at most 255 characters", () -> new Team("𝄞".repeat(256))),
        refused(
            "name",
            "must not contain U+0000 or an unpaired surrogate",
            () -> new Project("a\u0000")),
        refused(
            "name",
            "must not contain U+0000 or an unpaired surrogate",
            () -> new Project("a\ud800")),
        refused(
            "email",
            "must have at most 320 characters",
            () -> new Teammate(Teammate.Type.USER, "A", "a".repeat(321), null)),
        refused(
            "phone",
            "must have at most 64 characters",
            () -> new Contact(null, null, "1".repeat(65), null, null)),
        refused("image_url", "must not be empty", () -> new Contact(null, null, null, "", null)),
        refused(
            "domains/1",
            "must not be empty",
            () -> new Company("A", List.of("a.org", ""), null, null, null)),
        refused(
            "domains",
            "must have at most 100 members",
            () -> new Company("A", Collections.nCopies(101, "a.org"), null, null, null)),
        refused(
            "size",
            "must be between 0 and 9007199254740991",
            () -> new Company("A", List.of(), null, -1L, null)),
        refused(
            "revenue",
            "must be between 0 and 9007199254740991",
            () -> new Company("A", List.of(), null, null, Long.MAX_VALUE)),
        refused(
            "color",
            "must have at most 32 characters",
            () -> new TagLook(new Tag("a"), "#".repeat(33), null)),
        refused("name", "a tag must not be empty", () -> TagLook.named(" ")),
        refused(
            "external_ids/intercom",
            "must not be empty",
            () -> new ExternalIds(Map.of(new Vendor("intercom"), ""))));
  }

  private static Arguments refused(String field, String message, Supplier<Object> value) {
    return Arguments.of(field, message, value);
  }

  @ParameterizedTest
  @MethodSource("whatCannotBe")
  void what_cannot_be_is_refused_by_the_name_of_its_field(
      String field, String message, Supplier<Object> value) {
    assertThatThrownBy(value::get)
        .isInstanceOfSatisfying(
            InvalidDetailException.class,
            refused -> {
              assertThat(refused.field()).isEqualTo(field);
              assertThat(refused).hasMessage(message);
            });
  }

  @Test
  void tags_and_contacts_are_looked_up_without_regard_to_case() {
    assertThat(TagLook.plain(new Tag("ISTANBUL")).key()).isEqualTo("istanbul");
    assertThat(new Contact(null, "INFO@Example.COM", null, null, null).key())
        .isEqualTo("info@example.com");
    assertThat(Contact.UNKNOWN.key()).isNull();
    assertThat(new Team("Support").key()).isNull();
  }

  @Test
  void a_number_is_for_teammates_and_teams_alone() {
    var id = new EntryId("x");

    assertThatThrownBy(() -> new Entry<>(id, null, new Team("A"), ExternalIds.none(), 1, NOW, NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Entry<>(id, 1, new Project("A"), ExternalIds.none(), 1, NOW, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
