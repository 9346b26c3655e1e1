package dev.threadkeep.bootstrap;

import dev.threadkeep.bootstrap.cli.Program;

/** The program that {@code ./threadkeep} runs. */
public final class Threadkeep {

  private Threadkeep() {}

  public static void main(String[] arguments) {
    System.exit(Program.run(arguments));
  }
}
