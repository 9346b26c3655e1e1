package dev.threadkeep.rest.canonical.directory;

import dev.threadkeep.application.directory.Directory;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.directory.DirectoryStore.Removal;
import dev.threadkeep.application.directory.entry.Details;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.EntryId;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.policy.UnknownTeammatesException;
import dev.threadkeep.domain.party.TeammateId;
import dev.threadkeep.domain.party.Through;
import dev.threadkeep.rest.canonical.audit.Signatures;
import dev.threadkeep.rest.canonical.page.Listed;
import dev.threadkeep.rest.canonical.page.Paging;
import dev.threadkeep.rest.canonical.page.Places;
import dev.threadkeep.rest.http.Call;
import dev.threadkeep.rest.http.parameter.EntityTags;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.function.Function;

/** What the routes of every kind of entry do. */
@Singleton
final class EntryRoutes {

  static final String REPLACEMENT = "replace_with";

  private final Directory directory;
  private final DirectoryStore store;
  private final Signatures signatures;
  private final Paging paging;

  EntryRoutes(Directory directory, DirectoryStore store, Signatures signatures, Paging paging) {
    this.directory = directory;
    this.store = store;
    this.signatures = signatures;
    this.paging = paging;
  }

  /**
   * The routes of one kind.
   *
   * @param path where its entries are: {@code /v1/teams}
   */
  <D extends Details, R> Of<D, R> of(
      Class<D> kind, String path, Function<Entry<D>, R> representation) {
    return new Of<>(kind, path, representation);
  }

  /**
   * The routes of one kind.
   *
   * @param <D> what its entries say
   * @param <R> how clients see them
   */
  final class Of<D extends Details, R> {

    private final Class<D> type;
    private final Kind kind;
    private final String path;
    private final Function<Entry<D>, R> representation;

    private Of(Class<D> type, String path, Function<Entry<D>, R> representation) {
      this.type = type;
      this.kind = Kind.of(type);
      this.path = path;
      this.representation = representation;
    }

    HttpResponse<R> create(Call call, EntryInput<D> given) {
      var details = given.toDetails();
      var externalIds = given.toExternalIds();
      signatures.requireActor(call);
      var created =
          DirectoryProblems.kept(
              kind, () -> directory.create(call.caller(), details, externalIds, null));
      return HttpResponse.created(
              representation.apply(created), URI.create(path + "/" + created.id()))
          .header(HttpHeaders.ETAG, EntityTags.of(created.version()));
    }

    Listed<R> list(Call call, HttpRequest<?> request) {
      var parameters = QueryParameters.of(request);
      var list = paging.of(path, call.caller().organization(), Places.OF_ENTRIES);
      return list.show(
          store.list(call.caller(), type, parameters.limit(), list.after(parameters)),
          representation);
    }

    HttpResponse<R> read(Call call, String id) {
      return shown(find(call, named(id)));
    }

    HttpResponse<R> replace(Call call, String id, Replacement<? extends EntryInput<D>> given) {
      var externalIds = given.input().toExternalIds();
      signatures.requireActor(call);
      return DirectoryProblems.kept(
              kind,
              () ->
                  directory.replace(
                      call.caller(),
                      type,
                      named(id),
                      call.precondition(),
                      standing -> replaced(standing, given),
                      externalIds))
          .map(this::shown)
          .orElseThrow(() -> DirectoryProblems.unknown(kind));
    }

    private D replaced(Entry<D> standing, Replacement<? extends EntryInput<D>> given) {
      given.serviceGiven().requireOf(standing);
      return given.input().toDetails(standing.details());
    }

    HttpResponse<?> remove(Call call, String id, HttpRequest<?> request) {
      var parameters = QueryParameters.of(request);
      var replacement = parameters.value(REPLACEMENT, this::id);
      var entry = named(id);
      signatures.requireActor(call);
      var removal =
          DirectoryProblems.kept(
              kind,
              () ->
                  replacement.isEmpty()
                      ? directory.remove(call.caller(), type, entry, call.precondition())
                      : removeInFavourOf(call, entry, replacement.get()));
      return switch (removal) {
        case Removal.Removed() -> HttpResponse.noContent();
        case Removal.NotFound() -> throw DirectoryProblems.unknown(kind);
        case Removal.StillReferred(var by) -> throw DirectoryProblems.inUse(kind, by);
      };
    }

    private Removal removeInFavourOf(Call call, EntryId id, EntryId replacement) {
      if (replacement.equals(id)) {
        throw QueryParameters.bad(REPLACEMENT, "must be another " + kind.word());
      }
      var old = find(call, id);
      var other =
          store
              .find(call.caller(), type, replacement)
              .orElseThrow(() -> DirectoryProblems.unknownReplacement(kind, replacement));
      try {
        return directory.removeInFavourOf(
            call.caller(),
            signatures.of(call),
            call.origin(Through.CANONICAL),
            call.precondition(),
            old,
            other);
      } catch (UnknownTeammatesException _) {
        throw DirectoryProblems.unknownReplacement(kind, replacement);
      }
    }

    private HttpResponse<R> shown(Entry<D> entry) {
      return HttpResponse.ok(representation.apply(entry))
          .header(HttpHeaders.ETAG, EntityTags.of(entry.version()));
    }

    private Entry<D> find(Call call, EntryId id) {
      return store.find(call.caller(), type, id).orElseThrow(() -> DirectoryProblems.unknown(kind));
    }

    /** A teammate's id is always a UUID, in either case. */
    private EntryId id(String text) {
      return kind == Kind.TEAMMATE ? EntryId.of(TeammateId.parse(text).value()) : new EntryId(text);
    }

    /** The entry that a path names; what can be no id is answered like what nobody has. */
    EntryId named(String id) {
      try {
        return id(id);
      } catch (IllegalArgumentException _) {
        throw DirectoryProblems.unknown(kind);
      }
    }
  }
}
