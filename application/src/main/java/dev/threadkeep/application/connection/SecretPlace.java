package dev.threadkeep.application.connection;

import dev.threadkeep.domain.party.OrganizationId;
import dev.threadkeep.domain.vendor.ConnectionId;

/**
 * Where a secret belongs; put anywhere else it cannot be opened.
 *
 * @param name of the credential
 */
public record SecretPlace(OrganizationId organization, ConnectionId connection, String name) {}
