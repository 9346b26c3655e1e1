package dev.threadkeep.rest.canonical.page;

import dev.threadkeep.application.Page;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.rest.http.parameter.Cursors;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and writes the cursors of lists. */
@Singleton
public final class Paging {

  private final Cursors cursors;

  Paging(Cursors cursors) {
    this.cursors = cursors;
  }

  /**
   * One list, as one organization sees it.
   *
   * @param purpose which list, filters and order included: a cursor is good for no other
   */
  public <P> ListOf<P> of(String purpose, OrganizationId organization, Places<P> places) {
    return new ListOf<>(purpose, organization, places);
  }

  /** Where a list goes on. */
  public final class ListOf<P> {

    private final String purpose;
    private final OrganizationId organization;
    private final Places<P> places;

    private ListOf(String purpose, OrganizationId organization, Places<P> places) {
      this.purpose = purpose;
      this.organization = organization;
      this.places = places;
    }

    /** Where to go on, or nothing at the beginning. */
    public @Nullable P after(QueryParameters parameters) {
      return parameters.text("cursor").map(this::place).orElse(null);
    }

    /** A page of it as clients see it. */
    public <T, R> Listed<R> show(Page<T, P> page, Function<T, R> representation) {
      return new Listed<>(
          page.items().stream().map(representation).toList(),
          page.next() == null ? null : cursor(page.next()));
    }

    private P place(String cursor) {
      var text =
          new String(cursors.read(purpose, organization.value(), cursor), StandardCharsets.UTF_8);
      return places.read().apply(text);
    }

    private String cursor(P place) {
      var bytes = places.write().apply(place).getBytes(StandardCharsets.UTF_8);
      return cursors.write(purpose, organization.value(), bytes);
    }
  }
}
