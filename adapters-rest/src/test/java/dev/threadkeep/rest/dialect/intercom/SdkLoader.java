package dev.threadkeep.rest.dialect.intercom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads Intercom's client with the libraries that it was published with, which the service has in
 * other versions. Everything else is shared with the tests.
 */
final class SdkLoader extends URLClassLoader {

  private static final Path JARS = Path.of("target", "intercom-client");

  private static final List<String> ITS_OWN =
      List.of(
          "io.intercom.",
          "com.fasterxml.jackson.",
          "com.google.common.",
          "org.apache.commons.codec.",
          SdkCalls.class.getName());

  SdkLoader() {
    super(urls(), SdkLoader.class.getClassLoader());
  }

  SdkClient client() {
    try {
      return (SdkClient) loadClass(SdkCalls.class.getName()).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError("no client of Intercom's", broken);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (ITS_OWN.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  private static URL[] urls() {
    try (var jars = Files.list(JARS)) {
      var urls = new ArrayList<URL>();
      for (var jar : jars.toList()) {
        urls.add(url(jar));
      }
      urls.add(SdkCalls.class.getProtectionDomain().getCodeSource().getLocation());
      return urls.toArray(URL[]::new);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }
}
