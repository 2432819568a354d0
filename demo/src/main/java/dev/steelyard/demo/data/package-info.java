/**
 * Collections, documents and parameters of applications in one SQLite file. Every statement names
 * its application; which application a request is for was decided before. Knows no HTTP.
 */
@NullMarked
package dev.steelyard.demo.data;

import org.jspecify.annotations.NullMarked;
