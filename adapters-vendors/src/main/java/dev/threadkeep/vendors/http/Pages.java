package dev.threadkeep.vendors.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.VendorPage;
import dev.threadkeep.application.delivery.VendorThread;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes pages of lists, passing over what cannot be made out in them. */
public final class Pages {
  private Pages() {}

  public static VendorPage page(
      List<JsonNode> items,
      @Nullable String next,
      Function<JsonNode, Optional<VendorThread>> read) {
    var threads = items.stream().map(read).flatMap(Optional::stream).toList();
    return new VendorPage(threads, next, items.size() - threads.size());
  }
}
