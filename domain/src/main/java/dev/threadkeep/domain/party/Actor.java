package dev.threadkeep.domain.party;

import dev.threadkeep.domain.vendor.Vendor;
import org.jspecify.annotations.Nullable;

/** Who did something to a thread or an organization, or wrote a message. */
public sealed interface Actor {

  /** The word for this kind of actor in every API and store: {@code user}, {@code timer}, … */
  String type();

  /** The actor's id among its kind, where the kind has more than one. */
  @Nullable String idText();

  /** An access key that belongs to no teammate. */
  record Key(KeyId id) implements Actor {
    @Override
    public String type() {
      return "key";
    }

    @Override
    public String idText() {
      return id.value();
    }
  }

  /** A person of the organization. */
  record User(TeammateId id) implements Actor {
    @Override
    public String type() {
      return "user";
    }

    @Override
    public String idText() {
      return id.toString();
    }
  }

  /** An AI agent of the organization. */
  record Agent(TeammateId id) implements Actor {
    @Override
    public String type() {
      return "agent";
    }

    @Override
    public String idText() {
      return id.toString();
    }
  }

  /** The person outside; without an id where nobody has said who it is. */
  record Contact(@Nullable ContactId id) implements Actor {
    @Override
    public String type() {
      return "contact";
    }

    @Override
    public @Nullable String idText() {
      return id == null ? null : id.value();
    }
  }

  /** A product that holds the thread and changed it there. */
  record ByVendor(Vendor vendor) implements Actor {
    @Override
    public String type() {
      return "vendor";
    }

    @Override
    public String idText() {
      return vendor.name();
    }
  }

  /** Time itself: a snooze that ran out, a thread that was inactive for too long. */
  record Timer() implements Actor {
    @Override
    public String type() {
      return "timer";
    }

    @Override
    public @Nullable String idText() {
      return null;
    }
  }

  /** Whoever has the machine, and gives commands there; nobody says who that is. */
  record Operator() implements Actor {
    @Override
    public String type() {
      return "operator";
    }

    @Override
    public @Nullable String idText() {
      return null;
    }
  }

  /** A rule of the organization's policy: unassigning on close. */
  record Policy() implements Actor {
    @Override
    public String type() {
      return "policy";
    }

    @Override
    public @Nullable String idText() {
      return null;
    }
  }

  /**
   * The inverse of {@link #type()} and {@link #idText()}.
   *
   * @throws IllegalArgumentException if there is no such type, or the id does not fit it
   */
  static Actor of(String type, @Nullable String id) {
    return switch (type) {
      case "key" -> new Key(new KeyId(required(type, id)));
      case "user" -> new User(teammate(type, id));
      case "agent" -> new Agent(teammate(type, id));
      case "contact" -> new Contact(id == null ? null : new ContactId(id));
      case "vendor" -> new ByVendor(new Vendor(required(type, id)));
      case "timer" -> alone(type, id, new Timer());
      case "policy" -> alone(type, id, new Policy());
      case "operator" -> alone(type, id, new Operator());
      default ->
          throw new IllegalArgumentException(
              "an actor's type must be one of key, user, agent, contact, vendor, timer, policy,"
                  + " operator");
    };
  }

  private static String required(String type, @Nullable String id) {
    if (id == null) {
      throw new IllegalArgumentException("an actor of type %s needs an id".formatted(type));
    }
    return id;
  }

  private static TeammateId teammate(String type, @Nullable String id) {
    var text = required(type, id);
    try {
      return TeammateId.parse(text);
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(
          "the id of an actor of type %s %s".formatted(type, refused.getMessage()), refused);
    }
  }

  private static Actor alone(String type, @Nullable String id, Actor only) {
    if (id != null) {
      throw new IllegalArgumentException("an actor of type %s has no id".formatted(type));
    }
    return only;
  }
}
