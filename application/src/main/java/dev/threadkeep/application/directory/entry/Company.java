package dev.threadkeep.application.directory.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organization that contacts belong to.
 *
 * @param domains of its addresses, at most 100
 * @param size how many people work there
 * @param revenue in a year, in whatever currency the organization counts
 */
public record Company(
    String name,
    List<String> domains,
    @Nullable String logoUrl,
    @Nullable Long size,
    @Nullable Long revenue)
    implements Details {
  private static final int MOST_DOMAINS = 100;
  private static final int LONGEST_DOMAIN = 253;

  /** The largest whole number that every JSON reader takes for what it is. */
  private static final long LARGEST = 9_007_199_254_740_991L;

  public Company {
    Limits.present("name", Limits.NAME, name);
    domains = List.copyOf(domains);
    if (domains.size() > MOST_DOMAINS) {
      throw new InvalidDetailException(
          "domains", "must have at most %d members".formatted(MOST_DOMAINS));
    }
    for (int position = 0; position < domains.size(); position++) {
      Limits.present("domains/" + position, LONGEST_DOMAIN, domains.get(position));
    }
    Limits.optional("logo_url", Limits.URL, logoUrl);
    checkAmount("size", size);
    checkAmount("revenue", revenue);
  }

  private static void checkAmount(String field, @Nullable Long amount) {
    if (amount != null && (amount < 0 || amount > LARGEST)) {
      throw new InvalidDetailException(field, "must be between 0 and %d".formatted(LARGEST));
    }
  }
}
