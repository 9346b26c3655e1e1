package dev.threadkeep.rest.canonical.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.threadkeep.application.job.Job;
import dev.threadkeep.application.job.JobLanguage;
import dev.threadkeep.application.thread.ThreadException;
import dev.threadkeep.application.thread.ThreadFilter;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.thread.ThreadId;
import dev.threadkeep.rest.canonical.PartProblems;
import dev.threadkeep.rest.canonical.thread.BulkReading;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.RequestFacts;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure;
import dev.threadkeep.rest.http.json.StrictJson;
import dev.threadkeep.rest.http.key.ActingTeammate;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.simple.SimpleHttpHeaders;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What was asked for, kept as it was asked, and read again as if it were asked again. */
@Singleton
final class CanonicalJobLanguage implements JobLanguage {

  private final StrictJson json;
  private final ObjectMapper answers;
  private final BulkReading reading;
  private final PartProblems problems;

  CanonicalJobLanguage(
      StrictJson json, ObjectMapper answers, BulkReading reading, PartProblems problems) {
    this.json = json;
    this.answers = answers;
    this.reading = reading;
    this.problems = problems;
  }

  /** What is kept of a request. */
  JsonObject write(ByFilterInput asked) {
    var kept = JsonNodeFactory.instance.objectNode();
    kept.set("filter", asked.filter());
    kept.putArray("commands").addAll(asked.commands());
    return object(kept);
  }

  private JsonObject object(JsonNode node) {
    return json.read(node, JsonObject.class);
  }

  @Override
  public Order read(Job job) {
    return new Asked(call(job), asked(job));
  }

  private ByFilterInput asked(Job job) {
    var text = job.asked().request().toString();
    return json.read(text.getBytes(StandardCharsets.UTF_8), ByFilterInput.class);
  }

  /** The request, read anew for each thread. */
  private final class Asked implements Order {
    private final Call call;
    private final List<JsonNode> commands;
    private final ThreadFilter filter;

    private Asked(Call call, ByFilterInput asked) {
      this.call = call;
      this.commands = asked.commands();
      this.filter = reading.filter(call, asked.filter());
    }

    @Override
    public ThreadFilter filter() {
      return filter;
    }

    @Override
    public List<ThreadCommand> commands() {
      return reading.commands(call, commands);
    }
  }

  private static Call call(Job job) {
    return new Call(
        job.asked().caller(), facts(job), new SimpleHttpHeaders(ConversionService.SHARED), null);
  }

  /** With the job's id in the place of a trace, which no request of it has any more. */
  private static RequestFacts facts(Job job) {
    return new RequestFacts(
        job.requestId(),
        job.id().toString().replace("-", ""),
        HttpMethod.POST.name(),
        ByFilterController.PATH,
        Optional.ofNullable(job.asked().origin().actingTeammate()).map(ActingTeammate::of));
  }

  @Override
  public JsonObject problem(Job job, ThreadId thread, ThreadException failure) {
    return kept(reading.problem(call(job), asked(job).commands(), failure));
  }

  @Override
  public JsonObject unforeseen(Job job, ThreadId thread) {
    var internal = new ApiException(new ApiFailure.Internal());
    return kept(problems.tellOfAll(internal, "#/commands", facts(job)));
  }

  private JsonObject kept(PartProblems.Told told) {
    try {
      return json.read(answers.writeValueAsBytes(told.problem()), JsonObject.class);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible); // every answer is written like this
    }
  }
}
