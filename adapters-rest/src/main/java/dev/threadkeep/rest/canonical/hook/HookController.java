package dev.threadkeep.rest.canonical.hook;

import dev.threadkeep.application.delivery.Hook;
import dev.threadkeep.application.hook.HookIntake;
import dev.threadkeep.application.hook.HookIntake.Outcome;
import dev.threadkeep.domain.vendor.ConnectionId;
import dev.threadkeep.rest.http.ApiSurface;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.BodyTooLarge;
import dev.threadkeep.rest.http.failure.ApiFailure.UnreadableRequest;
import dev.threadkeep.rest.http.key.NeedsNoKey;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where vendors send their webhooks. What they share with the connection is all they know of us: no
 * key. The body is taken as it comes, since it is signed like that.
 */
@Controller("/hooks/{connection}/{vendor}")
final class HookController {

  private static final int LARGEST = Math.toIntExact(ApiSurface.USUAL_LARGEST_BODY);

  private final HookIntake intake;

  HookController(HookIntake intake) {
    this.intake = intake;
  }

  /** What the sender would rather be answered is of no weight: nobody reads the answer. */
  @Post
  @Consumes(MediaType.ALL)
  @Produces(MediaType.ALL)
  @NeedsNoKey
  HttpResponse<String> take(
      String connection, String vendor, HttpRequest<?> request, @Body @Nullable InputStream body) {
    return switch (outcome(connection, vendor, new Hook(headers(request), read(body)))) {
      case TAKEN, ABOUT_NO_THREAD, REPEATED ->
          HttpResponse.ok("{}").contentType(MediaType.APPLICATION_JSON_TYPE);
      case REFUSED -> throw new UntrustedHookException();
    };
  }

  /** Intercom asks so whether anybody listens, before it has anything to sign with. */
  @Head
  @NeedsNoKey
  HttpResponse<?> listens(String connection, String vendor) {
    return HttpResponse.ok();
  }

  private Outcome outcome(String connection, String vendor, Hook hook) {
    ConnectionId id;
    try {
      id = ConnectionId.parse(connection);
    } catch (IllegalArgumentException _) {
      return intake.refuse(vendor);
    }
    return intake.take(id, vendor, hook);
  }

  /** Of a header that comes twice the first: no vendor sends one twice that proves anything. */
  private static Map<String, String> headers(HttpRequest<?> request) {
    HttpHeaders all = request.getHeaders();
    var first = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (var name : all.names()) {
      var value = all.get(name);
      if (value != null) {
        first.putIfAbsent(name, value);
      }
    }
    return first;
  }

  /** No more is read of a stranger's body than may be there. */
  private static byte[] read(@Nullable InputStream body) {
    if (body == null) {
      return new byte[0];
    }
    try (body) {
      var bytes = body.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new ApiException(new BodyTooLarge(LARGEST));
      }
      return bytes;
    } catch (IOException broken) {
      throw new ApiException(new UnreadableRequest("The body broke off."));
    }
  }
}
