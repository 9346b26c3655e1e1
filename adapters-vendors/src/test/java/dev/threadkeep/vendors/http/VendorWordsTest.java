package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '´',
      textBlock =
          """
          {"status":400,"message":"Bad request","code":"BAD_REQUEST","success":false} | BAD_REQUEST: Bad request
          {"statusCode":404,"message":"Thread not found","error":"Not Found"} | Thread not found; Not Found
          {"type":"error.list","errors":[{"code":"not_found","message":"Resource Not Found"}]} | not_found: Resource Not Found
          {"message":"Invalid","code":"validation_failed","issues":[{"message":"title is long"}]} | validation_failed: Invalid; title is long
          {"error":{"code":"scope_required","message":"Needs it","details":{"required":["a"]}}} | scope_required: Needs it
          {"error":{"code":"validation_failed","message":"No","details":[{"path":"title","message":"is long"}]}} | validation_failed: No; title: is long
          {"success":false,"message":"No key","errors":[{"field":"threadId","message":"wrong"}]} | No key; threadId: wrong
          {"error":"nope"} | nope
          {"unheard":"of"} | {"unheard":"of"}
          <html>Bad gateway</html> | <html>Bad gateway</html>
          """)
  void are_found_in_every_shape_that_vendors_use(String body, String words) {
    assertThat(VendorWords.in(body)).isEqualTo(words);
  }

  @Test
  void may_be_missing() {
    assertThat(VendorWords.in(" ")).isEqualTo("no word of explanation");
  }

  @Test
  void are_cut_to_one_line_of_500_characters() {
    var line = Cut.line("a\r\nb\u202e\u0000" + "😀".repeat(600));

    assertThat(line).startsWith("a  b").doesNotContainPattern("\\p{Cntrl}").endsWith("😀…");
    assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(500);
  }
}
