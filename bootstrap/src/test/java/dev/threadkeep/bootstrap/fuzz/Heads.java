package dev.threadkeep.bootstrap.fuzz;

import dev.threadkeep.bootstrap.fuzz.FuzzRequest.Broken;
import dev.threadkeep.bootstrap.fuzz.FuzzRequest.Header;
import java.util.List;
import java.util.Locale;

/** Breaks whatever stands before the body: method, path, query, headers. */
final class Heads {
  private static final List<String> METHODS =
      List.of(
          "GET",
          "POST",
          "PUT",
          "PATCH",
          "DELETE",
          "HEAD",
          "OPTIONS",
          "TRACE",
          "PROPFIND",
          "FOO",
          "post",
          "Patch");

  private static final List<String> CONTENT_TYPES =
      List.of(
          "",
          "text/plain",
          "text/html",
          "application/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "multipart/form-data; boundary=x",
          "application/json; charset=utf-8",
          "application/json;charset=UTF-16",
          "application/json; charset=nonsense",
          "application/json; charset=\"",
          "application/json;",
          "application/json, text/plain",
          "application/JSON",
          "application/merge-patch+json",
          "application/json-patch+json",
          "application/problem+json",
          "application/octet-stream",
          "json",
          "/",
          "*/*",
          "a/b/c",
          "application/json; a=b; a=b",
          "\u00e9/\u00e9");

  private static final List<String> ACCEPTS =
      List.of(
          "",
          "*/*",
          "text/html",
          "application/xml",
          "application/json",
          "application/*",
          "application/problem+json",
          "application/json;q=0",
          "application/json;q=2",
          "application/json;q=x",
          "text/html, */*;q=0.1",
          "image/png",
          "nonsense",
          ",,,",
          "/",
          "a/b/c",
          "application/json; version=\"",
          "\u00e9");

  private static final List<Header> HEADERS =
      List.of(
          new Header("If-Match", "1"),
          new Header("If-Match", "\"\""),
          new Header("If-Match", "W/\"1\""),
          new Header("If-Match", "\"9223372036854775808\""),
          new Header("If-Match", "\"-1\""),
          new Header("If-Match", "\"1"),
          new Header("If-Match", "*, \"1\""),
          new Header("If-Match", "\u00e9"),
          new Header("If-None-Match", "*"),
          new Header("If-Unmodified-Since", "yesterday"),
          new Header("Threadkeep-Actor", ""),
          new Header("Threadkeep-Actor", "user"),
          new Header("Threadkeep-Actor", "user:"),
          new Header("Threadkeep-Actor", "user:1-1-1-1-1"),
          new Header("Threadkeep-Actor", "robot:00000000-0000-0000-0000-000000000000"),
          new Header("Threadkeep-Actor", "user:00000000-0000-0000-0000-000000000000"),
          new Header("Threadkeep-Actor", "\u00e9:\u00e9"),
          new Header("X-Request-Id", ""),
          new Header("X-Request-Id", "${x} \u00e9 <b>"),
          new Header("X-Request-Id", "r".repeat(2_000)),
          new Header("Idempotency-Key", "\u00e9"),
          new Header("Idempotency-Key", "k".repeat(2_000)),
          new Header("Idempotency-Key", "often"),
          new Header("Idempotency-Key", "\"often"),
          new Header("Long", "x".repeat(6_000)),
          new Header("Long", "x".repeat(30_000)),
          new Header("Content-Encoding", "gzip"),
          new Header("Content-Encoding", "nonsense"),
          new Header("Accept-Encoding", "br;q=x"),
          new Header("Accept-Language", "xx-".repeat(100)),
          new Header("Accept-Charset", "nonsense"),
          new Header("Expect", "100-continue"),
          new Header("Expect", "a-miracle"),
          new Header("Range", "bytes=0-1"),
          new Header("Cookie", "a=b; =; \""),
          new Header("Origin", "null"),
          new Header("Upgrade", "h2c"),
          new Header("Connection", "close"),
          new Header("Forwarded", "for=\"_x\""),
          new Header("X-Forwarded-Host", "evil.example"),
          new Header("X-HTTP-Method-Override", "DELETE"),
          new Header("Traceparent", "00-zz"),
          new Header("X-Empty", ""));

