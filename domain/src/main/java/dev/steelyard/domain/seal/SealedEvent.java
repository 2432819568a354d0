package dev.steelyard.domain.seal;

import dev.steelyard.domain.audit.AuditEvent;

/**
 * An audit event with its position in a signed batch of the audit log.
 *
 * @param batch the number of its seal
 * @param leaf its place in that batch, from 0
 * @param number its number among the sealed events of the same reseller, or of the operator, from
 *     1, without gaps: it shows that nothing is missing from a part of the log
 * @param salt 128 random bits, base64url: prevents a reader of the hash from confirming a guess of
 *     the event
 */
public record SealedEvent(AuditEvent event, long batch, int leaf, long number, String salt) {
    /** The canonical JSON that is hashed and exported. */
    public byte[] canonical() {
        var members = EventJson.members(event);
        members.put("number", number);
        members.put("salt", salt);
        return CanonicalJson.bytes(members);
    }

    public Hash hash() {
        return MerkleTreeHasher.leaf(canonical());
    }
}
