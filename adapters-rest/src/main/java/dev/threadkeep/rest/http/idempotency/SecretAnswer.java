package dev.threadkeep.rest.http.idempotency;

/** An answer's body with something in it that is shown once and never stored. */
public interface SecretAnswer {

  /** What is shown when the answer is given again. */
  Object withoutSecret();
}
