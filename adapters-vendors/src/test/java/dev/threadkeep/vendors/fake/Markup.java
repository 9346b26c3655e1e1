package dev.threadkeep.vendors.fake;

/** HTML as vendors take it. */
final class Markup {
  private Markup() {}

  /** What somebody reads who is shown it. */
  static String plain(String html) {
    return html.replace("</p><p>", "\n\n")
        .replace("<br>", "\n")
        .replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
