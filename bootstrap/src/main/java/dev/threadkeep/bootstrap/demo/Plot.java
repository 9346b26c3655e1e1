package dev.threadkeep.bootstrap.demo;

import static dev.threadkeep.bootstrap.demo.DemoTeam.ADA;
import static dev.threadkeep.bootstrap.demo.DemoTeam.BILLING;
import static dev.threadkeep.bootstrap.demo.DemoTeam.BILLING_BOT;
import static dev.threadkeep.bootstrap.demo.DemoTeam.MARK;
import static dev.threadkeep.bootstrap.demo.DemoTeam.NOOR;
import static dev.threadkeep.bootstrap.demo.DemoTeam.RECEPTION;
import static dev.threadkeep.bootstrap.demo.DemoTeam.SUPPORT;

import dev.threadkeep.domain.policy.CloseReason;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Note;
import dev.threadkeep.domain.thread.ReasonChoice;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.Tag;
import dev.threadkeep.domain.thread.ThreadCommand.AddTag;
import dev.threadkeep.domain.thread.ThreadCommand.Archive;
import dev.threadkeep.domain.thread.ThreadCommand.Assign;
import dev.threadkeep.domain.thread.ThreadCommand.AssignTeam;
import dev.threadkeep.domain.thread.ThreadCommand.Close;
import dev.threadkeep.domain.thread.ThreadCommand.CloseLoop;
import dev.threadkeep.domain.thread.ThreadCommand.Deescalate;
import dev.threadkeep.domain.thread.ThreadCommand.Escalate;
import dev.threadkeep.domain.thread.ThreadCommand.HandOver;
import dev.threadkeep.domain.thread.ThreadCommand.MarkImportant;
import dev.threadkeep.domain.thread.ThreadCommand.MarkRead;
import dev.threadkeep.domain.thread.ThreadCommand.Reopen;
import dev.threadkeep.domain.thread.ThreadCommand.Snooze;
import dev.threadkeep.domain.thread.ThreadCommand.Unassign;
import dev.threadkeep.domain.thread.ThreadCommand.Wake;
import dev.threadkeep.domain.thread.ThreadCommand.WriteNotes;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways a demo thread goes after the contact's first message. */
enum Plot {
  WAITING,
  ANSWERED,
  NEEDS_RESPONSE,
  ESCALATED,
  CALMED,
  SNOOZED,
  SNOOZED_UNTIL_REPLY,
  WOKEN,
  RESOLVED,
  CLOSED_IN_FEATHER,
  SPAM,
  REOPENED_BY_CONTACT,
  REOPENED_BY_HAND,
  IMPORTANT,
  ENDED_BY_AGENT,
  LOOP_CLOSED;

  /** What Feather's users send as a reason, its codes and their own words. */
  private static final List<String> FEATHER_REASONS =
      List.of(
          "WRONG_NUMBER",
          "OPTED_OUT",
          "APPOINTMENT_BOOKED",
          "NOT_INTERESTED",
          "CONTACT_AGAIN",
          "FILTERED_OOO",
          "moved to another city");

  private static final List<String> CATALOGUE_REASONS =
      List.of("resolved", "duplicate", "no_response", "do_not_contact", "contact_again", "fraud");

  /** Continues a script that has its opening. */
  void tell(Script script, Subject subject, int number) {
    switch (this) {
      case WAITING -> {}
      case ANSWERED ->
          script.does(ADA, new Assign(ADA), new MarkRead()).answers(ADA, subject.answer());
      case NEEDS_RESPONSE ->
          script
              .does(MARK, new Assign(MARK))
              .answers(MARK, subject.answer())
              .asks("That did not help, I am afraid. What else can I try?");
      case ESCALATED ->
          script
              .does(RECEPTION, new Assign(RECEPTION))
              .answers(RECEPTION, subject.answer())
              .asks("I would like to talk to a person.")
              .does(
                  RECEPTION,
                  new Escalate(new Note("Asked for a person twice.")),
                  new Unassign(),
                  new AssignTeam(SUPPORT),
                  new HandOver(Handling.HUMAN));
      case CALMED ->
          script
              .does(RECEPTION, new Escalate(null))
              .does(NOOR, new Assign(NOOR))
              .answers(NOOR, subject.answer())
              .does(NOOR, new Deescalate(new Note("All is well again.")));
      case SNOOZED ->
          script
              .does(NOOR, new Assign(NOOR), new AssignTeam(BILLING))
              .answers(NOOR, "I have asked the bank and will write again when they answer.")
              .does(NOOR, new Snooze(until(script, Duration.ofDays(1 + number % 14))));
      case SNOOZED_UNTIL_REPLY ->
          script
              .answers(MARK, subject.answer())
              .does(MARK, new Snooze(new SnoozeEnd.NextReply()), new Assign(MARK));
      case WOKEN ->
          script
              .does(ADA, new Snooze(until(script, Duration.ofDays(30))))
              .does(MARK, new Wake(new Note("The part arrived early.")), new Assign(MARK));
      case RESOLVED ->
          script
              .does(MARK, new Assign(MARK))
              .answers(MARK, subject.answer())
              .does(MARK, close(CATALOGUE_REASONS.get(number % CATALOGUE_REASONS.size()), "Done."));
      case CLOSED_IN_FEATHER ->
          script
              .answers(RECEPTION, subject.answer())
              .does(
                  RECEPTION,
                  "feather",
                  new Close(
                      new ReasonChoice.Stated(FEATHER_REASONS.get(number % FEATHER_REASONS.size())),
                      null,
                      false));
      case SPAM ->
          script.does(NOOR, close("spam", null), new Archive(new Note("Sent to everybody.")));
      case REOPENED_BY_CONTACT ->
          script
              .answers(ADA, subject.answer())
              .does(ADA, close("resolved", null))
              .asks("It happened again this morning.");
      case REOPENED_BY_HAND ->
          script
              .does(NOOR, close("duplicate", null))
              .does(NOOR, new Reopen(new Note("Not a duplicate after all.")), new Assign(NOOR));
      case IMPORTANT ->
          script
              .does(
                  MARK,
                  new MarkImportant(true),
                  new AddTag(new Tag("vip")),
                  new WriteNotes(new Note("Renewal is due next month: answer today.")))
              .notes(MARK, "Who knows this customer?")
              .does(ADA, new Assign(ADA), new AssignTeam(SUPPORT));
      case ENDED_BY_AGENT ->
          script
              .does(BILLING_BOT, new Assign(BILLING_BOT), new HandOver(Handling.AGENT))
              .answers(BILLING_BOT, subject.answer())
              .does(BILLING_BOT, close("ended", null));
      case LOOP_CLOSED ->
          script
              .notes(NOOR, "Product has it on the list for this quarter.")
              .does(NOOR, close("resolved", "Shipped."))
              .does(NOOR, "productlane", new CloseLoop());
    }
  }

  private static SnoozeEnd until(Script script, Duration ahead) {
    return new SnoozeEnd.At(script.now().plus(ahead));
  }

  private static Close close(String reason, @Nullable String note) {
    return new Close(
        new ReasonChoice.Named(new CloseReason(reason)),
        note == null ? null : new Note(note),
        false);
  }
}
