package dev.threadkeep.bootstrap.demo;

import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.directory.Directory;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.ExternalIds;
import dev.threadkeep.application.directory.entry.Teammate;
import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who works in the demo organization. */
final class DemoTeam {
  static final Assignee MARK = user("0199a000-0000-7000-8000-00000000a001");
  static final Assignee ADA = user("0199a000-0000-7000-8000-00000000a002");
  static final Assignee NOOR = user("0199a000-0000-7000-8000-00000000a003");

  /** Contactship's documentation calls it agent-a1b2c3d4-…. */
  static final Assignee RECEPTION = agent("a1b2c3d4-e5f6-7890-abcd-ef1234567890");

  static final Assignee BILLING_BOT = agent("0199a000-0000-7000-8000-00000000a005");

  static final TeamId SUPPORT = new TeamId("support");
  static final TeamId BILLING = new TeamId("billing");

  /** The numbers are the admins that Intercom's documentation names. */
  private static final List<Member> MEMBERS =
      List.of(
          new Member(MARK, "Mark Strong", "mk@acmeinc.org", Map.of("intercom", "814860")),
          new Member(ADA, "Ada Lindqvist", "ada@acmeinc.org", Map.of("intercom", "5784329")),
          new Member(NOOR, "Noor Haddad", "noor@acmeinc.org", Map.of()),
          new Member(RECEPTION, "Reception agent", null, Map.of()),
          new Member(BILLING_BOT, "Billing bot", null, Map.of()));

  private DemoTeam() {}

  /** Adds those who are missing. */
  static void hire(Caller caller, DirectoryStore store, Directory directory) {
    for (var member : MEMBERS) {
      var id = EntryId.of(member.who().id().value());
      if (store.find(caller, Teammate.class, id).isEmpty()) {
        directory.create(caller, member.details(), member.externalIds(), id);
      }
    }
  }

  private static Assignee user(String id) {
    return new Assignee.User(TeammateId.parse(id));
  }

  private static Assignee agent(String id) {
    return new Assignee.Agent(TeammateId.parse(id));
  }

  private record Member(
      Assignee who, String name, @Nullable String email, Map<String, String> idAtVendor) {

    Teammate details() {
      return new Teammate(type(), name, email, null);
    }

    ExternalIds externalIds() {
      return new ExternalIds(
          idAtVendor.entrySet().stream()
              .collect(Collectors.toMap(entry -> new Vendor(entry.getKey()), Map.Entry::getValue)));
    }

    private Teammate.Type type() {
      return switch (who) {
        case Assignee.User _ -> Teammate.Type.USER;
        case Assignee.Agent _ -> Teammate.Type.AGENT;
      };
    }
  }
}
