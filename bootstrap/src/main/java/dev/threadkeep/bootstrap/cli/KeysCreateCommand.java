package dev.threadkeep.bootstrap.cli;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyManagement.NewKey;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.bootstrap.wiring.MicrosecondClock;
import dev.threadkeep.bootstrap.wiring.RandomIds;
import dev.threadkeep.bootstrap.wiring.Storage;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a key, beside a running service or without one. */
@Command(
    name = "create",
    description =
        "Makes a key and prints it, alone, on standard output. It is shown this once. The organization"
            + " is created where there is none.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class KeysCreateCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin private DataFolderOption data;

  @Option(
      names = "--organization",
      required = true,
      paramLabel = "NAME",
      description = "Whose threads the key gives access to.")
  private String organization;

  @Option(
      names = "--scopes",
      required = true,
      split = ",",
      paramLabel = "SCOPES",
      converter = ScopeWord.class,
      description =
          "What the key may do: threads:read, threads:write, deliveries:read, deliveries:write,"
              + " directory:write, admin.")
  private List<Scope> scopes;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "command line",
      description = "What to call the key in lists; \"${DEFAULT-VALUE}\" unless told otherwise.")
  private String name;

  @Option(
      names = "--expires",
      paramLabel = "WHEN",
      converter = ExpiryWord.class,
      description = "When it stops working: 2027-01-31T12:00:00Z, or in so many days: 90d.")
  private @Nullable Instant expires;

  @Override
  public void run() {
    var now = MicrosecondClock.SYSTEM.instant();
    var candidate = candidate(now);
    requireScope();
    requireFuture(now);
    try (var storage = Storage.share(data.settings(), spec.commandLine().getErr()::println)) {
      var kept = storage.stores().organizations().findOrCreate(candidate);
      if (kept.id().equals(candidate.id())) {
        spec.commandLine().getErr().printf("Created the organization \"%s\".%n", kept.name());
      }
      var caller = Caller.service(kept.id(), new Actor.Policy());
      var issued =
          storage
              .keyManagement()
              .create(
                  caller,
                  Signature.atTheCommandLine(),
                  new NewKey(name, EnumSet.copyOf(scopes), null, expires));
      spec.commandLine().getOut().println(issued.secret().reveal());
    }
  }

  private Organization candidate(Instant now) {
    if (name.isBlank() || name.codePointCount(0, name.length()) > 128) {
      throw wrong("--name must have 1 to 128 characters");
    }
    try {
      return new Organization(
          new OrganizationId(RandomIds.secure().next()), organization.strip(), now);
    } catch (IllegalArgumentException unfit) {
      throw wrong("--organization: " + unfit.getMessage());
    }
  }

  private void requireScope() {
    if (scopes.isEmpty()) {
      throw wrong("--scopes must name at least one");
    }
  }

  private void requireFuture(Instant now) {
    if (expires != null && !expires.isAfter(now)) {
      throw wrong("--expires must be in the future");
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
