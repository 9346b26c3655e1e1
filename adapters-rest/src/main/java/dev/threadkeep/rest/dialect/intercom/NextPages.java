package dev.threadkeep.rest.dialect.intercom;

import dev.threadkeep.rest.dialect.intercom.ConversationList.Next;
import dev.threadkeep.rest.http.parameter.QueryParameters;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Leads from one page of the list of conversations to the next as the client's version of the API
 * does: by a cursor from 2.6 on, before by the URL of the page. Where a request names no version,
 * Intercom goes by what is set for the app; here what the client is known to need decides.
 */
final class NextPages {

  /** How a version leads on. */
  private enum Form {
    CURSORS,
    URLS
  }

  /**
   * Intercom's Java client up to its version 2 names no version of the API, and cannot read a page
   * that leads on by anything but a URL.
   */
  private static final Pattern KNOWS_URLS_ALONE = Pattern.compile("intercom-java/[012]\\..*");

  private NextPages() {}

  /**
   * Refuses a page that is named by its number alone, which an old client would take to be another
   * than the first.
   */
  static void check(HttpRequest<?> request, QueryParameters parameters) {
    if (form(request.getHeaders()) == Form.URLS
        && ListController.startingAfter(parameters).isEmpty()
        && parameters.text(ListController.PAGE).filter(page -> !page.equals("1")).isPresent()) {
      throw QueryParameters.bad(
          ListController.PAGE, "must be 1 or left out; pages.next leads to the others");
    }
  }

  /** The page with its way on in the form that the client knows. */
  static ConversationList fitting(HttpRequest<?> request, ConversationList page) {
    return switch (page.pages().next()) {
      case Next.Cursor cursor when form(request.getHeaders()) == Form.URLS ->
          page.continued(new Next.Url(url(request, cursor)));
      case Next.Cursor _, Next.Url _ -> page;
      case null -> page;
    };
  }

  private static Form form(HttpHeaders headers) {
    return IntercomVersions.hasNumberedPages(headers)
        .map(numbered -> numbered ? Form.URLS : Form.CURSORS)
        .orElseGet(() -> knowsUrlsAlone(headers) ? Form.URLS : Form.CURSORS);
  }

  private static boolean knowsUrlsAlone(HttpHeaders headers) {
    return Optional.ofNullable(headers.get(HttpHeaders.USER_AGENT))
        .filter(client -> KNOWS_URLS_ALONE.matcher(client).matches())
        .isPresent();
  }

  /** The list that was asked for, from where the cursor stands. */
  private static String url(HttpRequest<?> request, Next.Cursor cursor) {
    var url = new StringBuilder(PublicAddress.of(request.getHeaders()));
    url.append(Intercom.CONVERSATIONS)
        .append("?%s=%d".formatted(ListController.PER_PAGE, cursor.perPage()))
        .append("&%s=%d".formatted(ListController.PAGE, cursor.page()));
    var parameters = QueryParameters.of(request);
    for (var name : List.of(ListController.SORT, ListController.ORDER)) {
      parameters.text(name).ifPresent(value -> add(url, name, value));
    }
    add(url, ListController.STARTING_AFTER, cursor.startingAfter());
    return url.toString();
  }

  private static void add(StringBuilder url, String name, String value) {
    url.append('&')
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }
}
