package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.application.thread.ThreadQuery;
import dev.threadkeep.application.thread.ThreadQuery.ArchiveFilter;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.thread.ThreadReader.Position;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.rest.dialect.intercom.Places.Place;
import dev.threadkeep.rest.http.Call;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists conversations page by page. A page looks at a bounded number of threads, beyond those that
 * it shows too, so as to say how many there are as far as that tells.
 */
@Singleton
final class Listing {

  private static final int AT_ONCE = 100;
  private static final int MOST_READ = 200;

  private final ThreadReader threads;
  private final IntercomShowing showing;
  private final Places places;

  Listing(ThreadReader threads, IntercomShowing showing, Places places) {
    this.threads = threads;
    this.showing = showing;
    this.places = places;
  }

  /** The page that begins where {@code startingAfter} says. */
  ConversationList page(Call call, Listed listed, int perPage, @Nullable String startingAfter) {
    var place = places.read(call, listed.name(), startingAfter);
    var looked = look(call, listed, place);
    var found = looked.found();
    var here = found.subList(0, Math.min(perPage, found.size()));
    var next = next(listed, looked, here, found.size() > perPage);
    return ConversationList.of(
        listed.wanted() == null
            ? showing.all(call, here.stream().map(Found::thread).toList())
            : here.stream().map(Found::asShown).toList(),
        place.page(),
        perPage,
        place.before() + found.size(),
        next == null
            ? null
            : places.write(
                call, listed.name(), next, place.page() + 1, place.before() + here.size()));
  }

  /** A thread of the list, shown already where that was needed to know that it is one. */
  private record Found(ConversationThread thread, @Nullable IntercomConversation shown) {
    IntercomConversation asShown() {
      if (shown == null) {
        throw new IllegalStateException("a thread that nobody looked at");
      }
      return shown;
    }
  }

  /**
   * What was found.
   *
   * @param end where looking stopped; absent at the list's end
   */
  private record Looked(List<Found> found, @Nullable Position end) {}

  private Looked look(Call call, Listed listed, Place place) {
    var found = new ArrayList<Found>();
    var from = place.after();
    for (int read = 0; read < MOST_READ; read += AT_ONCE) {
      var part = threads.list(call.caller(), query(listed, from));
      found.addAll(fitting(call, listed, part.items()));
      from = part.next();
      if (from == null) {
        return new Looked(found, null);
      }
    }
    return new Looked(found, from);
  }

  private List<Found> fitting(Call call, Listed listed, List<ConversationThread> read) {
    var wanted = listed.wanted();
    if (wanted == null) {
      return read.stream().map(thread -> new Found(thread, null)).toList();
    }
    var shown = showing.all(call, read);
    var fitting = new ArrayList<Found>();
    for (int i = 0; i < read.size(); i++) {
      if (wanted.test(shown.get(i))) {
        fitting.add(new Found(read.get(i), shown.get(i)));
      }
    }
    return fitting;
  }

  private static @Nullable Position next(
      Listed listed, Looked looked, List<Found> here, boolean more) {
    return more ? Position.of(listed.sort(), here.getLast().thread()) : looked.end();
  }

  private static ThreadQuery query(Listed listed, @Nullable Position from) {
    return new ThreadQuery(
        listed.status(),
        listed.narrowing(),
        ArchiveFilter.HIDE,
        listed.updatedAfter(),
        listed.sort(),
        from,
        AT_ONCE);
  }
}
