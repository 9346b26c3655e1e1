package dev.threadkeep.rest.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadkeep.application.access.AccessKey;
import dev.threadkeep.application.access.Caller;
import dev.threadkeep.application.access.KeyHash;
import dev.threadkeep.application.access.KeyStore.StoredKey;
import dev.threadkeep.application.access.PresentedKey;
import dev.threadkeep.application.access.Scope;
import dev.threadkeep.application.access.Signature;
import dev.threadkeep.application.holding.Holdings;
import dev.threadkeep.application.job.JobRunner;
import dev.threadkeep.application.pull.Pull;
import dev.threadkeep.application.pull.PullFailure;
import dev.threadkeep.domain.party.Actor;
import dev.threadkeep.domain.party.KeyId;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.vendor.ConnectionId;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The whole HTTP side over {@link Wiring}'s stores, with a key that may do everything. */
public final class Service implements AutoCloseable {

  public static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(0x7000, 1));
  public static final OrganizationId OTHER = new OrganizationId(new UUID(0x7000, 2));

  private static final ObjectMapper JSON = new ObjectMapper();

  private final EmbeddedServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Documents documents = new Documents();
  private final String admin;

  private Service(EmbeddedServer server) {
    this.server = server;
    admin = key("admin000", ORGANIZATION, Scope.ADMIN);
  }

  public static Service start() {
    return start(Map.of());
  }

  /** The same with settings that a service is usually not given. */
  public static Service start(Map<String, Object> more) {
    var settings = new HashMap<>(more);
    settings.put("spec.name", Wiring.SPEC);
    settings.put("micronaut.server.port", -1);
    settings.put("micronaut.server.host", "127.0.0.1");
    return new Service(ApplicationContext.run(EmbeddedServer.class, settings));
  }

  /** Where it listens, for clients that are not ours. */
  public URI address() {
    return server.getURI();
  }

  /** The key that may do everything. */
  String admin() {
    return admin;
  }

  /** Issues a key with this id. */
  public String key(String id, OrganizationId organization, Scope... scopes) {
    var presented = new PresentedKey(new KeyId(id), "s".repeat(30));
    var key =
        new AccessKey(
            presented.id(), organization, id, Set.of(scopes), null, Instant.EPOCH, null, null);
    var caller = Caller.service(organization, new Actor.Policy());
    keys().add(caller, Signature.atTheCommandLine(), new StoredKey(key, KeyHash.of(presented)));
    return presented.reveal();
  }

  /** Revokes a key as another node would. */
  public void revokeElsewhere(String id) {
    keys().revokeElsewhere(new KeyId(id));
  }

  /** Lets something happen while the next key is made. */
  public void beforeNextKey(Runnable next) {
    keys().beforeNext(next);
  }

  /** Makes the next change of a thread fail like this. */
  public void failNext(RuntimeException failure) {
    bean(ThreadsInMemory.class).failNext(failure);
  }

  /** Makes the next look at a policy fail like this. */
  public void failNextPolicy(RuntimeException failure) {
    bean(PoliciesInMemory.class).failNext(failure);
  }

  /** Has these connections hold threads from now on. */
  void heldBy(Holdings connections) {
    bean(ThreadsInMemory.class).heldBy(connections);
  }

  public void policy(LifecyclePolicy policy) {
    bean(PoliciesInMemory.class).set(ORGANIZATION, policy);
  }

  public <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  public <T> Collection<T> beans(Class<T> type) {
    return server.getApplicationContext().getBeansOfType(type);
  }

  private KeysInMemory keys() {
    return bean(KeysInMemory.class);
  }

  /** An answer, read whole; headers by their names in lower case. */
  public record Answer(int status, Map<String, String> headers, String body) {
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException notJson) {
        throw new AssertionError("no JSON: " + body, notJson);
      }
    }

    public String text(String pointer) {
      return json().at(pointer).asText();
    }
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  public Answer post(String path, @Nullable String json, String... headers) {
    return send("POST", path, json, headers);
  }

  public Answer patch(String path, @Nullable String json, String... headers) {
    return send("PATCH", path, json, headers);
  }

  public Answer put(String path, @Nullable String json, String... headers) {
    return send("PUT", path, json, headers);
  }

  public Answer delete(String path, String... headers) {
    return send("DELETE", path, null, headers);
  }

  /**
   * Sends a request; with the admin's key unless a header {@code X-API-Key} is among those given.
   */
  public Answer send(String method, String path, @Nullable String json, String... headers) {
    var all = new ArrayList<>(Arrays.asList(headers));
    if (!all.contains("X-API-Key")) {
      all.addAll(List.of("X-API-Key", admin));
    }
    if (json != null && !all.contains("Content-Type")) {
      all.addAll(List.of("Content-Type", "application/json"));
    }
    var body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
    var request =
        HttpRequest.newBuilder(URI.create(server.getURL() + path))
            .method(method, body)
            .headers(all.toArray(String[]::new))
            .build();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      var received = new TreeMap<String, String>();
      response
          .headers()
          .map()
          .forEach(
              (name, values) ->
                  received.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
      documents.check(
          method,
          path,
          response.statusCode(),
          received.getOrDefault("content-type", ""),
          response.body());
      return new Answer(response.statusCode(), received, response.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Opens a thread and says its id. */
  public String open(String json) {
    return post("/v1/threads", json).text("/id");
  }

  /** Works off all jobs. */
  public void workJobsOff() {
    while (bean(JobRunner.class).turn()) {
      // There may be another slice.
    }
  }

  /** Has the pull over a connection come to its end, with these failures. */
  public void pulled(String connection, long opened, List<PullFailure> failures) {
    bean(PullsInMemory.class)
        .finish(
            ConnectionId.parse(connection), opened, failures, bean(TickingClock.class).instant());
  }

  /** Has what is pulled over a connection wait for its vendor. */
  public void hindered(String connection, Pull.Hindrance hindrance) {
    bean(PullsInMemory.class)
        .hinder(ConnectionId.parse(connection), hindrance, bean(TickingClock.class).instant());
  }

  /** Adds an entry to the directory and says its id. */
  public String add(String kind, String json) {
    return post("/v1/" + kind, json).text("/id");
  }

  /** Adds a user and says its id. */
  public String user(String name) {
    return add("teammates", "{\"kind\": \"user\", \"name\": \"%s\"}".formatted(name));
  }

  @Override
  public void close() {
    client.close();
    server.getApplicationContext().close();
  }
}
