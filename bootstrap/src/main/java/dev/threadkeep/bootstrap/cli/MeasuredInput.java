package dev.threadkeep.bootstrap.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A stream that knows how much of it has been read. */
final class MeasuredInput extends FilterInputStream {
  private final long size;
  private volatile long taken;

  /**
   * @param size in bytes; 0 where nobody knows
   */
  MeasuredInput(InputStream stream, long size) {
    super(stream);
    this.size = size;
  }

  /** What a file holds, or what comes out of a pipe or a device, of which nobody knows the size. */
  static MeasuredInput of(Path path) throws IOException {
    var there = Files.readAttributes(path, BasicFileAttributes.class);
    return new MeasuredInput(Files.newInputStream(path), there.isRegularFile() ? there.size() : 0);
  }

  /** Which part has been read, from 0 to 1; negative where nobody knows. */
  double part() {
    return size == 0 ? -1 : Math.min(1, (double) taken / size);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int number = super.read(to, offset, length);
    count(Math.max(0, number));
    return number;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads the stream
  private void count(int number) {
    taken += number;
  }
}
