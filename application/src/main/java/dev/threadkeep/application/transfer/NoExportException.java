package dev.threadkeep.application.transfer;

/** What was to be imported does not begin as an export that this version reads. */
public final class NoExportException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final long line;

  NoExportException(long line, String message) {
    super(message, null, false, false);
    this.line = line;
  }

  /** Where it should have begun. */
  public long line() {
    return line;
  }
}
