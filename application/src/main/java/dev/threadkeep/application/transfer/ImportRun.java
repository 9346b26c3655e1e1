package dev.threadkeep.application.transfer;

import dev.threadkeep.application.access.OrganizationStore.Organization;
import dev.threadkeep.application.directory.entry.Entry;
import dev.threadkeep.application.directory.entry.Kind;
import dev.threadkeep.application.policy.PolicyStore;
import dev.threadkeep.application.transfer.Consignment.CountedKind;
import dev.threadkeep.application.transfer.Destination.Target;
import dev.threadkeep.application.transfer.RecordSource.Line;
import dev.threadkeep.application.transfer.TransferRecord.End;
import dev.threadkeep.application.transfer.TransferRecord.Header;
import dev.threadkeep.application.transfer.TransferRecord.OfEntry;
import dev.threadkeep.application.transfer.TransferRecord.OfOrganization;
import dev.threadkeep.application.transfer.TransferRecord.OfPolicy;
import dev.threadkeep.application.transfer.TransferRecord.OfThread;
import dev.threadkeep.application.transfer.TransferRecord.Part;
import dev.threadkeep.domain.json.JsonValue.JsonObject;
import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.policy.LifecyclePolicy;
import dev.threadkeep.domain.thread.ThreadId;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * An import under way. Holds one thread at a time, beside those that are being added.
 *
 * <p>One broken line is one problem: what depends on it, such as the events of a thread whose
 * record cannot be read, is left out without another word.
 */
final class ImportRun {
  /** As many rows go in one statement as make up for its trip; more would only need memory. */
  private static final long FULL = 1_000;

  private static final int CHARACTERS_OF_A_ROW = 1_000;

  private final TransferStore store;
  private final PolicyImport policies;
  private final TimeLimits times;
  private final Destination destination;
  private final OnError onError;
  private final Dispatch dispatch;

  private @Nullable Target target;
  private @Nullable Organization inFile;
  private @Nullable OrganizationId foreign;
  private PolicyImport.@Nullable Given unjudged;
  private @Nullable Consignment<Entry<?>> entries;
  private @Nullable Kind entriesOf;
  private @Nullable Consignment<WholeThread> threads;
  private @Nullable ThreadAssembly assembly;
  private long assemblyLine;
  private @Nullable ThreadId passedOver;
  private boolean unreadable;
  private long threadsRead;
  private boolean ended;

  ImportRun(
      TransferStore store,
      PolicyStore policies,
      InstantSource clock,
      Destination destination,
      OnError onError,
      Dispatch dispatch) {
    this.store = store;
    this.policies = new PolicyImport(policies, clock);
    this.times = new TimeLimits(clock);
    this.destination = destination;
    this.onError = onError;
    this.dispatch = dispatch;
  }

  ImportSummary of(RecordSource source) {
    var last = header(source);
    for (var line = source.next(); line != null && !dispatch.isStopped(); line = source.next()) {
      last = line.number();
      take(line);
    }
    if (!dispatch.isStopped()) {
      finishThread();
      sendAll();
    }
    judgePolicy();
    if (!dispatch.isStopped() && !ended) {
      problem(last, "the file ends without its end record; the rest of it is missing");
    }
    dispatch.await();
    return new ImportSummary(
        policies.counts(),
        dispatch.of(CountedKind.ENTRY),
        dispatch.of(CountedKind.THREAD),
        dispatch.problems(),
        dispatch.isStopped());
  }

  private static long header(RecordSource source) {
    var first = source.next();
    return switch (first) {
      case null -> throw new NoExportException(1, "There is nothing to import.");
      case Line.Broken(var number, var why) ->
          throw new NoExportException(number, "The first line %s.".formatted(why));
      case Line.Parsed(var number, var object) -> {
        try {
          if (RecordReader.read(object) instanceof Header) {
            yield number;
          }
        } catch (IllegalArgumentException unfit) {
          throw new NoExportException(
              number, "The first line is no header: %s.".formatted(unfit.getMessage()));
        }
        throw new NoExportException(
            number,
            "The first line is no header: {\"type\": \"threadkeep_export\", \"version\": 1}.");
      }
    };
  }

  private void take(Line line) {
    switch (line) {
      case Line.Broken(var number, var why) -> {
        if (ended) {
          fatal(number, "the line stands behind the end record");
          return;
        }
        unreadable = true;
        if (onError == OnError.STOP) {
          finishThread();
        }
        problem(number, "the line " + why);
      }
      case Line.Parsed(var number, var object) -> {
        TransferRecord record;
        try {
          record = RecordReader.read(object);
          times.requirePast(record);
        } catch (IllegalArgumentException unfit) {
          takeUnfit(number, object, String.valueOf(unfit.getMessage()));
          return;
        }
        take(number, record);
      }
    }
  }

  private void takeUnfit(long number, JsonObject object, String why) {
    if (ended) {
      fatal(number, "the record stands behind the end record");
      return;
    }
    var thread = RecordReader.thread(object);
    if (thread == null) {
      finishThread();
      ended = RecordReader.isEnd(object);
      // It may be a thread: whatever comes next may belong to it.
      unreadable = true;
      problem(number, "the record does not fit: " + why);
    } else if (!thread.equals(passedOver)) {
      problem(number, "the record does not fit: " + why);
      passOver(thread);
    }
  }

  private void passOver(ThreadId thread) {
    passedOver = thread;
    if (assembly != null && assembly.id().equals(thread)) {
      assembly = null;
    }
  }

