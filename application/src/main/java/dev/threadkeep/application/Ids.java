package dev.threadkeep.application;

import dev.threadkeep.domain.thread.ThreadNumber;
import java.util.UUID;

/** Out-port: new ids. The only source of chance in the application. */
public interface Ids {
  /** A UUIDv7 (RFC 9562 §5.7), later ones greater than earlier ones on this node. */
  UUID next();

  /** A random thread number; unique only once the store has taken it. */
  ThreadNumber nextThreadNumber();

  /** A random positive number below 2^31, as Intercom's clients want for admins and teams. */
  int nextDirectoryNumber();

  /** {@code length} random letters and digits, unpredictable enough for a secret. */
  String nextSecret(int length);
}
