package dev.threadkeep.domain.thread;

import dev.threadkeep.domain.vendor.ExternalReference;
import dev.threadkeep.domain.vendor.Vendor;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands beside the status: each an event, or nothing if it is already so. */
final class Fields {
  private Fields() {}

  static @Nullable Rejection escalate(Change change, @Nullable Note note) {
    return when(change, !change.thread().flags().escalated(), new ThreadEvent.Escalated(note));
  }

  static @Nullable Rejection deescalate(Change change, @Nullable Note note) {
    return when(change, change.thread().flags().escalated(), new ThreadEvent.Deescalated(note));
  }

  static @Nullable Rejection archive(Change change, @Nullable Note note) {
    return when(change, !change.thread().flags().archived(), new ThreadEvent.Archived(note));
  }

  static @Nullable Rejection restore(Change change, @Nullable Note note) {
    return when(change, change.thread().flags().archived(), new ThreadEvent.Restored(note));
  }

  static @Nullable Rejection markImportant(Change change, boolean important) {
    return when(
        change,
        change.thread().flags().important() != important,
        important ? new ThreadEvent.MarkedImportant() : new ThreadEvent.UnmarkedImportant());
  }

  static @Nullable Rejection handOver(Change change, Handling to) {
    return when(change, change.thread().handling() != to, new ThreadEvent.HandedOver(to));
  }

  static @Nullable Rejection changeSeverity(Change change, Severity severity) {
    return when(
        change, change.thread().severity() != severity, new ThreadEvent.SeverityChanged(severity));
  }

  static @Nullable Rejection retitle(Change change, @Nullable Title title) {
    return when(
        change, !Objects.equals(change.thread().title(), title), new ThreadEvent.Retitled(title));
  }

  static @Nullable Rejection writeNotes(Change change, @Nullable Note notes) {
    return when(
        change, !Objects.equals(change.thread().notes(), notes), new ThreadEvent.Noted(notes));
  }

  static @Nullable Rejection replaceTags(Change change, Tags tags) {
    return when(change, !change.thread().tags().sameAs(tags), new ThreadEvent.Tagged(tags));
  }

  static @Nullable Rejection addTag(Change change, Tag tag) {
    var tags = change.thread().tags();
    if (tags.contains(tag)) {
      return null;
    }
    if (tags.isFull()) {
      return new Rejection.TooManyTags(change.situation(), Tags.TOO_MANY);
    }
    return change.record(
        new ThreadEvent.Tagged(
            new Tags(Stream.concat(tags.all().stream(), Stream.of(tag)).toList())));
  }

  static @Nullable Rejection removeTag(Change change, Tag tag) {
    var tags = change.thread().tags();
    var left = tags.all().stream().filter(own -> !own.key().equals(tag.key())).toList();
    return when(change, tags.contains(tag), new ThreadEvent.Tagged(new Tags(left)));
  }

  static @Nullable Rejection mergeAttributes(Change change, ThreadCommand.MergeAttributes command) {
    var patch = command.patch();
    var current = change.thread().attributes().value();
    var merged = current.merge(patch);
    if (merged.equals(current) && !change.tells(command.telling())) {
      return null;
    }
    try {
      new Attributes(merged);
    } catch (IllegalArgumentException tooLarge) {
      return new Rejection.AttributesTooLarge(
          change.situation(), Objects.toString(tooLarge.getMessage()));
    }
    return change.record(new ThreadEvent.AttributesChanged(patch));
  }

  static @Nullable Rejection link(Change change, Links links) {
    return when(change, !change.thread().links().equals(links), new ThreadEvent.Linked(links));
  }

  static @Nullable Rejection refer(Change change, ExternalReference reference) {
    var references = change.thread().references();
    var known = references.to(reference.vendor());
    if (known.isEmpty() && references.areFull()) {
      return new Rejection.TooManyReferences(change.situation(), References.MOST);
    }
    return when(
        change, known.filter(reference::equals).isEmpty(), new ThreadEvent.Referenced(reference));
  }

  static @Nullable Rejection forgetReference(Change change, Vendor vendor) {
    return when(
        change,
        change.thread().references().to(vendor).isPresent(),
        new ThreadEvent.Unreferenced(vendor));
  }

  static @Nullable Rejection markRead(Change change) {
    return when(change, !change.thread().reading().read(), new ThreadEvent.MarkedRead());
  }

  static @Nullable Rejection markUnread(Change change) {
    return when(change, change.thread().reading().read(), new ThreadEvent.MarkedUnread());
  }

  private static @Nullable Rejection when(Change change, boolean differs, ThreadEvent event) {
    return differs ? change.record(event) : null;
  }
}