  private void take(long number, TransferRecord record) {
    if (!(record instanceof Part)) {
      finishThread();
    }
    if (dispatch.isStopped()) {
      return;
    }
    if (ended && !(record instanceof Header)) {
      fatal(number, "the record stands behind the end record");
      return;
    }
    switch (record) {
      case Header _ -> fatal(number, "another export begins; import them one by one");
      case OfOrganization(var organization) -> enter(number, organization);
      case OfPolicy(var owner, var policy) -> {
        if (isOwn(number, owner)) {
          takePolicy(number, policy);
        }
      }
      case OfEntry(var owner, var entry) -> {
        if (isOwn(number, owner)) {
          takeEntry(number, entry);
        }
      }
      case OfThread thread -> {
        threadsRead++;
        unreadable = false;
        passedOver = null;
        if (isOwn(number, thread.organization())) {
          judgePolicy();
          assembly = new ThreadAssembly(thread, requireTarget().caller().organization());
          assemblyLine = number;
        } else {
          passedOver = thread.id();
        }
      }
      case Part part -> takePart(number, part);
      case End(var count) -> {
        judgePolicy();
        ended = true;
        if (count != threadsRead && dispatch.problems() == 0) {
          problem(
              number,
              "the file was written with %d threads, but has %d".formatted(count, threadsRead));
        }
      }
    }
  }

  private void enter(long number, Organization organization) {
    judgePolicy();
    sendAll();
    try {
      target = destination.target(organization, target == null);
      inFile = organization;
    } catch (IllegalArgumentException nowhere) {
      fatal(number, String.valueOf(nowhere.getMessage()));
    }
  }

  /** Whether a record stands below its own organization. */
  private boolean isOwn(long number, @Nullable OrganizationId owner) {
    if (target == null) {
      try {
        target = destination.target(null, true);
      } catch (IllegalArgumentException nowhere) {
        fatal(number, String.valueOf(nowhere.getMessage()));
        return false;
      }
    }
    if (owner == null || inFile == null || owner.equals(inFile.id())) {
      return true;
    }
    if (!owner.equals(foreign)) {
      foreign = owner;
      problem(
          number,
          "the record is of organization %s, which does not stand before it".formatted(owner));
    }
    return false;
  }

  private Target requireTarget() {
    if (target == null) {
      throw new IllegalStateException("nothing says where to import to");
    }
    return target;
  }

  private void takePolicy(long number, LifecyclePolicy policy) {
    judgePolicy();
    var given = new PolicyImport.Given(number, requireTarget(), policy);
    unjudged = given;
    if (!given.needsDirectory()) {
      judgePolicy();
    }
  }

  /** Takes the policy, where one waits for the directory that follows it. */
  private void judgePolicy() {
    var given = unjudged;
    if (given == null) {
      return;
    }
    unjudged = null;
    sendAll();
    dispatch.await();
    var flaw = policies.take(given);
    if (flaw != null) {
      problem(given.line(), flaw);
    }
  }

  private void takeEntry(long number, Entry<?> entry) {
    if (threads != null || entry.kind() != entriesOf) {
      sendAll();
    }
    var to = entries;
    if (to == null) {
      var caller = requireTarget().caller();
      to = new Consignment<>(CountedKind.ENTRY, batch -> store.addEntries(caller, batch, onError));
      entries = to;
      entriesOf = entry.kind();
    }
    to.put(number, entry, 1);
    if (to.weight() >= FULL) {
      sendAll();
    }
  }

  private void takePart(long number, Part part) {
    var to = assembly;
    if (to != null && to.id().equals(part.thread())) {
      try {
        to.add(part);
      } catch (IllegalArgumentException unfit) {
        passOver(part.thread());
        // Behind a line that could not be read, that is why.
        if (!unreadable) {
          problem(number, String.valueOf(unfit.getMessage()));
        }
      }
    } else if (!part.thread().equals(passedOver)) {
      finishThread();
      passedOver = part.thread();
      if (!unreadable) {
        problem(
            number,
            "the record belongs to thread %s, which does not stand before it"
                .formatted(part.thread()));
      }
    }
  }

  private void finishThread() {
    var finished = assembly;
    assembly = null;
    if (finished == null) {
      return;
    }
    WholeThread whole;
    try {
      whole = finished.whole();
    } catch (IllegalArgumentException unfit) {
      // Where a line could not be read, that is why.
      if (!unreadable) {
        problem(assemblyLine, "the thread is not whole: " + String.valueOf(unfit.getMessage()));
      }
      return;
    }
    takeThread(whole, finished.characters());
  }

  private void takeThread(WholeThread whole, int characters) {
    if (entries != null) {
      sendAll();
    }
    var to = threads;
    if (to == null) {
      var caller = requireTarget().caller();
      to = new Consignment<>(CountedKind.THREAD, batch -> store.addThreads(caller, batch, onError));
      threads = to;
    }
    to.put(
        assemblyLine,
        whole,
        1 + whole.events().size() + whole.messages().size() + characters / CHARACTERS_OF_A_ROW);
    if (to.weight() >= FULL) {
      sendAll();
    }
  }

  private void sendAll() {
    if (entries != null) {
      dispatch.send(entries);
      entries = null;
    }
    if (threads != null) {
      dispatch.send(threads);
      threads = null;
    }
  }

  /** What stands before it and is whole is imported in any case. */
  private void problem(long line, String what) {
    if (onError == OnError.STOP) {
      sendAll();
    }
    dispatch.problem(line, what);
  }

  private void fatal(long line, String what) {
    sendAll();
    dispatch.fatal(line, what);
  }
}
