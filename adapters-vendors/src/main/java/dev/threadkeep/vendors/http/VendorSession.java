package dev.threadkeep.vendors.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadkeep.application.delivery.Outcome;
import dev.threadkeep.application.delivery.Reading;
import dev.threadkeep.application.delivery.VendorAccess;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A few calls to one vendor, which together take no longer than the connection allows. What each
 * came to is told in the words of the port.
 */
public final class VendorSession {
  private static final int BAD_REQUEST = 400;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int INTERNAL_SERVER_ERROR = 500;
  private static final int UNAVAILABLE = 503;
  private static final int NO_CONTENT = 204;

  private final VendorHttp http;
  private final NetworkGate gate;
  private final Line line;
  private final Experience experience;
  private final VendorAccess access;
  private final String prefix;
  private final Map<String, String> headers;
  private final long end;
  private Outcome.@Nullable Failure outage;

  VendorSession(
      VendorHttp http,
      NetworkGate gate,
      Line line,
      Experience experience,
      VendorAccess access,
      String prefix,
      Map<String, String> headers) {
    this.http = http;
    this.gate = gate;
    this.line = line;
    this.experience = experience;
    this.access = access;
    this.prefix = prefix;
    this.headers = Map.copyOf(headers);
    this.end = System.nanoTime() + access.settings().longest().toNanos();
  }

  /** Makes one call; none after one that showed that the vendor is not there. */
  public Result send(Request request) {
    var before = outage;
    if (before != null) {
      var wait = before instanceof Outcome.NotSent(_, _, var asked) ? asked : null;
      return notSent("not tried after: " + before.detail(), wait);
    }
    var result = call(request);
    if (result instanceof Result.Failed(var failure) && isOutage(failure)) {
      outage = failure;
    }
    return result;
  }

  /**
   * Has something asked as if the vendor had never failed or asked for time, for somebody who wants
   * to know how it is by now. Where that succeeds, all else may go on too.
   */
  public <T> Reading<T> insist(Function<VendorSession, Reading<T>> question) {
    var next = line.unspoilt(experience.edition());
    var reading =
        question.apply(new VendorSession(http, gate, line, next, access, prefix, headers));
    if (reading instanceof Reading.Seen) {
      line.replace(experience, next);
    } else {
      experience.asked().lastsUntil(next.asked().end());
    }
    return reading;
  }

  /** A fault that the vendor tells of may be that of one route; silence is everywhere. */
  private static boolean isOutage(Outcome.Failure failure) {
    return switch (failure) {
      case Outcome.NotSent _ -> true;
      case Outcome.Unknown unknown -> unknown.httpStatus() == null;
      case Outcome.Rejected _ -> false;
    };
  }

  private Result call(Request request) {
    var flaw = gate.flawOf(access.baseUrl());
    if (flaw.isPresent()) {
      return rejected("the base URL " + flaw.get());
    }
    URI uri;
    try {
      uri = VendorUrl.of(access.baseUrl(), prefix, request);
    } catch (IllegalArgumentException impossible) {
      return rejected(String.valueOf(impossible.getMessage()));
    }
    var asked = experience.asked();
    return asked
        .left()
        .map(left -> notSent("not tried: " + wish(asked), left))
        .or(() -> experience.fuse().refuses().map(this::failing))
        .orElseGet(() -> admitted(uri, request));
  }

  private static String wish(Pause asked) {
    return "the vendor asked to be left alone until "
        + asked.end().plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
  }

  private Result failing(Duration rest) {
    return putOff("not tried: of the last %d calls half failed".formatted(Fuse.CALLS), rest);
  }

  private Result putOff(String detail, Duration wait) {
    experience.putOff().lasts(wait);
    return notSent(detail, wait);
  }

  private Result admitted(URI uri, Request request) {
    boolean isMade = false;
    try {
      var wait = request.changing() ? line.turnstile().pass(timeout()) : Optional.<Duration>empty();
      if (wait.isPresent()) {
        return putOff("not tried: the vendor takes no more changes for now", wait.get());
      }
      var timeout = timeout();
      if (!timeout.isPositive()) {
        return notSent("no time was left for it", null);
      }
      var exchange = http.make(new Call(request.method(), uri, headers, request.body(), timeout));
      var result = judged(exchange, request);
      experience.fuse().held(wasThere(exchange, result));
      isMade = true;
      if (result instanceof Result.Failed(Outcome.NotSent(_, _, var asked)) && asked != null) {
        experience.asked().lasts(asked);
      }
      if (exchange instanceof Exchange.Answered answer) {
        var untilMore = WaitTime.usedUp(answer.headers(), answer.at());
        if (untilMore != null) {
          experience.asked().lasts(untilMore);
        }
      }
      return result;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return notSent("interrupted", null);
    } finally {
      if (!isMade) {
        experience.fuse().unused();
      }
    }
  }

