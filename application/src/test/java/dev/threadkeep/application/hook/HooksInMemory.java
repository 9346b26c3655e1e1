package dev.threadkeep.application.hook;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.threadkeep.application.outbox.Lease;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Webhooks in a list. */
public final class HooksInMemory implements HookStore {
  private final Function<ConnectionId, Optional<OrganizationId>> connections;
  private final List<Row> rows = new ArrayList<>();

  private static final class Row {
    final Heard heard;
    @Nullable Instant due;
    @Nullable UUID lease;
    int tries;

    Row(Heard heard) {
      this.heard = heard;
      this.due = heard.thread() == null ? null : heard.at();
    }

    boolean isDue(Instant now) {
      return due != null && !due.isAfter(now);
    }

    void finish() {
      due = null;
      lease = null;
    }
  }

  /**
   * @param connections whose a connection is that is enabled
   */
  public HooksInMemory(Function<ConnectionId, Optional<OrganizationId>> connections) {
    this.connections = connections;
  }

  /** What came, as it came. */
  public synchronized List<Heard> heard() {
    return rows.stream().map(row -> row.heard).toList();
  }

  @Override
  public Optional<OrganizationId> organization(ConnectionId connection) {
    return connections.apply(connection);
  }

  @Override
  public synchronized boolean keep(Heard heard, Instant since) {
    var same =
        rows.stream()
            .filter(row -> heard.event() != null)
            .filter(row -> row.heard.source().equals(heard.source()))
            .filter(row -> Objects.equals(row.heard.event(), heard.event()))
            .findFirst();
    if (same.filter(row -> row.heard.at().isAfter(since)).isPresent()) {
      return false;
    }
    same.ifPresent(rows::remove);
    rows.add(new Row(heard));
    return true;
  }

  @Override
  public synchronized List<Source> due(Instant now) {
    return rows.stream()
        .filter(row -> row.isDue(now))
        .map(row -> row.heard.source())
        .filter(source -> organization(source.connection()).isPresent())
        .distinct()
        .toList();
  }

  @Override
  public synchronized List<Waiting> claim(Source source, int most, Lease lease, Instant now) {
    var due =
        rows.stream()
            .filter(row -> row.heard.source().equals(source) && row.isDue(now))
            .sorted(Comparator.comparing(row -> Objects.requireNonNull(row.due)))
            .toList();
    var threads = due.stream().limit(most).map(row -> row.heard.thread()).collect(toSet());
    var leased = due.stream().filter(row -> threads.contains(row.heard.thread())).toList();
    leased.forEach(
        row -> {
          row.lease = lease.token();
          row.due = lease.until();
        });
    return leased.stream()
        .map(
            row ->
                new Waiting(row.heard.id(), Objects.requireNonNull(row.heard.thread()), row.tries))
        .toList();
  }

  private List<Row> held(Source source, Lease lease, Collection<UUID> hooks) {
    return rows.stream()
        .filter(row -> row.heard.source().equals(source))
        .filter(row -> hooks.contains(row.heard.id()) && lease.token().equals(row.lease))
        .toList();
  }

  @Override
  public synchronized void finish(Source source, Lease lease, Collection<UUID> hooks) {
    held(source, lease, hooks).forEach(Row::finish);
  }

  @Override
  public synchronized void putOff(
      Source source, Lease lease, Collection<UUID> hooks, int failures, Instant until) {
    held(source, lease, hooks)
        .forEach(
            row -> {
              row.due = until;
              row.lease = null;
              row.tries += failures;
            });
  }

  private List<Row> old(OrganizationId organization, Instant until) {
    return rows.stream()
        .filter(row -> row.heard.source().organization().equals(organization))
        .filter(row -> row.heard.at().isBefore(until))
        .toList();
  }

  @Override
  public synchronized List<ConnectionId> giveUp(
      OrganizationId organization, Instant until, int most) {
    var all = old(organization, until).stream().filter(row -> row.due != null).limit(most).toList();
    all.forEach(Row::finish);
    return all.stream().map(row -> row.heard.source().connection()).toList();
  }

  @Override
  public synchronized int forget(OrganizationId organization, Instant until, int most) {
    var all = old(organization, until).stream().limit(most).toList();
    rows.removeAll(all);
    return all.size();
  }

  @Override
  public synchronized List<Backlog> backlog() {
    var byVendor = new TreeMap<String, Backlog>();
    rows.stream()
        .filter(row -> row.due != null)
        .map(row -> row.heard.vendor())
        .collect(groupingBy(Function.identity(), counting()))
        .forEach((vendor, hooks) -> byVendor.put(vendor.name(), new Backlog(vendor, hooks)));
    return List.copyOf(byVendor.values());
  }
}
