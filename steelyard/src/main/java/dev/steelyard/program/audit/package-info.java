/**
 * Exports of the audit log: written, and verified without a server or a store. Checks the Merkle
 * trees (RFC 6962, section 2.1), the chain, and the signatures (RFC 7515, ES256) of seals; trusts
 * nothing in a file but what a trusted key has signed. docs/audit.md is its specification.
 */
@NullMarked
package dev.steelyard.program.audit;

import org.jspecify.annotations.NullMarked;
