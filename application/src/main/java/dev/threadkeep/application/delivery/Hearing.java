package dev.threadkeep.application.delivery;

import dev.threadkeep.domain.vendor.ExternalReference;
import org.jspecify.annotations.Nullable;

/** What came of looking at a webhook. */
public sealed interface Hearing {

  /**
   * It is the vendor's.
   *
   * @param event the same where it is sent again; absent where the vendor gives it no id
   * @param thread which it is about; absent where it is about none that could be made out
   */
  record Genuine(@Nullable String event, @Nullable ExternalReference thread) implements Hearing {}

  /** Nobody knows who sent it. */
  record Untrusted() implements Hearing {}
}
