package dev.threadkeep.application.directory.entry;

import dev.threadkeep.domain.party.CompanyId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person outside the organization. Nothing of it need be known: who writes from a number may
 * never say more.
 *
 * @param company which must be in the directory
 * @param erasedAt when all else was erased; absent too of whoever was described anew since
 */
public record Contact(
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String imageUrl,
    @Nullable CompanyId company,
    @Nullable Instant erasedAt)
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

  public Contact(
      @Nullable String name,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String imageUrl,
      @Nullable CompanyId company) {
    this(name, email, phone, imageUrl, company, null);
  }

  /** Whether nothing is known of it but to which company it belongs. */
  public boolean isBlank() {
    return name == null && email == null && phone == null && imageUrl == null;
  }

  /** The same, belonging to this company or to none. */
  public Contact of(@Nullable CompanyId next) {
    return new Contact(name, email, phone, imageUrl, next, erasedAt);
  }

  /** Nothing but to which company it belonged. */
  public Contact erased(Instant at) {
    return new Contact(null, null, null, null, company, at);
  }

  @Override
  public @Nullable String key() {
    return email == null ? null : email.toLowerCase(Locale.ROOT);
  }
}
