package dev.threadkeep.vendors.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorPage.Unforeseen;
import dev.threadkeep.application.delivery.VendorThread;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes pages of lists, passing over what cannot be made out in them. */
public final class Pages {
  private Pages() {}

  /**
   * @param account below which the vendor lists them; blank where it knows none
   */
  public static VendorPage page(
      Vendor vendor,
      String account,
      List<JsonNode> items,
      @Nullable String next,
      Function<JsonNode, Optional<VendorThread>> read) {
    var threads = new ArrayList<VendorThread>();
    var unforeseen = new ArrayList<Unforeseen>();
    for (var item : items) {
      try {
        read.apply(item).ifPresent(threads::add);
      } catch (RuntimeException failure) {
        // All vendors call it that; without it there is nobody to tell of.
        Fields.reference(vendor, account, item.path("id"))
            .map(reference -> new Unforeseen(reference, failure))
            .ifPresent(unforeseen::add);
      }
    }
    return new VendorPage(
        threads, next, items.size() - threads.size() - unforeseen.size(), List.of(), unforeseen);
  }
}
