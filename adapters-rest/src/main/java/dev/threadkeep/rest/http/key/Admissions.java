package dev.threadkeep.rest.http.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.threadkeep.application.access.Authentication;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.domain.party.KeyId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers in, and remembers for a while whom it let in, so that a request costs no trip of its
 * own for its key.
 *
 * <p>That is safe since every store checks in its own first trip that the caller's key still works.
 * What is answered without a store having been asked must be checked with {@link
 * Admission#stillHolds()} first.
 */
@Singleton
public final class Admissions {

  private static final int MOST = 10_000;
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Authentication authentication;

  // By the key's digest, so that no secret lies in memory for longer than its request.
  private final Cache<String, Caller> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

  Admissions(Authentication authentication) {
    this.authentication = authentication;
  }

  /**
   * Lets in whoever {@code presented} is the key of.
   *
   * @throws KeyInvalidException if it is no key that works
   */
  public Admission admit(String presented) {
    var digest = digest(presented);
    var remembered = known.getIfPresent(digest);
    return remembered == null
        ? new Admission(presented, digest, authenticate(presented, digest), true)
        : new Admission(presented, digest, remembered, false);
  }

  /** Lets in whoever is remembered, without asking anybody; nothing if nobody is. */
  public @Nullable Admission remembered(String presented) {
    var digest = digest(presented);
    var caller = known.getIfPresent(digest);
    return caller == null ? null : new Admission(presented, digest, caller, false);
  }

  /** Forgets whom {@code key} let in: it was revoked, or is about to expire. */
  public void forget(KeyId key) {
    known.asMap().values().removeIf(caller -> key.equals(caller.key()));
  }

  private Caller authenticate(String presented, String digest) {
    var caller = authentication.authenticate(presented);
    known.put(digest, caller);
    return caller;
  }

  private static String digest(String presented) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(presented.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every JDK has this algorithm
    }
  }

  /** One request that was let in. */
  public final class Admission {

    private final String presented;
    private final String digest;
    private final Caller caller;
    private volatile boolean fresh;

    private Admission(String presented, String digest, Caller caller, boolean fresh) {
      this.presented = presented;
      this.digest = digest;
      this.caller = caller;
      this.fresh = fresh;
    }

    public Caller caller() {
      return caller;
    }

    /** Whether the key was looked up for this very request. */
    public boolean isFresh() {
      return fresh;
    }

    /** Notes that the key has turned out to work. */
    public void confirm() {
      fresh = true;
    }

    /** Whether the key still works, which is looked up. */
    public boolean stillHolds() {
      try {
        var _ = authenticate(presented, digest);
        return true;
      } catch (KeyInvalidException _) {
        end();
        return false;
      }
    }

    /** Remembers this caller no longer: its key has turned out not to work. */
    public void end() {
      known.invalidate(digest);
    }
  }
}
