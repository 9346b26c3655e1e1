package dev.threadkeep.bootstrap.end2end;

import java.util.List;

/**
 * A rule that an organization sets, and a request that it refuses: a row of {@code
 * policy-rules.md}.
 *
 * @param policy what differs from the standard policy
 * @param answer what the body says, among other things
 */
record PolicyRule(
    String name, String policy, Given given, Request request, int status, String answer) {

  static List<PolicyRule> all() {
    return Table.rows("policy-rules.md", List.of("rule", "policy", "given", "request", "answer"))
        .map(PolicyRule::of)
        .toList();
  }

  private static PolicyRule of(List<String> cells) {
    var answer = code(cells.get(4)).split(" ", 2);
    return new PolicyRule(
        cells.get(0),
        code(cells.get(1)),
        Given.named(cells.get(2)),
        Request.of(code(cells.get(3))),
        Integer.parseInt(answer[0]),
        answer[1]);
  }

  private static String code(String cell) {
    return cell.replace("`", "");
  }

  /** Whether it is about our own API. */
  boolean isCanonical() {
    return request.path().startsWith("/v1/");
  }
}
