package dev.threadkeep.bootstrap.demo;

import dev.threadkeep.application.Ids;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.thread.Origin;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadLifecycle;
import dev.threadkeep.application.thread.ThreadLifecycle.Opening;
import dev.threadkeep.application.thread.ThreadLifecycle.Request;
import dev.threadkeep.application.thread.ThreadLocator;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.thread.ThreadStore;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.RecordedEvent;
import dev.threadkeep.domain.thread.ThreadCommand;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a story happen, or what of it has not happened yet: the start that should have told it may
 * have been interrupted. What a step was is seen by its request id.
 */
final class StoryTeller {
  private final OrganizationId organization;
  private final ThreadStore threads;
  private final ThreadReader reader;
  private final Ids ids;

  StoryTeller(OrganizationId organization, ThreadStore threads, ThreadReader reader, Ids ids) {
    this.organization = organization;
    this.threads = threads;
    this.reader = reader;
    this.ids = ids;
  }

  boolean hasTold(DemoStory story) {
    return reader.find(Caller.service(organization, new Actor.Policy()), at(story)).isPresent();
  }

  void tell(DemoStory story) {
    var told = hasTold(story) ? requestsOf(story) : Set.<String>of();
    if (told.isEmpty()) {
      open(story);
    }
    var number = 1;
    for (var step : story.afterwards()) {
      var request = requestId(number++);
      if (!told.contains(request)) {
        change(story, step, request, !told.isEmpty());
      }
    }
  }

  private Set<String> requestsOf(DemoStory story) {
    return reader
        .history(Caller.service(organization, new Actor.Policy()), at(story))
        .events()
        .stream()
        .map(RecordedEvent::requestId)
        .collect(Collectors.toUnmodifiableSet());
  }

  private void open(DemoStory story) {
    var opening = story.opening();
    lifecycleAt(opening.at())
        .open(
            caller(opening),
            origin(opening, requestId(0)),
            new Opening(
                identity -> story.asNew(organization, identity.number()), opening.commands()));
  }

  private void change(DemoStory story, DemoStep step, String request, boolean later) {
    try {
      lifecycleAt(step.at())
          .change(
              new Request(
                  caller(step),
                  origin(step, request),
                  at(story),
                  step.commands().toArray(ThreadCommand[]::new)));
    } catch (ThreadException.Refused refused) {
      if (!later) {
        throw refused;
      }
      // Somebody played with the thread before the rest was told; theirs counts.
    }
  }

  private ThreadLifecycle lifecycleAt(Instant time) {
    return new ThreadLifecycle(threads, ids, InstantSource.fixed(time));
  }

  private Caller caller(DemoStep step) {
    return Caller.service(organization, step.by());
  }

  private static Origin origin(DemoStep step, String request) {
    return new Origin(step.through(), request, null);
  }

  private static String requestId(int step) {
    return "demo-" + step;
  }

  private static ThreadLocator at(DemoStory story) {
    return new ThreadLocator.ById(story.id());
  }
}
