/** Why a client was refused: it asks by the reference that it was told (rule 12). */
@NullMarked
package dev.steelyard.server.explanation;

import org.jspecify.annotations.NullMarked;
