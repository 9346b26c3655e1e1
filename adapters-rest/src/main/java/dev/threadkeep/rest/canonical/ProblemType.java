package dev.threadkeep.rest.canonical;

import dev.threadkeep.application.directory.entry.Kind;
import io.micronaut.http.HttpStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every kind of problem that the canonical API answers with; each has a page of its own. */
public enum ProblemType {
  MALFORMED_BODY(
      HttpStatus.BAD_REQUEST,
      "The body does not fit",
      "The request body is not the JSON that this route takes. The member errors names each field"
          + " by a JSON pointer and says what is wrong with it. Unknown fields are refused, so that"
          + " a misspelt one is not silently ignored."),
  BAD_PARAMETER(
      HttpStatus.BAD_REQUEST,
      "A parameter does not fit",
      "A query parameter, a path segment or a header has a value that this route cannot use. The"
          + " detail names it. Unknown and repeated query parameters are refused."),
  UNREADABLE_REQUEST(
      HttpStatus.BAD_REQUEST,
      "The request cannot be read",
      "The URL or a header is malformed: a broken percent escape, text that is not UTF-8, the"
          + " character U+0000, or a header that is too long."),
  UNAUTHENTICATED(
      HttpStatus.UNAUTHORIZED,
      "A valid API key is needed",
      "Send a key as Authorization: Bearer or as X-API-Key. The answer is the same for a key that"
          + " is missing, malformed, unknown, revoked or expired."),
  UNTRUSTED_WEBHOOK(
      HttpStatus.UNAUTHORIZED,
      "Nobody knows who sent the webhook",
      "A webhook is taken in where its path names a connection that is enabled and its vendor, and"
          + " where it proves that it is the vendor's by what the connection has as webhook_secret."
          + " The answer is the same whatever is missing."),
  MISSING_SCOPE(
      HttpStatus.FORBIDDEN,
      "The API key may not do this",
      "The key is valid and lacks the scope that the route needs, which the detail names."),
  THREAD_NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "There is no such thread",
      "The organization that the API key belongs to has no thread with this id. Threads of other"
          + " organizations and ids that are none are answered alike."),
  MESSAGE_NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "There is no such message",
      "The organization that the API key belongs to has no message with this id."),
  TEAMMATE_NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "There is no such teammate",
      "The organization that the API key belongs to has no teammate with this id."),
  TEAM_NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "There is no such team",
      "The organization that the API key belongs to has no team with this id."),
  CONTACT_NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "There is no such contact",
      "The organization that the API key belongs to has no contact with this id."),
  COMPANY_NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "There is no such company",
      "The organization that the API key belongs to has no company with this id."),
  TAG_NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "There is no such tag",
      "The organization that the API key belongs to has no tag with this id. Threads name tags by"
          + " their names, the directory by their ids."),
  PROJECT_NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "There is no such project",
      "The organization that the API key belongs to has no project with this id."),
  API_KEY_NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "There is no such API key",
      "The organization has no key with this id, or it no longer works and cannot be rotated."),
  JOB_NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "There is no such job",
      "The organization that the API key belongs to has no job with this id. Jobs are forgotten 30"
          + " days after they finished."),
  CONNECTION_NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "There is no such connection",
      "The organization that the API key belongs to has no connection with this id."),
  PULL_NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "Nothing was pulled over the connection",
      "Nobody has asked for the threads that the vendor has already: POST /v1/connections/{id}/pull"
          + " does."),
  DELIVERY_NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "There is no such delivery",
      "The organization that the API key belongs to has no delivery with this id. Deliveries are"
          + " forgotten 90 days after they were settled."),
  THREAD_ALREADY_CLOSED(
      HttpStatus.CONFLICT,
      "The thread is already closed",
      "A close is strict: it is refused where the thread is closed, so that the first reason"
          + " stays. The member allowed says what could be done instead."),
  THREAD_ALREADY_OPEN(
      HttpStatus.CONFLICT,
      "The thread is already open",
      "Only a closed thread can be reopened, and this one is open."),
  THREAD_NOT_CLOSED(
      HttpStatus.CONFLICT,
      "The thread is not closed",
      "Only a closed thread can be reopened or have its loop closed. A snoozed one can be woken."),
  THREAD_NOT_SNOOZED(
      HttpStatus.CONFLICT, "The thread is not snoozed", "Only a snoozed thread can be woken."),
  CLOSED_THREAD_CANNOT_SNOOZE(
      HttpStatus.CONFLICT, "A closed thread cannot be snoozed", "Reopen the thread first."),
  HELD_BY_SOMEONE_ELSE(
      HttpStatus.CONFLICT,
      "Somebody else holds the thread",
      "A claim names whom it expects to hold the thread, or nobody. The member holder says who"
          + " does."),
  THREAD_CARRIED_ON(
      HttpStatus.CONFLICT,
      "The thread goes on in a follow-up",
      "What its contact writes goes to the follow-up, which the member followed_up_by names, and"
          + " nothing else goes there with it. Ask for the message by itself."),
  VENDOR_CANNOT(
      HttpStatus.CONFLICT,
      "The vendor that holds the thread cannot follow",
      "The thread is held by a vendor whose API lacks this operation, and the connection to it is"
          + " set to refuse what the vendor cannot do. Nothing was changed."),
  EXTERNAL_REFERENCE_TAKEN(
      HttpStatus.CONFLICT,
      "Another thread has this external reference",
      "Vendor, account and id together name one thread of an organization. The number and"
          + " the id of another thread are taken as well: APIs show that thread by them."),
  EXTERNAL_ID_TAKEN(
      HttpStatus.CONFLICT,
      "Another entry has this external id",
      "A vendor's id names one entry of each kind in an organization's directory. The id"
          + " and the number of another entry of the kind are taken as well: APIs show that one by"
          + " them."),
  TEAMMATE_IN_USE(
      HttpStatus.CONFLICT,
      "Threads, keys or the policy refer to the teammate",
      "Name another teammate in the parameter replace_with, who then gets the threads and the place"
          + " in the policy. Keys of the teammate have to be revoked first."),
  TEAM_IN_USE(
      HttpStatus.CONFLICT,
      "Threads refer to the team",
      "Name another team in the parameter replace_with, which then gets the threads."),
  CONTACT_IN_USE(
      HttpStatus.CONFLICT,
      "Threads refer to the contact",
      "Name another contact in the parameter replace_with, to whom the threads then belong."),
  COMPANY_IN_USE(
      HttpStatus.CONFLICT,
      "Threads or contacts refer to the company",
      "Name another company in the parameter replace_with, to which threads and contacts then"
          + " belong."),
  TAG_IN_USE(
      HttpStatus.CONFLICT,
      "Threads have the tag",
      "Threads have tags by their names. To remove a tag that threads have, name another in the"
          + " parameter replace_with, which they then get; for another name make a tag of that name"
          + " first. Upper and lower case may be changed at any time."),
  PROJECT_IN_USE(
      HttpStatus.CONFLICT,
      "Threads refer to the project",
      "Name another project in the parameter replace_with, to which the threads then belong."),
  CONNECTION_IN_USE(
      HttpStatus.CONFLICT,
      "Threads refer to the connection",
      "A connection stays as long as external references of threads name it; the member threads"
          + " tells of how many. One whose enabled is false calls its vendor no longer."),
  DELIVERY_NOT_RETRIABLE(
      HttpStatus.CONFLICT,
      "The delivery cannot be tried again",
      "Only what is parked or was not propagated can be tried again, over the connection that it"
          + " was for: what is pending will be tried anyway, and what was delivered or superseded"
          + " has nothing left to tell."),
  TAG_NAME_TAKEN(
      HttpStatus.CONFLICT,
      "Another tag has this name",
      "A tag is its name, without regard to case."),
  VERSION_MISMATCH(
      HttpStatus.PRECONDITION_FAILED,
      "It has another version",
      "If-Match names versions that the thread, the entry or the policy is not at: somebody changed"
          + " it in between. The member current_version and the header ETag say where it is now."),
  UNKNOWN_CLOSE_REASON(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "No such close reason",
      "The organization's catalogue does not have the reason, or it is switched off there."),
  CLOSE_REASON_REQUIRED(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "A close needs a reason",
      "The organization's policy requires that every close names a reason."),
  CLOSE_NOTE_REQUIRED(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "A close with this reason needs a note",
      "The organization's catalogue requires a note for the reason."),
  FIELDS_REQUIRED_BEFORE_CLOSE(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The thread lacks what a close requires",
      "The organization's policy requires these to be set before a thread is closed; the member"
          + " missing lists those that are not."),
  ESCALATED_CLOSE_FORBIDDEN(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "Not everyone may close an escalated thread",
      "The organization's policy says who may close a thread while it is escalated."),
  REOPEN_WINDOW_OVER(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The thread was closed too long ago",
      "The organization's policy says how long after its close a thread may be reopened."),
  SNOOZE_TOO_LONG(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The snooze is too long",
      "The organization's policy says how far ahead a snooze may reach."),
  UNKNOWN_TEAMMATE(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The request names an unknown teammate",
      "An assignee, an author, a replacement or whoever acts must be a teammate in the directory,"
          + " of the type that the request says."),
  UNKNOWN_TEAM(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The request names an unknown team",
      "A team that is to hold threads must be in the directory."),
  UNKNOWN_CONTACT(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The request names an unknown contact",
      "A contact whom a thread is to belong to, or who wrote a message, must be in the directory."),
  UNKNOWN_COMPANY(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The request names an unknown company",
      "A company that a thread or a contact is to belong to must be in the directory."),
  UNKNOWN_TAG(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The request names an unknown tag",
      "A tag to put in the place of another must be in the directory."),
  UNKNOWN_PROJECT(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The request names an unknown project",
      "A project that a thread is to belong to must be in the directory."),
  UNKNOWN_CONNECTION(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The request names an unknown connection",
      "A connection that an external reference names must be one of the organization's to the"
          + " vendor of the reference. The answer to GET /v1/connections lists them."),
  VENDOR_LISTS_NO_THREADS(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The vendor lists no threads",
      "The vendor's API shows a thread only to who knows its id, so that what it has cannot be"
          + " brought in. Open the threads with their external references."),
  CONNECTION_DISABLED(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The connection is switched off",
      "The vendor of a connection whose enabled is false is not called."),
  UNKNOWN_ROUTE(
      HttpStatus.NOT_FOUND,
      "There is nothing at this path",
      "No route has this path. The OpenAPI document lists those there are."),
  METHOD_NOT_ALLOWED(
      HttpStatus.METHOD_NOT_ALLOWED,
      "The method is not for this path",
      "The path exists, with the methods that the header Allow lists."),
  NOT_ACCEPTABLE(
      HttpStatus.NOT_ACCEPTABLE,
      "The answer has no such form",
      "The header Accept excludes every media type that this route can answer with."),
  IDEMPOTENCY_KEY_IN_USE(
      HttpStatus.CONFLICT,
      "A request with this idempotency key is under way",
      "Another request with the same Idempotency-Key is still being carried out. Send the request"
          + " again after the seconds that Retry-After says: it then gets the answer that the other"
          + " one got."),
  IDEMPOTENCY_KEY_REUSED(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "The idempotency key is another request's",
      "A request with the same Idempotency-Key asked for something else: its method, path, query or"
          + " body was different. A key names one request for 24 hours. Send another key, or the"
          + " very same request."),
  BODY_TOO_LARGE(
      HttpStatus.REQUEST_ENTITY_TOO_LARGE,
      "The body is too large",
      "The request body is larger than the service reads. The detail has the limit."),
  UNSUPPORTED_MEDIA_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "The body has the wrong media type",
      "Send the body as application/json in UTF-8, and say so in the header Content-Type; a PATCH"
          + " may also be application/merge-patch+json."),
  RATE_LIMITED(
      HttpStatus.TOO_MANY_REQUESTS,
      "Too many requests",
      "The key has used up its requests for now. The header Retry-After says when to try again,"
          + " RateLimit how many are left."),
  INTERNAL_ERROR(
      HttpStatus.INTERNAL_SERVER_ERROR,
      "Something went wrong here",
      "The fault is the service's. Its log has the details under the request id, which the header"
          + " X-Request-Id repeats."),
  MASTER_KEY_MISSING(
      HttpStatus.SERVICE_UNAVAILABLE,
      "The service has no key to keep secrets with",
      "The credentials of connections are sealed before they are kept, with a master key that"
          + " whoever runs the service has to give it: THREADKEEP_MASTER_KEY, or"
          + " THREADKEEP_MASTER_KEY_FILE. Everything else works without one."),
  SECRET_UNREADABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "The connection's credentials cannot be read",
      "What is kept of the credentials was sealed with a master key that the service was not given,"
          + " or is not as it was sealed. Give the service that key, or the connection its"
          + " credentials again."),
  UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "The service is not available now",
      "Something that the service needs, such as its database, is away. Nothing was changed; try"
          + " again after the time in Retry-After.");

  private final HttpStatus status;
  private final String title;
  private final String explanation;

  ProblemType(HttpStatus status, String title, String explanation) {
    this.status = status;
    this.title = title;
    this.explanation = explanation;
  }

  static Optional<ProblemType> ofSlug(String slug) {
    return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
  }

  /** That there is no such entry where a path names one. */
  public static ProblemType notFound(Kind kind) {
    return switch (kind) {
      case TEAMMATE -> TEAMMATE_NOT_FOUND;
      case TEAM -> TEAM_NOT_FOUND;
      case CONTACT -> CONTACT_NOT_FOUND;
      case COMPANY -> COMPANY_NOT_FOUND;
      case TAG -> TAG_NOT_FOUND;
      case PROJECT -> PROJECT_NOT_FOUND;
    };
  }

  /** That there is no such entry where something else of a request names one. */
  public static ProblemType unknown(Kind kind) {
    return switch (kind) {
      case TEAMMATE -> UNKNOWN_TEAMMATE;
      case TEAM -> UNKNOWN_TEAM;
      case CONTACT -> UNKNOWN_CONTACT;
      case COMPANY -> UNKNOWN_COMPANY;
      case TAG -> UNKNOWN_TAG;
      case PROJECT -> UNKNOWN_PROJECT;
    };
  }

  /** That an entry cannot go, as something refers to it. */
  public static ProblemType inUse(Kind kind) {
    return switch (kind) {
      case TEAMMATE -> TEAMMATE_IN_USE;
      case TEAM -> TEAM_IN_USE;
      case CONTACT -> CONTACT_IN_USE;
      case COMPANY -> COMPANY_IN_USE;
      case TAG -> TAG_IN_USE;
      case PROJECT -> PROJECT_IN_USE;
    };
  }

  HttpStatus status() {
    return status;
  }

  String title() {
    return title;
  }

  String explanation() {
    return explanation;
  }

  /** What clients branch on: {@code rate_limited}. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The last part of the page's path: {@code rate-limited}. */
  String slug() {
    return code().replace('_', '-');
  }

  String page() {
    return ProblemPages.BASE + "/" + slug();
  }
}
