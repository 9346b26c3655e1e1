package dev.threadkeep.domain.party;

import java.util.regex.Pattern;

/**
 * By which door a request came in: {@code canonical}, a dialect's name, {@code vendor:intercom},
 * {@code import}, {@code timer}. An open value, since dialects come and go.
 */
public record Through(String name) {
  private static final int LONGEST = 64;

  private static final Pattern VENDOR = Pattern.compile("vendor:([a-z][a-z0-9_-]*)");

  /** The API of our own. */
  public static final Through CANONICAL = new Through("canonical");

  /** What the service does by itself when a time has come. */
  public static final Through TIMER = new Through("timer");

  /** A record brought in from elsewhere. */
  public static final Through IMPORT = new Through("import");

  /** A command given on the machine itself. */
  public static final Through COMMAND_LINE = new Through("command-line");

  public Through {
    if (!hasForm(name)) {
      throw new IllegalArgumentException(
          "a door has 1 to 64 lower-case letters, digits, _ : and -");
    }
  }

  /** By hand: every event has one. */
  private static boolean hasForm(String name) {
    if (name.isEmpty() || name.length() > LONGEST || !isLetter(name.charAt(0))) {
      return false;
    }
    for (int at = 1; at < name.length(); at++) {
      char found = name.charAt(at);
      boolean isDigit = found >= '0' && found <= '9';
      if (!isLetter(found) && !isDigit && found != '_' && found != ':' && found != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char found) {
    return found >= 'a' && found <= 'z';
  }

  /**
   * Whose words are spoken at this door: what a vendor reports, by {@code vendor:feather}, is in
   * the words that the dialect {@code feather} uses.
   */
  public Through dialect() {
    var vendor = VENDOR.matcher(name);
    return vendor.matches() ? new Through(vendor.group(1)) : this;
  }

  @Override
  public String toString() {
    return name;
  }
}
