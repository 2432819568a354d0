/**
 * Verification of an export of the audit log: the Merkle trees (RFC 6962, section 2.1), the chain,
 * and the signatures of seals. Trusts nothing in a file except what a trusted key signed.
 * docs/audit.md is its specification.
 */
@NullMarked
package dev.steelyard.cli.audit.verify;

import org.jspecify.annotations.NullMarked;
