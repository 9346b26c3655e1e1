package dev.threadkeep.vendors.intercom;

import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.VendorTag;
import dev.threadkeep.vendors.http.Fields;
import dev.threadkeep.vendors.http.Result;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A conversation's tags, which are put on and taken off one by one. */
final class IntercomTags {
  private final IntercomCalls calls;
  private final String conversation;
  private final String admin;

  IntercomTags(IntercomCalls calls, String conversation, String admin) {
    this.calls = calls;
    this.conversation = conversation;
    this.admin = admin;
  }

  /** Makes these all there are; ends with the first call that fails. */
  Outcome replace(List<VendorTag> tags, Function<Result, Outcome> judge) {
    var wanted = new LinkedHashSet<String>();
    for (var tag : tags) {
      var id = tag.id();
      if (id == null) {
        return new Outcome.Rejected(null, "the tag %s has no id at Intercom".formatted(tag.name()));
      }
      wanted.add(id);
    }
    var result = calls.conversation(conversation);
    return result instanceof Result.Ok ok
        ? replace(wanted, present(ok), judge.apply(result), judge)
        : judge.apply(result);
  }

  private Outcome replace(
      Set<String> wanted, Set<String> present, Outcome read, Function<Result, Outcome> judge) {
    var outcome = read;
    for (var tag : wanted) {
      if (!present.contains(tag)) {
        outcome = judge.apply(calls.tag(conversation, tag, admin));
        if (outcome instanceof Outcome.Failure) {
          return outcome;
        }
      }
    }
    for (var tag : present) {
      if (!wanted.contains(tag)) {
        outcome = judge.apply(calls.untag(conversation, tag, admin));
        if (outcome instanceof Outcome.Failure) {
          return outcome;
        }
      }
    }
    return outcome;
  }

  private static Set<String> present(Result.Ok conversation) {
    return IntercomConversation.items(conversation.json(), "tags").stream()
        .map(tag -> Fields.text(tag.path("id")))
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
