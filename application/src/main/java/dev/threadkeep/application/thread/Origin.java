package dev.threadkeep.application.thread;

import dev.threadkeep.domain.party.Assignee;
import dev.threadkeep.domain.party.Through;
import org.jspecify.annotations.Nullable;

/**
 * Where a change comes from.
 *
 * @param actingTeammate the teammate that the request names as acting, who must exist; where absent
 *     the caller acts
 */
public record Origin(Through through, String requestId, @Nullable Assignee actingTeammate) {}
