package dev.threadkeep.vendors.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where names lead: the system's DNS, or what a test says. */
@FunctionalInterface
interface Names {
  /** All addresses of a host. */
  InetAddress[] lookUp(String host) throws UnknownHostException;
}