  /** One that refuses, asks for time or says too much is there. */
  private static boolean wasThere(Exchange exchange, Result result) {
    if (exchange instanceof Exchange.Broken broken && broken.tooLarge()) {
      return true;
    }
    return switch (result) {
      case Result.Ok _, Result.TooLarge _ -> true;
      case Result.Failed(Outcome.Rejected _) -> true;
      case Result.Failed(Outcome.NotSent(var status, _, _)) ->
          status != null && status == TOO_MANY_REQUESTS;
      case Result.Failed(Outcome.Unknown _) -> false;
    };
  }

  private static Result notSent(String detail, @Nullable Duration retryAfter) {
    return failed(new Outcome.NotSent(null, detail, retryAfter));
  }

  private Duration timeout() {
    var left = Duration.ofNanos(end - System.nanoTime());
    var usual = access.settings().timeout();
    return left.compareTo(usual) < 0 ? left : usual;
  }

  private Result judged(Exchange exchange, Request request) {
    boolean repeatable = request.repeatable();
    return switch (exchange) {
      case Exchange.Forbidden(var detail) -> rejected(detail);
      case Exchange.Unsent(var detail) -> failed(new Outcome.NotSent(null, clean(detail), null));
      case Exchange.Broken broken -> broken(broken, request);
      case Exchange.Answered answer ->
          answer.status() / 100 == 2
              ? done(answer, repeatable)
              : refused(
                  answer.status(),
                  answer.headers(),
                  answer.at(),
                  VendorWords.in(answer.body()),
                  repeatable);
    };
  }

  /** An answer that began as a refusal is one, however it ended. */
  private Result broken(Exchange.Broken broken, Request request) {
    var status = broken.status();
    if (status != null && status >= BAD_REQUEST) {
      return refused(status, broken.headers(), broken.at(), broken.detail(), request.repeatable());
    }
    var beginning = broken.beginning();
    if (beginning == null) {
      return failed(new Outcome.Unknown(status, clean(broken.detail()), request.repeatable()));
    }
    // The same answer would be as large once more.
    var failure = new Outcome.Unknown(status, clean(broken.detail()), false);
    return request.changing()
        ? failed(failure)
        : new Result.TooLarge(failure, Json.begun(beginning));
  }

  private Result done(Exchange.Answered answer, boolean repeatable) {
    if (answer.status() == NO_CONTENT) {
      return new Result.Ok(answer.status(), Json.nothing());
    }
    Optional<JsonNode> json = Json.read(answer.body());
    return json.filter(JsonNode::isContainerNode)
        .<Result>map(node -> new Result.Ok(answer.status(), node))
        .orElseGet(
            () ->
                failed(
                    new Outcome.Unknown(
                        answer.status(),
                        clean("the answer is no JSON: " + VendorWords.in(answer.body())),
                        repeatable)));
  }

  private Result refused(
      int status, Map<String, String> answered, Instant at, String words, boolean repeatable) {
    var said = clean(words);
    return failed(
        switch (status) {
          // The first two say that the request was not taken up.
          case REQUEST_TIMEOUT, TOO_EARLY, TOO_MANY_REQUESTS, UNAVAILABLE ->
              new Outcome.NotSent(status, said, WaitTime.in(answered, at));
          default -> {
            if (status >= INTERNAL_SERVER_ERROR) {
              yield new Outcome.Unknown(status, said, repeatable);
            }
            yield new Outcome.Rejected(
                status, status < BAD_REQUEST ? redirect(answered.get("location")) : said);
          }
        });
  }

  private String redirect(@Nullable String location) {
    return clean(
        "redirects are not followed; this one leads to "
            + (location == null ? "nowhere" : location));
  }

  private Result rejected(String detail) {
    return failed(new Outcome.Rejected(null, clean(detail)));
  }

  private static Result failed(Outcome.Failure failure) {
    return new Result.Failed(failure);
  }

  /** In one line, and without what let us in, which some vendors repeat. */
  private String clean(String text) {
    var hidden = text;
    for (var secret : access.credentials().secrets().values()) {
      if (!secret.isBlank()) {
        hidden = hidden.replace(secret, "…");
      }
    }
    return Cut.line(hidden);
  }
}
