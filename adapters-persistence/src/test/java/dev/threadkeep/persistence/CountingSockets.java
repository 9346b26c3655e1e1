package dev.threadkeep.persistence;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that count how often a thread waits for an answer to something it has sent: its round
 * trips. The driver makes one by its name, which the URL gives.
 */
public final class CountingSockets extends SocketFactory {
  private static final ThreadLocal<Count> OWN = ThreadLocal.withInitial(Count::new);

  private static final class Count {
    private long trips;
    private boolean hasSent;
  }

  /** How many trips the calling thread has made so far. */
  public static long trips() {
    return OWN.get().trips;
  }

  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public InputStream getInputStream() throws IOException {
        return new CountingInput(super.getInputStream());
      }

      @Override
      public OutputStream getOutputStream() throws IOException {
        return new CountingOutput(super.getOutputStream());
      }
    };
  }

  private static final class CountingInput extends FilterInputStream {
    private CountingInput(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      count();
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      count();
      return super.read(bytes, from, length);
    }

    private static void count() {
      var own = OWN.get();
      if (own.hasSent) {
        own.hasSent = false;
        own.trips++;
      }
    }
  }

  private static final class CountingOutput extends FilterOutputStream {
    private CountingOutput(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int unit) throws IOException {
      OWN.get().hasSent = true;
      out.write(unit);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      OWN.get().hasSent = true;
      out.write(bytes, from, length);
    }
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress own, int ownPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress own, int ownPort) {
    throw new UnsupportedOperationException();
  }
}
