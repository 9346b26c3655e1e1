package dev.threadkeep.application.idempotency;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.domain.party.OrganizationId;
import java.time.Instant;

/**
 * Out-port: the answers that are kept, each organization's for itself. Of two requests with one key
 * the first to have its answer kept is the one that was carried out; the other one is told so,
 * wherever it is by then, and undone. A change of one thread keeps its answer by itself (see {@link
 * dev.threadkeep.application.thread.ThreadStore}); what is here is for all other requests.
 *
 * <p>An answer that is older than {@link KeptAnswer#LIFETIME} is as good as none. Every method that
 * takes a claim throws
 *
 * <ul>
 *   <li>{@link RepeatedRequestException.AnsweredBefore} if the same request was answered before,
 *   <li>{@link RepeatedRequestException.KeyReused} if a different one was, or the same but its
 *       answer was erased since,
 *   <li>{@link RepeatedRequestException.KeyInUse} if another one with the key is under way, and
 *       stays so for longer than is worth waiting,
 *   <li>{@code KeyInvalidException} if the caller's key no longer works.
 * </ul>
 */
public interface IdempotencyStore {

  /** Keeps the answer to a request that has changed nothing. */
  void keep(Caller caller, Claim claim, KeptAnswer answer);

  /**
   * Begins to carry out a request. All that is asked of stores on behalf of {@link
   * Undertaking#caller()} belongs to it: others see nothing of that before its answer is kept.
   */
  Undertaking begin(Caller caller, Claim claim);

  /**
   * Forgets answers that were kept until {@code until}, at most so many.
   *
   * @return how many were forgotten
   */
  int forget(OrganizationId organization, Instant until, int most);

  /** A request that is being carried out. It must be closed. */
  interface Undertaking extends AutoCloseable {
    /** On whose behalf the request's own steps are asked. */
    Caller caller();

    /** Keeps all that was done, together with the answer. It is over with that. */
    void keep(KeptAnswer answer);

    /** Undoes all that was done, and keeps the answer that says why. It is over with that. */
    void keepRefusal(KeptAnswer answer);

    /** Undoes all that was done, unless it was kept. */
    @Override
    void close();
  }
}
