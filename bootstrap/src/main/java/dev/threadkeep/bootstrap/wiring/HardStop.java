package dev.threadkeep.bootstrap.wiring;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process at once when another signal comes while it is ending: whoever presses Ctrl-C
 * twice means it. PostgreSQL and the next start cope with that, as with any crash.
 */
final class HardStop {
  private static final Logger LOG = LoggerFactory.getLogger(HardStop.class);
  private static final int KILLED = 137;

  private HardStop() {}

  /**
   * By reflection, because the compiler warns of {@code sun.misc.Signal} with a warning that cannot
   * be suppressed, though the module that holds it is a supported one.
   */
  static void onNextSignal() {
    try {
      var signal = Class.forName("sun.misc.Signal");
      var handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler halt =
          (proxy, method, arguments) -> {
            Runtime.getRuntime().halt(KILLED);
            return null;
          };
      var halting =
          Proxy.newProxyInstance(HardStop.class.getClassLoader(), new Class<?>[] {handler}, halt);
      var handle = signal.getMethod("handle", signal, handler);
      for (var name : new String[] {"TERM", "INT"}) {
        handle.invoke(null, signal.getConstructor(String.class).newInstance(name), halting);
      }
    } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
      LOG.debug("A second signal will not end the process at once", unavailable);
    }
  }
}
