package dev.threadkeep.bootstrap.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the workers found, and how often which operation was answered how. */
public final class Findings {
  /** More of the same would tell nothing new. */
  private static final int OF_A_KIND = 3;

  private final Map<String, List<String>> found = new TreeMap<>();
  private final SortedMap<String, SortedMap<Integer, Integer>> answers = new TreeMap<>();

  synchronized void add(String complaint) {
    var kind = complaint.length() > 60 ? complaint.substring(0, 60) : complaint;
    var same = found.computeIfAbsent(kind, _ -> new ArrayList<>());
    if (same.size() < OF_A_KIND) {
      same.add(complaint);
    }
  }

  void add(String complaint, FuzzRequest request, Optional<Answer> answer) {
    add(
        "%s%n--- %s%n--- was answered with %s"
            .formatted(complaint, request, answer.map(Answer::toString).orElse("nothing")));
  }

  synchronized void count(Operation operation, Answer answer) {
    answers
        .computeIfAbsent(operation.toString(), _ -> new TreeMap<>())
        .merge(answer.status(), 1, Integer::sum);
  }

  /** Whether a request for it has succeeded. */
  synchronized boolean isCarriedOut(Operation operation) {
    return answers.getOrDefault(operation.toString(), new TreeMap<>()).keySet().stream()
        .anyMatch(status -> status < 300);
  }

  public synchronized List<String> all() {
    return found.values().stream().flatMap(List::stream).toList();
  }

  /** How often an operation was answered with which status. */
  public synchronized SortedMap<String, SortedMap<Integer, Integer>> answers() {
    return answers;
  }

  /** The operations, one a line, with the statuses they were answered with. */
  public synchronized String table() {
    return answers.entrySet().stream()
        .map(entry -> "%-60s %s".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
