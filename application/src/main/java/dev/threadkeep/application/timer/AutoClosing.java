package dev.threadkeep.application.timer;

import dev.threadkeep.domain.party.OrganizationId;
import java.time.Duration;

/**
 * An organization that has its inactive threads closed.
 *
 * @param after how long a thread must have been inactive
 * @param mark tells the organization's policy from any other that it had or will have
 */
public record AutoClosing(OrganizationId organization, Duration after, String mark) {}
