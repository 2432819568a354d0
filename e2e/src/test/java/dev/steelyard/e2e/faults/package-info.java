/** Guards whose connections, nodes and database fail; run by {@code ./test faults} only. */
@NullMarked
package dev.steelyard.e2e.faults;

import org.jspecify.annotations.NullMarked;
