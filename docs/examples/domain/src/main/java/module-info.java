/** Uses Threadkeep's domain and nothing else. */
module dev.threadkeep.examples.domain {
  requires dev.threadkeep.domain;
}
