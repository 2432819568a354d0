/**
 * The description of the management API (OpenAPI 3.1.1; JSON Schema 2020-12): what each operation
 * needs, reads, answers and refuses, in a file a noun, and the document made of them. Tests hold it
 * against the routes and against real answers; at run time it decides nothing and knows no route.
 */
@NullMarked
package dev.steelyard.server.manage.openapi;

import org.jspecify.annotations.NullMarked;
