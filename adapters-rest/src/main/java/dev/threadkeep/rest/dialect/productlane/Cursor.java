package dev.threadkeep.rest.dialect.productlane;

import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.parameter.Cursors;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;

/** By what lists go on: a place in one list, with the filters that it was asked for with. */
@Singleton
final class Cursor {

  static final String PARAMETER = "cursor";

  private final Cursors cursors;

  Cursor(Cursors cursors) {
    this.cursors = cursors;
  }

  /**
   * Where to go on, as {@link #write} was told; nothing at the beginning.
   *
   * @throws dev.threadkeep.rest.http.failure.ApiException if the request has another list's cursor
   */
  Optional<String> read(Call call, HttpRequest<?> request) {
    return QueryParameters.of(request)
        .text(PARAMETER)
        .map(
            text ->
                new String(
                    cursors.read(list(request), call.caller().organization().value(), text),
                    StandardCharsets.UTF_8));
  }

  String write(Call call, HttpRequest<?> request, String place) {
    return cursors.write(
        list(request),
        call.caller().organization().value(),
        place.getBytes(StandardCharsets.UTF_8));
  }

  /** What is asked for, whatever page of it and however long. */
  private static String list(HttpRequest<?> request) {
    var filters = new TreeMap<>(request.getParameters().asMap());
    filters.remove(PARAMETER);
    filters.remove("limit");
    return "productlane " + request.getPath() + " " + filters;
  }
}
