package dev.threadkeep.vendors.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadkeep.application.delivery.Outcome.NotSent;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials go to whom a certificate names, and to nobody else. */
class CertificatesTest {
  private static final String PASSWORD = "changeit";

  @TempDir Path folder;

  @Test
  void nothing_is_written_to_a_server_that_nobody_vouches_for() throws Exception {
    var read = new AtomicInteger();
    try (var server = listening();
        var http = Dialling.here()) {
      var reading = Thread.ofVirtual().start(() -> readOne(server, read));

      var result =
          http.open(
                  Dialling.to("https://127.0.0.1:" + server.getLocalPort()),
                  "",
                  Map.of(),
                  Pace.untold())
              .send(Request.get("threads"));

      reading.join();
      assertThat(read).hasValue(0);
      assertThat(result)
          .isInstanceOfSatisfying(
              Result.Failed.class,
              failed ->
                  assertThat(failed.failure())
                      .isInstanceOfSatisfying(
                          NotSent.class,
                          sent -> assertThat(sent.detail()).startsWith("TLS failed: ")));
    }
  }

  private static void readOne(SSLServerSocket server, AtomicInteger read) {
    try (var socket = server.accept()) {
      while (socket.getInputStream().read() >= 0) {
        read.incrementAndGet();
      }
    } catch (IOException _) {
      // The client has turned away.
    }
  }

  private SSLServerSocket listening()
      throws GeneralSecurityException, IOException, InterruptedException {
    var keys = KeyStore.getInstance(selfSigned().toFile(), PASSWORD.toCharArray());
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return (SSLServerSocket)
        context
            .getServerSocketFactory()
            .createServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
  }

  /** A certificate for this machine, with which it vouches for itself. */
  private Path selfSigned() throws IOException, InterruptedException {
    var store = folder.resolve("keys.p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "vendor",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).as(() -> read(folder.resolve("keytool.log"))).isZero();
    return store;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException broken) {
      return broken.toString();
    }
  }
}
