package dev.threadkeep.rest.http.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadkeep.rest.http.failure.ApiException;
import dev.threadkeep.rest.http.failure.ApiFailure.MalformedBody;
import dev.threadkeep.rest.http.failure.FieldError;
import dev.threadkeep.rest.http.json.RecordMembers.Member;
import dev.threadkeep.rest.http.json.RecordMembers.Members;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All members of a body that are unknown, missing or of the wrong type. Jackson stops at the first;
 * here each is read by itself, so that nobody is told one mistake after the other.
 */
final class Misfits {

  /** Enough to mend, and no answer of megabytes to a body of megabytes. */
  private static final int MOST = 50;

  /** A record's own refusal stops reading too, and is not told: of those there may be many. */
  private static final int MOST_STOPS = 1_000;

  private final ObjectMapper mapper;
  private final MappingFailures failures;
  private final RecordMembers records;

  Misfits(ObjectMapper mapper, MappingFailures failures) {
    this.mapper = mapper;
    this.failures = failures;
    this.records = new RecordMembers(mapper);
  }

  /** The refusal with what else there is to say about the body that it is about. */
  ApiException withOthers(ApiException refused, JsonNode body, JavaType type) {
    if (!(refused.failure() instanceof MalformedBody(var first))) {
      return refused;
    }
    var found = new Found(first);
    look("#", body, type, found);
    return new ApiException(new MalformedBody(found.told()));
  }

  /** Looks into records and lists; of anything else there is nothing to tell but by itself. */
  private void look(String pointer, JsonNode given, JavaType type, Found found) {
    var members = records.of(type);
    if (members.isPresent() && given instanceof ObjectNode object) {
      members(pointer, object, type, members.get(), found);
    } else if (type.isCollectionLikeType() && given.isArray()) {
      items(pointer, given, type, found);
    }
  }

  /** Reads on behind each item that reading stops at: what fits is passed over at one go. */
  private void items(String pointer, JsonNode given, JavaType type, Found found) {
    var items = new ArrayList<JsonNode>(given.size());
    given.forEach(items::add);
    int place = 0;
    while (!found.isEnough()) {
      var stop = stop(items.subList(place, items.size()), type);
      if (stop.isEmpty()) {
        return;
      }
      found.stopped();
      place += stop.getAsInt();
      item(pointer + "/" + place, items.get(place), type.getContentType(), found);
      place++;
    }
  }

  /** The first that does not fit; none where all do. */
  private OptionalInt stop(List<JsonNode> items, JavaType type) {
    try {
      var _ = mapper.treeToValue(new ArrayNode(mapper.getNodeFactory(), items), type);
      return OptionalInt.empty();
    } catch (JsonMappingException refused) {
      return refused.getPath().stream().mapToInt(Reference::getIndex).findFirst();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible); // it has been read as JSON
    }
  }

  private void item(String pointer, JsonNode given, JavaType type, Found found) {
    int before = found.size();
    look(pointer, given, type, found);
    if (found.size() == before) {
      refusal(given, type).ifPresent(error -> found.add(error.within(pointer)));
    }
  }

  private void members(
      String pointer, ObjectNode given, JavaType type, Members members, Found found) {
    for (var member : given.properties()) {
      if (found.isEnough()) {
        return;
      }
      var known = members.byName().get(member.getKey());
      if (known != null) {
        member(pointer, member, known, type, found);
      } else if (!members.overlooksOthers()) {
        found.add(
            new FieldError(Pointers.member(pointer, member.getKey()), MappingFailures.UNKNOWN));
      }
    }
    members
        .byName()
        .forEach(
            (name, member) -> {
              if (member.required() && !given.has(name)) {
                found.add(new FieldError(Pointers.member(pointer, name), MappingFailures.MISSING));
              }
            });
  }

  /** What the record has against this member, whatever it has against there being no other. */
  private void member(
      String pointer,
      Map.Entry<String, JsonNode> given,
      Member member,
      JavaType type,
      Found found) {
    int before = found.size();
    var place = Pointers.member(pointer, given.getKey());
    look(place, given.getValue(), member.type(), found);
    if (found.size() == before) {
      var only = mapper.createObjectNode();
      only.set(given.getKey(), given.getValue());
      refusal(only, type)
          .map(error -> error.within(pointer))
          .filter(error -> isWithin(error, place))
          .ifPresent(found::add);
    }
  }

  private static boolean isWithin(FieldError error, String pointer) {
    return error.pointer().equals(pointer) || error.pointer().startsWith(pointer + "/");
  }

  /** Without what a record says of its members together: not all of them may be there. */
  private Optional<FieldError> refusal(JsonNode given, JavaType type) {
    try {
      var _ = mapper.treeToValue(given, type);
      return Optional.empty();
    } catch (ValueInstantiationException _) {
      return Optional.empty();
    } catch (JsonMappingException refused) {
      return Optional.of(failures.error(refused));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible); // it has been read as JSON
    }
  }

  /** What is told, and how often reading stopped within lists meanwhile. */
  private static final class Found {
    private final List<FieldError> errors;
    private int stops;

    Found(List<FieldError> first) {
      errors = new ArrayList<>(first);
    }

    boolean isEnough() {
      return errors.size() >= MOST || stops >= MOST_STOPS;
    }

    void stopped() {
      stops++;
    }

    int size() {
      return errors.size();
    }

    void add(FieldError error) {
      errors.add(error);
    }

    List<FieldError> told() {
      var byPlace = new LinkedHashMap<String, FieldError>();
      errors.forEach(error -> byPlace.putIfAbsent(error.pointer(), error));
      return byPlace.values().stream().limit(MOST).toList();
    }
  }
}
