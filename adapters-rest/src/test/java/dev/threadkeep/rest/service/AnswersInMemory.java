package dev.threadkeep.rest.service;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.idempotency.Claim;
import dev.threadkeep.application.idempotency.IdempotencyKey;
import dev.threadkeep.application.idempotency.IdempotencyStore;
import dev.threadkeep.application.idempotency.KeptAnswer;
import dev.threadkeep.application.idempotency.RepeatedRequestException;
import dev.threadkeep.domain.party.OrganizationId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers in a map. What was begun is not undone here: the stores beside it know no transactions.
 */
public final class AnswersInMemory implements IdempotencyStore {

  /** By what an answer was kept. */
  public enum By {
    ITS_CHANGE,
    ITS_REQUEST,
    A_STEP_BEHIND
  }

  private record Slot(OrganizationId organization, IdempotencyKey key) {}

  /**
   * A request with a key.
   *
   * @param answer absent while it is under way
   */
  private record Kept(Claim claim, @Nullable KeptAnswer answer, By by) {}

  private final KeysInMemory keys;
  private final Map<Slot, Kept> all = new LinkedHashMap<>();

  AnswersInMemory(KeysInMemory keys) {
    this.keys = keys;
  }

  private static Slot slot(Caller caller, Claim claim) {
    return new Slot(caller.organization(), claim.key());
  }

  synchronized void refuseRepeated(Caller caller, Claim claim) {
    var kept = all.get(slot(caller, claim));
    if (kept == null) {
      return;
    }
    if (kept.answer() == null) {
      throw new RepeatedRequestException.KeyInUse();
    }
    if (!kept.claim().equals(claim) || kept.answer().isErased()) {
      throw new RepeatedRequestException.KeyReused();
    }
    throw new RepeatedRequestException.AnsweredBefore(kept.answer());
  }

  synchronized void keep(Caller caller, Claim claim, @Nullable KeptAnswer answer, By by) {
    all.put(slot(caller, claim), new Kept(claim, answer, by));
  }

  /** By what the answer to the service's own organization's request was kept. */
  public synchronized By keptBy(String key) {
    return all.get(new Slot(Service.ORGANIZATION, new IdempotencyKey(key))).by();
  }

  /** What is kept of it, as it is stored. */
  public synchronized String text(String key) {
    var answer = all.get(new Slot(Service.ORGANIZATION, new IdempotencyKey(key))).answer();
    return answer == null ? "" : answer.text();
  }

  @Override
  public synchronized void keep(Caller caller, Claim claim, KeptAnswer answer) {
    refuseRepeated(caller, claim);
    keep(caller, claim, answer, By.A_STEP_BEHIND);
  }

  @Override
  public synchronized Undertaking begin(Caller caller, Claim claim) {
    keys.check(caller);
    refuseRepeated(caller, claim);
    keep(caller, claim, null, By.ITS_REQUEST);
    return new Begun(caller, claim);
  }

  private final class Begun implements Undertaking, Caller.Work {
    private final Caller caller;
    private final Claim claim;
    private boolean isKept;

    Begun(Caller caller, Claim claim) {
      this.caller = caller;
      this.claim = claim;
    }

    @Override
    public Caller caller() {
      return caller.within(this);
    }

    @Override
    public void keep(KeptAnswer answer) {
      AnswersInMemory.this.keep(caller, claim, answer, By.ITS_REQUEST);
      isKept = true;
    }

    @Override
    public void keepRefusal(KeptAnswer answer) {
      keep(answer);
    }

    @Override
    public void close() {
      if (!isKept) {
        synchronized (AnswersInMemory.this) {
          all.remove(slot(caller, claim));
        }
      }
    }
  }

  /** Takes the people out of answers in which there are some that are looked for. */
  synchronized int blank(Caller caller, Predicate<KeptAnswer> mentions) {
    int blanked = 0;
    for (var slot : all.entrySet()) {
      var kept = slot.getValue();
      if (slot.getKey().organization().equals(caller.organization())
          && kept.answer() != null
          && !kept.answer().isErased()
          && mentions.test(kept.answer())) {
        slot.setValue(new Kept(kept.claim(), KeptAnswer.ERASED, kept.by()));
        blanked++;
      }
    }
    return blanked;
  }

  @Override
  public int forget(OrganizationId organization, Instant until, int most) {
    throw new UnsupportedOperationException();
  }
}
