package dev.threadkeep.rest.http.failure;

import dev.threadkeep.rest.http.failure.ApiFailure.MalformedBody;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Names the field whose value the domain refused: {@code Field.of("#/title", () -> new
 * Title(text))}. Without it an {@link IllegalArgumentException} counts as a fault of ours.
 */
public final class Field {

  private static final Pattern SUBJECT = Pattern.compile("(?:an? )?[\\w' ]+ (?=must )");

  private Field() {}

  /**
   * Makes a value from what the client sent.
   *
   * @throws ApiException naming {@code pointer}, if {@code value} throws IllegalArgumentException
   */
  public static <T> T of(String pointer, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException refused) {
      throw invalid(pointer, words(refused));
    }
  }

  /**
   * Makes a value from each item of a list that the client sent.
   *
   * @throws ApiException naming the item, if {@code value} throws IllegalArgumentException
   */
  public static <I, T> List<T> each(String pointer, List<I> items, Function<I, T> value) {
    var values = new ArrayList<T>();
    for (var item : items) {
      values.add(of(pointer + "/" + values.size(), () -> value.apply(item)));
    }
    return List.copyOf(values);
  }

  /** The failure of one field, to be thrown. */
  public static ApiException invalid(String pointer, String detail) {
    return new ApiException(new MalformedBody(pointer, detail));
  }

  /**
   * What is wrong, in words that follow the field's name. The domain's begin with what the value
   * is, which the name tells already.
   */
  public static String words(IllegalArgumentException refused) {
    var message = refused.getMessage();
    if (message == null) {
      return "is not valid";
    }
    var subject = SUBJECT.matcher(message);
    return subject.lookingAt() ? message.substring(subject.end()) : message;
  }
}
