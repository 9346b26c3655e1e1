package dev.threadkeep.rest.canonical.thread;

import dev.threadkeep.application.thread.ThreadQuery.Narrowing;
import dev.threadkeep.domain.insight.InboxTab;
import dev.threadkeep.domain.party.ContactId;
import dev.threadkeep.domain.party.TeamId;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.vendor.Vendor;
import dev.threadkeep.rest.canonical.Words;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one parameter by which a list of threads is narrowed down. */
final class ThreadNarrowing {

  static final List<String> NAMES =
      List.of(
          "assignee",
          "team",
          "tag",
          "tab",
          "escalated",
          "important",
          "contact",
          "external_ref",
          "q");

  private ThreadNarrowing() {}

  /**
   * What {@code parameters} narrow the list down by.
   *
   * @param beside what may be given beside one of them, for who gives several
   * @throws dev.threadkeep.rest.http.failure.ApiException if there are several, naming them
   */
  static Narrowing of(Call call, QueryParameters parameters, String beside) {
    var given = NAMES.stream().filter(name -> parameters.text(name).isPresent()).toList();
    if (given.size() > 1) {
      throw QueryParameters.bad(
          String.join(" and ", given),
          "do not go together: give one of %s, beside %s"
              .formatted(String.join(", ", NAMES), beside));
    }
    return given.isEmpty() ? new Narrowing.None() : by(call, parameters, given.getFirst());
  }

  private static Narrowing by(Call call, QueryParameters parameters, String name) {
    Optional<? extends Narrowing> narrowing =
        switch (name) {
          case "assignee" -> parameters.value(name, text -> byAssignee(call, text));
          case "team" ->
              parameters.value(
                  name, text -> new Narrowing.ByTeam(isNone(text) ? null : new TeamId(text)));
          case "tag" -> parameters.value(name, text -> new Narrowing.ByTag(new Tag(text)));
          case "tab" ->
              parameters
                  .word(name, InboxTab.class, Words::hyphenated)
                  .map(tab -> new Narrowing.ByTab(tab, asking(call)));
          case "escalated" -> parameters.flag(name).map(Narrowing.ByEscalated::new);
          case "important" -> parameters.flag(name).map(Narrowing.ByImportant::new);
          case "contact" ->
              parameters.value(name, text -> new Narrowing.ByContact(new ContactId(text)));
          case "external_ref" -> parameters.value(name, ThreadNarrowing::byReference);
          case "q" -> parameters.value(name, Narrowing.ByTitleWord::new);
          default -> throw new IllegalArgumentException("no list is narrowed by " + name);
        };
    return narrowing.orElseThrow();
  }

  private static Narrowing byAssignee(Call call, String text) {
    if (isNone(text)) {
      return new Narrowing.ByAssignee(null);
    }
    if (!text.equals("me")) {
      return new Narrowing.ByAssignee(TeammateId.parse(text));
    }
    var me = asking(call);
    if (me == null) {
      throw new IllegalArgumentException(
          "can be me only where the request or its key names a teammate");
    }
    return new Narrowing.ByAssignee(me);
  }

  private static Narrowing byReference(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw new IllegalArgumentException(
          "must be a vendor and its id, such as intercom:1911149811");
    }
    return new Narrowing.ByReference(
        new Vendor(text.substring(0, colon)), null, text.substring(colon + 1));
  }

  private static boolean isNone(String text) {
    return text.equals("none");
  }

  private static @Nullable TeammateId asking(Call call) {
    var teammate = call.teammate();
    return teammate == null ? null : teammate.id();
  }
}
