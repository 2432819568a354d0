package dev.steelyard.domain.contact;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretHash;
import java.time.Instant;

/**
 * A single-use link that confirms the e-mail address of a contact. Only that address receives it,
 * so its use proves that mails arrive there.
 *
 * @param holder the reseller or the application
 */
public record ContactLink(Id<ContactLink> id, SecretHash hash, Id<?> holder, Instant expires) {}
