package dev.threadkeep.application;

class CountingIdsTest implements IdsContract {
  private final CountingIds ids = new CountingIds();

  @Override
  public Ids ids() {
    return ids;
  }
}
