package dev.threadkeep.persistence.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The migrations on the class path, version to checksum as Flyway records it. Comparing them with
 * the schema history answers whether Flyway has anything to do at a tenth of what asking it costs.
 */
record Migrations(Map<String, Integer> checksums) {
  private static final Pattern FILE = Pattern.compile("V([0-9][0-9._]*)__.*\\.sql");

  static Migrations on(ClassLoader classPath, String location) {
    var found = new HashMap<String, Integer>();
    try {
      for (var folder : Collections.list(classPath.getResources(location))) {
        for (var name : filesIn(folder)) {
          var match = FILE.matcher(name);
          if (match.matches()) {
            found.put(match.group(1).replace('_', '.'), checksum(classPath, location + "/" + name));
          }
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("reading the migrations in " + location, failure);
    }
    return new Migrations(Map.copyOf(found));
  }

  /** Whether all of them are in the history just as they are here. */
  boolean areAllIn(Map<String, Integer> history) {
    return !checksums.isEmpty() && history.entrySet().containsAll(checksums.entrySet());
  }

  /** The versions in the history that none of them has. */
  List<String> unknownIn(Map<String, Integer> history) {
    return history.keySet().stream()
        .filter(version -> !checksums.containsKey(version))
        .sorted()
        .toList();
  }

  /** The versions that are in the history otherwise than here. */
  List<String> differentIn(Map<String, Integer> history) {
    return history.entrySet().stream()
        .filter(made -> checksums.containsKey(made.getKey()))
        .filter(made -> !made.getValue().equals(checksums.get(made.getKey())))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static List<String> filesIn(URL folder) throws IOException {
    if (folder.openConnection() instanceof JarURLConnection jar) {
      var prefix = jar.getEntryName() + "/";
      try (var file = new JarFile(Path.of(uri(jar.getJarFileURL())).toFile())) {
        return file.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length()))
            .toList();
      }
    }
    try (var files = Files.list(Path.of(uri(folder)))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static URI uri(URL url) throws IOException {
    try {
      return url.toURI();
    } catch (URISyntaxException malformed) {
      throw new IOException(malformed);
    }
  }

  /** Flyway's: CRC32 over the lines without their ends, so that a checkout may change those. */
  private static int checksum(ClassLoader classPath, String resource) throws IOException {
    var sum = new CRC32();
    try (var in = classPath.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no longer there: " + resource);
      }
      var lines = new BufferedReader(new InputStreamReader(in, UTF_8)).lines().iterator();
      while (lines.hasNext()) {
        sum.update(lines.next().getBytes(UTF_8));
      }
    }
    return (int) sum.getValue();
  }
}
