package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.vendor.Vendor;
import java.util.Map;

/** What vendors are called in sentences: their names are for machines. */
public final class VendorTitle {
  /** Those that a capital at the beginning does not do justice to. */
  private static final Map<String, String> OTHERWISE = Map.of("contextgpt", "ContextGPT");

  private VendorTitle() {}

  public static String of(Vendor vendor) {
    var name = vendor.name();
    return OTHERWISE.getOrDefault(name, Character.toUpperCase(name.charAt(0)) + name.substring(1));
  }
}
