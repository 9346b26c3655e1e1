package dev.threadkeep.bootstrap.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

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
