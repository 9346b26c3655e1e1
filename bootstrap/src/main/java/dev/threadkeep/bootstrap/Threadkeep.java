package dev.threadkeep.bootstrap;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program that {@code ./threadkeep} runs. */
@Command(
    name = "threadkeep",
    description = "Keeps conversation threads and their lifecycle.",
    mixinStandardHelpOptions = true,
    versionProvider = Threadkeep.Version.class)
public final class Threadkeep implements Runnable {

  private Threadkeep() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Threadkeep()).execute(arguments));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      var version = Threadkeep.class.getPackage().getImplementationVersion();
      return new String[] {"threadkeep " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
