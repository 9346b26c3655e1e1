package dev.threadkeep.rest.reference;

import dev.threadkeep.application.delivery.VendorTitle;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.rest.http.failure.Field;
import dev.threadkeep.rest.http.json.Pointers;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes references out of what clients give, by the rules of all vendors. */
@Singleton
public final class ReferenceRules {

  private final Map<Vendor, ReferenceRule> rules;

  ReferenceRules(List<ReferenceRule> rules) {
    this.rules =
        rules.stream()
            .collect(Collectors.toUnmodifiableMap(ReferenceRule::vendor, Function.identity()));
  }

  /** The vendor of this name, for a reference at {@code pointer}. */
  public static Vendor vendor(String pointer, String name) {
    return Field.of(pointer, () -> new Vendor(name));
  }

  /**
   * The reference that {@code given} is.
   *
   * @param pointer where it stands in the body
   * @throws dev.threadkeep.rest.http.failure.ApiException naming what is wrong with it
   */
  public ExternalReference reference(String pointer, Vendor vendor, ReferenceInput given) {
    var connection = given.connectionId() == null ? null : new ConnectionId(given.connectionId());
    var account = account(pointer, vendor, given.account(), connection);
    return Field.of(pointer, () -> new ExternalReference(vendor, account, given.id(), connection));
  }

  private String account(
      String pointer, Vendor vendor, @Nullable String given, @Nullable ConnectionId connection) {
    var rule = rules.get(vendor);
    if (rule != null) {
      if (given == null || given.isBlank()) {
        throw Field.invalid(
            pointer, "must be an object whose account is %s".formatted(rule.account()));
      }
      return given;
    }
    var own = connection == null ? "" : connection.toString();
    if (given != null && !given.isEmpty() && !given.equalsIgnoreCase(own)) {
      throw Field.invalid(
          Pointers.member(pointer, "account"),
          "must be left out: %s has none, and the service fills it in"
              .formatted(VendorTitle.of(vendor)));
    }
    return own;
  }
}
