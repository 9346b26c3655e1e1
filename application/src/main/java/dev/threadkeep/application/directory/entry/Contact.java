package dev.threadkeep.application.directory.entry;

import dev.threadkeep.domain.party.CompanyId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person outside the organization. Nothing of it need be known: who writes from a number may
 * never say more.
 *
 * @param company which must be in the directory
 */
public record Contact(
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String imageUrl,
    @Nullable CompanyId company)
    implements Details {
  private static final int LONGEST_PHONE = 64;

  /** Somebody of whom nothing is known. */
  public static final Contact UNKNOWN = new Contact(null, null, null, null, null);

  public Contact {
    Limits.optional("name", Limits.NAME, name);
    Limits.optional("email", Limits.EMAIL, email);
    Limits.optional("phone", LONGEST_PHONE, phone);
    Limits.optional("image_url", Limits.URL, imageUrl);
  }

  @Override
  public @Nullable String key() {
    return email == null ? null : email.toLowerCase(Locale.ROOT);
  }
}
