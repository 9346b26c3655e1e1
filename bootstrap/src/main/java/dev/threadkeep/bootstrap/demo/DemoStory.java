package dev.threadkeep.bootstrap.demo;

import dev.threadkeep.domain.party.Assignment;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.thread.Attributes;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.NewThread;
import dev.threadkeep.domain.thread.References;
import dev.threadkeep.domain.thread.Severity;
import dev.threadkeep.domain.thread.Tags;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.domain.thread.ThreadNumber;
import dev.threadkeep.domain.thread.Title;
import java.util.List;

/**
 * A thread of the demo and what happened to it.
 *
 * @param id always the same, so that a second start finds what the first made
 * @param steps the first opens it
 */
record DemoStory(
    ThreadId id,
    String title,
    Links links,
    Tags tags,
    Severity severity,
    Handling handling,
    References references,
    Attributes attributes,
    List<DemoStep> steps) {
  DemoStory {
    steps = List.copyOf(steps);
  }

  DemoStep opening() {
    return steps.getFirst();
  }

  List<DemoStep> afterwards() {
    return steps.subList(1, steps.size());
  }

  NewThread asNew(OrganizationId organization, ThreadNumber number) {
    return new NewThread(
        id,
        organization,
        number,
        new Title(title),
        links,
        tags,
        severity,
        handling,
        references,
        attributes,
        Assignment.nobody());
  }
}
