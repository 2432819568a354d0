/**
 * Seals over the audit log: batches of events under a Merkle tree (RFC 6962, section 2.1, SHA-256),
 * each signed and chained to the one before, so that an export can be verified without a server.
 * Events are hashed in the form of RFC 8785. Knows nothing of signatures, files or HTTP.
 */
@NullMarked
package dev.steelyard.domain.seal;

import org.jspecify.annotations.NullMarked;
