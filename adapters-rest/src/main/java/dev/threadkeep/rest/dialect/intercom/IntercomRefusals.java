package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.domain.thread.Rejection;
import dev.threadkeep.rest.dialect.intercom.IntercomError.Item;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.dialect.RefusalWords;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

/** What the application refused to do with a thread, as Intercom would say it. */
final class IntercomRefusals {

  private static final RefusalWords WORDS = new RefusalWords("Conversation");

  private IntercomRefusals() {}

  static MutableHttpResponse<?> answer(ThreadException refused, RequestFacts facts) {
    return switch (refused) {
      case ThreadException.UnknownThread _, ThreadException.UnknownMessage _ ->
          IntercomError.answer(
              HttpStatus.NOT_FOUND, facts, new Item(Code.NOT_FOUND, "Resource Not Found"));
      case ThreadException.Refused refusal -> answer(refusal, facts);
      case ThreadException.VersionMismatch _, ThreadException.ReferenceTaken _ ->
          IntercomError.answer(
              HttpStatus.CONFLICT, facts, new Item(Code.CONFLICT, WORDS.of(refused)));
      case ThreadException.UnknownTeammate unknown -> teammate(unknown).answer(facts);
      case ThreadException.UnknownEntry unknown -> entry(unknown.kind()).answer(facts);
      case ThreadException.UnknownConnection _ ->
          IntercomError.answer(
              HttpStatus.BAD_REQUEST, facts, new Item(Code.PARAMETER_INVALID, WORDS.of(refused)));
      case ThreadException.TooBusy _ ->
          IntercomError.answer(
              HttpStatus.SERVICE_UNAVAILABLE,
              facts,
              new Item(Code.SERVICE_UNAVAILABLE, WORDS.of(refused)));
    };
  }

  private static MutableHttpResponse<?> answer(
      ThreadException.Refused refused, RequestFacts facts) {
    var words = WORDS.of(refused);
    return switch (refused.rejection()) {
      case Rejection.SnoozeNotInFuture _ ->
          IntercomFailure.invalid("snoozed_until", words).answer(facts);
      case Rejection.ByValue _ ->
          IntercomError.answer(
              HttpStatus.BAD_REQUEST, facts, new Item(Code.PARAMETER_INVALID, words));
      case Rejection.ByState _ ->
          IntercomError.answer(HttpStatus.CONFLICT, facts, new Item(Code.CONFLICT, words));
      case Rejection.ByPolicy _ ->
          IntercomError.answer(
              HttpStatus.UNPROCESSABLE_ENTITY, facts, new Item(Code.PARAMETER_INVALID, words));
    };
  }

  private static IntercomFailure teammate(ThreadException.UnknownTeammate unknown) {
    return switch (unknown.role()) {
      case ACTOR, AUTHOR -> IntercomFailure.unknownActor().get();
      case ASSIGNEE -> IntercomFailure.unknownAssignee().get();
    };
  }

  private static IntercomFailure entry(Kind kind) {
    return switch (kind) {
      case TEAMMATE -> IntercomFailure.unknownAdmin().get();
      case TEAM -> IntercomFailure.unknownTeam().get();
      case CONTACT, COMPANY, PROJECT -> IntercomFailure.unknownContact().get();
      case TAG -> IntercomFailure.unknownTag().get();
    };
  }
}
