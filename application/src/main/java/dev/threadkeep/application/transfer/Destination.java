package dev.threadkeep.application.transfer;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.party.Through;
import org.jspecify.annotations.Nullable;

/** Into which organizations an import goes. */
public sealed interface Destination {

  /** On whose behalf something is imported, and how that is signed in the audit. */
  record Target(Caller caller, Signature signature) {}

  /**
   * Into the caller's own organization, whatever the file calls it. A second organization in the
   * file goes nowhere.
   */
  record Own(Target target) implements Destination {}

  /** Into the one of this name, created as the file has it where there is none. */
  record Named(String name, OrganizationStore organizations, Ids ids) implements Destination {}

  /** Each of the file's into the one of its own name, created as the file has it likewise. */
  record EachByItsName(OrganizationStore organizations, Ids ids) implements Destination {}

  /**
   * Where what follows an organization's record goes.
   *
   * @param inFile absent where the file has no such record
   * @param isFirst whether nothing has been imported before
   * @throws IllegalArgumentException if it can go nowhere
   */
  default Target target(@Nullable Organization inFile, boolean isFirst) {
    return switch (this) {
      case Own(var target) -> {
        requireFirst(isFirst);
        yield target;
      }
      case Named(var name, var organizations, var ids) -> {
        requireFirst(isFirst);
        yield served(named(name, inFile, organizations, ids));
      }
      case EachByItsName(var organizations, var ids) -> {
        if (inFile == null) {
          throw new IllegalArgumentException(
              "nothing says to which organization it belongs; name one");
        }
        yield served(named(inFile.name(), inFile, organizations, ids));
      }
    };
  }

  private static void requireFirst(boolean isFirst) {
    if (!isFirst) {
      throw new IllegalArgumentException(
          "a second organization begins, but this import is into one");
    }
  }

  private static Organization named(
      String name, @Nullable Organization inFile, OrganizationStore organizations, Ids ids) {
    var there = organizations.find(name);
    if (there.isPresent()) {
      return there.get();
    }
    if (inFile == null) {
      throw new IllegalArgumentException(
          "there is no organization \"%s\", and nothing says when it began".formatted(name));
    }
    // Renamed, it may be there under another name.
    var id =
        organizations.find(inFile.id()).isEmpty() ? inFile.id() : new OrganizationId(ids.next());
    return organizations.findOrCreate(new Organization(id, name, inFile.createdAt()));
  }

  private static Target served(Organization organization) {
    var caller = Caller.service(organization.id(), new Actor.Policy());
    return new Target(caller, new Signature(new Actor.Operator(), Through.IMPORT, null));
  }
}
