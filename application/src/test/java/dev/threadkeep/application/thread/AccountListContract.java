package dev.threadkeep.application.thread;

import static dev.threadkeep.domain.thread.fixture.Cast.CUSTOMER_ID;
import static dev.threadkeep.domain.thread.fixture.Cast.FEATHER_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.INTERCOM_VENDOR;
import static dev.threadkeep.domain.thread.fixture.Cast.TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadkeep.application.StoresUnderTest;
import dev.threadkeep.application.World;
import dev.threadkeep.application.access.KeyInvalidException;
import dev.threadkeep.application.thread.AccountQuery.AttributeText;
import dev.threadkeep.application.thread.AccountQuery.Filter;
import dev.threadkeep.application.thread.ThreadReader.Counted;
import dev.threadkeep.domain.json.JsonValue;
import dev.threadkeep.domain.json.JsonValue.JsonNumber;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.json.JsonValue.JsonText;
import dev.threadkeep.domain.thread.ConversationThread;
import dev.threadkeep.domain.thread.Handling;
import dev.threadkeep.domain.thread.Links;
import dev.threadkeep.domain.thread.SnoozeEnd;
import dev.threadkeep.domain.thread.ThreadCommand;
import dev.threadkeep.domain.vendor.ExternalReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists of the threads that a vendor knows in one account. */
public interface AccountListContract {
  List<String> MODEL = List.of("vendor", "model", "id");

  StoresUnderTest stores();

  @Test
  default void pages_by_number_hold_every_thread_of_the_account_the_latest_first() {
    var world = World.in(stores());
    var first = known(world, "a", "x1");
    var second = known(world, "a", "x2");
    var third = known(world, "a", "x3");
    known(world, "b", "x1");
    world.open(world.nextThread());
    world.open(world.nextThread().knownAs(new ExternalReference(FEATHER_VENDOR, "a", "x1", null)));
    known(World.in(stores()), "a", "x1");

    assertThat(page(world, 0, 2)).isEqualTo(new Counted(List.of(third, second), 3));
    assertThat(page(world, 2, 2)).isEqualTo(new Counted(List.of(first), 3));
    assertThat(page(world, 4, 2)).isEqualTo(new Counted(List.of(), 3));
    assertThat(page(world, Long.MAX_VALUE, 200)).isEqualTo(new Counted(List.of(), 3));
  }

  @Test
  default void an_account_that_nobody_knows_has_no_threads() {
    var world = World.in(stores());
    known(world, "b", "x1");

    assertThat(page(world, 0, 20)).isEqualTo(new Counted(List.of(), 0));
  }

  @Test
  default void every_filter_holds_together_with_every_other() {
    var world = World.in(stores());
    var all = population(world, new Random(1));

    var asked = 0;
    for (var filter : filters()) {
      var expected =
          all.stream()
              .filter(thread -> fits(thread, filter))
              .sorted(
                  Comparator.comparing((ConversationThread it) -> it.id().toString()).reversed())
              .toList();

      assertThat(
              stores()
                  .reader()
                  .listAccount(
                      world.caller(), new AccountQuery(INTERCOM_VENDOR, "a", filter, 1, 5)))
          .as(filter.toString())
          .isEqualTo(new Counted(expected.stream().skip(1).limit(5).toList(), expected.size()));
      asked++;
    }
    assertThat(asked).isGreaterThan(1_000);
  }

  @Test
  default void a_list_of_an_account_needs_a_key_that_works() {
    var world = World.in(stores());
    var revoked = world.key();
    stores().keys().revoke(world.caller(), world.signature(), revoked.key().id(), TEN);

    assertThatThrownBy(
            () ->
                stores()
                    .reader()
                    .listAccount(
                        world.holding(revoked),
                        new AccountQuery(INTERCOM_VENDOR, "a", Filter.none(), 0, 1)))
        .isInstanceOf(KeyInvalidException.class);
  }

  private Counted page(World world, long skip, int limit) {
    return stores()
        .reader()
        .listAccount(
            world.caller(), new AccountQuery(INTERCOM_VENDOR, "a", Filter.none(), skip, limit));
  }

