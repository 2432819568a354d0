/**
 * How to reach a reseller, or the customer of an application: a role address for mails, a telephone
 * number, a web page. No mail goes to an address before a link that was sent there confirmed it.
 */
@NullMarked
package dev.steelyard.domain.contact;

import org.jspecify.annotations.NullMarked;
