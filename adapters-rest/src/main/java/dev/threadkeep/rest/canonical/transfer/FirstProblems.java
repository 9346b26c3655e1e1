package dev.threadkeep.rest.canonical.transfer;

import dev.threadkeep.application.transfer.ImportSummary.Problem;
import dev.threadkeep.application.transfer.Importing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** As many problems as fit into an answer. */
final class FirstProblems implements Importing.Observer {

  private static final int MOST = 100;

  private final List<Problem> first = new ArrayList<>();

  @Override
  public void problem(Problem problem) {
    if (first.size() < MOST) {
      first.add(problem);
    }
  }

  @Override
  public void threads(long soFar) {}

  List<Problem> inOrder() {
    return first.stream().sorted(Comparator.comparingLong(Problem::line)).toList();
  }
}