  private static ConversationThread known(World world, String account, String id) {
    return world.open(
        world.nextThread().knownAs(new ExternalReference(INTERCOM_VENDOR, account, id, null)));
  }

  private static List<ConversationThread> population(World world, Random random) {
    var all = new ArrayList<ConversationThread>();
    for (int number = 0; number < 60; number++) {
      var thread =
          world
              .nextThread()
              .handledBy(List.of(Handling.values()).get(random.nextInt(3)))
              .having(attributes(random.nextInt(5)))
              .knownAs(new ExternalReference(INTERCOM_VENDOR, "a", "x" + number, null));
      if (random.nextBoolean()) {
        thread.linked(Links.none().withContact(CUSTOMER_ID));
      }
      var opened = world.open(thread);
      var commands = new ArrayList<ThreadCommand>();
      for (var flag :
          List.of(
              new ThreadCommand.Escalate(null),
              new ThreadCommand.MarkImportant(true),
              new ThreadCommand.HandOver(Handling.HUMAN),
              new ThreadCommand.LinkContact(CUSTOMER_ID),
              new ThreadCommand.Archive(null))) {
        if (random.nextBoolean()) {
          commands.add(flag);
        }
      }
      switch (random.nextInt(3)) {
        case 0 -> commands.add(ThreadStoreContract.CLOSE);
        case 1 -> commands.add(new ThreadCommand.Snooze(new SnoozeEnd.NextReply()));
        default -> {}
      }
      all.add(
          commands.isEmpty()
              ? opened
              : world.change(opened.id(), TEN, commands.toArray(ThreadCommand[]::new)));
    }
    return all;
  }

  private static JsonObject attributes(int kind) {
    return switch (kind) {
      case 0 -> attribute(new JsonObject(Map.of("id", new JsonText("m \"1\"\n𝄞"))));
      case 1 -> attribute(new JsonObject(Map.of("id", new JsonNumber(7))));
      case 2 -> attribute(new JsonObject(Map.of("id", new JsonText("7"))));
      case 3 -> attribute(new JsonText("7"));
      default -> JsonObject.empty();
    };
  }

  private static JsonObject attribute(JsonValue model) {
    return new JsonObject(Map.of("vendor", new JsonObject(Map.of("model", model))));
  }

  private static List<Filter> filters() {
    var all = new ArrayList<Filter>();
    var flags = Arrays.asList(null, true, false);
    var handlings = Arrays.asList(null, Handling.HUMAN);
    var attributes =
        Arrays.asList(null, new AttributeText(MODEL, "7"), new AttributeText(MODEL, "m \"1\"\n𝄞"));
    for (var closed : flags) {
      for (var archived : flags) {
        for (var escalated : flags) {
          for (var important : flags) {
            for (var anonymous : flags) {
              for (var handling : handlings) {
                for (var attribute : attributes) {
                  all.add(
                      new Filter(
                          closed, archived, escalated, important, anonymous, handling, attribute));
                }
              }
            }
          }
        }
      }
    }
    return all;
  }

  private static boolean fits(ConversationThread thread, Filter filter) {
    return is(filter.closed(), thread.isClosed())
        && is(filter.archived(), thread.flags().archived())
        && is(filter.escalated(), thread.flags().escalated())
        && is(filter.important(), thread.flags().important())
        && is(filter.anonymous(), thread.links().contact() == null)
        && is(filter.handling(), thread.handling())
        && (filter.attribute() == null
            || Objects.equals(model(thread), new JsonText(filter.attribute().text())));
  }

  private static <T> boolean is(@Nullable T wanted, T actual) {
    return wanted == null || wanted.equals(actual);
  }

  private static @Nullable JsonValue model(ConversationThread thread) {
    return thread.attributes().value().members().get("vendor") instanceof JsonObject vendor
            && vendor.members().get("model") instanceof JsonObject model
        ? model.members().get("id")
        : null;
  }
}