  private final Dice dice;
  private final String key;

  Heads(Dice dice, String key) {
    this.dice = dice;
    this.key = key;
  }

  void breakMethod(FuzzRequest request) {
    var method = dice.of(METHODS);
    if (!method.equals(request.method)) {
      request.broken.add(Broken.METHOD);
      request.method = method;
    }
  }

  void breakPath(FuzzRequest request) {
    request.broken.add(Broken.PATH);
    var path = request.path;
    var slashes = path.chars().filter(c -> c == '/').count();
    var odd = dice.of(Oddities.ENCODED);
    request.path =
        switch (dice.below(9)) {
          case 0 -> path + "/";
          case 1 -> path + odd;
          case 2 -> path + "/" + odd;
          case 3 -> part(path, dice.below((int) slashes), odd);
          case 4 -> part(path, dice.below((int) slashes), "");
          case 5 -> "/" + path;
          case 6 -> path.toUpperCase(Locale.ROOT);
          case 7 -> path.substring(0, path.lastIndexOf('/'));
          default ->
              path.length() == 1
                  ? path
                  : path.replaceFirst("/([a-z0-9])", "/%" + hexOfSecond(path));
        };
    if (request.path.isEmpty()) {
      request.path = "/";
    }
  }

  void breakQuery(FuzzRequest request) {
    request.broken.add(Broken.QUERY);
    var names = request.operation.parameters("query");
    var name =
        names.isEmpty() || dice.percent(30)
            ? dice.of(List.of("surprise", "", "limit", "id", "a[b]", "%00", "class.name"))
            : dice.of(names).name();
    var more = name + "=" + dice.of(Oddities.ENCODED);
    request.query =
        switch (dice.below(5)) {
          case 0 -> more + "&" + more;
          case 1 -> name;
          case 2 -> name + "=";
          case 3 -> request.query + "&&=&" + more;
          default -> more;
        };
  }

  void breakKey(FuzzRequest request) {
    request.broken.add(Broken.KEY);
    switch (dice.below(7)) {
      case 0 -> {
        request.remove("Authorization");
        request.remove("X-API-Key");
      }
      case 1 -> request.headers.add(new Header("Authorization", "Bearer nonsense"));
      case 2 -> request.headers.add(new Header("X-API-Key", key));
      case 3 -> request.replace("X-API-Key", key.substring(0, dice.below(key.length())));
      case 4 ->
          request.replace("Authorization", dice.of(List.of("Bearer", "Basic Og==", "", "\u00e9")));
      case 5 -> request.replace("Authorization", "Basic " + "x".repeat(dice.below(4_000)));
      default -> request.headers.addAll(List.copyOf(request.headers));
    }
  }

  void breakContentType(FuzzRequest request) {
    request.broken.add(Broken.CONTENT_TYPE);
    request.remove("Content-Type");
    if (dice.percent(85)) {
      request.headers.add(new Header("Content-Type", dice.of(CONTENT_TYPES)));
    }
    if (request.body.length == 0) {
      request.broken.add(Broken.BODY);
      request.body = Bodies.utf8("{}");
    }
  }

  void breakAccept(FuzzRequest request) {
    request.broken.add(Broken.ACCEPT);
    request.headers.add(new Header("Accept", dice.of(ACCEPTS)));
  }

  void breakHeader(FuzzRequest request) {
    request.broken.add(Broken.HEADER);
    var header = dice.of(HEADERS);
    if (dice.percent(20)) {
      request.headers.add(header);
    } else {
      request.replace(header.name(), header.value());
    }
  }

  /** The path with another text in the place of one of its parts. */
  private static String part(String path, int index, String other) {
    var start = 0;
    for (int i = 0; i < index; i++) {
      start = path.indexOf('/', start + 1);
    }
    var end = path.indexOf('/', start + 1);
    return path.substring(0, start + 1) + other + (end < 0 ? "" : path.substring(end));
  }

  private static String hexOfSecond(String path) {
    return Integer.toHexString(path.charAt(1));
  }
}
