package dev.threadkeep.application.inbound;

import dev.threadkeep.application.delivery.AccessSettings;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's accounts as a connection names them now, one of them nameless where it names none.
 * They are gone through in this order, and may be others the next time.
 */
public record Accounts(List<String> names) {
  public Accounts {
    names = List.copyOf(names);
  }

  public static Accounts of(AccessSettings settings) {
    return new Accounts(settings.accounts().isEmpty() ? List.of("") : settings.accounts());
  }

  public int number() {
    return names.size();
  }

  public String name(int account) {
    return names.get(account);
  }

  /** What to note of an account; absent where it has no name, or there is none. */
  public @Nullable String mark(int account) {
    return account < number() && !name(account).isEmpty() ? name(account) : null;
  }

  /**
   * Where the account stands now that stood at {@code account} by this name: there, or further
   * ahead where others have gone. Nothing where it is gone itself, or others came ahead of it:
   * nobody knows then which have been gone through.
   *
   * @param name absent where nobody noted it
   */
  public OptionalInt positionNow(int account, @Nullable String name) {
    if (name == null) {
      return OptionalInt.of(account);
    }
    int position = names.subList(0, Math.min(account + 1, number())).indexOf(name);
    return position < 0 ? OptionalInt.empty() : OptionalInt.of(position);
  }
}
