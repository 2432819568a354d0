package dev.steelyard.domain.seal;

import dev.steelyard.domain.audit.AuditEvent;

/**
 * An event with its place under the seals.
 *
 * @param batch the number of the seal that it lies under
 * @param leaf its place in that batch, from 0
 * @param number its number among the sealed events of the same reseller, or of the operator, from
 *     1: a part of the log shows by it that nothing is missing
 * @param salt 128 random bits, base64url: whoever sees the hash and guesses the event can't tell
 */
public record SealedEvent(AuditEvent event, long batch, int leaf, long number, String salt) {
    /** What is hashed, and what an export shows: JSON in its canonical form. */
    public byte[] canonical() {
        var members = EventForm.members(event);
        members.put("number", number);
        members.put("salt", salt);
        return CanonicalJson.bytes(members);
    }

    public Hash hash() {
        return Merkle.leaf(canonical());
    }
}
