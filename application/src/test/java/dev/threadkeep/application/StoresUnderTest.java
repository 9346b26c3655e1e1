package dev.threadkeep.application;

import dev.threadkeep.application.access.AuditStore;
import dev.threadkeep.application.access.KeyStore;
import dev.threadkeep.application.access.OrganizationStore;
import dev.threadkeep.application.connection.ConnectionStore;
import dev.threadkeep.application.directory.DirectoryStore;
import dev.threadkeep.application.idempotency.IdempotencyStore;
import dev.threadkeep.application.job.JobStore;
import dev.threadkeep.application.policy.PolicyStore;
import dev.threadkeep.application.thread.ThreadReader;
import dev.threadkeep.application.thread.ThreadStore;

/** The stores of one implementation, which see what each other keeps. */
public interface StoresUnderTest {
  ThreadStore threads();

  ThreadReader reader();

  KeyStore keys();

  AuditStore audit();

  OrganizationStore organizations();

  PolicyStore policies();

  DirectoryStore directory();

  IdempotencyStore answers();

  JobStore jobs();

  ConnectionStore connections();
}
