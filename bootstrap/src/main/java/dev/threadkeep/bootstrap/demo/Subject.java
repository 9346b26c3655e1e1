package dev.threadkeep.bootstrap.demo;

import dev.threadkeep.bootstrap.demo.DemoDirectory.Planned;
import dev.threadkeep.domain.thread.ProjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a demo thread is about. */
record Subject(
    String title, String question, String answer, String tag, @Nullable Planned planned) {
  private static final Planned EXPORTS = new Planned("project-exports", "Complete exports");
  private static final Planned DARK = new Planned("project-dark-mode", "Dark mode");

  private static final List<Subject> ALL =
      List.of(
          new Subject(
              "Refund for an order that never came",
              "Hi, my order from last week has not arrived. Can I have my money back?",
              "The parcel is lost. The refund is on its way and takes three days.",
              "refund"),
          new Subject(
              "Cannot sign in",
              "The page says that my password is wrong, and the reset mail does not come.",
              "The mails went to your old address. It is corrected, please try again.",
              "login"),
          new Subject(
              "Invoice with the wrong address",
              "The invoice for May shows our old office. Can you correct it?",
              "A corrected invoice is in your account.",
              "billing"),
          new Subject(
              "Appointment next week",
              "Do you have anything free on Tuesday afternoon?",
              "Tuesday at three is yours.",
              "booking"),
          new Subject(
              "Export misses the last day",
              "Our monthly export ends on the 30th although the month has 31 days.",
              "That is a fault of ours. The export is made again tonight.",
              "bug",
              EXPORTS),
          new Subject(
              "Dark mode, please",
              "I work at night. A dark theme would help my eyes.",
              "You are not the first to ask; it is planned.",
              "feature-request",
              DARK),
          new Subject(
              "Change of plan",
              "We are only four people now. How do we move to the smaller plan?",
              "From the first of next month you are on it.",
              "billing"),
          new Subject(
              "Delivery to an island",
              "Do you ship to the Chatham Islands?",
              "We do; it takes two weeks.",
              "shipping"),
          new Subject(
              "API answers slowly",
              "Since noon every call takes more than two seconds.",
              "One of our nodes was ill. Please tell us if you still see it.",
              "incident"),
          new Subject(
              "Stop the messages",
              "Please take this number off your list.",
              "Done; you will not hear from us again.",
              "opt-out"));

  private Subject(String title, String question, String answer, String tag) {
    this(title, question, answer, tag, null);
  }

  static List<Planned> projects() {
    return List.of(EXPORTS, DARK);
  }

  /** The project that it is about, where it is about one. */
  @Nullable ProjectId project() {
    return planned == null ? null : planned.id();
  }

  static Subject of(int number) {
    return ALL.get(number % ALL.size());
  }
}
